"""Tell in a review what was planned from what came of it; read where a clause speaks of an aim or a plan."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends

_OVER = "(?:超过|高于|快于|好于|低于|超出|超额完成|未达到?|未完成|没有?完成|没有?达到)[^，。、\\d]{0,8}$"
_REACHED = "(?<![未没额有能])(?:完成|实现|达到)"
"""提前实现公用经费达到300元的目标: what was planned is what came of it; but 超额完成, 没有完成."""
_GAP = "的?(?:还|仍|尚)*(?:有|存在)(?:一定|较大|不小|明显|的)*(?:差距|缺口)"
"""距年度目标8%还有差距."""
_SHARE_OF = r"的[\d.]+%"
"""完成年度计划7000人的118.9%."""
_HELD = ("的", "还", "仍", "尚", "有", "存")
_DONE = ("完成", "实现", "达", "已", "实际", "执行", "超")
"""年度任务完成247亿元: of the plan is told what came of it."""
_ALL_DONE = ("全部", "均", "已")
"""年度任务120项全部完成."""
_LONGEST_TAIL = 4
_NO_TAIL = frozenset("率的，。、")
_PLANNED_SUM = "(?:年度)?(?:计划|总)+投资$"
_SPENT = "(?:全年|目前|实际|累计|已)*完成$"


class _Words(Struct, frozen=True):
    times: frozenset[str]
    kinds: Begins
    kinds_end: Ends
    nouns: Begins
    nouns_end: Ends
    held_against: Ends


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> _Words:
    times, nouns = rules.words("plan_times"), rules.words("plan_nouns")
    kinds = (*times, *rules.words("plan_kinds"))
    return _Words(
        frozenset(times), Begins(kinds), Ends(kinds), Begins(nouns), Ends(nouns), Ends(rules.words("plan_references"))
    )


def is_aim(before: str, after: str, rules: RuleSet) -> bool:
    """Whether a number is what was planned: 年初计划增长7%, 低于5.5%的控制目标, 完成年度计划7000人的118.9%."""
    words = _words(rules)
    qualified = _named_behind(after, words)
    if qualified is not None:
        return re.search(_REACHED, before) is None if qualified else re.search(_OVER, before) is not None
    held = after[:1] in _HELD and words.nouns_end.of(before.rstrip("值数"))
    if held and (re.match(_GAP, after) or re.match(_SHARE_OF, after)):
        return True
    stated = _stated(before, words)
    if stated is None or stated[1].startswith(_DONE) or after.startswith(_ALL_DONE):
        return False
    return not words.held_against.of(stated[0])


def _named_behind(after: str, words: _Words) -> bool | None:
    """Whether a plan noun behind a number is qualified (5.5%的年度控制目标) or bare (6%目标); None without any."""
    rest, kinds = after.removeprefix("的"), []
    while kind := words.kinds.at(rest):
        rest = rest[len(kind) :]
        kinds.append(kind)
    if not words.nouns.at(rest.removeprefix("的")) and (not kinds or kinds.pop() not in words.nouns):
        return None
    return bool(kinds) or after.startswith("的")


def _stated(before: str, words: _Words) -> tuple[str, str] | None:
    """What stands before the plan that a number states, and what between: (地区生产总值, 增长) of 年初计划增长7%."""
    for cut in range(len(before), max(0, len(before) - _LONGEST_TAIL) - 1, -1):
        tail = before[cut:]
        if tail and (tail[0] in _NO_TAIL or tail[0].isdigit()):
            return None
        head = before[:cut].removesuffix("值").removesuffix("数")
        noun = words.nouns_end.of(head)
        if not noun:
            continue
        lead, dated = head.removesuffix(noun).removesuffix("投资").removesuffix("建设"), False
        while kind := words.kinds_end.of(lead.removesuffix("的")):
            lead, dated = lead.removesuffix("的").removesuffix(kind), dated or kind in words.times
        if dated or (noun in ("目标", "计划") and tail[:1] in ("增", "下", *(("为", "是") if noun == "目标" else ()))):
            return lead, tail
    return None


def achieved(name: str, before: str) -> str:
    """总投资112亿元，实际完成24亿元: what was spent has a name of its own."""
    if name.endswith("投资") and re.fullmatch(_SPENT, before):
        whose = re.sub(_PLANNED_SUM, "", name)
        return name if whose == name else f"{whose or '实际'}完成投资"
    return name
