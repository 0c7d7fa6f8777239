"""Follow-through of a promise without a number: the sentence that speaks of its object, and what it says of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.align.another import is_another
from cqdiff.align.members import is_told, members_of
from cqdiff.align.never import never
from cqdiff.align.outcomes import outcome
from cqdiff.align.papers import on_its_topic
from cqdiff.align.passages import Mention, Passages
from cqdiff.align.renaming import reach_of, tells_reach
from cqdiff.align.stages import goes_on, promised_stage
from cqdiff.align.titles import by_its_title
from cqdiff.models import Commitment, FollowRow, FollowUp, Passage, Step
from cqdiff.rules import RuleSet


class Deeds(Struct, frozen=True, gc=False):
    """The clauses of the new report that tell of its review year, and the place that promised."""

    passages: Passages
    place: str
    rules: RuleSet

    def row(self, promise: Commitment) -> FollowRow:
        """Met where a clause says of the very thing that it was done, reported where it speaks of it at all.

        Of two things promised in one (省疾控中心新址和公共卫生中心) both must be told.
        """
        row = self._row(promise)
        told = [r.quote for r in row.results if isinstance(r, Passage)][:1]
        if row.verdict not in (FollowUp.MET, FollowUp.NO_RESULT):
            return row
        members = members_of(promise.object)
        if not members or (told and all(is_told(member, told[0]) for member in members)):
            return row
        return self._together(row, [self._row(replace(promise, object=member)) for member in members])

    def _together(self, row: FollowRow, parts: Sequence[FollowRow]) -> FollowRow:
        """The row of several things by those of each: met where all are, reported where some are told."""
        spoken = [part for part in parts if part.verdict is not FollowUp.NO_RESULT]
        if not spoken or (row.verdict is FollowUp.MET and all(part.verdict is FollowUp.MET for part in parts)):
            return row
        done = all(part.verdict is FollowUp.MET for part in parts)
        best = next((part for part in spoken if part.verdict is FollowUp.MET), spoken[0])
        results = tuple(dict.fromkeys(part.results[0] for part in spoken))
        why = best.why if done or best.verdict is not FollowUp.MET else "新报告只说明其中一部分已办"
        return replace(
            best, promise=row.promise, results=results, verdict=FollowUp.MET if done else FollowUp.REPORTED, why=why
        )

    def _row(self, promise: Commitment) -> FollowRow:
        if said := never(promise.object, self.passages):
            why = "新报告说明没有发生" if said[1] is FollowUp.MET else "新报告只说明一个方面没有发生"
            return FollowRow(promise, said[:1], said[1], 1.0, why)
        near = self.passages.mentioning(promise.object)
        if not any(m.speaks for m in near):
            near = by_its_title(promise.object, self.place, self.passages) or near
        found = [m for m in near if m.speaks and not is_another(_called(promise, m), m.passage, self.place, self.rules)]
        if not found and (paper := on_its_topic(promise, self.place, self.passages, self.rules)):
            why = "新报告谈到同一领域的文件，未说明是否为所承诺的文件"
            return FollowRow(promise, (paper,), FollowUp.REPORTED, 0.0, why)
        if not found:
            why = "新报告执行情况部分没有谈到"
            return FollowRow(promise, (), FollowUp.NO_RESULT, 0.0, why, candidates=tuple(m.passage for m in near))
        passage, score = found[0].passage, round(found[0].score, 3)
        called = _called(promise, found[0])
        verdict, why = outcome(called, passage, self.place, self.rules)
        passages = tuple(m.passage for m in found[:2])
        if verdict is FollowUp.REPORTED and (further := self._further(called, passage)):
            passages, (verdict, why) = (further[0], *passages[1:]), further[1]
        open_reach = verdict is FollowUp.REPORTED or not found[0].whole
        if open_reach and (reached := self._reaching(promise, passage)):
            passages = (reached, *passages[1:])
            verdict, why = FollowUp.MET, "新报告说明已达到承诺的范围"
        elif open_reach and verdict is FollowUp.MET:
            verdict, why = FollowUp.REPORTED, "新报告谈到该事项，未说明是否达到承诺的范围"
        return FollowRow(promise, passages, verdict, score, why, False, (Step("承诺对象用词在该句中的比重", score),))

    def _further(self, promise: Commitment, passage: Passage) -> tuple[Passage, tuple[FollowUp, str]] | None:
        """A clause with the next one, where that tells the promised stage of the same thing: 初步设计获批，全线开工."""
        behind = self.passages.next_to(passage) if promised_stage(promise.verb, self.rules) else None
        if behind is None or not goes_on(behind.quote, self.rules):
            return None
        both = self.passages.between(passage.start, behind.end)
        told = outcome(promise, both, self.place, self.rules)
        return (both, told) if told[0] is FollowUp.MET else None

    def _reaching(self, promise: Commitment, passage: Passage) -> Passage | None:
        """A clause up to the words that tell how far its thing reaches now: 实施免学费政策，覆盖所有农村学生."""
        reach = reach_of(promise.object)[1]
        for told in (passage.quote, *self.passages.following(passage)[:1]) if reach else ():
            if reach in told and tells_reach(told, promise.object):
                return self.passages.through(passage, reach)
        return None


def _called(promise: Commitment, mention: Mention) -> Commitment:
    """The promise with the name by which a passage speaks of its thing (岚东高铁 for 岚州至东泽高铁)."""
    return replace(promise, object=mention.called) if mention.called else promise
