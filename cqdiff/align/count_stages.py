"""At which stage works are counted: those that were begun are not those to be done, nor all that were set going."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from cqdiff.models import Aspect, Figure
from cqdiff.positions import begin_of
from cqdiff.rules import RuleSet
from cqdiff.units import PER_CENT
from cqdiff.wordlists import Begins

_MARKS = "，。；、！：\n"
_WORKS = ("项目", "工程", "项目建设", "工程建设")
_DONE = "done"
_PROJECT, _STORED = "项目", "stored"
_AHEAD = frozenset(("won", _STORED))
_COMPLETED = "完成"
"""完成老旧小区改造180个 is how a year's work is told, and no stage of it."""


class StagesOfCounts:
    """The words that tell a stage, and those that set works going."""

    __slots__ = ("_going", "_stage", "_words")

    def __init__(self, rules: RuleSet) -> None:
        pairs = (pair.partition("=") for pair in rules.words("count_stages"))
        self._stage = {word: stage for word, _, stage in pairs}
        self._words, self._going = Begins(self._stage), Begins(rules.words("set_going"))

    def apart(
        self, promise: Figure, result: Figure, value: Decimal | None, beside: Sequence[Decimal], text: str
    ) -> str:
        """Why a result of another stage tells nothing of a promise, `text` is that of its report; else empty.

        安排重点项目486个 is not missed by 132个新开工重点项目, nor 完成技改项目200个 exceeded by 开工236个.
        `beside` are the counts of other stages next to the result: 开工30所、建成12所 leave 新建学校30所 open.
        """
        told = self.of(result.name.removeprefix(_COMPLETED))
        if not told or promise.aspect is not Aspect.LEVEL or promise.unit in PER_CENT:
            return ""
        before = _opening(promise, text)
        wanted = self.of(promise.name) or self.of(before)
        if _other_stage(promise, result, wanted, told):
            return "一为招引或储备，一为开工或建成，阶段不同，不作判断"
        if wanted == {_DONE} and _DONE not in told:
            return "一为开工，一为完成，阶段不同，不作判断"
        all_of_them = not wanted and (self._going.at(before) or promise.name.endswith(_WORKS))
        if value is None or promise.value is None or wanted:
            return ""
        less = value < promise.value
        divided = any((count < promise.value) != less for count in beside)
        return "只是其中一个阶段的数量，不足以判断全部" if divided or (all_of_them and less) else ""

    def of(self, words: str) -> set[str]:
        """The stages that some words tell."""
        return {self._stage[word] for _, word in self._words.within(words)}


def _other_stage(promise: Figure, result: Figure, wanted: set[str], told: set[str]) -> bool:
    """Whether projects were to be won or begun, and others are told: 新开工项目150个, 引进项目161个."""
    if _PROJECT not in promise.name or _PROJECT not in result.name or _AHEAD.isdisjoint(wanted | told):
        return False
    return told == {_STORED} if not wanted else told.isdisjoint(wanted)


def _opening(promise: Figure, text: str) -> str:
    """The words of the clause before the number, and the name: the verb may not be in the name (完成技改项目)."""
    return text[min(begin_of(text, promise.start, _MARKS), promise.clause[0]) : promise.start]


@lru_cache(maxsize=4)
def stages_of_counts(rules: RuleSet) -> StagesOfCounts:
    """The lists of a rule set, made ready once."""
    return StagesOfCounts(rules)
