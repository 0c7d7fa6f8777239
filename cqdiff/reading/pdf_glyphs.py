"""The signs of a page of a PDF, each with its place. Changes when pdfium tells places in another way."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from msgspec import Struct

_HYPHEN = 0x02
"""What pdfium gives for a hyphen at the end of a line."""


class Glyph(Struct, frozen=True):
    text: str
    left: float
    right: float
    base: float
    size: float


def glyphs_of(textpage: Any, raw: Any) -> list[Glyph]:
    """The signs of a page in their order, without the blanks and line ends that pdfium adds."""
    handle = textpage.raw
    place = _Place(handle, raw)
    found = []
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
        glyph = place.glyph(i, char)
        if glyph is not None:
            found.append(glyph)
    return found


class _Place:
    """Where the signs of a page stand. The buffers that pdfium fills are made once."""

    def __init__(self, handle: Any, raw: Any) -> None:
        self._handle, self._raw = handle, raw
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def glyph(self, i: int, char: str) -> Glyph | None:
        """The sign number `i`, None where pdfium can't tell its place."""
        raw, box = self._raw, self._box
        # the loose box is as wide as the sign's space in the line, the origin lies on the base line
        if not raw.FPDFText_GetLooseCharBox(self._handle, i, box):
            return None
        if not raw.FPDFText_GetCharOrigin(self._handle, i, self._x, self._y):
            return None
        return Glyph(char, box.left, box.right, self._y.value, self._size(i))

    def _size(self, i: int) -> float:
        """The size that is seen: some programs set it in the font, some by scaling."""
        size: float = self._raw.FPDFText_GetFontSize(self._handle, i)
        if self._raw.FPDFText_GetMatrix(self._handle, i, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return round(size, 2) if size > 0 else abs(self._box.top - self._box.bottom)
