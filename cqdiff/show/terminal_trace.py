"""How a place over the years looks in a terminal: the years, then a line an indicator with its sparkline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from cqdiff.models import Figure, FollowUp
from cqdiff.show.breaking import BrokenTable
from cqdiff.show.labels import MARKS, Lang, label, sentence
from cqdiff.show.plain import one_line, shorten
from cqdiff.trace_models import Event, Trace, TracePoint

if TYPE_CHECKING:
    from rich.console import RenderableType

_BARS = "▁▂▃▄▅▆▇█"
_NAME = 18
_RESULT = 14

ROOM = 12
"""Cells that a year needs for a column of its own (1000万人以上); with less the years stand one under the other."""


def trace_view(found: Trace, lang: Lang, width: int) -> Iterator[RenderableType]:
    """The notes, the years with their counts, the series."""
    span = f"{found.years[0].year}—{found.years[-1].year}"
    yield Text(f"{found.place} {span}", style="bold")
    for note in found.notes:
        yield Text(sentence(note, lang), style="yellow", overflow="fold")
    yield Text()
    yield _years(found, lang)
    yield Text()
    aside = _NAME + len(found.years)
    yield _lives(found, lang) if aside + ROOM * len(found.years) <= width else _tall_lives(found, lang)


def sparkline(values: Sequence[Decimal | None]) -> str:
    """A bar a year, a blank where there is no number; all alike where nothing moves."""
    known = [v for v in values if v is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (high - low) / (len(_BARS) - 1) if high > low else None
    return "".join(" " if v is None else _BARS[3] if step is None else _BARS[int((v - low) / step)] for v in values)


def _years(found: Trace, lang: Lang) -> Table:
    table = BrokenTable(title=label("trace_years", lang), title_justify="left", title_style="bold", expand=False)
    table.add_column(label("plan_year_short", lang), no_wrap=True)
    told = {verdict for year in found.years for verdict, count in year.verdicts if count}
    verdicts = [verdict for verdict in FollowUp if verdict in told]
    for verdict in verdicts:
        table.add_column(f"{MARKS[verdict.value].sign} {label(verdict.value, lang)}", justify="right", overflow="fold")
    table.add_column(label("kept_rate", lang), justify="right", overflow="fold")
    for year in found.years:
        counts = dict(year.verdicts)
        rate = "" if year.rate is None else f"{year.rate:.0%}"
        table.add_row(str(year.year), *(str(counts.get(verdict, "")) for verdict in verdicts), rate)
    return table


def _lives(found: Trace, lang: Lang) -> Table:
    years = [year.year for year in found.years]
    table = BrokenTable(title=label("trace_targets", lang), title_justify="left", title_style="bold")
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


def _tall_lives(found: Trace, lang: Lang) -> Table:
    """The same for many years in a narrow terminal: a line a year, under each indicator."""
    table = BrokenTable(title=label("trace_targets_tall", lang), title_justify="left", title_style="bold")
    table.add_column(label("indicator", lang), overflow="fold")
    table.add_column(label("plan_year_short", lang), no_wrap=True)
    table.add_column(label("target", lang), overflow="fold")
    table.add_column(label("result", lang), overflow="fold")
    for series in found.series:
        points = {point.year: point for point in series.points}
        name = Text(shorten(one_line(series.name), _NAME))
        name.append(f"\n{sparkline([_value(points.get(year.year)) for year in found.years])}", style="cyan")
        heads = name.split("\n")
        for at, point in enumerate(series.points):
            target, result = _both(point, lang)
            table.add_row(heads[at] if at < len(heads) else Text(), str(point.year), target, result)
        table.add_section()
    return table


def _value(point: TracePoint | None) -> Decimal | None:
    return point.target.value if point and point.target else None


def _cell(point: TracePoint | None, lang: Lang) -> Text:
    if point is None:
        return Text("")
    target, result = _both(point, lang)
    return target.append("\n").append_text(result) if result else target


def _both(point: TracePoint, lang: Lang) -> tuple[Text, Text]:
    """The target with what became of it, and the result with what it means for the target."""
    if point.event is Event.DROPPED or point.target is None:
        return Text(f"{MARKS['dropped'].sign} {label('dropped', lang)}", style=MARKS["dropped"].colour), Text()
    target = Text(f"{_sign(point.event)}{one_line(point.target.quote)}")
    if point.verdict is None:
        return target, Text()
    mark = MARKS[point.verdict.value]
    told = ""
    if point.result is not None:
        told = point.result.quote if isinstance(point.result, Figure) else label("in_words", lang)
    return target, Text(f"{mark.sign} {shorten(one_line(told), _RESULT)}".rstrip(), style=mark.colour)


def _sign(event: Event) -> str:
    """A sign where the target moved; none where it stayed or began."""
    if event in (Event.FIRST, Event.UNKNOWN):
        return ""
    return {Event.BACK: "↺ "}.get(event, f"{MARKS[event.value].sign} " if event.value in MARKS else "")
