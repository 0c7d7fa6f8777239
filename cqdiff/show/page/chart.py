"""The picture on top: old target, result and new target of each indicator on one line of its own scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cqdiff.show.page.rows import Sides, amount

WIDTH = 240
"""Width of a line in the picture's own units."""
_PAD = 12
_JUDGED = ("exceeded", "met", "missed")
"""Only a result that could be compared has a place on the line."""
_ALWAYS = 25
"""So many lines are shown at once; the others open on demand."""


def dumbbells(payload: Mapping[str, Any], sides: Sides) -> dict[str, Any]:
    """The lines of the picture, headline first, then by how far result and target lie apart.

    A line needs two numbers of one unit and aspect. For one report alone these are its result and its target.
    """
    judged = {row["promise"]["id"]: row for row in payload["follow_up"] if row["verdict"] in _JUDGED}
    lines = [line for row in payload["targets"] if (line := _line(row, judged, alone=sides.alone))]
    lines.sort(key=lambda line: (not line["headline"], -line["apart"], line["name"]))
    return {"first": lines[:_ALWAYS], "rest": lines[_ALWAYS:], "width": WIDTH}


def _line(row: Mapping[str, Any], judged: Mapping[str, Any], *, alone: bool) -> dict[str, Any] | None:
    old, new = row["old"], row["new"]
    told = None
    if alone:
        old, result = None, old
    else:
        told = judged.get(old["id"]) if old else None
        result = told["results"][0] if told else None
    lead = old or new
    points = {
        name: figure
        for name, figure in (("old", old), ("result", result), ("new", new))
        if figure and figure.get("value") is not None and _alike(figure, lead)
    }
    if len(points) < 2:
        return None
    values = {name: float(figure["value"]) for name, figure in points.items()}
    low, high = min(values.values()), max(values.values())
    place = {
        name: round(_PAD + (WIDTH - 2 * _PAD) * ((value - low) / (high - low) if high > low else 0.5), 1)
        for name, value in values.items()
    }
    aim = values.get("old", values.get("new", 0.0))
    apart = abs(values["result"] - aim) / abs(aim) if "result" in values and aim else 0.0
    return {
        "name": row["name"],
        "headline": row["headline"],
        "judged": told["verdict"] if told else "",
        "places": place,
        "span": (min(place.values()), max(place.values())),
        "shown": {name: amount(points.get(name)) for name in ("old", "result", "new")},
        "apart": apart,
    }


def _alike(figure: Mapping[str, Any], lead: Mapping[str, Any]) -> bool:
    return bool(figure["unit"] == lead["unit"] and figure["aspect"] == lead["aspect"])
