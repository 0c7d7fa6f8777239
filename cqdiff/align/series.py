"""A place over the years: every target from the year it was first set, with its results and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cqdiff.figures.indicators import plain
from cqdiff.models import Comparison, Continuity, Figure, FollowRow, FollowUp, Report, Role
from cqdiff.rules import RuleSet
from cqdiff.trace_models import Event, TracePoint, TraceSeries, TraceYear

_EVENTS = {
    Continuity.KEPT: Event.KEPT,
    Continuity.RAISED: Event.RAISED,
    Continuity.LOWERED: Event.LOWERED,
    Continuity.RESTATED: Event.RESTATED,
    Continuity.RECAST: Event.RECAST,
    Continuity.UNKNOWN: Event.UNKNOWN,
}

Place = tuple[int, str]
"""A target by the plan year of its report and its figure's id."""


def years_of(reports: Sequence[Report], comparisons: Mapping[int, Comparison]) -> tuple[TraceYear, ...]:
    """How the promises of each year ended; `comparisons` by the plan year of OLD. The last year has no verdicts."""
    years = []
    for report in reports:
        year = report.outline.plan_year or 0
        counts = Counter(row.standing for row in comparisons[year].follow_up) if year in comparisons else Counter()
        years.append(TraceYear(year, report, tuple((v, counts[v]) for v in FollowUp if counts[v])))
    return tuple(years)


def series_of(
    reports: Sequence[Report], comparisons: Mapping[int, Comparison], rules: RuleSet
) -> tuple[TraceSeries, ...]:
    """Every target of the main lists through the years, in the order in which they first come up.

    `reports` are of one place, one a plan year, the earliest first.
    """
    lives = _lives(reports, comparisons, rules)
    series = [_series(members, reports, comparisons) for members in lives]
    return tuple(s for s in series if s.headline)


def _lives(reports: Sequence[Report], comparisons: Mapping[int, Comparison], rules: RuleSet) -> list[dict[int, Figure]]:
    """Targets that are one: paired by a comparison, or of one indicator or name and aspect across a gap."""
    before: dict[Place, Place] = {
        (year + 1, row.new.id): (year, row.old.id)
        for year, comparison in comparisons.items()
        for row in comparison.targets
        if row.old and row.new
    }
    lives: list[dict[int, Figure]] = []
    at: dict[Place, int] = {}
    known: dict[tuple[str, str], int] = {}
    for report in reports:
        year = report.outline.plan_year or 0
        for figure in sorted(_targets(report), key=lambda f: (not f.headline, f.start)):
            place = (year, figure.id)
            name = (figure.indicator or plain(figure.name, rules), figure.aspect.value)
            life = at.get(before.get(place, (0, "")), known.get(name))
            if life is None:
                life = len(lives)
                lives.append({})
            lives[life].setdefault(year, figure)
            at[place] = known[name] = life
    return lives


def _targets(report: Report) -> list[Figure]:
    return [f for f in report.own_figures if f.role is Role.TARGET]


def _series(
    members: Mapping[int, Figure], reports: Sequence[Report], comparisons: Mapping[int, Comparison]
) -> TraceSeries:
    points: list[TracePoint] = []
    last = None
    for report in reports:
        year = report.outline.plan_year or 0
        target = members.get(year)
        if target is None:
            if last is not None and last.event is not Event.DROPPED:
                points.append(TracePoint(year, Event.DROPPED, None))
                last = points[-1]
            continue
        told = _told(target, comparisons.get(year))
        result, verdict = (told.results[0] if told.results else None, told.standing) if told else (None, None)
        points.append(TracePoint(year, _event(target, year, last, comparisons), target, result, verdict))
        last = points[-1]
    lead = next(f for f in members.values() if f.headline) if any(f.headline for f in members.values()) else None
    shown = lead or next(iter(members.values()))
    return TraceSeries(shown.name, shown.indicator, lead is not None, tuple(points))


def _event(target: Figure, year: int, last: TracePoint | None, comparisons: Mapping[int, Comparison]) -> Event:
    if last is None:
        return Event.FIRST
    if last.event is Event.DROPPED:
        return Event.BACK
    comparison = comparisons.get(year - 1)
    rows = comparison.targets if comparison else ()
    verdict = next((row.verdict for row in rows if row.new and row.old and row.new.id == target.id), None)
    return _EVENTS.get(verdict, Event.UNKNOWN) if verdict else Event.UNKNOWN


def _told(target: Figure, comparison: Comparison | None) -> FollowRow | None:
    rows = comparison.follow_up if comparison else ()
    return next((row for row in rows if row.promise.id == target.id), None)


def gaps_in(reports: Sequence[Report]) -> list[str]:
    """Years between the first and the last of which there is no report, as a note each."""
    years = {r.outline.plan_year or 0 for r in reports}
    return [f"没有计划年{year}年的报告，前后两年不相连" for year in range(min(years), max(years)) if year not in years]
