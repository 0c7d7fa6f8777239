"""The picture on top: old target, result and new target of each indicator on one line, relative to its target."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import copysign, sqrt
from typing import Any

from cqdiff.show.labels import label
from cqdiff.show.page.rows import Sides, amount
from cqdiff.show.page.words import words

WIDTH = 280
"""Width of a line in the picture's own units; the target that a line is held against stands in the middle."""
_HALF = WIDTH / 2 - 12
_FULL = 0.84
"""Where ±100 % stands on the way to the end; the rest is for what lies beyond."""
_TICKS = (-1.0, -0.5, -0.1, 0.1, 0.5, 1.0)
_JUDGED = ("exceeded", "met", "missed")
"""Only a result that could be compared is shown."""
_POINTS = ("%", "个百分点")
_ALWAYS = 25
"""So many lines are shown at once; the others open on demand."""


def dumbbells(payload: Mapping[str, Any], sides: Sides) -> dict[str, Any]:
    """The lines of the picture, headline first, then by how far result and target lie apart.

    A line needs two numbers that can be compared, a headline target one. One report alone has no old target.
    """
    judged = {row["promise"]["id"]: row for row in payload["follow_up"] if row["verdict"] in _JUDGED}
    lines = [
        line
        for n, row in enumerate(payload["targets"])
        if (line := _line(row, judged, sides)) and len(line["places"]) > (0 if line["headline"] else 1)
    ]
    lines.sort(key=lambda line: (not line["headline"], not line["gap"], -line["apart"], line["name"]))
    ids = {id(row): f"t{n}" for n, row in enumerate(payload["targets"])}
    for line in lines:
        line["row"] = ids[id(line.pop("of"))]
    return {
        "first": lines[:_ALWAYS],
        "rest": lines[_ALWAYS:],
        "width": WIDTH,
        "middle": WIDTH / 2,
        "ends": (_at(-1), _at(1)),
        "ticks": [{"at": _at(t), "text": f"{t:+.0%}".replace("-", "−")} for t in _TICKS],
        "heads": _heads(payload, sides),
    }


def _heads(payload: Mapping[str, Any], sides: Sides) -> dict[str, str]:
    """What each mark stands for, with its year where it is known."""
    say = words(sides.lang)
    before, after = payload["old"]["plan_year"], payload["new"]["plan_year"]
    reached = payload["old"]["review_year"] if sides.alone else before

    def head(key: str, year: int | None) -> str:
        return say[key] if year is None else say[f"{key}_of"].format(year)

    old = {} if sides.alone else {"old": head("old_target", before)}
    return {**old, "result": head("result", reached), "new": head("new_target", after)}


def _line(row: Mapping[str, Any], judged: Mapping[str, Any], sides: Sides) -> dict[str, Any] | None:
    old, new, told = row["old"], row["new"], None
    if sides.alone:
        old, result = None, old
    else:
        told = judged.get(old["id"]) if old else None
        result = told["results"][0] if told and "aspect" in told["results"][0] else None
    measure = result if sides.alone and row["delta"] is not None else old or new
    if not measure or measure["value"] is None:
        return None
    deltas = {"result": told["delta"] if told else None, "new": row["delta"] if row["old"] is measure else None}
    figures = {"old": old, "result": result, "new": new}
    values = {name: v for name, f in figures.items() if (v := _value(f, measure, deltas.get(name)))}
    aim = values.get("old") or values["new"]
    base, gap = aim[0], _gap(values.get("result"), aim)
    return {
        "of": row,
        "name": row["name"],
        "headline": row["headline"],
        "judged": told["verdict"] if told else "",
        "places": {name: tuple(_at(_apart(v, base)) for v in span) for name, span in values.items()},
        "shown": {name: amount(f) for name, f in figures.items()},
        "apart": abs(_apart(base + gap, base)) if gap is not None else 0.0,
        "gap": "" if gap is None else _said(gap, base, str(measure["unit"]), sides),
    }


def _value(figure: Mapping[str, Any] | None, measure: Mapping[str, Any], delta: float | None) -> tuple[Decimal, ...]:
    """From and to of a figure in the unit of the measure; empty where it has no place on the line.

    `delta` is how far a figure of another unit lies from the measure (220亿斤 from 108.1亿公斤), in the measure's.
    """
    if not figure or figure["value"] is None:
        return ()
    if figure["unit"] == measure["unit"] and figure["aspect"] == measure["aspect"]:
        ends = (figure["value"], figure["value"] if figure["value_hi"] is None else figure["value_hi"])
        return tuple(Decimal(str(end)) for end in ends)
    return () if delta is None else (Decimal(str(measure["value"])) + Decimal(str(delta)),) * 2


def _gap(result: tuple[Decimal, ...] | None, aim: tuple[Decimal, ...]) -> Decimal | None:
    """How far the result lies from the nearer end of its target, 0 inside a range."""
    if not result:
        return None
    low, high = min(aim), max(aim)
    value = result[0]
    return value - low if value < low else value - high if value > high else Decimal(0)


def _apart(value: Decimal, base: Decimal) -> float:
    """The distance from the target as a share of it; a target of nothing is missed or passed by all of it."""
    return float((value - base) / abs(base)) if base else float((value > 0) - (value < 0))


def _at(apart: float) -> float:
    """Where a share stands: the root gives small distances room; beyond ±100 % it only nears the end."""
    far = abs(apart)
    way = _FULL * sqrt(far) if far <= 1 else 1 - (1 - _FULL) / far
    return round(WIDTH / 2 + _HALF * copysign(way, apart), 1)


def _said(gap: Decimal, base: Decimal, unit: str, sides: Sides) -> str:
    if not gap:
        return "0"
    if unit in _POINTS:
        return f"{gap.normalize():+f}".replace("-", "−") + label("points", sides.lang)
    return f"{_apart(base + gap, base):+.1%}".replace("-", "−")
