"""Why a number tells of less or more than was promised: a stage before it, all kinds of it, the least of each."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.models import Figure
from cqdiff.positions import begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_KINDS = "(..)等(?![级额效次])"
_GRANTED = "成功|获批|通过|获得|建成|开工"
"""成功申报绿色工厂5家 is to be granted it."""
_BOUND = r"\d[\d.]*[百千万亿]*元"
_JOINTS = ("和", "与", "及", "以及", "、")
_HOPED, _PLANNED = "力争", "规划"
_CLAUSE_ENDS = "，。；！\n"
_SPREAD = "(?:全国|全省|全区|全市|国家)[^，。；、]{0,4}推广"
"""7项制度创新成果在全国复制推广: some of those that were made."""
_BEHIND = 12
_EACH = "(?:全部|全都|(?<![人户村亩年月日平场])均|都)(?:已|达到|实现|稳定|超过|超|突破|在|高于|不低于)+$"
"""村集体经济收入全部超过20万元 tells the least of each, and no average."""


def other_extent(promised: str, result: Figure, text: str, rules: RuleSet) -> str:
    """The reason, for a reader, where one name counts what leads to the other's things, or all kinds of them."""
    told, before = result.name, _before(rules)
    if before.any_in(told) != before.any_in(promised):
        return "一为后备或培育阶段的，不作判断"  # 上市后备企业 are not listed yet
    if _only_meant(promised, told, rules) and not re.search(_GRANTED, opening_of(result, text) + told):
        return "尚在申报或筹划，不能与办成的数量比较"
    if "元" in told and "元" in promised and re.findall(_BOUND, told) != re.findall(_BOUND, promised):
        return "比较的门槛不同，不作判断"  # 收入10万元以上的村, 收入5万元以上的村
    return "一为其中一类，一为各类合计，不作判断" if _of_all_kinds(promised, told) else ""


def _only_meant(promised: str, told: str, rules: RuleSet) -> bool:
    """Whether things are told to be applied for or planned, which were to be there: 申报绿色工厂5家."""
    meant = _PLANNED if told.startswith(_PLANNED) else next((word for _, word in _meant(rules).within(told)), "")
    return bool(meant) and meant not in promised


def _of_all_kinds(promised: str, told: str) -> bool:
    """Whether one kind was promised and all are told: 改造燃气管网, 改造燃气等各类地下管网, or 减税降费及退税缓费."""
    if told.startswith(promised) and told.startswith(_JOINTS, len(promised)):
        return True
    if "等" not in told or "等" in promised:
        return False
    kinds = re.search(_KINDS, told)
    return kinds is not None and kinds[1] in promised


def least_of_each(figure: Figure, text: str) -> bool:
    """Whether a number is said to be reached by each: it is no average, and can't tell that one was missed."""
    at = next((n for n, sign in enumerate(figure.quote) if sign.isdecimal()), 0)
    return re.search(_EACH, opening_of(figure, text) + figure.quote[:at]) is not None


def spread_alone(promised: str, result: Figure, text: str) -> bool:
    """Whether a number tells only how many of the promised things others took up."""
    told = result.name + text[result.end : result.end + _BEHIND]
    return "推广" in told and "推广" not in promised and re.search(_SPREAD, told) is not None


def is_hoped_for(figure: Figure, text: str) -> bool:
    """Whether a number in a review is what is still hoped for: 力争新增上市企业1家."""
    return _HOPED in opening_of(figure, text)


def opening_of(figure: Figure, text: str) -> str:
    """The words of the clause before a number."""
    return text[begin_of(text, figure.start, _CLAUSE_ENDS) : figure.start]


@lru_cache(maxsize=4)
def _before(rules: RuleSet) -> Begins:
    return Begins(rules.words("before_it_counts"))


@lru_cache(maxsize=4)
def _meant(rules: RuleSet) -> Begins:
    return Begins(rules.words("only_meant"))
