"""Pages set in two columns → their lines one column after the other. Changes when columns are set otherwise.

The right column is moved onto the left one, so that what follows sees one narrow page.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.reading.pdf_glyphs import Glyph

_GAP = 0.9
"""A gap of so many glyphs may be the space between two columns."""
_MIDDLE = (0.35, 0.65)
_SIDE_LINES = 5
"""Fewer lines on a side are no column."""
_SIDE_SHARE = 0.3
_CROSSING_SHARE = 0.2
"""Titles and wide tables may cross the middle."""
_COLUMN_GLYPHS = 9
"""Lines of a column have more signs than this, cells of a table fewer."""
_ALIGNED = 0.6
_INDENT = 2.6


class _Piece(Struct, frozen=True):
    """A run of glyphs without a wide gap."""

    glyphs: list[Glyph]
    left: float
    right: float
    base: float


def in_columns(groups: list[list[Glyph]]) -> list[tuple[int, list[Glyph]]]:
    """The lines of a page with their column: 0 where there is but one, else 1 or 2 for those that lie in one of two."""
    pieces = [list(_pieces(group)) for group in groups]
    middle = _middle([piece for line in pieces for piece in line])
    if middle is None:
        return [(0, group) for group in groups]
    sides = [_sides(line, middle) for line in pieces]
    left, right = ([p.left for line in sides for column, p in line if column == side] for side in (1, 2))
    shift = _edge(right) - _edge(left)
    ordered: list[tuple[int, list[Glyph]]] = []
    band: list[tuple[int, _Piece]] = []
    for line in sides:
        band += [side for side in line if side[0]]
        if any(column == 0 for column, _ in line):
            ordered += _read_down(band, shift)
            ordered += [(0, piece.glyphs) for column, piece in line if column == 0]
            band = []
    return ordered + _read_down(band, shift)


def _edge(lefts: list[float]) -> float:
    """The left margin: the outermost but for a page number or two."""
    return sorted(lefts)[len(lefts) // 8]


def _read_down(band: list[tuple[int, _Piece]], shift: float) -> list[tuple[int, list[Glyph]]]:
    """Between two lines that cross the middle: the left column to its foot, then the right one."""
    down = sorted(band, key=lambda side: (side[0], -side[1].base))
    return [(column, piece.glyphs if column == 1 else _moved(piece.glyphs, shift)) for column, piece in down]


def _moved(glyphs: list[Glyph], shift: float) -> list[Glyph]:
    return [replace(g, left=g.left - shift, right=g.right - shift) for g in glyphs]


def _pieces(group: list[Glyph]) -> Iterator[_Piece]:
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in group:
        if last is not None and not glyph.text.isspace() and glyph.left - last.right > glyph.size * _GAP:
            yield _piece(run)
            run = []
        run.append(glyph)
        last = last if glyph.text.isspace() else glyph
    if any(not g.text.isspace() for g in run):
        yield _piece(run)


def _piece(run: list[Glyph]) -> _Piece:
    shown = [g for g in run if not g.text.isspace()]
    return _Piece(run, min(g.left for g in shown), max(g.right for g in shown), shown[0].base)


def _sides(line: list[_Piece], middle: float) -> list[tuple[int, _Piece]]:
    """The pieces of a line by column; one that crosses the middle takes the whole line with it."""
    if any(piece.left < middle < piece.right for piece in line):
        whole = [g for piece in line for g in piece.glyphs]
        return [(0, _piece(whole))]
    sides = []
    for column, own in ((1, [p for p in line if p.right <= middle]), (2, [p for p in line if p.left >= middle])):
        if own:
            sides.append((column, _piece([g for piece in own for g in piece.glyphs])))
    return sides


def _middle(pieces: list[_Piece]) -> float | None:
    """Where the space between two columns lies, None where the page has no such space."""
    if len(pieces) < 2 * _SIDE_LINES:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    low, high = (left + (right - left) * share for share in _MIDDLE)
    for middle in sorted({p.left - 1 for p in pieces if low < p.left < high}):
        before = [p for p in pieces if p.right <= middle]
        after = [p for p in pieces if p.left >= middle]
        if _is_column(before, pieces) and _is_column(after, pieces):
            crossing = len(pieces) - len(before) - len(after)
            if crossing <= len(pieces) * _CROSSING_SHARE:
                return middle
    return None


def _is_column(side: list[_Piece], pieces: list[_Piece]) -> bool:
    """Whether pieces are the lines of a column of text: many, long, and with a common left margin."""
    if len(side) < max(_SIDE_LINES, len(pieces) * _SIDE_SHARE):
        return False
    lengths = sorted(len(piece.glyphs) for piece in side)
    if lengths[len(lengths) // 2] < _COLUMN_GLYPHS:
        return False
    edge = sorted(piece.left for piece in side)[len(side) // 3]
    size = side[0].glyphs[-1].size
    return sum(abs(piece.left - edge) <= size * _INDENT for piece in side) >= len(side) * _ALIGNED
