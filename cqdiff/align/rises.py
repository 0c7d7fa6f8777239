"""Tell how much something rose where a report gives both its levels: 城镇化率由60.3%提高到61.4%, 1.1个百分点."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cqdiff.models import Aspect, Figure, Role
from cqdiff.positions import SENTENCE_ENDS, begin_of

_FROM = r"[由从](?:上年|去年|上一年|(20\d\d)年)?的?(?:每人)?(?:每[月年])?$"
_TO = "^(?:[已增]|提高|提升|上升|增加|增长|扩大|上调|调整|下降|降低|减少|压减|缩短|下调)*[到至为]$"
_YEARS = "年来|以来|年间|期间|累计|“十|末"
"""A rise over several years is not that of the year promised."""
_POINTS = {"百分点": "%", "个百分点": "%"}
_BEFORE = 12


def risen(promise: Figure, result: Figure, results: Sequence[Figure], text: str) -> tuple[Figure, Figure] | None:
    """The rise that a level tells together with the one it rose from, and this one; None where it tells none.

    `promise` is a rise too, in the same unit or in percentage points.
    """
    unit = _POINTS.get(promise.unit, promise.unit)
    asked = promise.aspect is Aspect.CHANGE and result.aspect is Aspect.LEVEL and result.role is Role.RESULT
    if not asked or result.value is None or result.unit != unit:
        return None
    for before in results:
        same = before.name == result.name and before.unit == unit and before.aspect is Aspect.LEVEL
        if same and before.value is not None and 0 < result.start - before.end < _BEFORE:
            rose = _in_the_year(before, result, text)
            change = replace(result, aspect=Aspect.CHANGE, value=result.value - before.value, unit=promise.unit)
            return (change, before) if rose else None
    return None


def _in_the_year(before: Figure, result: Figure, text: str) -> bool:
    """Whether the words around two levels tell that the first was that of the year before."""
    opening = text[begin_of(text, before.start, SENTENCE_ENDS) : before.start]
    came = re.search(_FROM, opening)
    year = came[1] if came else None
    if came is None or re.search(_YEARS, opening) or not re.match(_TO, text[before.end : result.start]):
        return False
    return year is None or (result.year is not None and int(year) == result.year - 1)
