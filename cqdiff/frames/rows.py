"""Reports and comparisons as rows of the columns beside. Changes when a table gets a column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cqdiff.decisions.keys import short_promise
from cqdiff.models import Commitment, Comparison, Figure, FollowRow, Report, TargetRow
from cqdiff.rules import RuleSet
from cqdiff.units import INCOMMENSURABLE, Measure, parse_unit

Row = tuple[Any, ...]

_DIGITS = 4
"""Scores are rounded: the last bits of a float differ between machines and say nothing."""


def section_rows(report: Report) -> Iterator[Row]:
    page = report.document.page
    for s in report.outline.sections:
        place = s.start, s.body, s.end, s.line
        yield s.id, s.level, s.label, s.title, s.part.value, *place, s.spans_years, page(s.start)


def paragraph_rows(report: Report) -> Iterator[Row]:
    for at, p in enumerate(report.outline.paragraphs):
        yield at, p.section, p.part.value, p.start, p.end, p.spans_years


def remark_rows(report: Report) -> Iterator[Row]:
    told = (("document", report.document.remarks), ("outline", report.outline.remarks))
    every = [(found_by, r) for found_by, remarks in told for r in remarks]
    for at, (found_by, r) in enumerate(every):
        line = report.text.count("\n", 0, r.start) + 1
        yield at, found_by, r.kind.value, line, r.start, r.seen, r.read, r.count


def grid_rows(report: Report) -> Iterator[Row]:
    for at, table in enumerate(report.document.tables):
        yield at, table.width, [offset for row in table.rows for cell in row for offset in (cell.start, cell.end)]


def figure_rows(report: Report, rules: RuleSet) -> Iterator[Row]:
    for f in report.figures:
        measure = parse_unit(f.unit, rules)
        yield (
            f.id, f.section, f.line, f.start, f.end, f.quote, f.name, f.indicator, f.aspect.value,
            _number(f.value), _number(f.value_hi), f.unit,
            _family(measure), _base(f.value, measure), _base(f.value_hi, measure),
            f.comparator.value, f.role.value, f.year, f.binding, f.headline, *f.clause, f.words,
            f.source.value, f.head, list(f.also), f.repeats,
            report.document.page(f.start),
        )  # fmt: skip


def commitment_rows(report: Report) -> Iterator[Row]:
    for c in report.commitments:
        place = c.id, c.section, c.line, c.start, c.end, c.quote
        told = c.verb, c.object, c.kind.value, c.strength.value, list(c.figures)
        yield *place, *told, report.document.page(c.start)


def contradiction_rows(report: Report) -> Iterator[Row]:
    for at, c in enumerate(report.contradictions):
        yield at, c.said.id, c.other.id, c.why


def section_pair_rows(comparison: Comparison) -> Iterator[Row]:
    for at, p in enumerate(comparison.sections):
        yield at, p.old, p.new, p.relation.value, round(p.score, _DIGITS), p.nearest


def continuity_rows(comparison: Comparison) -> Iterator[Row]:
    for at, row in enumerate(comparison.targets):
        yield at, *_continuity(row)


def follow_through_rows(comparison: Comparison) -> Iterator[Row]:
    for at, row in enumerate(comparison.follow_up):
        yield at, *_follow_through(row)


def _continuity(row: TargetRow) -> Row:
    about = row.name, row.indicator, row.verdict.value, _number(row.delta), row.headline
    return *about, *_cited(row.old), *_cited(row.new), round(float(row.score), _DIGITS), row.why


def _follow_through(row: FollowRow) -> Row:
    promise = row.promise
    kind = promise.kind.value if isinstance(promise, Commitment) else "figure"
    indicator = promise.indicator if isinstance(promise, Figure) else None
    best = row.results[0] if row.results else None
    result = (best.id if isinstance(best, Figure) else None, best.line, best.quote) if best else (None, None, None)
    return (
        row.key, promise.id, kind, short_promise(promise), indicator, row.headline, row.standing.value,
        promise.line, promise.quote, *result, len(row.results), round(float(row.score), _DIGITS), row.why,
    )  # fmt: skip


def _cited(figure: Figure | None) -> Row:
    return (None, None, None) if figure is None else (figure.id, figure.line, figure.quote)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _family(measure: Measure | None) -> str | None:
    """Two numbers compare where this is the same; a unit that compares with itself alone is its own family."""
    if measure is None:
        return None
    return f"{measure.family}:{measure.unit_id}" if measure.family in INCOMMENSURABLE else measure.family


def _base(value: Decimal | None, measure: Measure | None) -> float | None:
    return None if value is None or measure is None else float(value * measure.factor)
