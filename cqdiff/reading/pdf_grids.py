"""Ruled lines of a PDF page → grids of cells. Changes when tables are ruled in another way."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

_SNAP = 2.0
"""Lines nearer than so many points are one: borders are often drawn as thin boxes, or for each cell anew."""
_SHORTEST = 5.0
_STRAIGHT = 0.8
_MOST = 20_000
"""Segments of a page, crossings, or cells of a grid; more are a drawing and no table."""
_DEPTH = 3
"""Forms inside forms that are searched for lines."""
_OPEN_SIDE = 12.0
"""Lines that reach so far beyond the outermost one across them hold cells that are open to that side."""


class Rule(Struct, frozen=True):
    """A straight line: at `at` across, from `low` to `high` along."""

    at: float
    low: float
    high: float


class Grid(Struct, frozen=True):
    """Edges of columns from left to right, of rows from top to bottom; `owner` tells for (row, column) the place whose
    cell covers it, the upper left one of it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a point, None outside of the grid."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-y for y in self.ys], -y) - 1
        return self.owner.get((row, column))


def grids_of(page: Any, raw: Any) -> list[Grid]:
    """The grids of an upright page with two columns at least.

    A single row may be the end of a table that began on the page before.
    """
    level, upright = [], []
    for x0, y0, x1, y1 in _segments(page, raw):
        left, low, right, high = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        if high - low <= _STRAIGHT and right - left >= _SHORTEST:
            level.append(Rule((low + high) / 2, left, right))
        elif right - left <= _STRAIGHT and high - low >= _SHORTEST:
            upright.append(Rule((left + right) / 2, low, high))
        if len(level) + len(upright) > _MOST:
            return []
    level, upright = _merged(level), _merged(upright)
    if len(level) * len(upright) > _MOST:
        return []
    grids = (_grid(*rules) for rules in _connected(level, upright))
    return [grid for grid in grids if grid is not None]


def _segments(page: Any, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of all paths that are drawn, in points of the page."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if raw.FPDFPath_GetDrawMode(item.raw, mode, stroke) and not (mode.value or stroke.value):
            continue
        yield from _path(item.raw, item.get_matrix(), raw)


def _path(path: Any, matrix: Any, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for i in range(min(raw.FPDFPath_CountSegments(path), _MOST)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*point, *begun)
        last = point


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together."""
    found: list[Rule] = []
    for group in _near(rules):
        at = sorted(rule.at for rule in group)[len(group) // 2]
        low, high = group[0].low, group[0].high
        for rule in sorted(group, key=lambda r: r.low):
            if rule.low > high + _SNAP:
                found.append(Rule(at, low, high))
                low, high = rule.low, rule.high
            low, high = min(low, rule.low), max(high, rule.high)
        found.append(Rule(at, low, high))
    return found


def _near(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Lines at one place across, each group sorted by where its pieces begin."""
    group: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if group and rule.at - group[-1].at > _SNAP:
            yield sorted(group, key=lambda r: r.low)
            group = []
        group.append(rule)
    if group:
        yield sorted(group, key=lambda r: r.low)


def _connected(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other directly or by others."""
    parts: list[tuple[list[Rule], list[Rule]]] = []
    for wall in upright:
        touching = [rule for rule in level if _cross(rule, wall)]
        if not touching:
            continue
        joined = [part for part in parts if any(rule in part[0] for rule in touching)]
        rules = list(dict.fromkeys([*touching, *(rule for part in joined for rule in part[0])]))
        walls = [wall, *(other for part in joined for other in part[1])]
        parts = [part for part in parts if part not in joined]
        parts.append((rules, walls))
    return parts


def _cross(rule: Rule, wall: Rule) -> bool:
    return rule.low - _SNAP <= wall.at <= rule.high + _SNAP and wall.low - _SNAP <= rule.at <= wall.high + _SNAP


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    xs, ys = _edges(upright, level), _edges(level, upright)[::-1]
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST:
        return None
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, low) in enumerate(pairwise(ys)):
        for column, (start, stop) in enumerate(pairwise(xs)):
            x, y = (start + stop) / 2, (top + low) / 2
            if column and not any(_spans(w, xs[column], y) for w in upright):
                owner[row, column] = owner[row, column - 1]
            elif row and not any(_spans(r, ys[row], x) for r in level):
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = (row, column)
    return Grid(tuple(xs), tuple(ys), owner)


def _spans(rule: Rule, at: float, along: float) -> bool:
    return abs(rule.at - at) <= _SNAP * 1.5 and rule.low - _SNAP <= along <= rule.high + _SNAP


def _edges(rules: list[Rule], across: list[Rule]) -> list[float]:
    """Places of lines from low to high, near ones as one, and the ends of those `across` where they reach beyond."""
    found: list[float] = []
    for value in sorted(rule.at for rule in rules):
        if not found or value - found[-1] > _SNAP * 1.5:
            found.append(value)
    low, high = min(rule.low for rule in across), max(rule.high for rule in across)
    before, behind = found[0] - low > _OPEN_SIDE, high - found[-1] > _OPEN_SIDE
    return [*([low] if before else []), *found, *([high] if behind else [])]
