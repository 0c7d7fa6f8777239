"""How a place over the years looks in a terminal: the years, then a line an indicator with its sparkline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from cqdiff.models import Event, Figure, FollowUp, Trace, TracePoint, TraceSeries
from cqdiff.show.labels import MARKS, Lang, label, sentence
from cqdiff.show.plain import one_line, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType

_BARS = "▁▂▃▄▅▆▇█"
_NAME = 18
_RESULT = 14


def trace_view(found: Trace, lang: Lang) -> Iterator[RenderableType]:
    """The notes, the years with their counts, the series."""
    span = f"{found.years[0].year}—{found.years[-1].year}"
    yield Text(f"{found.place} {span}", style="bold")
    for note in found.notes:
        yield Text(sentence(note, lang), style="yellow", overflow="fold")
    yield Text()
    yield _years(found, lang)
    yield Text()
    yield _lives(found, lang)


def sparkline(values: Sequence[Decimal | None]) -> str:
    """A bar a year, a blank where there is no number; all alike where nothing moves."""
    known = [v for v in values if v is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (high - low) / (len(_BARS) - 1) if high > low else None
    return "".join(" " if v is None else _BARS[3] if step is None else _BARS[int((v - low) / step)] for v in values)


def _years(found: Trace, lang: Lang) -> Table:
    table = Table(title=label("trace_years", lang), title_justify="left", title_style="bold", expand=False)
    table.add_column(label("plan_year_short", lang), no_wrap=True)
    for verdict in FollowUp:
        table.add_column(f"{MARKS[verdict.value].sign} {label(verdict.value, lang)}", justify="right")
    table.add_column(label("kept_rate", lang), justify="right")
    for year in found.years:
        counts = dict(year.verdicts)
        rate = "" if year.rate is None else f"{year.rate:.0%}"
        table.add_row(str(year.year), *(str(counts.get(verdict, "")) for verdict in FollowUp), rate)
    return table


def _lives(found: Trace, lang: Lang) -> Table:
    years = [year.year for year in found.years]
    table = Table(title=label("trace_targets", lang), title_justify="left", title_style="bold")
    table.add_column(label("indicator", lang), ratio=2, overflow="fold")
    table.add_column(label("trend", lang), no_wrap=True)
    for year in years:
        table.add_column(str(year), overflow="fold", ratio=1)
    for series in found.series:
        points = {point.year: point for point in series.points}
        table.add_row(
            Text(shorten(one_line(series.name), _NAME)),
            Text(sparkline([_value(points.get(year)) for year in years]), style="cyan"),
            *(_cell(points.get(year), lang) for year in years),
        )
    return table


def _value(point: TracePoint | None) -> Decimal | None:
    return point.target.value if point and point.target else None


def _cell(point: TracePoint | None, lang: Lang) -> Text:
    if point is None:
        return Text("")
    cell = Text(overflow="fold")
    if point.event is Event.DROPPED or point.target is None:
        return cell.append(f"{MARKS['dropped'].sign} {label('dropped', lang)}", style=MARKS["dropped"].colour)
    cell.append(_sign(point.event))
    cell.append(one_line(point.target.quote))
    if point.result is not None and point.verdict is not None:
        mark = MARKS[point.verdict.value]
        told = point.result.quote if isinstance(point.result, Figure) else label("in_words", lang)
        cell.append(f"\n{mark.sign} {shorten(one_line(told), _RESULT)}", style=mark.colour)
    elif point.verdict is not None:
        cell.append(f"\n{MARKS[point.verdict.value].sign}", style=MARKS[point.verdict.value].colour)
    return cell


def _sign(event: Event) -> str:
    """A sign where the target moved; none where it stayed or began."""
    if event in (Event.FIRST, Event.UNKNOWN):
        return ""
    return {Event.BACK: "↺ "}.get(event, f"{MARKS[event.value].sign} " if event.value in MARKS else "")


def of_indicator(found: Sequence[TraceSeries], name: str) -> list[TraceSeries]:
    """The series that an id or a part of a name means."""
    return [s for s in found if name == s.indicator or name in s.name]
