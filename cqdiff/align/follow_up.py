"""Follow-through: what the next report says became of each promise of the plan before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cqdiff.align.apart import Apart
from cqdiff.align.balances import as_new
from cqdiff.align.completed import completed
from cqdiff.align.deeds import Deeds
from cqdiff.align.direction import better_kept
from cqdiff.align.finished import answering
from cqdiff.align.in_words import come_true
from cqdiff.align.likeness import (
    Likeness,
    NameKey,
    Weights,
    flows_clash,
    has_more_within,
    key_with_rise,
    same_kind,
    same_scope,
    same_stage,
)
from cqdiff.align.nearly import Nearly
from cqdiff.align.otherwise import Otherwise
from cqdiff.align.pairing import Candidate, Pool
from cqdiff.align.passages import Mention, Passages
from cqdiff.align.rises import risen
from cqdiff.align.telling import promises_of, result_key, results_of
from cqdiff.judge import comparable, follow_through
from cqdiff.models import (
    Aspect,
    Better,
    Commitment,
    CommitmentKind,
    Comparator,
    Figure,
    FollowRow,
    FollowUp,
    Passage,
    Report,
    Role,
    Step,
)
from cqdiff.rules import RuleSet
from cqdiff.units import PER_CENT, same_counter

_SAME = 0.74
"""Names at least so alike are the same indicator: its number may be judged."""
_CONFIRMED = 0.42
"""Names at least so alike are the same where the very same count confirms it."""
_CERTAIN = 0.95
_AKIN = 0.6
"""Names at least so alike speak of the same thing: its number is shown, not judged."""
_WIDER = 0.5
_ALIKE = Decimal("0.5")
"""Amounts further apart are not of one thing where another attribute stands in the name of one."""
_OF_IT = 0.5
"""So much of a name, by weight, stands in that of a number which is said to be of the same thing."""
_TELLING = 4
"""A name of fewer characters (投资) stands inside too many others to tell anything."""
_RARE = 20
"""Counts below are too common to say that two names mean the same, and so are round ones (100个, 1000个)."""
_ROUND = 50
_NEAR = 0.4
"""Names less alike are never the same thing."""
_JOINTS = ("和", "与", "及")
_OWN_RATE = 6
"""The name of a rate no longer than this (整治完成率) leaves out of what it is."""
_NEAREST = 0.15
"""Names less alike are not worth showing as turned down."""


def follow_up(old: Report, new: Report, rules: RuleSet) -> tuple[FollowRow, ...]:
    """One row a promise of OLD's plan part: quantities against results, other commitments against sentences.

    A report alone has no follow-through: the next report tells it. Returns () then.
    """
    if old is new:
        return ()
    return _FollowUp(old, new, rules).rows()


class _FollowUp:
    def __init__(self, old: Report, new: Report, rules: RuleSet) -> None:
        self.old, self.new, self.rules = old, new, rules
        self.promises, self.results = promises_of(old), results_of(new)
        self.promise_keys = [as_new(f, key_with_rise(f, old.document.folded, rules), rules) for f in self.promises]
        several = {s.id for s in new.outline.sections if s.spans_years}
        result_keys = [
            as_new(f, result_key(f, key_with_rise(f, new.document.folded, rules), several), rules) for f in self.results
        ]
        result_keys = answering(result_keys, self.promise_keys, rules)
        self.weights = Weights([key.grams for key in (*self.promise_keys, *result_keys)])
        self.pool = Pool(result_keys, self.weights)
        self.passages = Passages(new, rules)
        self.nearly = Nearly(self.pool, self.results, self.passages, rules)
        self.otherwise = Otherwise(self.results, new, self.passages, self._better, rules)
        self.apart = Apart(
            self.promises, self.results, old.document.folded, new.document.folded, old.outline.place, rules
        )
        self.deeds = Deeds(self.passages, old.outline.place, rules)

    def rows(self) -> tuple[FollowRow, ...]:
        rows = self._figure_rows()
        counted = {i for c in self.old.commitments for i in c.figures if c.kind is CommitmentKind.QUANTITY}
        deeds = [
            c for c in self.old.commitments if not (c.kind is CommitmentKind.QUANTITY and set(c.figures) & counted)
        ]
        rows += map(self.deeds.row, deeds) if self.new.has_review else map(_untold, deeds)
        rows.sort(key=lambda r: (not r.headline, r.promise.start))
        return tuple(rows)

    def _figure_rows(self) -> list[FollowRow]:
        """Results that answer one promise for certain are not offered to another that is merely alike."""
        if not self.new.has_review:
            return [_untold(f) for f in self.promises]
        near = [self._near(f, k) for f, k in zip(self.promises, self.promise_keys, strict=True)]
        judged = [
            next((row for c in found if (row := self._judged(f, k, c, found))), None)
            for f, k, found in zip(self.promises, self.promise_keys, near, strict=True)
        ]
        taken = {row.results[0] for row in judged if row is not None and row.score >= _CERTAIN}
        return [
            row or self._unjudged(f, k, [c for c in found if self.results[c.at] not in taken])
            for row, f, k, found in zip(judged, self.promises, self.promise_keys, near, strict=True)
        ]

    def _near(self, promise: Figure, key: NameKey) -> list[Candidate]:
        return self.pool.near(key, _NEAR, lambda at, alike: self._bonus(promise, key, at, alike))

    def _unjudged(self, promise: Figure, key: NameKey, near: Sequence[Candidate]) -> FollowRow:
        akin = [c for c in near if c.likeness.score >= _AKIN or self._wider(promise, key, c)]
        akin.sort(key=lambda c: comparable(promise, self.results[c.at], self.rules) is None)  # 4105万千瓦 before 40.3%
        if promise.value is None:  # 居民收入增长与经济增长基本同步: the growth before the sum
            akin.sort(key=lambda c: self.results[c.at].aspect is not promise.aspect)
        same = [self.results[c.at] for c in near if c.likeness.score >= _SAME and c.likeness.same_scope]
        if answer := self.otherwise.answer(promise, same):
            down = self._turned_down(near, {r for r in answer.results if isinstance(r, Figure)})
            return FollowRow(
                promise, answer.results, answer.verdict, _SAME, answer.why, promise.headline, (), down,
                delta=answer.delta,
            )  # fmt: skip
        if rose := self._risen(promise, near):
            return rose
        spoken = self.passages.about(promise.name)
        if told := self._in_words(promise, spoken, near) or self._told(promise, key, spoken, near):
            return told
        return self._reported(promise, key, akin, near) if akin else self._spoken(promise, key, near, spoken)

    def _risen(self, promise: Figure, near: Sequence[Candidate]) -> FollowRow | None:
        """A rise that both its levels tell: 城镇化率由60.3%提高到61.4%."""
        for c in near if promise.aspect is Aspect.CHANGE else ():
            result = self.results[c.at]
            rose = risen(promise, result, self.results, self.new.document.folded)
            if rose is None or c.likeness.score < _SAME or not c.likeness.same_scope:
                continue
            if judged := follow_through(promise, rose[0], self._better(promise), self.rules):
                return FollowRow(
                    promise, (result, rose[1]), judged.verdict, round(c.likeness.score, 3), judged.why,
                    promise.headline, c.likeness.steps, self._turned_down(near, {result, rose[1]}), delta=judged.delta,
                )  # fmt: skip
        return None

    def _in_words(self, promise: Figure, spoken: Sequence[Mention], near: Sequence[Candidate]) -> FollowRow | None:
        """A target set in words that is told in words to be reached."""
        for mention in spoken if promise.value is None else ():
            passage, score = mention.passage, round(mention.score, 3)
            words = come_true(promise, passage.quote, self.passages.following(passage), self.rules)
            if words and mention.speaks:
                return FollowRow(
                    promise, (self.passages.through(passage, words),), FollowUp.MET, score,
                    f"新报告说明已实现（“{words}”）", promise.headline, (Step("承诺用词在该句中的比重", score),),
                    self._turned_down(near, set()),
                )  # fmt: skip
        return None

    def _told(
        self, promise: Figure, key: NameKey, spoken: Sequence[Mention], near: Sequence[Candidate]
    ) -> FollowRow | None:
        """A clause that speaks of the thing and holds one number of its kind, as in 充电端口新增14万个."""
        if not spoken or not spoken[0].speaks:
            return None
        passage, score = spoken[0].passage, round(spoken[0].score, 3)
        inside = [
            at
            for at, f in enumerate(self.results)
            if passage.start <= f.start and f.end <= passage.end and self._fits(promise, f)
        ]
        if len(inside) != 1 or not self._of_it_alone(promise, key, inside[0]):
            return None
        result = self.results[inside[0]]
        judged = follow_through(promise, result, self._better(promise), self.rules)
        if judged is None:
            return None
        return FollowRow(
            promise, (result,), judged.verdict, score, judged.why, promise.headline,
            (Step("承诺用词在该句中的比重", score),), self._turned_down(near, {result}), delta=judged.delta,
        )  # fmt: skip

    def _of_it_alone(self, promise: Figure, key: NameKey, at: int) -> bool:
        """Whether a number in a clause on the promised thing counts just this, and no sum of it and another."""
        other = self.pool.keys[at]
        if key.indicator and other.indicator:
            return False
        listed = any(joint in other.core and joint not in key.core for joint in _JOINTS)
        kept = any(joint in key.core and joint not in other.core for joint in _JOINTS)
        stock = other.flow == "stock" and key.flow != "stock"
        alike = same_counter(promise.unit, self.results[at].unit, self.rules)
        return alike and not (listed or kept or stock or self._apart(promise, key, at)) and same_scope(key, other)

    def _better(self, promise: Figure) -> Better:
        return better_kept(promise, self.old.document.folded, self.rules)

    def _wider(self, promise: Figure, key: NameKey, candidate: Candidate) -> bool:
        """Whether one name holds the other whole: 民间投资 beside 民间投资（不含房地产）."""
        other = self.pool.keys[candidate.at]
        shorter = min(len(key.core), len(other.core))
        result = self.results[candidate.at]
        known = key.indicator is not None and other.indicator is not None
        close = candidate.likeness.within and (known or candidate.likeness.score >= _WIDER)
        value = comparable(promise, result, self.rules)
        if value is None or shorter < _TELLING or not promise.value:
            return False
        near = _ALIKE < value / promise.value < 1 / _ALIKE
        return close or (near and same_kind(key, other) and has_more_within(key.core, other.core))

    def _same_count(self, promise: Figure, result: Figure, within: bool) -> bool:
        """Whether a count that hardly comes twice by chance stands on both sides: 320个共建项目, 320个共建重点项目."""
        value = promise.value
        if value is None or promise.aspect is not Aspect.LEVEL or promise.unit in PER_CENT:
            return False
        telling = value >= _RARE and value % _ROUND != 0
        return comparable(promise, result, self.rules) == value and (telling or within)

    def _bonus(self, promise: Figure, key: NameKey, at: int, alike: Likeness) -> float:
        result = self.results[at]
        fits = self._fits(promise, result)
        clash = flows_clash(key, self.pool.keys[at])
        told = 0.05 if alike.same_scope else 0.0
        told += 0.05 if same_stage(key, self.pool.keys[at]) else 0.0  # 实施2600个，其中新开工912个
        told -= 0.01 if result.comparator is Comparator.LE else 0.0  # 控制在4.5%以内，为3.2%: the number itself first
        now = 0.02 if result.role is Role.RESULT else 0.0  # 由上年的88个增加到317个: 317 first (national 2009)
        return (0.3 if fits else 0.0) - (0.2 if clash else 0.0) + told + now

    def _fits(self, promise: Figure, result: Figure) -> bool:
        return result.role is Role.RESULT and comparable(promise, result, self.rules) is not None

    def _judged(
        self, promise: Figure, key: NameKey, candidate: Candidate, near: Sequence[Candidate]
    ) -> FollowRow | None:
        result = self.results[candidate.at]
        enough = _CONFIRMED if self._same_count(promise, result, candidate.likeness.within) else _SAME
        same = candidate.likeness.score >= enough and candidate.likeness.same_scope
        if result.role is not Role.RESULT or not (same or self._completed(key, candidate.at)):
            return None
        if self._apart(promise, key, candidate.at):
            return None
        judged = follow_through(promise, result, self._better(promise), self.rules)
        if judged is None:
            return None
        others = tuple(
            self.results[c.at]
            for c in near
            if c is not candidate and c.likeness.score >= _SAME and self._fits(promise, self.results[c.at])
        )[:2]
        return FollowRow(
            promise, (result, *others), judged.verdict, round(candidate.likeness.score, 3), judged.why,
            promise.headline, candidate.likeness.steps, self._turned_down(near, {result, *others}), delta=judged.delta,
        )  # fmt: skip

    def _completed(self, key: NameKey, at: int) -> bool:
        text = self.new.document.folded
        return completed(key.core, self.pool.keys[at].core, self.results[at], text, self.rules)

    def _reported(
        self, promise: Figure, key: NameKey, akin: Sequence[Candidate], near: Sequence[Candidate]
    ) -> FollowRow:
        best = akin[0]
        rate, result = self._rate_behind(promise, best.at), self.results[best.at]
        why = "指标范围不尽相同，不作判断" if rate else self._why_not(promise, key, best.at)
        shown = (rate, result) if rate else tuple(self.results[c.at] for c in akin[:2])
        return FollowRow(
            promise, shown, FollowUp.REPORTED, round(best.likeness.score, 3),
            f"新报告谈到“{shown[0].name}”，但{why}", promise.headline, best.likeness.steps,
            self._turned_down(near, set(shown)),
        )  # fmt: skip

    def _rate_behind(self, promise: Figure, at: int) -> Figure | None:
        """The rate that the next clause tells of the things counted: 整治黑臭水体112条，整治完成率97.4%."""
        counted, following = self.results[at], self.results[at + 1 : at + 2]
        if promise.unit != "%" or promise.aspect is not Aspect.LEVEL or counted.unit == "%" or not following:
            return None
        rate, text = following[0], self.new.document.folded
        own = rate.name.endswith("率") and len(rate.name) <= _OWN_RATE and text.startswith(rate.name, counted.end + 1)
        return rate if own and self._fits(promise, rate) and text[counted.end] == "，" else None

    def _why_not(self, promise: Figure, key: NameKey, at: int) -> str:
        result = self.results[at]
        if result.role is not Role.RESULT:
            return "说的是其他时期，不能与当年目标比较"
        apart = self._apart(promise, key, at)
        if apart:
            return apart
        if comparable(promise, result, self.rules) is None:
            return "口径或单位不同，不能直接比较"
        return "指标范围不尽相同，不作判断"

    def _apart(self, promise: Figure, key: NameKey, at: int) -> str:
        return self.apart.why(promise, key, self.results[at], self.pool.keys[at])

    def _spoken(
        self, promise: Figure, key: NameKey, near: Sequence[Candidate], near_words: Sequence[Mention]
    ) -> FollowRow:
        found = [(m.passage, m.score) for m in near_words if m.speaks]
        if not found and promise.indicator and promise.indicator in self.rules.indicators:
            found = self.passages.naming(promise.indicator)
        if not found and (akin := self.nearly.numbers(promise)):
            return self._reported(promise, key, akin, near)
        found = found or [(m.passage, m.score) for m in self.nearly.mentions(promise)]
        near = near or self.pool.near(key, _NEAREST, lambda _at, _alike: 0.0)
        turned_down = self._turned_down(near, set()) or tuple(m.passage for m in near_words[:2])
        if found:
            passage, score = found[0]
            result, why = self._shown(promise, key, passage)
            return FollowRow(
                promise, (result,), FollowUp.REPORTED, round(score, 3), why, promise.headline,
                (Step("承诺用词在该句中的比重", round(score, 3)),), turned_down,
            )  # fmt: skip
        why = "新报告执行情况部分没有谈到"
        return FollowRow(promise, (), FollowUp.NO_RESULT, 0.0, why, promise.headline, (), turned_down)

    def _shown(self, promise: Figure, key: NameKey, passage: Passage) -> tuple[Figure | Passage, str]:
        """What to show of a clause that speaks of a thing without a number to compare, and why none can be."""
        at = self._number_in(passage, key) if promise.value is not None else None
        if at is None:
            return self._beside(promise, passage) or (passage, "新报告有文字表述，没有可比的数字")
        if rate := self._rate_behind(promise, at):
            return rate, f"新报告谈到“{rate.name}”，但指标范围不尽相同，不作判断"
        return self.results[at], f"新报告谈到“{self.results[at].name}”，但{self._why_not(promise, key, at)}"

    def _beside(self, promise: Figure, passage: Passage) -> tuple[Figure, str] | None:
        """The one number of the kind in a clause, by another name: 人工造林、封山育林等14.3万亩 for 营造林."""
        held = [f for f in self.results if passage.start <= f.start < passage.end and self._fits(promise, f)]
        if len(held) != 1 or not same_counter(promise.unit, held[0].unit, self.rules):
            return None
        return held[0], f"新报告谈到“{held[0].name}”，但指标范围不尽相同，不作判断"

    def _number_in(self, passage: Passage, key: NameKey) -> int | None:
        """The number of the same thing in a clause that speaks of it, though none to compare: 安排社保资金29亿元 beside
        a promised rise of 4亿元; None where there is none."""
        whole = self.weights.sum(key.grams)
        shares = [
            (self.weights.sum(key.grams & self.pool.keys[at].grams), -at)
            for at, f in enumerate(self.results)
            if passage.start <= f.start < passage.end or passage.quote in f.name
        ]
        share, at = max(shares, default=(0.0, 0))
        return -at if share >= _OF_IT * whole and share else None

    def _turned_down(self, near: Sequence[Candidate], shown: set[Figure]) -> tuple[Figure | Passage, ...]:
        return tuple(f for f in (self.results[c.at] for c in near[:5]) if f not in shown)[:3]


def _untold(promise: Figure | Commitment) -> FollowRow:
    headline = isinstance(promise, Figure) and promise.headline
    return FollowRow(promise, (), FollowUp.UNKNOWN, 0.0, "新报告未识别出执行情况部分", headline)
