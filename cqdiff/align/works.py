"""Tell from names and clauses which work was counted, and whether it is done."""

from __future__ import annotations

from functools import lru_cache

from cqdiff.models import Figure
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_NEW = ("新建", "新增", "开通", "新开通")
_STAGES = ("新开工", "开工", "续建", "竣工", "完工", "投产", "建成", "投用")
_PROJECTS = ("项目", "工程")
_CLAUSE_ENDS = "，。；、！\n"


class Works:
    """What the names of two counts and the words behind a number tell of the work."""

    __slots__ = ("_begun", "_both", "_done", "_lump", "_renewing", "_single", "_undone")

    def __init__(self, rules: RuleSet) -> None:
        self._both, self._single = Begins(rules.words("both_works")), Begins(rules.words("single_works"))
        self._begun, self._undone = Begins(rules.words("begun_openings")), Begins(rules.words("under_way_words"))
        self._done, self._lump = Begins(rules.words("stage_finished")), Begins(rules.words("lump_works"))
        self._renewing = Begins(rules.words("renewing_works"))

    def exceeds(self, whole: str, part: str) -> bool:
        """Whether one name counts what is built and renewed, the other only what is built, or only renewed.

        新建和改造提升高标准农田450万亩 is not told by 新建高标准农田268万亩; 建设高标准农田 may be both.
        """
        if not self._both.any_in(whole) or self._both.any_in(part):
            return False
        return any(work not in self._lump for _, work in self._single.within(part))

    def other(self, promised: str, told: str) -> bool:
        """Whether one name counts only what is renewed, the other only what is newly built."""
        if not promised.startswith(_NEW) and not told.startswith(_NEW):
            return False
        if self._both.any_in(promised) or self._both.any_in(told):
            return False
        return bool(self._renewing.at(told if promised.startswith(_NEW) else promised))

    def lumped(self, promised: str, told: str) -> bool:
        """Whether one work of two was promised (改造提升10万亩, beside 新建20万亩), and both may be told as one sum."""
        own = self._both.at(promised) or self._single.at(promised)
        if not own or own in self._lump or not self._lump.at(told):
            return False
        return all(work in self._lump for _, work in self._single.within(told))

    def thing(self, name: str) -> str:
        """What is built or renewed, without the work: 高标准农田 of 改造提升高标准农田."""
        bare = name
        while work := self._both.at(bare) or self._single.at(bare):
            bare = bare[len(work) :]
        return bare or name

    def under_way(self, promised: str, result: Figure, text: str) -> bool:
        """Whether things were to be built or renewed and are told to be begun: 启动培育23个, 31个改造项目加快实施."""
        if not self._single.at(promised):
            return False
        if self._begun.at(result.name):
            return True
        stop = min((at for mark in _CLAUSE_ENDS if (at := text.find(mark, result.end)) >= 0), default=len(text))
        rest = text[result.end : stop]
        return self._undone.any_in(rest) and not self._done.any_in(rest)


def of_one_stage(target: Figure, result: Figure) -> bool:
    """Whether a target counts the projects of one stage, and a result all of them: 竣工重点项目98个, 重点项目420个."""
    staged = target.name.startswith(_STAGES) and target.name.endswith(_PROJECTS)
    return staged and result.name.endswith(_PROJECTS) and not any(stage in result.name for stage in _STAGES)


@lru_cache(maxsize=4)
def works_for(rules: RuleSet) -> Works:
    """The lists of a rule set, made ready once."""
    return Works(rules)
