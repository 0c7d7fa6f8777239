"""Tell what a number leaves out: 扣除房地产后增长6.1% is no growth of all investment."""

from __future__ import annotations

import re

_LEFT_OUT = r"(扣除|剔除|不含|不包括)([^，。\d]{2,16}?)(?:之|以)?[后外]$"
_RECKONED = ("因素", "影响", "价格", "物价", "口径", "基数", "汇率", "税", "用能", "消费", "消费量")
"""扣除价格因素后, 扣除留抵退税后, 扣除原料用能后: how the same thing was reckoned."""


def left_out(words: str) -> str:
    """What opens the name of a number with `words` before it, 扣除房地产后的; empty where nothing is left out."""
    if not words.endswith(("后", "外")) or not (found := re.search(_LEFT_OUT, words)):
        return ""
    verb, thing = found.groups()
    return "" if thing.endswith(_RECKONED) else f"{verb}{thing}后的"


def narrowed(name: str, opening: str) -> str:
    """固定资产投资 → 扣除房地产后的固定资产投资, once."""
    return name if not opening or not name or name.startswith(opening) else opening + name
