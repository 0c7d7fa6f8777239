"""The things that one promise names together: 省疾控中心新址 and 公共卫生中心 of 省疾控中心新址和公共卫生中心."""

from __future__ import annotations

import re

from cqdiff.align.outcomes import place_of

_JOINTS = "[和与及、]"
_SHORTEST = 4
"""A shorter member (新能源和…) belongs to the name of one thing."""
_SIGNS = "“”《》（）()"
_SHARED = ("行动", "计划", "工程", "方案", "规划", "专项", "试点")
"""城市更新和韧性提升行动: the first member is a field of work without the noun behind the second."""
_MOST = 2


def members_of(thing: str) -> list[str]:
    """The members, or none where one thing was promised, or where its name holds more than plain words."""
    if not re.search(_JOINTS, thing) or thing.endswith(_SHARED) or any(sign in thing for sign in _SIGNS):
        return []
    members = re.split(_JOINTS, thing)
    return members if len(members) <= _MOST and min(map(len, members)) >= _SHORTEST else []


def is_told(member: str, quote: str) -> bool:
    """Whether half of a member's name stands in a passage in one run."""
    start, end = place_of(member, quote)
    return quote[start:end] in member and _MOST * (end - start) >= len(member)
