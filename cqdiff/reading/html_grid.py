"""Cells of an HTML table → places of its grid, spans respected. Changes when cells span in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cqdiff.reading import limits
from cqdiff.reading.tables import Merged, Place

Node = Any
"""A node of selectolax."""

_ROWS = 1000
"""A cell reaches over so many rows at most."""


def rows_of(table: Node) -> Iterator[Node]:
    """The rows of a table in order, its caption as one."""
    child = table.first_child
    while child is not None:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)
        elif child.tag in ("tr", "caption"):
            yield child
        child = child.next


class Grid:
    """Places the cells of one table row by row. `covered` is true where a cell from above reaches into the last row,
    `width` is that of the widest row so far."""

    def __init__(self) -> None:
        self._reaching: dict[int, int] = {}
        self.covered = False
        self.width = 0

    def places(self, cells: Sequence[Node], texts: Sequence[str]) -> tuple[Place, ...]:
        """The places of the next row; `texts` are the words of its cells."""
        reaching, self._reaching = self._reaching, {at: n - 1 for at, n in self._reaching.items() if n > 1}
        self.covered = bool(reaching)
        row: list[Place] = []
        for cell, text in zip(cells, texts, strict=True):
            self._cover(row, reaching)
            room = limits.TABLE_COLUMNS - len(row)
            wide, deep = _span(cell, "colspan", max(room, 1)), _span(cell, "rowspan", _ROWS)
            if deep > 1 and room > 0:
                self._reaching.update({at: deep - 1 for at in range(len(row), len(row) + wide)})
            row += [text, *[Merged.LEFT] * (wide - 1)]
        self._cover(row, reaching)
        self.width = max(self.width, len(row))
        return tuple(row)

    def _cover(self, row: list[Place], reaching: dict[int, int]) -> None:
        while len(row) in reaching:
            row.append(Merged.UP)


def _span(cell: Node, name: str, most: int) -> int:
    told = cell.attributes.get(name) or "1"
    return min(int(told), most) if told.isdecimal() and told != "0" else 1
