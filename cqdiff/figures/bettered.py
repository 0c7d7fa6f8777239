"""Tell which way a number moved that got better: 优良天数比例改善1.9个百分点 rose, PM2.5平均浓度改善6.9% fell."""

from __future__ import annotations

from cqdiff.figures.numerals import Numeral
from cqdiff.models import Aspect
from cqdiff.rules import RuleSet

BETTER = "改善"
_MEASURING = ("%", "百分点", "立方米", "‰")
_ARRIVED = ("改善到", "改善至", "改善为")


def betters(core: str, unit: str) -> bool:
    """Whether 改善 before a number tells how it moved: 改善6.9%; but 改善住房条件3200户, 住房条件改善3200户."""
    return core.endswith(BETTER) and unit.endswith(_MEASURING)


def moved(numeral: Numeral, name: str, indicator: str | None, predicate: str, rules: RuleSet) -> tuple[Aspect, int]:
    """Aspect and sign of a number that got better, by what is better of the thing."""
    if any(arrived in predicate for arrived in _ARRIVED):
        return Aspect.LEVEL, 1
    aspect = Aspect.GROWTH if numeral.unit in ("%", "‰") else Aspect.CHANGE
    better = rules.indicators[indicator].better if indicator else "none"
    if better in ("up", "down"):
        return aspect, 1 if better == "up" else -1
    return aspect, -1 if any(word in name for word in rules.words("bad_when_more")) else 1
