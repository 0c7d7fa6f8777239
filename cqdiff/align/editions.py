"""Tell another edition or year of an event from the promised one: 第六届越商大会 is not the 第五届."""

from __future__ import annotations

import re

from cqdiff.figures.chinese import decimal

_ORDINAL = r"第(\d{1,3}|[一二三四五六七八九十百零〇两]{1,5})([届次批轮季])"
_YEAR = r"((?:19|20)\d\d)年?度?"
_JOINTS = "[、，：；和与及]"
_SHARED = 2
"""So many characters of a name must stand behind an ordinal that counts its editions (第十六届全省运动会, 省运会)."""
_YEARLY = "会节赛展坛周季赛奖松典演"
"""What is held each year ends with one of these."""


def another_edition(thing: str, quote: str) -> bool:
    """Whether a passage tells of the thing with another ordinal or year than the promised one, and not of that too."""
    if "第" in thing and "第" in quote:
        own = re.search(_ORDINAL, thing)
        if own is None:
            return False
        rest = thing[: own.start()] + thing[own.end() :]
        named = rest in quote  # 数博会、第六届茶博会: the ordinal is of another thing
        told = [
            number
            for number, measure, behind in _ordinals(quote)
            if measure == own[2] and (rest in behind if named else _is_of(rest, behind))
        ]
        return bool(told) and _number(own[1]) not in told
    year = re.match(_YEAR, thing) if thing[:2] in ("20", "19") and thing[-1:] in _YEARLY else None
    if year is None or year[1] in quote:
        return False
    return re.search(_YEAR + re.escape(thing[year.end() : year.end() + _SHARED]), quote) is not None


def _ordinals(quote: str) -> list[tuple[int, str, str]]:
    """The ordinals of a passage, their measure words, and what stands behind each up to the next thing."""
    return [
        (_number(found[1]), found[2], re.split(_JOINTS, quote[found.end() :], maxsplit=1)[0])
        for found in re.finditer(_ORDINAL, quote)
    ]


def _is_of(thing: str, behind: str) -> bool:
    return len(set(thing) & set(behind)) >= _SHARED


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else int(decimal(words))
