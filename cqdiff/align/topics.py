"""What a section is about, as weighted pairs of characters, and how alike two sections are by them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum, log, sqrt
from operator import add, mul

from msgspec import Struct

from cqdiff.models import Report, Section


class Topic(Struct, frozen=True):
    """The pairs of a section that others hold too, by weight, and the length of all its weights together."""

    held: dict[str, float]
    length: float


_RUNS = re.compile(r"[^\W\da-zA-Z_的和与及等了在以对为]{2,}")
"""Stretches of characters without signs, numbers and the words between words."""
_TITLE = 3.0
"""A pair of the title weighs as much as some ten mentions in the text."""
_MANY = 64
_OFTEN = (0.0, *(1 + log(n) for n in range(1, _MANY)))
"""What a pair weighs that stands so often in a section."""
_LONG = 4000
"""Characters of a section whose parts are not read again for it."""
_COMMON = 0.6
"""Pairs in a larger share of the sections (发展, 推进, 建设) part nothing."""


def topics_of(reports: Sequence[tuple[Report, Sequence[Section]]]) -> list[list[Topic]]:
    """For each report the topics of its sections, weighted by how few sections of all hold a pair."""
    counted = [_counts(report, sections) for report, sections in reports]
    held: Counter[str] = Counter()
    total = 0
    for counts, (_, sections) in zip(counted, reports, strict=True):
        above = {section.parent for section in sections}
        for pairs, section in zip(counts, sections, strict=True):
            if section.id not in above:  # a section with subsections holds every pair and would part nothing
                held.update(pairs.keys())
                total += 1
    most = max(2.0, total * _COMMON)
    by_count = [log((total + 1) / (n + 0.5)) for n in range(total + 1)]
    weight = defaultdict(float, {pair: by_count[n] for pair, n in held.items() if n <= most})
    shared = frozenset(pair for pair, n in held.items() if 1 < n <= most)
    return [
        [_topic(pairs, section, weight, shared) for pairs, section in zip(counts, sections, strict=True)]
        for counts, (_, sections) in zip(counted, reports, strict=True)
    ]


def alike(left: Sequence[Topic], right: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """The cosine of every two topics that share a pair, 0..1."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, topic in enumerate(right):
        for pair, value in topic.held.items():
            holders[pair].append((j, value))
    scores: dict[tuple[int, int], float] = {}
    for i, topic in enumerate(left):
        row = [0.0] * len(right)
        for pair, value in topic.held.items():
            for j, other in holders.get(pair, ()):
                row[j] += value * other
        scores.update(
            {(i, j): round(score / (topic.length * right[j].length), 9) for j, score in enumerate(row) if score}
        )
    return scores


def telling_pairs(text: str) -> list[str]:
    """Neighbouring characters, numbers, signs and particles left out. They part sections as well as words do, and no
    dictionary has to be loaded for them."""
    pairs: list[str] = []
    for run in _RUNS.findall(text):
        pairs += map(add, run, run[1:])
    return pairs


def _counts(report: Report, sections: Sequence[Section]) -> list[Counter[str]]:
    """How often each pair stands in a section; of the parts of a long one only the titles, which tell enough."""
    pairs: dict[str, list[str]] = {}
    long = {section.id for section in sections if section.end - section.start > _LONG}
    for section in sections:
        below = min((s.start for s in sections if s.parent == section.id), default=section.end)
        pairs[section.id] = telling_pairs(report.document.folded[section.start : below])
    for section in sections:
        if section.parent in pairs:
            pairs[section.parent] += telling_pairs(section.title) if section.parent in long else pairs[section.id]
    return [Counter(pairs[section.id]) for section in sections]


def _topic(counts: Counter[str], section: Section, weight: dict[str, float], shared: frozenset[str]) -> Topic:
    values = [weight[pair] * _OFTEN[n] if n < _MANY else weight[pair] * (1 + log(n)) for pair, n in counts.items()]
    squares = fsum(map(mul, values, values))
    held = {pair: value for pair, value in zip(counts, values, strict=True) if pair in shared}
    for pair in dict.fromkeys(telling_pairs(section.title)):
        own = weight.get(pair, 0.0)
        n = counts[pair]
        value = own * (1 + log(n)) if n else 0.0
        squares += (value + _TITLE * own) ** 2 - value**2
        if pair in shared:
            held[pair] = value + _TITLE * own
    return Topic(held, sqrt(squares) or 1.0)
