"""Section alignment: which section of one report carries on under which heading of the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log, sqrt
from operator import add

from cqdiff.align.likeness import grams_of
from cqdiff.models import Part, Relation, Report, Section, SectionPair

_CHINESE = re.compile("[\u4e00-\u9fff]{2,}")
_YEAR_FREE = str.maketrans("", "", "0123456789年")
_SAME_TITLE = 0.9
"""Titles at least so alike are the same title."""
_BELONGS = 0.2
"""Sections at least so alike belong together."""
_SHARE = 0.2
"""A further partner at least so alike makes a split or a merger."""
_TELLING_TITLE = 0.6
_DEEPEST = 2


def align_sections(old: Report, new: Report) -> tuple[SectionPair, ...]:
    """Relations between the sections of two reports on the two upper levels, part against the same part.

    For one report alone its plan part is compared with its own review part. Scores lie between 0 and 1.
    """
    alone = old is new
    left = [s for s in old.outline.sections if s.level <= _DEEPEST and (not alone or s.part is Part.REVIEW)]
    right = [s for s in new.outline.sections if s.level <= _DEEPEST and (not alone or s.part is not Part.REVIEW)]
    left = [s for s in left if s.part not in (Part.FRONT, Part.OTHER)]
    right = [s for s in right if s.part not in (Part.FRONT, Part.OTHER)]
    scores = _scores(old, new, left, right, alone=alone)
    return _relations(left, right, scores)


def _scores(
    old: Report, new: Report, left: list[Section], right: list[Section], *, alone: bool
) -> dict[tuple[int, int], float]:
    mine = [_vector(old, s) for s in left]
    yours = [_vector(new, s) for s in right]
    held: Counter[str] = Counter()
    for vector in (*mine, *yours):
        held.update(vector.keys())
    total = len(mine) + len(yours)
    weight = {g: log(total / n) for g, n in held.items()}
    a = [_weighted(v, weight) for v in mine]
    b = [_weighted(v, weight) for v in yours]
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector_b in enumerate(b):
        for gram, value in vector_b.items():
            index[gram].append((j, value))
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for i, vector_a in enumerate(a):
        for gram, value in vector_a.items():
            for j, other in index.get(gram, ()):
                scores[i, j] += value * other
    return {
        (i, j): min(1.0, max(score, _same_title(left[i], right[j])))
        for (i, j), score in scores.items()
        if left[i].level == right[j].level
        and (alone or (left[i].part is Part.REVIEW) == (right[j].part is Part.REVIEW))
    }


def _vector(report: Report, section: Section) -> Counter[str]:
    grams: Counter[str] = Counter()
    for run in _CHINESE.findall(report.document.folded, section.start, section.end):
        grams.update(map(add, run, run[1:]))
    for gram in grams_of(section.title):
        grams[gram] += 4
    return grams


def _weighted(vector: Counter[str], weight: dict[str, float]) -> dict[str, float]:
    raw = {g: sqrt(n) * weight[g] for g, n in vector.items() if weight[g] > 0}
    norm = sqrt(sum(v * v for v in raw.values())) or 1.0
    return {g: v / norm for g, v in raw.items()}


def _titles(a: Section, b: Section) -> float:
    """How alike two titles are, years left out."""
    left, right = grams_of(a.title.translate(_YEAR_FREE)), grams_of(b.title.translate(_YEAR_FREE))
    return 2 * len(left & right) / (len(left) + len(right))


def _same_title(a: Section, b: Section) -> float:
    """The likeness of two titles where it is more than a stock phrase in common (增强内生动力)."""
    alike = _titles(a, b)
    return alike if alike >= _TELLING_TITLE else 0.0


def _relations(
    left: list[Section], right: list[Section], scores: dict[tuple[int, int], float]
) -> tuple[SectionPair, ...]:
    best_left: dict[int, list[tuple[float, int]]] = defaultdict(list)
    best_right: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), score in scores.items():
        if score >= _SHARE:
            best_left[i].append((score, j))
            best_right[j].append((score, i))
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
        if score >= _BELONGS and i not in pairs and j not in taken:
            pairs[i] = (j, score)
            taken.add(j)
    rows = [
        SectionPair(left[i].id, right[j].id, _relation(left[i], right[j]), round(s, 3)) for i, (j, s) in pairs.items()
    ]
    rows += _left_over(left, right, pairs, taken, best_left, best_right)
    order = {s.id: n for n, s in enumerate(left)}
    after = {s.id: n for n, s in enumerate(right)}
    rows.sort(key=lambda r: (order.get(r.old or "", len(order)), after.get(r.new or "", len(after))))
    return tuple(rows)


def _left_over(
    left: list[Section],
    right: list[Section],
    pairs: dict[int, tuple[int, float]],
    taken: set[int],
    best_left: dict[int, list[tuple[float, int]]],
    best_right: dict[int, list[tuple[float, int]]],
) -> list[SectionPair]:
    """Sections without a partner of their own: merged into one that has, split from one, dropped or new."""
    rows = []
    for i, section in enumerate(left):
        if i not in pairs:
            score, j = max(best_left[i], default=(0.0, -1))
            joined = score >= _BELONGS
            relation = Relation.MERGED if joined else Relation.DROPPED
            rows.append(SectionPair(section.id, right[j].id if joined else None, relation, round(score, 3)))
    for j, section in enumerate(right):
        if j not in taken:
            score, i = max(best_right[j], default=(0.0, -1))
            parted = score >= _BELONGS
            relation = Relation.SPLIT if parted else Relation.NEW
            rows.append(SectionPair(left[i].id if parted else None, section.id, relation, round(score, 3)))
    return rows


def _relation(a: Section, b: Section) -> Relation:
    if _titles(a, b) < _SAME_TITLE:
        return Relation.RETITLED
    return Relation.SAME if a.label == b.label else Relation.MOVED
