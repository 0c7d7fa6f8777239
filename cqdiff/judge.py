"""The verdicts, nothing else: pure functions of two figures and the direction in which their indicator improves."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

from msgspec import Struct

from cqdiff.figures.flows import counts_new
from cqdiff.models import Aspect, Better, Comparator, Continuity, Figure, FollowUp, Role
from cqdiff.rules import RuleSet
from cqdiff.units import convert
from cqdiff.wordlists import Begins, Ends

V = TypeVar("V")

_FILLERS = "保持|实现|努力|要"
_ALIKE = "^[和同]"

_ABOUT = Decimal("0.03")
"""左右 is satisfied within 3 percent of the number (gold FOLLOWUP: 7.4 for 7.5左右)."""

_LEAST = Decimal("0.5")
"""A sum of less than half is hardly of the same time: 650 a month, 8000 a year."""

_MEASURED = Ends(
    ("率", "量", "数", "人数", "起数", "强度", "水平", "总量", "总额", "指数", "涨幅", "总水平", "比例", "规模", "数量")
)
_FIRMNESS = {Comparator.GE: 3, Comparator.LE: 3, Comparator.EQ: 2, Comparator.APPROX: 1}
_STRICT = ("超", "突破", "逾", "高于", "大于", "多于", "破")
_SHORT = ("低于", "不到", "少于", "小于", "不足")
_WORDS = {Comparator.EQ: "", Comparator.GE: "以上", Comparator.LE: "以内", Comparator.APPROX: "左右"}


class Judged(Struct, Generic[V], frozen=True):
    """A verdict, the reason in one sentence, and new minus old where both are numbers of one kind."""

    verdict: V
    why: str
    delta: Decimal | None = None


def shown(figure: Figure, value: Decimal | None = None) -> str:
    """A figure's number as a reader writes it: 6%左右, 下降 as a minus sign."""
    if figure.value is None:
        return figure.words or ""
    number = figure.value if value is None else value
    high = f"—{_plain(figure.value_hi)}" if figure.value_hi is not None and value is None else ""
    return f"{_plain(number)}{high}{figure.unit}{_WORDS[figure.comparator]}"


def _plain(number: Decimal | None) -> str:
    if number is None:
        return ""
    text = f"{number.normalize():f}"
    return text.replace("-", "−")


def comparable(old: Figure, new: Figure, rules: RuleSet) -> Decimal | None:
    """The new value in the old one's unit, or None where the numbers can't be compared."""
    if old.value is None or new.value is None:
        return None
    if old.aspect is not new.aspect and not (_is_rise(old, rules) and _is_rise(new, rules)):
        return None
    value = convert(new.value, new.unit, old.unit, rules)
    return _of_one_time(old, new) if value is None and "/" in old.unit + new.unit else value


def _of_one_time(old: Figure, new: Figure) -> Decimal | None:
    """The new value where one unit tells the month or the year that the other leaves to its name, as in
    城市低保标准 of 650元/月 and of 每人每月687元; None where they may be of another time."""
    one, other = old.unit.removesuffix("/月").removesuffix("/年"), new.unit.removesuffix("/月").removesuffix("/年")
    told_once = one == other and (old.unit == one or new.unit == other)
    if not told_once or not old.value or new.value is None or not old.indicator or old.indicator != new.indicator:
        return None
    return new.value if _LEAST < new.value / old.value < 1 / _LEAST else None


def _is_rise(figure: Figure, rules: RuleSet) -> bool:
    """Whether a number counts what was added: 增加500万沼气用户, 新增510万沼气用户 (national 2009 and 2010)."""
    counted = figure.aspect is Aspect.LEVEL and counts_new(figure.name, rules)
    return counted or figure.aspect is Aspect.CHANGE


def _sign(better: Better, figure: Figure) -> int:
    """1 where a greater number asks for more, -1 where a smaller one does."""
    if figure.value is not None and figure.value < 0:
        return 1 if figure.comparator is Comparator.LE else -1  # 降幅控制在3%以内
    return -1 if better is Better.DOWN else 1


def continuity(old: Figure, new: Figure, better: Better, rules: RuleSet) -> Judged[Continuity]:
    """What became of a target: kept, raised, lowered, restated or recast, in the direction of ambition.

    Where `old` is a result, a report is held against itself: the target asks for more or less than was reached.
    """
    if old.value is None and new.value is None:
        return _in_words(old.words or "", new.words or "")
    value = comparable(old, new, rules)
    if value is None or old.value is None:
        return Judged(Continuity.RECAST, f"口径或单位不同，不能直接比较：{shown(old)} → {shown(new)}")
    high = convert(new.value_hi, new.unit, old.unit, rules) if new.value_hi is not None else None
    delta = (value + (high if high is not None else value) - old.value - (old.value_hi or old.value)) / 2
    change = f"{shown(old)} → {shown(new)}"
    reached = old.role is Role.RESULT
    if delta == 0:
        if old.comparator is new.comparator and (old.value_hi is None) == (high is None):
            return Judged(Continuity.KEPT, f"{'目标与实绩相同' if reached else '目标值不变'}：{change}", delta)
        firmer = _FIRMNESS[new.comparator] - _FIRMNESS[old.comparator]
        tone = "更严" if firmer > 0 else "更宽" if firmer < 0 else "相当"
        return Judged(
            Continuity.RESTATED, f"{'数值与实绩相同' if reached else '数值不变'}、表述{tone}：{change}", delta
        )
    turned = better is Better.NONE and old.value < 0 < value  # 赤字减少650亿元, then 增加5700亿元: the greater number
    more = delta * (1 if turned else _sign(better, old)) > 0
    direction = {Better.DOWN: "（该指标越低越好）", Better.NONE: "（该指标高低无所谓优劣，按数值计）"}.get(better, "")
    verdict, word = (Continuity.RAISED, "提高") if more else (Continuity.LOWERED, "降低")
    if reached:
        word = "高于实绩" if more else "低于实绩"
    return Judged(verdict, f"目标要求{word}：{change}{direction}", delta)


