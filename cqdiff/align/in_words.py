"""Tell whether a target that was set in words (与经济增长同步, 国际收支状况改善) is told to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cqdiff.align.outcomes import place_of
from cqdiff.figures.indicators import plain
from cqdiff.figures.lexicon import lexicon_for, strip_leading
from cqdiff.models import Figure
from cqdiff.rules import RuleSet

_WITH = "[与和同]([^，。、]{2,10}?)(?:增长|增速)?(?:保持|实现|基本|总体)*同步"
_GROWS = r"(?:比上年|较上年|同比|名义|实际|分别)*(?:增长|提高|达到?)[\d.%、和元万亿]+$"
_GOES_ON = "(?:增速|增幅|涨幅)?(?:均|也|继续|持续|明显|连续[^，]{1,3}年)*(?:[快高]于|跑赢|[与和同])"
"""居民收入3.6万元，增长5.6%，快于经济增速: clauses that go on with what was named before."""
_NEAR = 12
"""What was hoped for stands so near behind the thing, and nothing else is listed between them."""
_DENIED = "[不未没难失欠将待拟]|仍需|努力|力[求争]|争取"
_OF_SOME = "城镇|农村|城市|乡村|脱贫|部分"
"""农村居民收入增速快于经济增速 tells of some of those whose income was to grow."""


def come_true(target: Figure, clause: str, following: Sequence[str], rules: RuleSet) -> str:
    """The words by which a clause on the thing, or those behind it, tells that it came true; else empty.

    居民人均可支配收入增长5.6%，快于经济增速; 国际收支状况有所改善.
    """
    words = target.words or ""
    start, end = place_of(target.name, clause)
    if _owner(clause[:start], rules) or any(some not in target.name for some in re.findall(_OF_SOME, clause)):
        return ""  # 民营企业进出口保持正增长 is of a part
    if wanted := re.search(_WITH, words):
        soft = "" if "基本" in words else "(?!基本)"
        ends = f"(?:增长|增速)?(?:保持|实现|总体)*{soft}(?:基本)?同步"
        kept = f"[与和同]{re.escape(wanted[1])}{ends}|(?:[快高]于|跑赢){re.escape(wanted[1])}(?:增长|增速)"
        going_on = [told for told in _going_on(following) if re.match(_GOES_ON, told)]
        return next((found.group() for told in (clause, *going_on) if (found := re.search(kept, told))), "")
    state = next((state for state in rules.words("hoped_states") if state in words), "")
    at = clause.find(state, end) if state else -1
    told = clause[end : at + len(state)] if 0 <= at - end <= _NEAR else ""
    goes_on = clause[at + len(state) : at + len(state) + 1] not in ("", "、", "，")  # 改善压力较大
    return "" if goes_on or "、" in told or re.search(_DENIED, told) else told


def _owner(before: str, rules: RuleSet) -> str:
    """Whose the thing is that stands behind some words, other than all of the reporting place."""
    return plain(strip_leading(re.split("[、和与及]", before)[-1], lexicon_for(rules)), rules)


def _going_on(following: Sequence[str]) -> Iterator[str]:
    """Clauses that may go on with the thing named before: up to the first that does more than tell how it grew."""
    for told in following:
        yield told
        if not re.match(_GROWS, told):
            return
