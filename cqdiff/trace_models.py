"""The nouns of a place over the years. Passive data, as in models."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from cqdiff.models import Figure, FollowUp, Passage, Report


class Event(StrEnum):
    """What happened to a target in one year of its life."""

    FIRST = "first"
    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    RESTATED = "restated"
    RECAST = "recast"
    DROPPED = "dropped"
    BACK = "back"
    UNKNOWN = "unknown"


class TracePoint(Struct, frozen=True):
    """One plan year of an indicator: its target, the result that the next report tells, and what both amount to.

    `target` and `result` are None where the reports say none; `verdict` is None without a next report.
    """

    year: int
    event: Event
    target: Figure | None
    result: Figure | Passage | None = None
    verdict: FollowUp | None = None


class TraceSeries(Struct, frozen=True):
    """An indicator through the years, by plan year; a year without a report has no point."""

    name: str
    indicator: str | None
    headline: bool
    points: tuple[TracePoint, ...]


class TraceYear(Struct, frozen=True):
    """One plan year: the report that set its targets, and how many of its promises came to what."""

    year: int
    report: Report
    verdicts: tuple[tuple[FollowUp, int], ...] = ()

    @property
    def rate(self) -> float | None:
        """The share of promises kept among those that could be judged; None where none could."""
        counts = dict(self.verdicts)
        kept = counts.get(FollowUp.EXCEEDED, 0) + counts.get(FollowUp.MET, 0)
        judged = kept + counts.get(FollowUp.MISSED, 0)
        return kept / judged if judged else None


class Trace(Struct, frozen=True):
    """One place over the years. `notes` say which years are missing or doubled."""

    place: str
    years: tuple[TraceYear, ...]
    series: tuple[TraceSeries, ...]
    notes: tuple[str, ...] = ()
