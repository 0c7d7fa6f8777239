"""Section alignment: which section of one report carries on under which heading of the next."""

from __future__ import annotations

from collections import Counter, defaultdict
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
_BELONGS = 0.077
"""Each other's best belong together from here on."""
_SHARE = 0.1
"""A further section at least so alike makes a merger or a split."""
_ANYHOW = 0.155
"""Topics so alike belong together although one of them has a nearer section elsewhere."""
_ECHO = 0.33
"""What joins a pair reaches this share of the pair's own likeness."""
_DEEPEST = 2
_DASHES = ("—", "－", "-", "–")

Scores = dict[tuple[int, int], float]


def align_sections(old: Report, new: Report) -> tuple[SectionPair, ...]:
    """Relations between the sections of two reports on the two upper levels, part against the same part.

    For one report alone its plan part is compared with its own review part. Scores lie between 0 and 1.
    """
    alone = old is new
    left = [s for s in _sections(old) if not alone or s.part is Part.REVIEW]
    right = [s for s in _sections(new) if not alone or s.part is not Part.REVIEW]
    mine, yours = topics_of([(old, left), (new, right)])
    whole: Scores = {}
    seen, shown = [_view(s, alone=alone) for s in left], [_view(s, alone=alone) for s in right]
    for view in sorted({*seen} & {*shown}):
        here, there = [i for i, v in enumerate(seen) if v == view], [j for j, v in enumerate(shown) if v == view]
        for (a, b), score in alike([mine[i] for i in here], [yours[j] for j in there]).items():
            i, j = here[a], there[b]
            whole[i, j] = min(1.0, max(score, _same_title(left[i], right[j])))
    ours, theirs = _ranks(left, alone=alone), _ranks(right, alone=alone)
    ranked = {(i, j): score for (i, j), score in whole.items() if ours[i] == theirs[j]}
    links = _pairs(ranked)
    links |= _joined(whole, ranked, links, [s.level for s in left], [s.level for s in right])
    links |= _carried_along(left, right, whole, links)
    if not alone:
        links |= _target_lists(old, new, left, right, links)
    return _relations(left, right, whole, links)


def _view(section: Section, *, alone: bool) -> str:
    """Sections of one view can be each other's at all: a year's tasks are none of a plan for five years."""
    if alone:
        return ""
    if section.part is Part.REVIEW:
        return "review"
    return "years" if section.spans_years else "year"


def _ranks(sections: Sequence[Section], *, alone: bool) -> list[tuple[int, bool, bool]]:
    """Sections of one rank are each other's first: as high up, and both summaries (——) or both numbered.

    Where a part has no numbered sections beside them, ——… are its sections and no summaries (Hubei 2026).
    """
    numbered = {(s.level, s.part) for s in sections if not s.label.startswith(_DASHES)}
    return [
        (
            s.level,
            not alone and s.level == 1 and s.part is Part.TASKS,
            s.label.startswith(_DASHES) and (s.level, s.part) in numbered,
        )
        for s in sections
    ]


def _carried_along(left: Sequence[Section], right: Sequence[Section], whole: Scores, links: Scores) -> Scores:
    """The parts of a top section that became a part of another go with it (加强政府自身建设, Sichuan 2025 and 2026)."""
    olds = {i for i, _ in links}
    down = {left[i].id: j for i, j in links if left[i].level < right[j].level}
    carried = ((i, down[s.parent]) for i, s in enumerate(left) if i not in olds and s.parent in down)
    return {pair: whole[pair] for pair in carried if whole.get(pair)}


def _target_lists(old: Report, new: Report, left: Sequence[Section], right: Sequence[Section], links: Scores) -> Scores:
    """A section of main targets carries on where the other report lists them, under whatever heading."""
    mine, yours = _holder(old, left), _holder(new, right)
    if mine is None or yours is None or Part.TARGETS not in (left[mine].part, right[yours].part):
        return {}
    free = all(i != mine for i, _ in links) or all(j != yours for _, j in links)
    return {(mine, yours): 1.0} if free else {}


