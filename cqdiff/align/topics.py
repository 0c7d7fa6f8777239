"""What a section is about, as weighted pairs of characters, and how alike two sections are by them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from math import fsum, log, sqrt
from operator import mul

from msgspec import Struct

from cqdiff.align.pairs import pairs_of
from cqdiff.models import Report, Section


class Topic(Struct, frozen=True):
    """The pairs of a section that others hold too, by weight, and the length of all its weights together."""

    held: dict[str, float]
    length: float


_RUNS = re.compile(r"[^\W\da-zA-Z_的和与及等了在以对为]{2,200}")
"""Stretches of characters without signs, numbers and the words between words."""
_TITLE = 3.0
"""A pair of the title weighs as much as some ten mentions in the text."""
_MANY = 64
_OFTEN = (0.0, *(1 + log(n) for n in range(1, _MANY)))
"""What a pair weighs that stands so often in a section."""
_LONG = 1500
"""Characters of a section whose parts are not read again for it."""
_COMMON = 0.6
"""Pairs in a larger share of the sections (发展, 推进, 建设) part nothing."""


def topics_of(reports: Sequence[tuple[Report, Sequence[Section]]]) -> list[list[Topic]]:
    """For each report the topics of its sections, weighted by how few sections of all hold a pair."""
    counted = [_counts(report, sections) for report, sections in reports]
    held: Counter[str] = Counter()
    total = 0
    above = [{section.parent for section in sections} for _, sections in reports]
    for counts, parents, (_, sections) in zip(counted, above, reports, strict=True):
        for pairs, section in zip(counts, sections, strict=True):
            if section.id not in parents:  # a section with subsections holds every pair and would part nothing
                held.update(pairs.keys())
                total += 1
    most = max(2.0, total * _COMMON)
    by_count = [log((total + 1) / (n + 0.5)) for n in range(total + 1)]
    weights = {pair: by_count[n] for pair, n in held.items() if 1 < n <= most}
    common = {pair for pair, n in held.items() if n > most}
    topics: list[list[Topic]] = []
    for counts, parents, (_, sections) in zip(counted, above, reports, strict=True):
        topics.append([])
        for pairs, section in zip(counts, sections, strict=True):
            nothing = len(pairs.keys() & common)
            nothing += len(pairs) - len(pairs.keys() & held.keys()) if section.id in parents else 0
            topics[-1].append(_topic(pairs, section.title, weights, by_count[1] ** 2, nothing))
    return topics


def alike(left: Sequence[Topic], right: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """The cosine of every two topics that share a pair, 0..1."""
    asked = set(chain.from_iterable(topic.held for topic in left))
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, topic in enumerate(right):
        for pair, value in topic.held.items():
            if pair in asked:
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
    """Neighbouring characters, numbers, signs and particles left out."""
    pairs: list[str] = []
    for run in _RUNS.findall(text):
        pairs += pairs_of(run)
    return pairs


def _counts(report: Report, sections: Sequence[Section]) -> list[Counter[str]]:
    """How often each pair stands in a section; of the parts of a long one only the titles, which tell enough."""
    below: dict[str, list[Section]] = defaultdict(list)
    for section in sections:
        below[section.parent].append(section)
    pairs: dict[str, list[str]] = {}
    for section in sections:
        own_end = min((part.start for part in below[section.id]), default=section.end)
        pairs[section.id] = telling_pairs(report.document.folded[section.start : own_end])
    for section in sections:
        long = section.end - section.start > _LONG
        for part in below[section.id]:
            pairs[section.id] += telling_pairs(part.title) if long else pairs[part.id]
    return [Counter(pairs[section.id]) for section in sections]


def _topic(counts: Counter[str], title: str, weights: dict[str, float], alone: float, nothing: int) -> Topic:
    """`alone` is the square of the weight of what no other section holds, counted once; so many weigh `nothing`."""
    held = {
        pair: weights[pair] * (_OFTEN[n] if n < _MANY else 1 + log(n)) for pair, n in counts.items() if pair in weights
    }
    squares = alone * (len(counts) - len(held) - nothing)
    for pair in dict.fromkeys(telling_pairs(title)):
        if pair in weights:
            held[pair] = held.get(pair, 0.0) + _TITLE * weights[pair]
    return Topic(held, sqrt(squares + fsum(map(mul, held.values(), held.values()))) or 1.0)
