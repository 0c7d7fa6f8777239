"""Find what answers a promised quantity by another name, or in words: its owner, its parts, all of it, a task set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from cqdiff.align.parts import names_of_parts
from cqdiff.align.passages import Passages
from cqdiff.align.satisfied import rate_of_satisfaction
from cqdiff.align.set_tasks import Told, done_after, done_within, sets_task
from cqdiff.align.synonyms import one_word_each
from cqdiff.align.wholes import all_of, told_of
from cqdiff.figures.indicators import indicator_of, plain
from cqdiff.judge import comparable, follow_through
from cqdiff.models import Aspect, Better, Figure, FollowUp, Passage, Report, Role
from cqdiff.positions import begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Ends

_ALL = Decimal(100)
_SHORTEST = 4
"""A shorter name (投资) is owned by too many things."""
_OWNER = 3
_CLAUSE = "，；。\n"


class Answer(Struct, frozen=True):
    """What tells of a promise, best first, the verdict and the reason."""

    results: tuple[Figure | Passage, ...]
    verdict: FollowUp
    why: str
    delta: Decimal | None = None


class Otherwise:
    """The results of a report by their names, for promises that nothing named alike answers.

    `better` tells in which direction a promise is better kept.
    """

    def __init__(
        self, results: Sequence[Figure], report: Report, passages: Passages, better: Callable[[Figure], Better],
        rules: RuleSet,
    ) -> None:  # fmt: skip
        self._results, self._report, self._passages, self._rules = results, report, passages, rules
        self._better = better
        self._by_name: dict[str, list[Figure]] = defaultdict(list)
        self._by_indicator: dict[str, list[Figure]] = defaultdict(list)
        for result in results:
            if result.role is Role.RESULT:
                self._by_name[plain(result.name, rules)].append(result)
                if result.indicator:
                    self._by_indicator[result.indicator].append(result)

    def answer(self, promise: Figure, same: Sequence[Figure]) -> Answer | None:
        """What answers a promise; `same` are results of its own indicator that its number can't be held against."""
        if promise.value is None:
            return self._task(promise, same) if sets_task(promise.words) else None
        return self._satisfied(promise) or self._owned(promise) or self._all(promise) or self._parts(promise)

    def _task(self, promise: Figure, same: Sequence[Figure]) -> Answer | None:
        text = self._report.document.folded
        for result in same:
            if told := done_after(text, result.end):
                return self._done(told, result)
        for mention in self._passages.about(promise.name):
            clause = mention.passage
            told = done_within(text, clause.start, clause.end) if mention.speaks else None
            told = told or (done_after(text, clause.end, clause.quote) if mention.speaks else None)
            if told:
                return self._done(told, clause)
        return self._by_other_name(promise.indicator, text)

    def _by_other_name(self, indicator: str | None, text: str) -> Answer | None:
        """能耗强度超额完成国家下达任务 for 单位地区生产总值能耗; in a list it may be told of another member."""
        known = indicator is not None and indicator in self._rules.indicators
        for clause, _ in self._passages.naming(indicator) if indicator and known else ():
            told = done_within(text, clause.start, clause.end)
            if told and ("、" not in clause.quote or "均" in clause.quote):
                return self._done(told, clause)
        return None

    def _done(self, told: Told, shown: Figure | Passage) -> Answer:
        passage = self._passages.between(told.start, told.end)
        verdict = FollowUp.EXCEEDED if told.over else FollowUp.MET
        results = (shown,) if passage.end <= shown.end else (shown, passage)
        return Answer(results, verdict, f"新报告称“{passage.quote}”")

    def _owned(self, promise: Figure) -> Answer | None:
        """云川港获批国家物流枢纽，货物吞吐量3687万吨: whose it is stands at the head of the clause before."""
        text, name = self._report.document.folded, plain(promise.name, self._rules)
        owners = _owners(self._rules)
        for at in range(_OWNER, len(name) - _SHORTEST + 1):
            if not owners.before(name, at):
                continue  # 城镇化率提高，居民收入增长: not those of 城镇
            for result in self._by_name.get(name[at:], ()):
                if comparable(promise, result, self._rules) is None or not _heads(name[:at], text, result.clause[0]):
                    continue
                judged = follow_through(promise, result, self._better(promise), self._rules)
                if judged:
                    return Answer((result,), judged.verdict, judged.why, judged.delta)
        return None

    def _satisfied(self, promise: Figure) -> Answer | None:
        told = rate_of_satisfaction(promise, self._results, self._report.document.folded, self._rules)
        judged = follow_through(promise, told, self._better(promise), self._rules) if told else None
        return Answer((told,), judged.verdict, judged.why, judged.delta) if told and judged else None

    def _all(self, promise: Figure) -> Answer | None:
        thing = told_of(promise, self._rules)
        if not thing or promise.value is None or promise.value > _ALL or self._better(promise) is not Better.UP:
            return None
        for passage in self._passages.holding(thing):
            if said := all_of(promise, passage.quote, self._rules):
                verdict = FollowUp.MET if promise.value == _ALL else FollowUp.EXCEEDED
                return Answer((passage,), verdict, f"新报告称“{said}”")
        return None

    def _parts(self, promise: Figure) -> Answer | None:
        """城乡低保标准 promised; 城市低保标准 and 农村低保标准 told, each for itself."""
        for names in names_of_parts(promise.name, self._rules):
            found = [self._best(promise, name) for name in names]
            told = [result for result in found if result]
            if len(told) == len(names):
                said = "".join(f"“{result.name}”" for result in told)
                verdict = self._of_all(promise, told)
                why = f"新报告分别谈到{said}，" + ("不作判断" if verdict is FollowUp.REPORTED else "均已达到")
                return Answer(tuple(told), verdict, why)
        return None

    def _of_all(self, promise: Figure, parts: Sequence[Figure]) -> FollowUp:
        """Where each part grows as was promised of the whole, the whole does; sums and shares may not add up so."""
        rises = promise.aspect is Aspect.GROWTH and self._better(promise) is Better.UP
        if not rises or promise.value_hi is not None:
            return FollowUp.REPORTED
        judged = [follow_through(promise, part, Better.UP, self._rules) for part in parts]
        verdicts = {each.verdict if each else FollowUp.REPORTED for each in judged}
        if verdicts == {FollowUp.EXCEEDED}:
            return FollowUp.EXCEEDED
        return FollowUp.MET if verdicts <= {FollowUp.EXCEEDED, FollowUp.MET} else FollowUp.REPORTED

    def _best(self, promise: Figure, name: str) -> Figure | None:
        indicator = indicator_of(name, self._rules)
        found = self._by_name.get(plain(name, self._rules)) or (self._by_indicator.get(indicator) if indicator else [])
        found = found or self._by_word[self._called(name)]
        return min(found, key=lambda f: comparable(promise, f, self._rules) is None, default=None)

    @cached_property
    def _by_word(self) -> dict[str, list[Figure]]:
        """The results by their names with one word for each thing, made where a part is asked for first."""
        by_word: dict[str, list[Figure]] = defaultdict(list)
        for result in self._results:
            if result.role is Role.RESULT:
                by_word[self._called(result.name)].append(result)
        return by_word

    def _called(self, name: str) -> str:
        """城镇低保平均标准 is the 城市低保标准."""
        return one_word_each(plain(name, self._rules), self._rules).replace("城镇", "城市")


@lru_cache(maxsize=4)
def _owners(rules: RuleSet) -> Ends:
    return Ends(rules.words("owners"))


def _heads(owner: str, text: str, clause: int) -> bool:
    """Whether the clause before the one at `clause` begins with an owner's name."""
    end = clause - 1
    return text[end : end + 1] == "，" and text.startswith(owner, begin_of(text, end, _CLAUSE))
