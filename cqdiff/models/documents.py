"""A file that was read: its text, its tables, and what was repaired or left out."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from cqdiff.models.terms import RemarkKind


class Remark(Struct, frozen=True, gc=False):
    """Something that was repaired or left out, and where: `start` is an offset into the document's text.

    `seen` is what stands there and `read` what it was taken for, as far as there is such a thing; `count` says how
    often it happened from there on.
    """

    kind: RemarkKind
    start: int
    seen: str = ""
    read: str = ""
    count: int = 1


class Cell(Struct, frozen=True, gc=False):
    """Where the words of a cell stand in the text; `start` equals `end` where it is empty."""

    start: int
    end: int


class Table(Struct, frozen=True, gc=False):
    """A table of the text as a grid of `width` columns: a merged cell stands in each of the places that it covers."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def start(self) -> int:
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.rows[-1])


class Document(Struct, frozen=True, gc=False):
    """A file that was read: its text, and the same text folded for matching.

    `folded` has exactly as many characters as `text` (full-width digits, letters and signs as their
    half-width ones), so that one offset means the same place in both. `pages` are the offsets at which the
    pages begin, empty where the format has none; `notes` tell the user how the file was read where that is not plain,
    `remarks` what was repaired or left out. `tables` lie beside the text, in its order: their cells are spans of it.
    """

    source: str
    sha256: str
    text: str
    folded: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()

    def page(self, offset: int) -> int | None:
        """The 1-based page that holds the character at `offset`, None where there are no pages."""
        return bisect_right(self.pages, offset) or None
