"""Why a number tells of less or more than was promised: a stage before it, all kinds of it, the least of each."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.models import Figure
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_KINDS = "(..)等(?![级额效次])"
_CLAUSE_ENDS = "，。；！\n"
_EACH = "(?:全部|全都|(?<![人户村亩年月日平场])均|都)(?:已|达到|实现|稳定|超过|超|突破|在|高于|不低于)+$"
"""村集体经济收入全部超过20万元 tells the least of each, and no average."""


def other_extent(promised: str, told: str, rules: RuleSet) -> str:
    """The reason, for a reader, where one name counts what leads to the other's things, or all kinds of them."""
    before = _before(rules)
    if before.any_in(told) != before.any_in(promised):
        return "一为后备或培育阶段的，不作判断"  # 上市后备企业 are not listed yet
    return "一为其中一类，一为各类合计，不作判断" if _of_all_kinds(promised, told) else ""


def _of_all_kinds(promised: str, told: str) -> bool:
    """Whether one kind was promised and all are told: 改造燃气管网, 改造燃气等各类地下管网."""
    if "等" not in told or "等" in promised:
        return False
    kinds = re.search(_KINDS, told)
    return kinds is not None and kinds[1] in promised


def least_of_each(figure: Figure, text: str) -> bool:
    """Whether a number is said to be reached by each: it is no average, and can't tell that one was missed."""
    start = max(text.rfind(mark, 0, figure.start) for mark in _CLAUSE_ENDS) + 1
    at = next((n for n, sign in enumerate(figure.quote) if sign.isdecimal()), 0)
    return re.search(_EACH, text[start : figure.start + at]) is not None


@lru_cache(maxsize=4)
def _before(rules: RuleSet) -> Begins:
    return Begins(rules.words("before_it_counts"))
