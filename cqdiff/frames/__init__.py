"""Reports and comparisons as tables for pandas and polars: `frames.figures(report).to_pandas()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.frames import columns
from cqdiff.frames.table import Table

if TYPE_CHECKING:
    from cqdiff.models import Comparison, Report
    from cqdiff.rules import RuleSet

__all__ = ["Table", "commitments", "continuity", "figures", "follow_through", "sections"]

# rows need the rules and the keys of decisions; whoever only asks a database does without them


def figures(report: Report, rules: RuleSet | None = None) -> Table:
    """A row for each figure of the report, in the order of the text.

    Offsets count code points of the report's text. `value` stands in `unit`; `base_value` in the base unit of `family`
    (元, 亩, 公斤, …), so that 9800亿元 and 1.02万亿元 compare. `rules` are those the report was read with.
    """
    from cqdiff.frames.rows import figure_rows
    from cqdiff.rules import load_rules

    return Table(columns.FIGURES, tuple(figure_rows(report, rules or load_rules())))


def commitments(report: Report) -> Table:
    """A row for each commitment of the report, in the order of the text."""
    from cqdiff.frames.rows import commitment_rows

    return Table(columns.COMMITMENTS, tuple(commitment_rows(report)))


def sections(report: Report) -> Table:
    """A row for each section of the outline, in the order of the text."""
    from cqdiff.frames.rows import section_rows

    return Table(columns.SECTIONS, tuple(section_rows(report)))


def continuity(comparison: Comparison) -> Table:
    """A row for each target of either plan: what became of it. `delta` stands in the old figure's unit."""
    from cqdiff.frames.rows import continuity_rows

    return Table(columns.CONTINUITY, tuple(continuity_rows(comparison)))


def follow_through(comparison: Comparison) -> Table:
    """A row for each promise of the old report: what the new one says became of it.

    `verdict` is the reviewer's where decisions were laid over the comparison.
    """
    from cqdiff.frames.rows import follow_through_rows

    return Table(columns.FOLLOW_THROUGH, tuple(follow_through_rows(comparison)))
