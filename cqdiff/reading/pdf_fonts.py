"""The fonts that a PDF names without holding them: one font of boxes stands for all. Changes with pdfium's font calls.

pdfium takes such fonts from the machine. Where it has no Chinese font, the signs get no height: turned lines are then
thrown away whole, short equal lines as doubles. With a font of our own a file reads the same on every machine.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

_EM = 1000
_BOX = (0, -120, 1000, 880)
"""Left, bottom, right and top of the one glyph, as wide and high as a Chinese sign."""
_HANDLE = 1
"""What stands for the font between pdfium and the functions it calls; anything but null."""
_GB = 134
"""The character set of simplified Chinese."""

_kept: list[Any] = []
"""pdfium calls into these to its end."""


def use_own_fonts(raw: Any) -> None:
    """Tell pdfium (`raw` is pypdfium2's binding) to take the font of boxes and to look at no font of the machine."""
    if _kept:
        return
    info = _font_info(raw)
    _kept.append(info)
    raw.FPDF_SetSystemFontInfo(info)


def _font_info(raw: Any) -> Any:
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    font = box_font()

    def data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table != 0:  # asked for as a part of a collection, which it is not
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    calls = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": lambda _info, _weight, _italic, _charset, _pitch, _face, _exact: _HANDLE,
        "GetFont": lambda _info, _face: _HANDLE,
        "GetFontData": data,
        "GetFaceName": lambda _info, _font, _buffer, _size: 0,
        "GetFontCharset": lambda _info, _font: _GB,
        "DeleteFont": lambda _info, _font: None,
    }
    return raw.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](call) for name, call in calls.items()})


def box_font() -> bytes:
    """A TrueType font whose glyph for every sign is the same box; pdfium asks for no glyph where a sign has none."""
    left, bottom, right, top = _BOX
    corners = ((left, bottom), (left, top), (right, top), (right, bottom))
    steps = [(x - a, y - b) for (x, y), (a, b) in zip(corners, ((0, 0), *corners), strict=False)]
    ends, instructions, on_curve = len(corners) - 1, 0, bytes([1] * len(corners))
    glyph = struct.pack(">hhhhhHH", 1, *_BOX, ends, instructions) + on_curve
    glyph += struct.pack(">4h", *(x for x, _ in steps)) + struct.pack(">4h", *(y for _, y in steps))
    # glyph 0 stands for signs that a font has not, glyph 1 is the box; format 13 gives one glyph to many signs
    signs = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 1, 0x10FFFF, 1)
    return _bound({
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + signs,
        b"glyf": glyph,
        b"head": struct.pack(">HHIIIHHqqhhhhHHhhh", 1, 0, 1 << 16, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *_BOX, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">IhhhHhhh8hH", 1 << 16, top, bottom, 0, _EM, 0, 0, right, 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", _EM, left, _EM, left),
        b"loca": struct.pack(">HHH", 0, 0, len(glyph) // 2),
        b"maxp": struct.pack(">IH13H", 1 << 16, 2, len(corners), 1, 0, 0, 1, *[0] * 8),
    })  # fmt: skip


def _bound(tables: dict[bytes, bytes]) -> bytes:
    """The tables as one file: a directory, then each at a multiple of four."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = len(head) + 16 * count
    directory, body = b"", b""
    for name, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", name, 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + directory + body
