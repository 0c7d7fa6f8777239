"""Tell what a number leaves out: 扣除房地产后增长6.1% is no growth of all investment."""

from __future__ import annotations

import re

_LEFT_OUT = r"(扣除|剔除|不含|不包括)([^，。\d]{2,16}?)(?:之|以)?[后外]$"
_CLAUSE = r"(?:如|若|如果)?(扣除|剔除|不含|不包括)((?!.*[增下][长降])[^，。\d后]{2,16})$"
"""扣除房地产开发投资，固定资产投资增长9.3%: a clause that says no more needs no 后."""
OPENINGS = ("扣", "剔", "不", "如", "若")
_SAID_OF_IT = ("因素", "影响")
_RECKONED = (
    *("价格", "物价", "上涨", "涨价", "口径", "不可比", "基数", "税", "用能", "消费", "消费量"),
    *("季节", "季节性", "春节", "假日", "闰年", "错月"),
)
"""扣除价格因素后, 扣除留抵退税后, 扣除原料用能后: how the same thing was reckoned."""


def left_out(words: str) -> str:
    """What opens the name of a number with `words` before it, 扣除房地产后的; empty where nothing is left out."""
    if not words.endswith(("后", "外")) or not (found := re.search(_LEFT_OUT, words)):
        return ""
    return _named(*found.groups())


def left_out_alone(clause: str) -> str:
    """The same of a clause that has no number and one of the openings: 扣除房地产, 剔除一次性因素后."""
    found = re.match(_CLAUSE, clause)
    return _named(*found.groups()) if found else left_out(clause)


def _named(verb: str, thing: str) -> str:
    bare = thing
    for word in _SAID_OF_IT:
        bare = bare.removesuffix(word)
    return "" if bare.endswith(_RECKONED) else f"{verb}{thing}后的"


def narrowed(name: str, opening: str) -> str:
    """固定资产投资 → 扣除房地产后的固定资产投资, once."""
    return name if not opening or not name or name.startswith(opening) else opening + name
