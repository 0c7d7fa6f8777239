"""The verdicts as pure functions: every comparator, direction, range and unit that decides one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from cqdiff.judge import continuity, follow_through, improves
from cqdiff.models import Aspect, Better, Comparator, Continuity, Figure, FollowUp, Role
from cqdiff.rules import load_rules
from cqdiff.show.labels import Lang, sentence

EQ, GE, LE, APPROX = Comparator.EQ, Comparator.GE, Comparator.LE, Comparator.APPROX
RULES = load_rules()


def number(
    value: str | None,
    comparator: Comparator = EQ,
    unit: str = "%",
    aspect: Aspect = Aspect.GROWTH,
    high: str | None = None,
    quote: str = "",
    words: str | None = None,
) -> Figure:
    low = None if value is None else Decimal(value)
    top = None if high is None else Decimal(high)
    return Figure(
        "f1", "1", 1, 0, 1, quote or f"{value}{unit}", "指标", None, aspect, low, top, unit, comparator,
        Role.TARGET, 2025, None, True, (0, 1), words,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "better", "verdict"),
    [
        (number("6", APPROX), number("6", APPROX), Better.UP, Continuity.KEPT),
        (number("6", GE), number("6", APPROX), Better.UP, Continuity.RESTATED),
        (number("6", APPROX), number("6.5", APPROX), Better.UP, Continuity.RAISED),
        (number("5.5", LE), number("5", LE), Better.DOWN, Continuity.RAISED),
        (number("-3", GE), number("-2.5", GE), Better.DOWN, Continuity.LOWERED),
        (number("60", GE, "万人", Aspect.LEVEL), number("0.006", GE, "亿人", Aspect.LEVEL), Better.UP, Continuity.KEPT),
        (number("6"), number("6", unit="亿元", aspect=Aspect.LEVEL), Better.UP, Continuity.RECAST),
        (number(None, words="与经济增长同步"), number(None, words="与经济增长同步"), Better.UP, Continuity.KEPT),
        (number("6", high="6.5"), number("6"), Better.UP, Continuity.LOWERED),
        (
            number("-650", unit="亿元", aspect=Aspect.CHANGE),
            number("5700", unit="亿元", aspect=Aspect.CHANGE),
            Better.NONE,
            Continuity.RAISED,
        ),
    ],
)
def test_judge_continuity(old: Figure, new: Figure, better: Better, verdict: Continuity) -> None:
    assert continuity(old, new, better, RULES).verdict is verdict


@pytest.mark.parametrize(
    ("result", "target", "better", "why"),
    [
        (number("325", EQ, "天", Aspect.LEVEL), number("320", GE, "天", Aspect.LEVEL), Better.UP, "目标要求低于实绩"),
        (number("5.4", EQ), number("6", GE), Better.UP, "目标要求高于实绩"),
        (number("5.4", EQ), number("5.5", LE), Better.DOWN, "目标要求低于实绩"),
        (number("612", GE, "万亩"), number("612", GE, "万亩"), Better.UP, "目标与实绩相同"),
        (number("-3", APPROX), number("-3", EQ), Better.DOWN, "数值与实绩相同、表述更严"),
    ],
)
def test_judge_says_of_a_result_that_it_is_one(result: Figure, target: Figure, better: Better, why: str) -> None:
    """One report alone: its own result is no target that was lowered."""
    judged = continuity(replace(result, role=Role.RESULT), target, better, RULES)
    assert judged.why.startswith(f"{why}：")
    assert "reached" in sentence(judged.why, Lang.EN)


def test_judge_continuity_swaps_with_its_sides() -> None:
    old, new = number("6"), number("5")
    assert continuity(old, new, Better.UP, RULES).delta == -1
    assert continuity(new, old, Better.UP, RULES).verdict is Continuity.RAISED


@pytest.mark.parametrize(
    ("promise", "result", "better", "verdict"),
    [
        (number("6", APPROX), number("6.1"), Better.UP, FollowUp.MET),
        (number("6", APPROX), number("5.7"), Better.UP, FollowUp.MISSED),
        (number("6", APPROX), number("7.4"), Better.UP, FollowUp.EXCEEDED),
        (number("5.5", LE), number("5.2"), Better.DOWN, FollowUp.EXCEEDED),
        (number("5.5", LE), number("5.5"), Better.DOWN, FollowUp.MET),
        (number("5.5", LE), number("5.6"), Better.DOWN, FollowUp.MISSED),
        (number("-3", GE), number("-3.2"), Better.DOWN, FollowUp.EXCEEDED),
        (number("6", high="6.5"), number("6.2"), Better.UP, FollowUp.MET),
        (number("6", high="6.5"), number("6.8"), Better.UP, FollowUp.EXCEEDED),
        (number("60", GE, quote="60%以上"), number("60", GE, quote="超过60%"), Better.UP, FollowUp.EXCEEDED),
    ],
)
def test_judge_follow_through(promise: Figure, result: Figure, better: Better, verdict: FollowUp) -> None:
    judged = follow_through(promise, result, better, RULES)
    assert judged is not None and judged.verdict is verdict


def test_judge_follow_through_needs_one_kind_of_number() -> None:
    level = number("6", unit="亿元", aspect=Aspect.LEVEL)
    assert follow_through(number("6"), level, Better.UP, RULES) is None


@pytest.mark.parametrize(
    ("name", "indicator", "better"),
    [
        ("地区生产总值", "gdp", Better.UP),
        ("亡人事故起数", None, Better.DOWN),
        ("新建学校", None, Better.UP),
    ],
)
def test_judge_direction(name: str, indicator: str | None, better: Better) -> None:
    assert improves(name, indicator, Aspect.GROWTH, RULES) is better
