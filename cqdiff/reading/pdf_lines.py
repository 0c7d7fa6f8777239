"""Pages of a PDF → printed lines with their place and size. Changes when glyphs have to be joined in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.reading.lines import clean, join_all
from cqdiff.reading.pdf_columns import in_columns
from cqdiff.reading.pdf_glyphs import Glyph, glyphs_of
from cqdiff.reading.pdf_grids import Grid, grids_of
from cqdiff.reading.tables import Merged, Place, Row

_NEAR = 0.45
"""Glyphs whose base lines differ by less than this share of their size stand on one line."""
_CELL_GAP = 1.8
"""A gap of so many glyphs between two runs of a line parts cells of a table."""
_WORD_GAP = 0.15
_NUMBER_GAP = 0.6
"""Digits set wide apart are still one number: a number torn apart is worse than two joined."""
_BLANK_GAP = 0.2
_OVER = 0.1
"""Signs may reach over each other by this share of their size."""
_GRIDS_A_PAGE = 10_000
"""Tables of a page are numbered below this."""
_SMALL = 0.8
_NOTE_MARK = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳])[\]］〕)）]?")
_LATIN = re.compile(r"[A-Za-zµΩ]$")


class Line(Struct, frozen=True):
    """A printed line. Places are in points, `y` is the base line, counted from the bottom of the page.

    `column` is 1 or 2 where the page is set in two columns and the line lies in one of them. `row` holds the cells
    where it is the row of a ruled table, and `edges` the columns of that.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    page: int
    height: float
    column: int = 0
    row: Row | None = None
    edges: tuple[float, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether it has several cells."""
        return self.row is not None or "\t" in self.text


def lines_of(page: Any, number: int, raw: Any) -> list[Line]:
    """The lines of an upright page in the order in which they were written; `raw` is pypdfium2's binding.

    A ruled table stands, row by row, where its first sign was written.
    """
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage, raw)
    finally:
        textpage.close()
    height = page.get_height()
    grids = grids_of(page, raw)
    lines: list[Line] = []
    for inside, signs in _stretches(glyphs, grids):
        if inside is None:
            lines += _shown(in_columns(_groups(signs)), number, height)
        else:
            lines += _rows(grids[inside], signs, number * _GRIDS_A_PAGE + inside, Line("", 0, 0, 0, 0, number, height))
    return lines


def _stretches(glyphs: list[Glyph], grids: list[Grid]) -> Iterator[tuple[int | None, list[Glyph]]]:
    """The signs between the tables, and all signs of each table at the place of its first."""
    if not grids:
        yield None, glyphs
        return
    owned: dict[int, list[Glyph]] = {}
    order: list[tuple[int | None, list[Glyph]]] = []
    for glyph in glyphs:
        x, y = _centre(glyph)
        inside = next((i for i, grid in enumerate(grids) if grid.place(x, y) is not None), None)
        if inside is not None:
            if inside not in owned:
                owned[inside] = []
                order.append((inside, owned[inside]))
            owned[inside].append(glyph)
        elif order and order[-1][0] is None:
            order[-1][1].append(glyph)
        else:
            order.append((None, [glyph]))
    yield from order


def _centre(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.base + glyph.size * 0.3


def _groups(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The signs of each line."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if groups and (gap := _gap_for(groups[-1], glyph)) is not None:
            groups[-1].insert(gap, glyph)
        elif groups and _same_line(groups[-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _shown(groups: Iterable[tuple[int, list[Glyph]]], number: int, height: float) -> list[Line]:
    """The lines of groups, each with its column, that show something."""
    lines = (_line(group, number, height, column) for column, group in groups)
    return [line for line in lines if line.text]


def _words(signs: list[Glyph], blank: Line) -> str:
    """The text of a cell."""
    return join_all(line.text for line in _shown(((0, g) for g in _groups(signs)), blank.page, blank.height))


def _rows(grid: Grid, glyphs: list[Glyph], table: int, blank: Line) -> list[Line]:
    """The rows of a ruled table; `blank` is an empty line of its page."""
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        place = grid.place(*_centre(glyph))
        if place is not None:
            held.setdefault(place, []).append(glyph)
    words = {at: _words(signs, blank) for at, signs in held.items()}
    size = _usual([glyph.size for glyph in glyphs])
    rows = []
    for r, (top, low) in enumerate(pairwise(grid.ys)):
        places: list[Place] = []
        for c in range(len(grid.xs) - 1):
            owner = grid.owner[r, c]
            covered = Merged.LEFT if owner[0] == r else Merged.UP
            places.append(clean(words.get(owner, "")) if owner == (r, c) else covered)
        row = Row(table, tuple(places))
        edge = replace(blank, left=grid.xs[0], right=grid.xs[-1], y=(top + low) / 2, size=size)
        rows.append(replace(edge, text=row.line, row=row, edges=grid.xs))
    return rows


def _same_line(group: list[Glyph], glyph: Glyph) -> bool:
    last = next((g for g in reversed(group) if not g.text.isspace()), group[-1])
    biggest = max(last.size, glyph.size)
    raised = glyph.size < last.size * _SMALL or last.size < glyph.size * _SMALL
    near = abs(last.base - glyph.base) < biggest * (_NEAR if not raised else 0.75)
    # a column to the right begins at the top again, one to the left on the same height is another cell
    return near and glyph.left > last.left - biggest * 2


def _gap_for(group: list[Glyph], glyph: Glyph) -> int | None:
    """Where in a line there is room for a sign that was written later.

    LibreOffice writes all that is set in one font first: the marks of “十五五” before what they enclose.
    """
    last = group[-1]
    on_line = abs(last.base - glyph.base) < max(last.size, glyph.size) * _NEAR
    if glyph.text.isspace() or glyph.left >= last.left or not on_line:
        return None
    slack = glyph.size * _OVER
    shown = [(i, g) for i, g in enumerate(group) if not g.text.isspace()]
    before = [i for i, g in shown if g.right <= glyph.left + slack]
    behind = [i for i, g in shown if g.left >= glyph.right - slack]
    fits = before and behind and len(before) + len(behind) == len(shown)
    return before[-1] + 1 if fits else None


def _line(group: list[Glyph], number: int, height: float, column: int) -> Line:
    size = _usual([g.size for g in group if not g.text.isspace()] or [0.0])
    signs = _without_note_marks(group, size)
    while signs and signs[0].text.isspace():
        del signs[0]
    shown = [g for g in signs if not g.text.isspace()]
    if not shown:
        return Line("", 0, 0, 0, 0, number, height)
    text, last, blank = "", shown[0], False
    for glyph in signs:
        if glyph.text.isspace():
            blank = True
            continue
        text += _between(last, glyph, size, blank=blank) + glyph.text
        last, blank = glyph, False
    left, right = min(g.left for g in shown), max(g.right for g in shown)
    return Line(text, left, right, _usual([g.base for g in shown]), size, number, height, column)


def _between(before: Glyph, glyph: Glyph, size: float, *, blank: bool) -> str:
    """What parts two signs of a line: a tab between cells, a space between words, nothing between Chinese."""
    gap = glyph.left - before.right
    if gap > size * _CELL_GAP:
        return "\t"
    if _is_latin(before.text) and _is_latin(glyph.text):
        digits = before.text.isdigit() and glyph.text.isdigit()
        return " " if blank or gap > size * (_NUMBER_GAP if digits else _WORD_GAP) else ""
    return " " if blank and gap > size * _BLANK_GAP else ""


def _without_note_marks(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """Small raised digits that stand behind Chinese are marks of notes, no part of a number. Blanks stay."""
    kept: list[Glyph] = []
    raised: list[Glyph] = []
    base = _usual([g.base for g in glyphs if g.size >= size * _SMALL] or [glyphs[0].base])
    for glyph in [*glyphs, None]:
        if glyph is not None and glyph.size < size * _SMALL and glyph.base > base:
            raised.append(glyph)
            continue
        if raised:
            text = "".join(g.text for g in raised)
            if not _NOTE_MARK.fullmatch(text) or (kept and _LATIN.search(kept[-1].text)):
                kept += raised
            raised = []
        if glyph is not None:
            kept.append(glyph)
    return kept


def _usual(values: list[float]) -> float:
    """The median."""
    return sorted(values)[len(values) // 2]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
