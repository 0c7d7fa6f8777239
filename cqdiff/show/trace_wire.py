"""A place over the years as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from cqdiff.models import Figure, Passage, Trace, TracePoint, TraceSeries, TraceYear
from cqdiff.show.wire import Wire, evidence, figure, number, report_head

COLUMNS = (
    "indicator", "name", "plan_year", "event", "target", "target_value", "target_value_hi", "unit", "comparator",
    "target_line", "result", "result_value", "result_line", "verdict",
)  # fmt: skip


def trace(found: Trace, made_by: Mapping[str, Any]) -> Wire:
    """Years with their counts of verdicts, and a series an indicator."""
    return {
        "schema": "cqdiff/trace/1",
        "signature": dict(made_by),
        "place": found.place,
        "notes": list(found.notes),
        "years": [_year(year) for year in found.years],
        "series": [_series(series) for series in found.series],
    }


def trace_csv(found: Trace) -> str:
    """One line a target and plan year."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for series in found.series:
        for point in series.points:
            writer.writerow(_row(series, point))
    return out.getvalue()


def _year(year: TraceYear) -> Wire:
    return {
        "plan_year": year.year,
        "report": report_head(year.report),
        "verdicts": {verdict.value: count for verdict, count in year.verdicts},
        "rate": None if year.rate is None else round(year.rate, 4),
    }


def _series(series: TraceSeries) -> Wire:
    return {
        "name": series.name,
        "indicator": series.indicator,
        "points": [
            {
                "plan_year": point.year,
                "event": point.event.value,
                "target": None if point.target is None else figure(point.target),
                "result": None if point.result is None else evidence(point.result),
                "verdict": None if point.verdict is None else point.verdict.value,
            }
            for point in series.points
        ],
    }


def _row(series: TraceSeries, point: TracePoint) -> list[Any]:
    target, result = point.target, point.result
    told: list[Any] = ["", "", "", "", "", ""]
    if target is not None:
        told = [
            target.quote,
            number(target.value),
            number(target.value_hi),
            target.unit,
            target.comparator.value,
            target.line,
        ]
    return [
        series.indicator or "",
        series.name,
        point.year,
        point.event.value,
        *told,
        *_result(result),
        point.verdict.value if point.verdict else "",
    ]


def _result(result: Figure | Passage | None) -> list[Any]:
    if result is None:
        return ["", "", ""]
    value = number(result.value) if isinstance(result, Figure) else ""
    return [result.quote, value, result.line]
