"""What a section is about, as weighted words, and how alike two sections are by them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from cqdiff.models import Report, Section
from cqdiff.words import segment

Topic = dict[str, float]

_ASCII = re.compile(r"[!-~]+")
_TITLE_WORDS = 3.0
"""A word of the title weighs as much as some ten mentions in the text."""
_COMMON = 0.6
"""Words in a larger share of the sections (发展, 推进, 建设) part nothing."""


def topics_of(reports: Sequence[tuple[Report, Sequence[Section]]]) -> list[list[Topic]]:
    """For each report the topics of its sections, of length 1, weighted by how few sections of all hold a word."""
    counted = [_counts(report, sections) for report, sections in reports]
    held: Counter[str] = Counter()
    total = 0
    for counts, (_, sections) in zip(counted, reports, strict=True):
        above = {section.parent for section in sections}
        for words, section in zip(counts, sections, strict=True):
            if section.id not in above:  # a section with subsections holds every word and would part nothing
                held.update(words.keys())
                total += 1
    most = max(2.0, total * _COMMON)
    by_count = [log((total + 1) / (n + 0.5)) for n in range(total + 1)]
    weight = {word: by_count[n] for word, n in held.items() if n <= most}
    return [
        [_topic(words, section, weight) for words, section in zip(counts, sections, strict=True)]
        for counts, (_, sections) in zip(counted, reports, strict=True)
    ]


def alike(left: Sequence[Topic], right: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """The cosine of every two topics that share a word, 0..1."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, topic in enumerate(right):
        for word, value in topic.items():
            holders[word].append((j, value))
    scores: dict[tuple[int, int], float] = {}
    for i, topic in enumerate(left):
        row = [0.0] * len(right)
        for word, value in topic.items():
            for j, other in holders.get(word, ()):
                row[j] += value * other
        scores.update({(i, j): round(score, 9) for j, score in enumerate(row) if score})
    return scores


def telling_words(text: str) -> list[str]:
    """Words of two characters and more, numbers and signs left out."""
    # without numbers the segmenter's answer can be taken as it is
    return [word for word in segment(_ASCII.sub(" ", text)) if len(word) > 1 and word[0] > "\u3400"]


def _counts(report: Report, sections: Sequence[Section]) -> list[Counter[str]]:
    """How often each word stands in a section, its subsections included; every character is segmented once."""
    counts: dict[str, Counter[str]] = {}
    for section in sections:
        below = min((s.start for s in sections if s.parent == section.id), default=section.end)
        counts[section.id] = Counter(telling_words(report.document.folded[section.start : below]))
    for section in sections:
        if section.parent in counts:
            counts[section.parent].update(counts[section.id])
    return [counts[section.id] for section in sections]


def _topic(counts: Counter[str], section: Section, weight: dict[str, float]) -> Topic:
    raw = {word: weight[word] * (1 + log(n) if n > 1 else 1.0) for word, n in counts.items() if word in weight}
    for word in set(telling_words(section.title)) & weight.keys():
        raw[word] = raw.get(word, 0.0) + _TITLE_WORDS * weight[word]
    norm = sqrt(sum(v * v for v in raw.values())) or 1.0
    return {word: value / norm for word, value in raw.items()}
