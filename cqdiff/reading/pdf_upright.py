"""Pages that are shown turned or cut out of a larger sheet → upright ones that begin at zero.

Changes when pages can be laid on their side in another way. Done before pdfium gathers the text: it throws turned
lines without height away, as those of an OCR layer are, whose glyphs are empty.
"""

from __future__ import annotations

from typing import Any

# What takes the corner of a sheet turned by so many degrees back to zero: a b c d of its matrix, and the share of the
# shown width and height that it is moved by.
_BACK = {
    0: ((1, 0, 0, 1), (0, 0)),
    90: ((0, -1, 1, 0), (0, 1)),
    180: ((-1, 0, 0, -1), (1, 1)),
    270: ((0, 1, -1, 0), (1, 0)),
}


def make_upright(page: Any, raw: Any) -> None:
    """Turn and move all that stands on the page; the file is not changed. `raw` is pypdfium2's binding."""
    width, height = page.get_size()
    rotation = page.get_rotation()
    left, bottom, _, _ = page.get_bbox()
    if not (rotation or left or bottom):
        return
    (a, b, c, d), (across, upward) = _BACK[rotation]
    x = across * width - a * left - c * bottom
    y = upward * height - b * left - d * bottom
    for i in range(raw.FPDFPage_CountObjects(page.raw)):
        raw.FPDFPageObj_Transform(raw.FPDFPage_GetObject(page.raw, i), a, b, c, d, x, y)
    page.set_rotation(0)
    page.set_mediabox(0, 0, width, height)
    page.set_cropbox(0, 0, width, height)
