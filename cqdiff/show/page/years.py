"""A place over the years as one page: a small picture an indicator, and the table of hits and misses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from cqdiff.show.labels import MARKS, Lang, label, sentence
from cqdiff.show.page.rows import amount
from cqdiff.show.page.shell import assets, policy_of, template
from cqdiff.show.page.words import words

WIDTH, HEIGHT = 260, 90
_PAD = 14
_TIMES = {"万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}
_MAGNITUDE = re.compile(r"(?:[百千万]亿|[百千]万|[万亿])(?=.)")

Payload = Mapping[str, Any]


def years_page(payload: Payload, lang: Lang = Lang.ZH) -> str:
    """The page of `cqdiff trace --json`'s payload; the same payload gives the same bytes."""
    years = [year["plan_year"] for year in payload["years"]]
    style = assets(("page.css", "years.css", "print.css"))
    rendered: str = template("years.html.j2").render(
        payload=payload,
        lang=lang.value,
        w=words(lang),
        mark={verdict: mark.sign for verdict, mark in MARKS.items()},
        say=lambda key, *values: label(key, lang, *values),
        notes=[sentence(note, lang) for note in payload["notes"]],
        years=years,
        verdicts=("exceeded", "met", "missed", "reported", "no_result", "unknown"),
        series=[_series(series, years) for series in payload["series"]],
        size=(WIDTH, HEIGHT),
        style=Markup(style),
        policy=policy_of(style),
    )
    return rendered


def _series(series: Payload, years: Sequence[int]) -> dict[str, Any]:
    points = {point["plan_year"]: point for point in series["points"]}
    cells = [_cell(points.get(year)) for year in years]
    return {"name": series["name"], "cells": cells, **_picture(points, years)}


def _cell(point: Payload | None) -> dict[str, str]:
    if point is None:
        return {"event": "", "target": "", "result": "", "verdict": ""}
    result = point["result"]
    told = "" if result is None else amount(result) if "aspect" in result else "…"
    return {
        "event": point["event"],
        "target": amount(point["target"]),
        "result": told,
        "verdict": point["verdict"] or "",
    }


def _picture(points: Mapping[int, Payload], years: Sequence[int]) -> dict[str, Any]:
    """Places of targets and of the results that could be judged, on one scale; empty where there is no number.

    The scale is of the unit that was set last: 612万亩 and 40.8万公顷 stand in the table, not on one line.
    """
    values: dict[str, dict[int, float]] = {"target": {}, "result": {}}
    targets = {y: p["target"] for y, p in points.items() if p["target"] and p["target"]["value"] is not None}
    scale = _scale(targets[max(targets)]) if targets else None
    for year, target in targets.items():
        if _scale(target) != scale:
            continue
        values["target"][year] = _size(target)
        point = points[year]
        result = point["result"]
        if point["verdict"] in ("exceeded", "met", "missed") and result and _scale(result) == scale:
            values["result"][year] = _size(result)
    everything = [value for part in values.values() for value in part.values()]
    if not everything:
        return {"targets": [], "results": []}
    low, high = min(everything), max(everything)

    def place(year: int, value: float) -> dict[str, Any]:
        x = _PAD + (WIDTH - 2 * _PAD) * (years.index(year) / max(1, len(years) - 1))
        y = HEIGHT - _PAD - (HEIGHT - 2 * _PAD) * ((value - low) / (high - low) if high > low else 0.5)
        return {"year": year, "x": round(x, 1), "y": round(y, 1), "verdict": points[year]["verdict"] or ""}

    return {
        "targets": [place(year, value) for year, value in sorted(values["target"].items())],
        "results": [place(year, value) for year, value in sorted(values["result"].items())],
    }


def _scale(figure: Payload) -> tuple[str, str]:
    return figure.get("aspect", ""), _MAGNITUDE.sub("", figure.get("unit", ""))


def _size(figure: Payload) -> float:
    """The value without 万 and 亿: 9800亿元 and 1.02万亿元 are of one unit."""
    found = _MAGNITUDE.match(figure["unit"])
    return float(figure["value"]) * (_TIMES[found.group()] if found else 1)