def _in_words(old: str, new: str) -> Judged[Continuity]:
    """与经济增长同步 and 和经济增长保持同步 say the same; 基本同步 says it more softly."""
    before, after = re.sub(_ALIKE, "与", re.sub(_FILLERS, "", old)), re.sub(_ALIKE, "与", re.sub(_FILLERS, "", new))
    said = f"两年均为文字目标：{old} → {new}"
    if before == after:
        return Judged(Continuity.KEPT, said)
    if before.replace("基本", "") == after.replace("基本", ""):
        tone = "更宽" if "基本" in after else "更严"
        return Judged(Continuity.RESTATED, f"表述{tone}：{said}")
    return Judged(Continuity.RECAST, said)


def follow_through(promise: Figure, result: Figure, better: Better, rules: RuleSet) -> Judged[FollowUp] | None:
    """Exceeded, met or missed; None where promise and result can't be compared."""
    value = comparable(promise, result, rules)
    if value is None or promise.value is None:
        return None
    sign = _sign(better, promise)
    gap = (value - promise.value) * sign
    delta = value - promise.value
    said = f"承诺{shown(promise)}，结果{shown(result)}"
    if better is Better.NONE:
        return Judged(*_neither(promise, value, said), delta)
    if promise.value_hi is not None:
        return Judged(*_within(promise, value, sign, said), delta)
    if promise.comparator is Comparator.APPROX:
        margin = abs(promise.value) * _ABOUT
        verdict = FollowUp.MET if abs(gap) <= margin else FollowUp.EXCEEDED if gap > 0 else FollowUp.MISSED
        return Judged(verdict, f"{said}（“左右”按±3%计）", delta)
    if gap == 0:
        return Judged(_at_the_number(promise, result, sign), said, delta)
    if gap < 0 and abs(gap) <= abs(promise.value) * Decimal("0.005") and result.comparator is Comparator.APPROX:
        return Judged(FollowUp.MET, f"{said}（结果为约数）", delta)
    return Judged(FollowUp.EXCEEDED if gap > 0 else FollowUp.MISSED, said, delta)


def _neither(promise: Figure, value: Decimal, said: str) -> tuple[FollowUp, str]:
    """Of what is neither better nor worse for being more: kept or not where a number can tell (赤字率3%以内)."""
    promised = promise.value or Decimal(0)
    low, high = sorted((promised, promised if promise.value_hi is None else promise.value_hi))
    if promise.comparator is Comparator.APPROX:
        margin, said = abs(promised) * _ABOUT, f"{said}（“左右”按±3%计）"
        low, high = low - margin, high + margin
    if low <= value <= high:
        return FollowUp.MET, said
    if promise.comparator in (Comparator.GE, Comparator.LE):
        within = (value > high) == ((promise.comparator is Comparator.GE) == (promised >= 0))
        return (FollowUp.MET if within else FollowUp.MISSED), said
    return FollowUp.REPORTED, f"{said}；该指标高低无所谓优劣，请人工判断"


def _at_the_number(promise: Figure, result: Figure, sign: int) -> FollowUp:
    """Of a result that names the promised number: beyond it (超过100家), short of it (不到100家), or it."""
    over, short = result.quote.startswith(_STRICT), result.quote.startswith(_SHORT)
    if not (over or short) or promise.quote.startswith((*_STRICT, *_SHORT)):
        return FollowUp.MET
    more_asked = (sign > 0) == (result.value is None or result.value >= 0)
    return FollowUp.EXCEEDED if over == more_asked else FollowUp.MISSED


def _within(promise: Figure, value: Decimal, sign: int, said: str) -> tuple[FollowUp, str]:
    low, high = sorted((promise.value or Decimal(0), promise.value_hi or Decimal(0)))
    if low <= value <= high:
        return FollowUp.MET, f"{said}，在区间内"
    better = value > high if sign > 0 else value < low
    return (FollowUp.EXCEEDED if better else FollowUp.MISSED), said


def improves(name: str, indicator: str | None, aspect: Aspect, rules: RuleSet) -> Better:
    """In which direction a figure's indicator improves; by its name where no indicator is known."""
    if indicator and indicator in rules.indicators:
        return rules.indicators[indicator].better
    less, cuts = _less(rules)
    told = less.of(name) or less.of(_MEASURED.off(name))
    return Better.DOWN if told and not cuts.any_in(name) else Better.UP


@lru_cache(maxsize=4)
def _less(rules: RuleSet) -> tuple[Ends, Begins]:
    """What is better when there is less of it, and the verbs that tell how much of it was taken away (降低企业成本)."""
    return Ends(rules.words("less_is_better")), Begins(rules.words("less_verbs"))
