"""Find what is told nearly of a promise, and shown without a verdict: 新增义务教育学位 for 新增中小学学位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec.structs import replace

from cqdiff.align.kinds_named import bare_of_kinds, names_by_kind
from cqdiff.align.likeness import Likeness, key_of
from cqdiff.align.pairing import Candidate, Pool
from cqdiff.align.passages import Mention, Passages
from cqdiff.figures.indicators import indicator_of
from cqdiff.judge import comparable
from cqdiff.models import Figure, Role, Step
from cqdiff.rules import RuleSet

_AKIN = 0.8
"""Under its other name a thing must be told quite so."""
_LESS = 0.75
_MOTTO = "“[^”]+”(?:系列|等)?(?=.{4})"
"""开展“百日千场”招聘活动, 开展招聘活动."""
_QUOTED = "“([^”]{3,})”"


class Nearly:
    """The results and clauses of a report by names that are not quite those of the promises."""

    def __init__(self, pool: Pool, results: Sequence[Figure], passages: Passages, rules: RuleSet) -> None:
        self._pool, self._results, self._passages, self._rules = pool, results, passages, rules

    def numbers(self, promise: Figure) -> list[Candidate]:
        """Results under another name, or under the name in quotation marks alone, those of the same unit first."""
        found: list[Candidate] = []
        for name in near_names(promise.name, self._rules):
            key = key_of(name, indicator_of(name, self._rules), self._rules)
            near = self._pool.near(key, _AKIN, lambda _at, _alike: 0.0)
            found = [replace(c, likeness=_not_quite(c.likeness)) for c in near if self._tells(c.at)]
            if found:
                break
        found = found or [c for c in self._kinds_left_out(promise) if self._tells(c.at)]
        found = found or [c for c in self._called(promise) if self._tells(c.at)]
        return sorted(found, key=lambda c: comparable(promise, self._results[c.at], self._rules) is None)

    def mentions(self, promise: Figure) -> list[Mention]:
        """Clauses that speak of the thing under another name."""
        names = near_names(promise.name, self._rules)
        return next((told for name in names if (told := [m for m in self._passages.about(name) if m.speaks])), [])

    def _kinds_left_out(self, promise: Figure) -> list[Candidate]:
        """Results that are alike where the kinds before 等 are left out, or where one of them is what was promised."""
        name = bare_of_kinds(promise.name)
        key = key_of(name, None, self._rules)
        near = self._listing.near(key, _AKIN, lambda _at, _alike: 0.0) if self._listing.keys else []
        told = [replace(c, at=self._listed[c.at][0]) for c in near]
        if not told and name != promise.name:
            told = self._pool.near(key, _AKIN, lambda _at, _alike: 0.0)
        return [replace(c, likeness=_not_quite(c.likeness)) for c in told]

    @cached_property
    def _listed(self) -> list[tuple[int, str]]:
        """The results that name kinds before 等, by place, under the names that they have for each kind and for all."""
        told = ((at, result.name) for at, result in enumerate(self._results) if "等" in result.name)
        return [(at, other) for at, name in told for other in names_by_kind(name)]

    @cached_property
    def _listing(self) -> Pool:
        return Pool([key_of(name, None, self._rules) for _, name in self._listed], self._pool.weights)

    def _tells(self, at: int) -> bool:
        return self._results[at].role is Role.RESULT

    def _called(self, promise: Figure) -> Iterator[Candidate]:
        """“揭榜挂帅”攻克关键技术24项 tells something of “揭榜挂帅”科技项目; “一带一路” is in too many names."""
        slogans = self._rules.words("slogans")
        called = [f"“{name}”" for name in re.findall(_QUOTED, promise.name) if name not in slogans]
        for at, result in enumerate(self._results) if called else ():
            if result.unit == promise.unit and all(name in result.name for name in called):
                yield Candidate(at, Likeness(_LESS, (Step("引号内名称相同", _LESS),), same_scope=False), _LESS)


def near_names(name: str, rules: RuleSet) -> list[str]:
    """A name with a word in it written as another that means nearly the same, or activities without their motto."""
    names = [name.replace(left, right) for left, right in _pairs(rules) if left in name]
    if "”" in name and name.endswith("活动") and (bare := re.sub(_MOTTO, "", name)) != name:
        names.append(bare)
    return names


@lru_cache(maxsize=4)
def _pairs(rules: RuleSet) -> tuple[tuple[str, str], ...]:
    return tuple((left, right) for left, _, right in (pair.partition("=") for pair in rules.words("near_names")))


def _not_quite(alike: Likeness) -> Likeness:
    score = alike.score * _LESS
    return replace(alike, score=score, steps=(*alike.steps, Step("名称相近", round(score, 3))), same_scope=False)
