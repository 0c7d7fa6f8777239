"""Table beside prose: what says the same becomes one indicator with two places, what differs is told.

Changes when it is decided anew what two places of a report have to agree on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from cqdiff.figures.indicators import plain
from cqdiff.models import Comparator, Contradiction, Figure, Part, Role, Section, Source
from cqdiff.rules import RuleSet
from cqdiff.units import convert

_DIGITS = 3
"""A number of fewer digits is none that was rounded from the other."""
_MOST = 50
"""Places of one indicator that are held against each other; no report has so many."""
_NEAR = Decimal("0.05")
"""How far 超过 and 近 may be from the number."""

Checked = tuple[tuple[Figure, ...], tuple[Contradiction, ...]]


def crosschecked(
    prose: Sequence[Figure], tabled: Sequence[Figure], sections: Sequence[Section], rules: RuleSet
) -> Checked:
    """All figures in the order of the text, those of tables tied to those of the prose, and the contradictions.

    A cell that states what another place states (indicator or name, aspect, role, year, value) is tied to it by `also`
    and `repeats`; the other one takes its kind (binding) and is a headline target with it. A cell that contradicts a
    statement of the prose repeats it, too, for the rows of a comparison: one row an indicator, and the contradiction
    beside it.
    """
    return _Check(prose, tabled, sections, rules).done()


class _Check:
    def __init__(
        self, prose: Sequence[Figure], tabled: Sequence[Figure], sections: Sequence[Section], rules: RuleSet
    ) -> None:
        self._rules = rules
        self._parts = {s.id: s.part for s in sections}
        self._figures = {f.id: f for f in (*prose, *tabled)}
        self._tabled = [f.id for f in tabled]
        self._places: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for figure in prose:
            self._places[self._key(figure)].append(figure.id)

    def done(self) -> Checked:
        found: list[Contradiction] = []
        for own in self._tabled:
            cell = self._figures[own]
            places = self._places[self._key(cell)]
            others = [f for f in (self._figures[i] for i in places) if self._measures_alike(f, cell)]
            others.sort(key=lambda f: (not f.headline, f.source is Source.TABLE, f.start))
            same = next((f for f in others if self._agree(f, cell)), None)
            if same:
                self._tie(same, cell)
            elif others and not any(self._compatible(f, cell) for f in others):
                found += self._differ(others, cell)
            if len(places) < _MOST:
                places.append(own)
        ordered = tuple(sorted(self._figures.values(), key=lambda f: f.start))
        return ordered, tuple(self._current(c) for c in found)

    def _key(self, figure: Figure) -> tuple[object, ...]:
        return (figure.indicator or plain(figure.name, self._rules), figure.aspect, figure.role, figure.year)

    def _measures_alike(self, one: Figure, cell: Figure) -> bool:
        """Whether values of two figures of one key can be held against each other."""
        if one.year is None or one.repeats is not None:
            return False
        if one.value is None or cell.value is None:
            return one.value is None and cell.value is None
        return convert(cell.value, cell.unit, one.unit, self._rules) is not None

    def _agree(self, one: Figure, cell: Figure) -> bool:
        if one.value is None or cell.value is None:
            return True  # 以省下达目标为准 and 完成省下达任务: nobody can hold words against words
        if (one.value_hi is None) != (cell.value_hi is None):
            return False
        return self._equal(one.value, one, cell.value, cell) and (
            one.value_hi is None or cell.value_hi is None or self._equal(one.value_hi, one, cell.value_hi, cell)
        )

    def _equal(self, a: Decimal, one: Figure, b: Decimal, cell: Figure) -> bool:
        """Equal as far as both are told: 4862.4 and 4862, 1.28亿 and 12800万."""
        here = convert(b, cell.unit, one.unit, self._rules)
        there = convert(a, one.unit, cell.unit, self._rules)
        if here is None or there is None:
            return False
        if one.role is Role.TARGET:
            return here == a or there == b
        return here == a or there == b or _rounds_to(here, a) or _rounds_to(there, b)

    def _compatible(self, one: Figure, cell: Figure) -> bool:
        """Whether a vague number leaves room for the other: 突破400亿元 and 403.2."""
        if one.value is None or cell.value is None:
            return False
        value = convert(cell.value, cell.unit, one.unit, self._rules)
        if value is None or one.role is Role.TARGET:
            return value is None
        if one.value_hi is not None:
            return min(one.value, one.value_hi) <= value <= max(one.value, one.value_hi)
        near = abs(value - one.value) <= abs(one.value) * _NEAR
        return (
            (one.comparator is Comparator.GE and value >= one.value and near)
            or (one.comparator is Comparator.LE and value <= one.value and near)
            or (one.comparator is Comparator.APPROX and near)
        )

    def _tie(self, one: Figure, cell: Figure) -> None:
        self._figures[one.id] = replace(
            one,
            also=(*one.also, cell.id),
            headline=one.headline or cell.headline,
            binding=cell.binding if one.binding is None and one.role is Role.TARGET else one.binding,
        )
        self._figures[cell.id] = replace(cell, also=(*cell.also, one.id), repeats=one.id)

    def _differ(self, others: Sequence[Figure], cell: Figure) -> list[Contradiction]:
        """Only what is sure to speak of the whole place: main targets, results of the review, other tables."""
        sure = [f for f in others if self._is_sure(f)]
        if not sure:
            return []
        said = sure[0]
        self._figures[cell.id] = replace(cell, repeats=said.id)
        if cell.headline and not said.headline:
            self._figures[said.id] = replace(said, headline=True)
        where = "表格" if said.source is Source.TABLE else "正文"
        return [Contradiction(said, cell, f"{where}为{said.quote}，表格为{cell.quote}")]

    def _is_sure(self, figure: Figure) -> bool:
        if figure.source is Source.TABLE or figure.headline:
            return True
        return figure.role is not Role.TARGET and self._parts.get(figure.section) is Part.REVIEW

    def _current(self, found: Contradiction) -> Contradiction:
        return replace(found, said=self._figures[found.said.id], other=self._figures[found.other.id])


def _rounds_to(precise: Decimal, rounded: Decimal) -> bool:
    """Whether a number is the other one rounded, which still has enough digits to tell: 31.24 to 31.2, not 6.4 to 6."""
    digits = rounded.as_tuple()
    if len(digits.digits) < _DIGITS or not isinstance(digits.exponent, int):
        return False
    return round(precise, max(0, -digits.exponent)) == rounded
