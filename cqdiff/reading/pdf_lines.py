"""Pages of a PDF → printed lines with their place and size. Changes when glyphs have to be gathered in another way."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_NEAR = 0.45
"""Glyphs whose middles differ by less than this share of their size stand on one line."""
_CELL_GAP = 1.8
"""A gap of so many glyphs between two runs of a line parts cells of a table."""
_SMALL = 0.8
_NOTE_MARK = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳])[\]］〕)）]?")
_LATIN = re.compile(r"[A-Za-zµΩ]$")
_HYPHEN = 0x02
"""What pdfium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    left: float
    right: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. Places are in points, `y` is the middle, counted from the bottom of the page.

    `indent` is the width of the blanks that it begins with: they stand in `left` already.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    page: int
    height: float

    @property
    def is_row(self) -> bool:
        """Whether it has several cells."""
        return "\t" in self.text


def lines_of(page: Any, number: int, raw: Any) -> list[Line]:
    """The lines of a page in the order in which they were written; `raw` is pypdfium2's binding."""
    textpage = page.get_textpage()
    try:
        glyphs = _glyphs(textpage, raw, page.get_rotation(), page.get_size())
    finally:
        textpage.close()
    height = page.get_height()
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if groups and _same_line(groups[-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    lines = (_line(group, number, height) for group in groups)
    return [line for line in lines if line.text]


def _glyphs(textpage: Any, raw: Any, rotation: int, size: tuple[float, float]) -> list[Glyph]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found = []
    handle = textpage.raw
    high = 0
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        if 0xD800 <= code < 0xDC00:  # one of the rare characters that take two units
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        char = "-" if code == _HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
        if char in "\r\n" or (char.isspace() and raw.FPDFText_IsGenerated(handle, i) == 1):
            continue
        if not raw.FPDFText_GetCharBox(handle, i, left, right, bottom, top):
            continue
        box = _turned((left.value, bottom.value, right.value, top.value), rotation, size)
        printed = raw.FPDFText_GetFontSize(handle, i)
        found.append(_glyph(textpage, raw, i, char, box, printed, rotation, size))
    return found


def _glyph(
    textpage: Any,
    raw: Any,
    i: int,
    char: str,
    box: tuple[float, float, float, float],
    printed: float,
    rotation: int,
    size: tuple[float, float],
) -> Glyph:
    # the loose box is as high as the font whatever the sign: a comma stands as high as its neighbours
    loose = textpage.get_charbox(i, loose=True)
    x0, y0, x1, y1 = _turned(loose, rotation, size)
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = box
    return Glyph(char, x0, x1, (y0 + y1) / 2, max(y1 - y0, 1.0) if printed <= 1 else (y1 - y0) or printed)


def _turned(
    box: tuple[float, float, float, float], rotation: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The box as seen on a page that is shown turned; `size` is that of the page as shown."""
    x0, y0, x1, y1 = box
    width, height = size
    if rotation == 90:
        return y0, height - x1, y1, height - x0
    if rotation == 180:
        return width - x1, height - y1, width - x0, height - y0
    if rotation == 270:
        return width - y1, x0, width - y0, x1
    return box


def _same_line(group: list[Glyph], glyph: Glyph) -> bool:
    last = next((g for g in reversed(group) if not g.text.isspace()), group[-1])
    biggest = max(last.size, glyph.size)
    raised = glyph.size < last.size * _SMALL or last.size < glyph.size * _SMALL
    near = abs(last.middle - glyph.middle) < biggest * (_NEAR if not raised else 0.75)
    # a column to the right begins at the top again, one to the left on the same height is another cell
    return near and glyph.left > last.left - biggest * 2


def _line(group: list[Glyph], number: int, height: float) -> Line:
    shown = [g for g in group if not g.text.isspace()]
    if not shown:
        return Line("", 0, 0, 0, 0, number, height)
    size = _usual([g.size for g in shown])
    shown = _without_note_marks(shown, size)
    if not shown:
        return Line("", 0, 0, 0, 0, number, height)
    text = shown[0].text
    for before, glyph in pairwise(shown):
        gap = glyph.left - before.right
        if gap > size * _CELL_GAP:
            text += "\t"
        elif gap > size * 0.15 and _is_latin(before.text) and _is_latin(glyph.text):
            text += " "
        text += glyph.text
    left, right = min(g.left for g in shown), max(g.right for g in shown)
    return Line(text, left, right, _usual([g.middle for g in shown]), size, number, height)


def _without_note_marks(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """Small raised digits that stand behind Chinese are marks of notes, no part of a number."""
    kept: list[Glyph] = []
    raised: list[Glyph] = []
    middle = _usual([g.middle for g in glyphs if g.size >= size * _SMALL] or [glyphs[0].middle])
    for glyph in [*glyphs, None]:
        if glyph is not None and glyph.size < size * _SMALL and glyph.middle > middle:
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
