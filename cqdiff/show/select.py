"""Which rows of a comparison the reader asked for."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.models import Comparison, FollowRow, Report, SectionPair, TargetRow


class Selection(Struct, frozen=True):
    """`only`: verdicts, none means all. `section`: an id or a part of a title. `headline`: main targets alone."""

    only: Collection[str] = ()
    section: str = ""
    headline: bool = False

    @property
    def by_row(self) -> bool:
        """Whether it asks for certain rows, so that the list of sections would be noise."""
        return bool(self.only) or self.headline


def select(comparison: Comparison, wanted: Selection) -> Comparison:
    """The same comparison with the rows that fit."""
    old = _sections_named(comparison.old, wanted.section)
    new = _sections_named(comparison.new, wanted.section)

    def fits(row: TargetRow | FollowRow) -> bool:
        verdict = row.standing if isinstance(row, FollowRow) else row.verdict
        if wanted.only and verdict.value not in wanted.only:
            return False
        if wanted.headline and not row.headline:
            return False
        return not wanted.section or _stands_in(row, old, new)

    return replace(
        comparison,
        targets=tuple(row for row in comparison.targets if fits(row)),
        follow_up=tuple(row for row in comparison.follow_up if fits(row)),
        sections=tuple(p for p in comparison.sections if not wanted.section or _pair_in(p, old, new)),
    )


def known_section(comparison: Comparison, name: str) -> bool:
    """Whether either report has a section of that id or title."""
    return bool(_sections_named(comparison.old, name) or _sections_named(comparison.new, name))


def _sections_named(report: Report, name: str) -> frozenset[str]:
    """Ids of the sections with that id or with it in their title, and of all sections under them."""
    if not name:
        return frozenset()
    named = [s.id for s in report.outline.sections if s.id == name]
    # an id is exact: "1" must not bring up every title with a 1 in it
    named = named or [s.id for s in report.outline.sections if name in s.label + s.title]
    return frozenset(s.id for s in report.outline.sections if any(s.id == n or s.id.startswith(f"{n}.") for n in named))


def _stands_in(row: TargetRow | FollowRow, old: frozenset[str], new: frozenset[str]) -> bool:
    if isinstance(row, FollowRow):
        return row.promise.section in old
    if row.old is not None:
        return row.old.section in old
    return row.new is not None and row.new.section in new


def _pair_in(pair: SectionPair, old: frozenset[str], new: frozenset[str]) -> bool:
    return pair.old in old if pair.old is not None else pair.new in new
