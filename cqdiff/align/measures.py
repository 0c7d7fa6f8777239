"""What a target measures, however it is measured: 研发经费投入 of 研发经费投入强度, 养老床位 of 新增养老床位."""

from __future__ import annotations

from cqdiff.figures.indicators import plain
from cqdiff.judge import comparable
from cqdiff.models import Figure
from cqdiff.rules import RuleSet

_NEW = ("新增", "净增")
_MEASURES = ("强度", "比重", "占比", "比例")
_SHORTEST = 4
"""A shorter name (投资) is that of too many things."""


def measured(figure: Figure, rules: RuleSet) -> str:
    """The thing by itself; empty where its name is too short to tell it."""
    known = rules.indicators.get(figure.indicator or "")
    bare = plain(known.zh if known else figure.name, rules).partition("占")[0]
    for opening in _NEW:
        bare = bare.removeprefix(opening)
    for ending in _MEASURES:
        bare = bare.removesuffix(ending)
    return bare if len(bare) >= _SHORTEST else ""


def in_two_ways(old: Figure, new: Figure, rules: RuleSet) -> bool:
    """Whether the numbers of one thing can't be compared: other units, or only one of what is new."""
    return comparable(old, new, rules) is None or old.name.startswith(_NEW) != new.name.startswith(_NEW)
