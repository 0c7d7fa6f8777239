"""Name one number that holds for each of several things: 新建口袋公园、健身步道各100处, 小学和初中各新建2所."""

from __future__ import annotations

import re

from cqdiff.figures.deeds import joint_verb
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.lists import names_of_list

_EACH = re.compile("各(?:约|有|自)?$|各(?=增加|减少|提高|增长|下降|达到?|新[增建设]|建成)")
_LISTED = "[、和与及]"
_MEMBERS = "[、和与及]|以及|(?<=”)(?=“)"
_GRADE = "^[^、级]{1,3}级"
_SHORTEST = _WORD = 2


def told_of_each(head: str) -> bool:
    """Whether the words before a number say that there are so many of each thing in a list."""
    return _EACH.search(head) is not None and (re.search(_LISTED, head) is not None or "”“" in head)


def names_of_each(head: str, lexicon: Lexicon) -> list[str]:
    """新建口袋公园, 新建健身步道 from 新建口袋公园、健身步道各; [] where the list can't be taken apart."""
    told = _EACH.search(head)
    if not told or head.startswith("在"):
        return []
    core = strip_leading(head[: told.start()], lexicon)
    deed = strip_predicate(head[told.end() :], lexicon)[0]
    verb = joint_verb(core, lexicon)
    parts = re.split(_MEMBERS, core.removeprefix(verb))
    if not verb and not deed and lexicon.measures.of(core):
        return names_of_list(core, len(parts), lexicon)  # 城市、农村低保标准各提高50元
    things = _things(parts, lexicon)
    if len(things) < _SHORTEST or any(len(thing) < _SHORTEST for thing in things):
        return []
    if deed and deed in lexicon.carried:
        return [deed + thing for thing in things]
    return [verb + thing + deed for thing in things]


def _things(parts: list[str], lexicon: Lexicon) -> list[str]:
    """The members of a list with the class or the work that only the last of them bears."""
    last = parts[-1]
    graded = re.match(_GRADE, last)
    if graded and all(len(part) == 1 or part.endswith("级") for part in parts[:-1]):
        sort = last[graded.end() :]  # 国家级、省级示范园区, 市、县级医院
        return [*(part.removesuffix("级") + "级" + sort for part in parts[:-1]), last]
    quoted = last.find("”") + 1
    if quoted and last[0] == "“" and all(part.endswith("”") for part in parts[:-1]):
        return [*(part + last[quoted:] for part in parts[:-1]), last]  # “好办”“快办”服务
    work = lexicon.shared_works.of(last)
    if work and not any(lexicon.work_nouns.of(part) for part in parts[:-1]):
        return [*(part + work for part in parts[:-1]), last]
    return [] if any(_may_lack(part, last, lexicon) for part in parts[:-1]) else parts


def _may_lack(part: str, last: str, lexicon: Lexicon) -> bool:
    """Whether a member may be told by less than a whole name (云岭、澄湖医院), or is a place that has the things."""
    return (len(part) <= _WORD and len(last) >= len(part) + _WORD) or lexicon.place_ends.of(part) != ""
