"""Rows among lines → text with the tables beside it, one shape for all formats. Changes when tables are kept otherwise.

A reader passes a row on as a Row; in the text it is a line with its cells parted by tabs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from cqdiff.models import Cell, Table
from cqdiff.reading import limits
from cqdiff.reading.lines import one_line


class Merged(Enum):
    """A place of the grid that a cell beside or above it covers."""

    LEFT = "left"
    UP = "up"


Place = str | Merged


class Row(Struct, frozen=True):
    """A row by its places from left to right; rows of one table share its number."""

    table: int
    places: tuple[Place, ...]

    @property
    def line(self) -> str:
        """The row as a line of the text: covered places are empty, none at the end."""
        return "\t".join(_tidy(place) for place in self.places).rstrip("\t")


def written(lines: Iterable[str | Row]) -> tuple[str, tuple[Table, ...]]:
    """The text, a \\n behind every line, and the tables whose rows stand among the lines.

    A row may hold tabs and line ends in its cells, a line may hold line ends; both must be clean of control characters.
    """
    pieces: list[str] = []
    grids: dict[int, list[tuple[Cell, ...]]] = {}
    size = 0
    for line in lines:
        words = line.line if isinstance(line, Row) else line
        if isinstance(line, Row):
            above = grids.setdefault(line.table, [])
            above.append(_cells(line, size, above[-1] if above else ()))
        pieces.append(words + "\n")
        size += len(words) + 1
    return "".join(pieces), tables_of(grids.values())


def tables_of(grids: Iterable[Sequence[tuple[Cell, ...]]]) -> tuple[Table, ...]:
    """Grids of two rows and two columns at least, short rows filled up with empty cells.

    One that is wider than any table of figures is left out: its rows are text alone.
    """
    found = []
    for grid in grids:
        rows = [row for row in grid if row]
        width = max(map(len, rows), default=0)
        if len(rows) >= 2 and 2 <= width <= limits.TABLE_COLUMNS:
            filled = (row + (Cell(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows)
            found.append(Table(tuple(filled)))
    return tuple(found)


def _cells(row: Row, at: int, above: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The spans of a row that begins at offset `at`; `above` is the row over it."""
    end = at + len(row.line)
    cells: list[Cell] = []
    for i, place in enumerate(row.places):
        words = _tidy(place)
        own = Cell(min(at, end), min(at + len(words), end))
        if place is Merged.UP and i < len(above):
            own = above[i]
        elif place is Merged.LEFT and cells:
            own = cells[-1]
        cells.append(own)
        at += len(words) + 1
    return tuple(cells)


def _tidy(place: Place) -> str:
    return one_line(place.replace("\t", " ")).strip() if isinstance(place, str) else ""