def _holder(report: Report, sections: Sequence[Section]) -> int | None:
    """The place of the innermost section that holds most of the headline targets, None where there are none."""
    held = Counter(
        max(
            (i for i, s in enumerate(sections) if s.start <= f.start < s.end),
            key=lambda i: sections[i].level,
            default=-1,
        )
        for f in report.figures
        if f.headline
    )
    best = max(held, key=lambda i: (held[i], -i), default=-1)
    return None if best < 0 else best


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


def _relations(
    left: Sequence[Section], right: Sequence[Section], scores: Scores, links: Scores
) -> tuple[SectionPair, ...]:
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


def _pairs(scores: Scores) -> Scores:
    """Which sections of one rank belong together, one to one."""
    best_new, best_old = _best(_forth(scores)), _best(_back(scores))
    links: Scores = {}
    olds: set[int] = set()
    news: set[int] = set()
    for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
        first = best_new[i] == j
        wanted = first + (best_old[j] == i or (first and best_old[j] in olds))  # what is nearer may have its partner
        if i not in olds and j not in news and score >= (_ANYHOW, _SHARE, _BELONGS)[wanted]:
            links[i, j] = score
            olds.add(i)
            news.add(j)
    return links


def _joined(whole: Scores, ranked: Scores, pairs: Scores, olds_at: list[int], news_at: list[int]) -> Scores:
    """What found no partner of its rank joins, or left, the section that speaks most of the same.

    A summary joins the numbered section of its subject, a top section one that became a part of another; none joins
    the section above its partners, which holds everything. `olds_at` and `news_at` are their levels.
    """
    olds = {i: score for (i, _), score in pairs.items()}
    news = {j: score for (_, j), score in pairs.items()}
    best_new = _best((i, j, s) for (i, j), s in whole.items() if i not in olds and olds_at[i] <= news_at[j])
    best_old = _best((j, i, s) for (i, j), s in whole.items() if j not in news and news_at[j] <= olds_at[i])
    telling = _far_ahead(_forth(whole)) | {(i, j) for j, i in _far_ahead(_back(whole))}
    found: Scores = {}
    for i, j, pair in [(i, j, news.get(j)) for i, j in best_new.items()] + [
        (i, j, olds.get(i)) for j, i in best_old.items()
    ]:
        score = whole[i, j]
        if _hangs_on(score, pair) if (i, j) in ranked else score >= _ANYHOW or (i, j) in telling:
            found[i, j] = score
    return found


def _forth(scores: Scores) -> Iterator[tuple[int, int, float]]:
    return ((i, j, score) for (i, j), score in scores.items())


def _back(scores: Scores) -> Iterator[tuple[int, int, float]]:
    return ((j, i, score) for (i, j), score in scores.items())


def _best(scored: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """For each first the second with the highest score, the earlier one where two are equal."""
    best: dict[int, int] = {}
    highest: dict[int, float] = {}
    for one, other, score in scored:
        before = highest.get(one, -1.0)
        if score > before or (score == before and other < best[one]):
            best[one], highest[one] = other, score
    return best


def _far_ahead(scored: Iterable[tuple[int, int, float]]) -> set[tuple[int, int]]:
    """The pairs that are likely by themselves and twice as like as the first is to any other second."""
    ahead: dict[int, tuple[int, float, float]] = {}
    for one, other, score in scored:
        best, highest, following = ahead.get(one, (other, 0.0, 0.0))
        ahead[one] = (other, score, highest) if score > highest else (best, highest, max(following, score))
    return {(one, best) for one, (best, highest, next_) in ahead.items() if highest >= max(_SHARE, 2 * next_)}


def _hangs_on(score: float, pair: float | None) -> bool:
    """Whether a section without a partner joins one that has: alike, and not a mere echo beside the pair's own."""
    return pair is not None and score >= max(_SHARE, _ECHO * pair)


def _relation(a: Section, b: Section, olds: int, news: int) -> Relation:
    if _titles(a, b) >= _SAME_TITLE:
        return Relation.SAME if a.label == b.label else Relation.MOVED
    if olds > 1:
        return Relation.MERGED
    return Relation.SPLIT if news > 1 else Relation.RETITLED
