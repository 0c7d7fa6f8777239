"""Rows of a query in a terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from cqdiff.frames.columns import Type
from cqdiff.frames.table import Table
from cqdiff.show.plain import one_line, shorten

_WIDTH = 40
_HIDDEN = frozenset({"family", "base_value", "value", "value_hi", "unit", "aspect", "comparator", "source", "why"})
"""Columns that the quote tells or that are for reckoning; CSV and JSON have them."""
_RIGHT = (Type.INTEGER, Type.NUMBER)


def table_view(table: Table, limit: int) -> Grid:
    """The first rows. Of an everyday question the columns that a reader needs, of SQL all that was asked for."""
    everyday = {"place", "quote"} <= set(table.names) or {"about", "verdict", "why"} <= set(table.names)
    shown = [at for at, column in enumerate(table.columns) if not (everyday and column.name in _HIDDEN)]
    grid = Grid(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for at in shown:
        column = table.columns[at]
        grid.add_column(
            Text(one_line(column.name)), justify="right" if column.type in _RIGHT else "left", overflow="fold"
        )
    for row in table.rows[:limit]:
        grid.add_row(*(Text(_cell(row[at])) for at in shown))
    return grid


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return shorten(one_line(str(value)), _WIDTH)
