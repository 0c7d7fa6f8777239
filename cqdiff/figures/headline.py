"""Follow the list of main targets: where it is, which of it is binding, and targets told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cqdiff.figures.indicators import known
from cqdiff.figures.lexicon import any_of, lexicon_for, strip_leading, strip_predicate
from cqdiff.figures.roles import Setting
from cqdiff.figures.sentences import Block, Sentence
from cqdiff.models import Aspect, Comparator, Document, Figure, Part, Role
from cqdiff.positions import Lines
from cqdiff.rules import RuleSet

_AND_SO_ON = "等(?:约束性)?(?:指标|目标)?$"
_INSIDE = "(?:下达|核定|确定|规定|考核|定)的?([^，。、的]{2,8}?)(?:目标|任务|指标|要求)+$"
"""完成省下达的节能降碳任务: what the task is of stands in the words themselves."""
_OPENING = 24
"""A paragraph that tells whether the targets after it are binding says so in its first characters."""


class Headline:
    """The state while the blocks of a report are read in order."""

    __slots__ = (
        "_anticipatory",
        "_binding",
        "_else",
        "_explanation",
        "_lexicon",
        "_own_items",
        "_patterns",
        "_rules",
        "active",
        "binding",
        "part",
    )

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._lexicon = lexicon_for(rules)
        self._binding = re.compile(any_of(rules.words("binding_marks")))
        self._anticipatory = re.compile(any_of(rules.words("anticipatory_marks")))
        self._explanation = re.compile(any_of(rules.words("explanation")))
        self._patterns = re.compile("|".join(rules.words("words_patterns")))
        self._own_items = re.compile("|".join(rules.words("own_items_patterns")))
        self.part = Part.OTHER
        self.binding: bool | None = None
        self._else: tuple[int, int, bool | None] = (0, 0, None)
        self.active = False

    def enter(self, block: Block, text: str) -> None:
        """Begin a heading or paragraph."""
        if block.part is not Part.TARGETS:
            self.binding = None
        self.part = block.part
        self._mark(text[:_OPENING].partition("，")[0], block.start)
        self.active = block.part is Part.TARGETS

    @property
    def explains(self) -> bool:
        """Whether what is read tells why a target is as it is."""
        return self.part is Part.TARGETS and not self.active

    def sentence(self, text: str, start: int) -> None:
        """Begin a sentence of the list, which ends where the explanation of a target begins."""
        self._mark(text, start)
        if self._explanation.match(text):
            self.active = False

    def binding_at(self, at: int) -> bool | None:
        """Whether the target that stands at `at` is binding; None where nothing tells."""
        begin, end, told = self._else
        return told if begin <= at < end else self.binding

    def _mark(self, text: str, start: int) -> None:
        """Mark the targets behind 约束性, or those that 等约束性指标 closes: the clause it stands in."""
        self._else = (0, 0, None)
        binding, anticipatory = self._binding.search(text), self._anticipatory.search(text)
        found = binding or anticipatory
        if not found or (binding and anticipatory):
            return
        clause = text.rfind("，", 0, found.start()) + 1
        if text[found.start() - 1 : found.start()] == "等":
            end = text.find("，", found.end())
            self._else = start + clause, start + (end if end >= 0 else len(text)), bool(binding)
            return
        self._else = start, start + clause, self.binding
        self.binding = bool(binding)

    def counts_itself(self, text: str) -> bool:
        """Whether a sentence of the list counts the report's own indicators (共37项指标), which are no figures."""
        return self._own_items.search(text) is not None

    def in_words(
        self, document: Document, block: Block, sentence: Sentence, setting: Setting, lines: Lines, ids: Iterator[str]
    ) -> Iterator[Figure]:
        """Targets without a number, while the list is `active`: 主要污染物减排以国家下达目标值为准."""
        text = document.folded
        for start, end in sentence.clauses:
            found = self._patterns.search(text, start, end)
            if not found:
                continue
            lead = strip_leading(
                strip_predicate(text[start : found.start()].lstrip("—"), self._lexicon)[0], self._lexicon
            )
            inside = None if lead else re.search(_INSIDE, found.group())
            for name in self._names(lead or (inside[1] if inside else "")):
                if len(name) >= 2 and not re.search(r"\d", name):
                    yield self._told(
                        document, block, (start, found.start(), found.end()), name, setting, lines, next(ids)
                    )

    def _names(self, lead: str) -> list[str]:
        """能耗强度下降和污染物减排等约束性指标 are two names, as the first is known alone."""
        names = re.split("、", re.sub(_AND_SO_ON, "", lead))
        first, joint, rest = names[-1].partition("和")
        first = strip_predicate(first, self._lexicon)[0]
        if joint and known(first, self._rules)[1]:
            names[-1:] = [first, rest]
        return names

    def _told(
        self,
        document: Document,
        block: Block,
        span: tuple[int, int, int],
        name: str,
        setting: Setting,
        lines: Lines,
        own: str,
    ) -> Figure:
        start, begin, end = span
        words = document.text[begin:end]
        name, indicator = known(name, self._rules)
        return Figure(
            own, block.section, lines.line(begin), begin, end, words, name, indicator,
            Aspect.GROWTH if "增长" in words else Aspect.LEVEL, None, None, "", Comparator.EQ, Role.TARGET,
            setting.plan_year, self.binding_at(begin), True, (start, end), words,
        )  # fmt: skip
