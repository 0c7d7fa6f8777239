"""Find where a report's review part speaks of something in words, and what it says came of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from math import log

from cqdiff.align.likeness import grams_of, key_of
from cqdiff.figures.indicators import plain
from cqdiff.figures.lexicon import any_of, lexicon_for, strip_leading
from cqdiff.figures.sentences import sentences_of
from cqdiff.models import Commitment, FollowUp, Part, Passage, Report
from cqdiff.positions import Lines
from cqdiff.rules import RuleSet

_NOISE = 1e-9
_TELLING = 3
"""Shorter names of an indicator (GDP, 出口) stand inside those of others."""
_LEAST = 3
"""A name with fewer pairs of characters says too little to be searched in words."""


@lru_cache(maxsize=4)
def _done(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(any_of(rules.words("done_words")))


@lru_cache(maxsize=4)
def _undone(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(any_of(rules.words("undone_words")))


class Passages:
    """The clauses of a review part, searchable by the pairs of characters they hold."""

    __slots__ = ("_clauses", "_grams", "_index", "_report", "_rules", "_weights")

    def __init__(self, report: Report, rules: RuleSet) -> None:
        self._report, self._rules = report, rules
        text = report.document.folded
        self._clauses: list[tuple[int, int]] = []
        for paragraph in report.outline.paragraphs:
            if paragraph.part is Part.REVIEW:
                for sentence in sentences_of(text, paragraph.start, paragraph.end):
                    self._clauses += sentence.clauses
        self._grams = [grams_of(text[a:b]) for a, b in self._clauses]
        self._index: dict[str, list[int]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for at, grams in enumerate(self._grams):
            counts.update(grams)
            for gram in grams:
                self._index[gram].append(at)
        total = max(1, len(self._clauses))
        self._weights = defaultdict(lambda: log(1 + total), {g: log(1 + total / n) for g, n in counts.items()})

    def about(self, name: str, floor: float) -> list[tuple[Passage, float]]:
        """Clauses that hold at least `floor` of a name's words by weight, best first."""
        grams = key_of(name, None, self._rules).grams | grams_of(name)
        core = key_of(name, None, self._rules).grams
        if len(core) < _LEAST:
            return []
        whole = sum(self._weights[g] for g in core)
        found: dict[int, float] = defaultdict(float)
        for gram in core:
            for at in self._index.get(gram, ()):
                found[at] += self._weights[gram]
        best = [(score / whole, at) for at, score in found.items() if score >= floor * whole - _NOISE]
        best.sort(key=lambda p: (-round(p[0], 3), -len(grams & self._grams[p[1]]), p[1]))
        return [(self._passage(at), score) for score, at in best[:3]]

    def naming(self, indicator: str) -> list[tuple[Passage, float]]:
        """Clauses that call an indicator by one of its names, best first; not those of one of its kinds.

        全市外贸进出口实现正增长 speaks of foreign trade, 跨境电商进出口快速增长 of a part of it.
        """
        entry = self._rules.indicators[indicator]
        found = []
        for name in sorted({entry.zh, *entry.aliases}, key=lambda n: (-len(n), n)):
            if len(name) < _TELLING:
                continue
            for at, (start, end) in enumerate(self._clauses):
                begin = self._report.document.folded.find(name, start, end)
                if begin < 0:
                    continue
                if self._is_whole(self._report.document.folded[start:begin]):
                    found.append((self._passage(at), 1.0))
        return found[:3]

    def _is_whole(self, before: str) -> bool:
        """Whether only words of place and time or other members of a list stand before a name."""
        own = re.split("[、和与及]", before)[-1]
        return not plain(strip_leading(own, lexicon_for(self._rules)), self._rules)

    def _passage(self, at: int) -> Passage:
        start, end = self._clauses[at]
        text = self._report.text
        while start < end and text[start].isspace():
            start += 1
        line = Lines(text).line(start)
        return Passage(line, start, end, text[start:end])

    def outcome(self, promise: Commitment, passage: Passage) -> tuple[FollowUp, str]:
        """Whether a passage says that a commitment was done, by its own words."""
        if _undone(self._rules).search(passage.quote):
            return FollowUp.REPORTED, "新报告谈到该事项，尚未说明完成"
        found = _done(self._rules).search(passage.quote)
        if found:
            return FollowUp.MET, f"新报告说明已办（“{found.group()}”）"
        return FollowUp.REPORTED, "新报告谈到该事项，未说明是否完成"
