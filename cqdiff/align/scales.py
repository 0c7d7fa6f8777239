"""Why two counts are not of one thing though they are named alike: per head and in all, or by other counters."""

from __future__ import annotations

import re
from decimal import Decimal

from cqdiff.align.kinds import Keyed
from cqdiff.align.narrower import opening_of
from cqdiff.models import Figure
from cqdiff.rules import RuleSet
from cqdiff.units import parse_unit

_PER_HEAD = r"(?<![\d.十百千万])[每十百千万][\d.十百千万亿]*(?:人|户|名)"
"""每千人5批次, 千人口床位数, but no 20万人."""
_ALIKE = 2
"""Numbers no further apart are told in one way, though one does not say 每千人 again."""
_BEYOND = 1000
_HEAD = 2
"""So many characters at the end of a name say what is counted."""


def other_scale(promise: Keyed, result: Keyed, times: Decimal, rules: RuleSet) -> str:
    """The reason, for a reader, where the result is so many `times` what was promised; else empty."""
    each, all_of_them = (per_head(named.figure, named.text) for named in (promise, result))
    if each != all_of_them and not 1 / Decimal(_ALIKE) < times < _ALIKE:
        return "一为平均到人或户的，一为总数，不能直接比较"
    if not 1 / Decimal(_BEYOND) < times < _BEYOND:
        return "数量级相差悬殊，口径可能不同，不作判断"
    return "计数的对象不同，不能直接比较" if _other_thing(promise, result, rules) else ""


def _other_thing(promise: Keyed, result: Keyed, rules: RuleSet) -> bool:
    """Whether other things are counted, by other counters: 改造150个小区, 改造供水设施162处."""
    one, other = promise.figure.unit, result.figure.unit
    if one == other or promise.key.core[-_HEAD:] in result.key.core:
        return False
    mine, yours = parse_unit(one, rules), parse_unit(other, rules)
    counted = mine is not None and yours is not None and mine.counts and yours.counts
    return counted and mine is not None and yours is not None and mine.unit_id != yours.unit_id


def per_head(figure: Figure, text: str) -> bool:
    """Whether a number is said to be that of so many people or households: 抽检量达到每千人5批次."""
    return re.search(_PER_HEAD, opening_of(figure, text) + figure.name) is not None
