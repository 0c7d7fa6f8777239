"""Find where a report's review part speaks of something in words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log

from cqdiff.align.likeness import contrast, grams_of, key_of
from cqdiff.figures.indicators import plain
from cqdiff.figures.lexicon import any_of, lexicon_for, strip_leading
from cqdiff.figures.sentences import sentences_of
from cqdiff.models import Part, Passage, Report
from cqdiff.positions import Lines
from cqdiff.rules import RuleSet

_SIGNS = re.compile(r"[“”\"《》、，（）()\s·的]")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届轮批]|[首新]一?[届轮]|(?:19|20)\d\d年?")
"""第二十届西博会 may be told of as 西博会."""
_CALLED = re.compile("“([^”]{3,})”|《([^》]{3,})》")
_BY_NAME = 0.9
"""推进“渝车出海”行动计划 speaks of the “渝车出海”计划: a name in quotation marks is hardly given twice."""
_OF = frozenset(("占", "率", "比"))
"""财政赤字占国内生产总值的比重 speaks of another indicator than 财政赤字."""
_NOISE = 1e-9
_TELLING = 3
"""Shorter names of an indicator (GDP, 出口) stand inside those of others."""
_LEAST = 3
"""A name with fewer pairs of characters says too little to be searched in words."""


class Passages:
    """The clauses of a review part, searchable by the pairs of characters they hold."""

    __slots__ = ("_clauses", "_grams", "_index", "_lines", "_report", "_rules", "_weights")

    def __init__(self, report: Report, rules: RuleSet) -> None:
        self._report, self._rules, self._lines = report, rules, Lines(report.text)
        text = report.document.folded
        self._clauses: list[tuple[int, int]] = []
        lacking = re.compile(any_of(rules.words("problem_marks")))
        for paragraph in report.outline.paragraphs:
            if paragraph.part is Part.REVIEW:
                for sentence in sentences_of(text, paragraph.start, paragraph.end):
                    if lacking.search(text, sentence.start, sentence.end):
                        break
                    self._clauses += sentence.clauses
        self._grams = [grams_of(_SIGNS.sub("", text[a:b])) for a, b in self._clauses]
        self._index: dict[str, list[int]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for at, grams in enumerate(self._grams):
            counts.update(grams)
            for gram in grams:
                self._index[gram].append(at)
        total = max(1, len(self._clauses))
        self._weights = defaultdict(lambda: log(1 + total), {g: log(1 + total / n) for g, n in counts.items()})

    def about(self, name: str, floor: float) -> list[tuple[Passage, float]]:
        """Clauses that hold at least `floor` of an indicator's name by weight, best first."""
        key = key_of(name, None, self._rules)
        found = self._holding(key.grams, key.grams | grams_of(name), floor)
        return [
            (passage, score)
            for passage, score in found
            if not contrast(key, key_of(passage.quote, None, self._rules)) and not _owned(name, passage.quote)
        ]

    def mentioning(self, thing: str, floor: float) -> list[tuple[Passage, float]]:
        """Clauses that hold at least `floor` of a named thing by weight, best first; 全国 of 全国重点实验室 counts."""
        grams = grams_of(_SIGNS.sub("", _EDITION.sub("", thing)))
        found = self._holding(grams, grams, floor)
        called = [name for pair in _CALLED.findall(thing) for name in pair if name]
        if not called:
            return found
        named = [(p, max(score, _BY_NAME)) if any(n in p.quote for n in called) else (p, score) for p, score in found]
        return sorted(named, key=lambda pair: -pair[1])

    def _holding(self, core: frozenset[str], grams: frozenset[str], floor: float) -> list[tuple[Passage, float]]:
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
        entry, text = self._rules.indicators[indicator], self._report.document.folded
        found = []
        for name in sorted({entry.zh, *entry.aliases}, key=lambda n: (-len(n), n)):
            if len(name) < _TELLING:
                continue
            for at in self._index.get(name[:2], ()):
                start, end = self._clauses[at]
                begin = text.find(name, start, end)
                if begin < 0:
                    continue
                if self._is_whole(text[start:begin]) and text[begin + len(name) : begin + len(name) + 1] not in _OF:
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
        line = self._lines.line(start)
        return Passage(line, start, end, text[start:end])


def _owned(name: str, quote: str) -> bool:
    """Whether a passage speaks of the name only as the owner of another indicator (财政赤字占国内生产总值的比重)."""
    places = [quote.find(name)]
    while places[-1] >= 0:
        places.append(quote.find(name, places[-1] + 1))
    found = [quote[at + len(name) : at + len(name) + 1] for at in places[:-1]]
    return bool(found) and all(follower in _OF for follower in found)
