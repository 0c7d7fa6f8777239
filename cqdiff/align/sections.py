"""Section alignment: which section of one report carries on under which heading of the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cqdiff.align.likeness import grams_of
from cqdiff.align.topics import alike, topics_of
from cqdiff.models import Part, Relation, Report, Section, SectionPair

_YEAR_FREE = str.maketrans("", "", "0123456789年")
_SAME_TITLE = 0.9
"""Titles at least so alike are the same title."""
_TELLING_TITLE = 0.6
"""Titles less alike may share no more than a stock phrase (增强内生动力)."""
_BELONGS = 0.07
"""Each other's best belong together from here on."""
_SHARE = 0.09
"""A further section at least so alike makes a merger or a split."""
_ANYHOW = 0.14
"""Topics so alike belong together although one of them has a nearer section elsewhere."""
_ECHO = 0.33
"""What joins a pair reaches this share of the pair's own likeness."""
_DEEPEST = 2

Scores = dict[tuple[int, int], float]


def align_sections(old: Report, new: Report) -> tuple[SectionPair, ...]:
    """Relations between the sections of two reports on the two upper levels, part against the same part.

    For one report alone its plan part is compared with its own review part. Scores lie between 0 and 1.
    """
    alone = old is new
    left = [s for s in _sections(old) if not alone or s.part is Part.REVIEW]
    right = [s for s in _sections(new) if not alone or s.part is not Part.REVIEW]
    mine, yours = topics_of([(old, left), (new, right)])
    scores: Scores = {}
    for kind in sorted({_field(s, alone=alone) for s in left}):
        ours = [i for i, s in enumerate(left) if _field(s, alone=alone) == kind]
        theirs = [j for j, s in enumerate(right) if _field(s, alone=alone) == kind]
        for (i, j), score in alike([mine[i] for i in ours], [yours[j] for j in theirs]).items():
            a, b = ours[i], theirs[j]
            scores[a, b] = min(1.0, max(score, _same_title(left[a], right[b])))
    return _relations(left, right, scores)


def _field(section: Section, *, alone: bool) -> str:
    """Sections of one field can be each other's at all: as high up, and with the same year in view."""
    if alone:
        return str(section.level)
    if section.part is Part.REVIEW:
        return f"{section.level} review"
    return f"{section.level} tasks" if section.level == 1 and section.part is Part.TASKS else f"{section.level} plan"


def _sections(report: Report) -> list[Section]:
    return [s for s in report.outline.sections if s.level <= _DEEPEST and s.part not in (Part.FRONT, Part.OTHER)]


def _titles(a: Section, b: Section) -> float:
    """How alike two titles are, years left out."""
    left, right = _title_grams(a.title), _title_grams(b.title)
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=1024)
def _title_grams(title: str) -> frozenset[str]:
    return grams_of(title.translate(_YEAR_FREE))


def _same_title(a: Section, b: Section) -> float:
    """The likeness of two titles where it is more than a stock phrase in common."""
    alike_by = _titles(a, b)
    return alike_by if alike_by >= _TELLING_TITLE else 0.0


def _relations(left: Sequence[Section], right: Sequence[Section], scores: Scores) -> tuple[SectionPair, ...]:
    links = _links(scores)
    onward: dict[int, list[int]] = defaultdict(list)
    back: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        onward[i].append(j)
        back[j].append(i)
    rows = [
        SectionPair(left[i].id, right[j].id, _relation(left[i], right[j], len(back[j]), len(onward[i])), score)
        for (i, j), score in links.items()
    ]
    nearest_new, nearest_old = _best(_forth(scores)), _best(_back(scores))
    for i, section in enumerate(left):
        if i not in onward:
            near = nearest_new.get(i)
            score, name = (0.0, None) if near is None else (scores[i, near], right[near].id)
            rows.append(SectionPair(section.id, None, Relation.DROPPED, score, name))
    for j, section in enumerate(right):
        if j not in back:
            near = nearest_old.get(j)
            score, name = (0.0, None) if near is None else (scores[near, j], left[near].id)
            rows.append(SectionPair(None, section.id, Relation.NEW, score, name))
    order = {s.id: n for n, s in enumerate(left)}
    after = {s.id: n for n, s in enumerate(right)}
    rows.sort(key=lambda r: (order.get(r.old or "", len(order)), after.get(r.new or "", len(after))))
    return tuple(rows)


def _links(scores: Scores) -> Scores:
    """Which sections belong together: pairs one to one first, then what joined or left one of a pair."""
    best_new, best_old = _best(_forth(scores)), _best(_back(scores))
    links: Scores = {}
    olds: dict[int, float] = {}
    news: dict[int, float] = {}
    for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
        wanted = (best_new[i] == j) + (best_old[j] == i)
        if i not in olds and j not in news and score >= (_ANYHOW, _SHARE, _BELONGS)[wanted]:
            links[i, j] = olds[i] = news[j] = score
    joined = {(i, j) for i, j in best_new.items() if i not in olds and _hangs_on(scores[i, j], news.get(j))}
    left_it = {(i, j) for j, i in best_old.items() if j not in news and _hangs_on(scores[i, j], olds.get(i))}
    return links | {pair: scores[pair] for pair in sorted(joined | left_it)}


def _forth(scores: Scores) -> Iterator[tuple[int, int, float]]:
    return ((i, j, score) for (i, j), score in scores.items())


def _back(scores: Scores) -> Iterator[tuple[int, int, float]]:
    return ((j, i, score) for (i, j), score in scores.items())


def _best(scored: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """For each first the second with the highest score, the earlier one where two are equal."""
    best: dict[int, tuple[float, int]] = {}
    for one, other, score in scored:
        best[one] = max(best.get(one, (0.0, 0)), (score, -other))
    return {one: -other for one, (_, other) in best.items()}


def _hangs_on(score: float, pair: float | None) -> bool:
    """Whether a section without a partner joins one that has: alike, and not a mere echo beside the pair's own."""
    return pair is not None and score >= max(_SHARE, _ECHO * pair)


def _relation(a: Section, b: Section, olds: int, news: int) -> Relation:
    if _titles(a, b) >= _SAME_TITLE:
        return Relation.SAME if a.label == b.label else Relation.MOVED
    if olds > 1:
        return Relation.MERGED
    return Relation.SPLIT if news > 1 else Relation.RETITLED
