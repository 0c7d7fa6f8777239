"""Printed lines → paragraphs: by indents, short lines, gaps, sizes and labels. Changes when print is set otherwise."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.reading.lines import join
from cqdiff.reading.pdf_lines import Line
from cqdiff.reading.tables import Row

_LABEL = re.compile(
    r"第[一二三四五六七八九十]+(?:部分|编|章|节)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d)"
    r"|[（(]\d{1,2}[）)]|——"
)
_ENDS = frozenset("。！？：；”」』…!?;:")
_INDENT = 0.8
"""A first line is indented by more than so many glyphs."""
_SHORT = 2.2
"""A line that ends so many glyphs before the margin ends its paragraph; less is left by the rules of line breaking."""
_BROKEN_EARLY = 0.7
"""A line inside a sentence that reaches so far may have been broken early, before 35—40个 or a foreign word."""
_GAP = 1.45
"""Lines further apart than so many times the usual distance belong to different paragraphs."""
_RESIZED = 0.12
_TITLE = 1.15
"""Print larger than the body by this much is a title, whose lines belong together."""
_CENTRED = 1.5
_SIDE_LINES = 40
"""Fewer lines on the odd or even pages don't tell their margins."""


class Frame(Struct, frozen=True):
    """What is usual in a document: size of the body, its left and right margins, distance of lines."""

    size: float
    left: float
    right: float
    pitch: float


def frames_of(pages: list[list[Line]], whole: Frame) -> tuple[Frame, Frame]:
    """The frames of odd and even pages: those of a bound book have other margins left and right of the fold."""
    sides = []
    for start in (0, 1):
        lines = [line for page in pages[start::2] for line in page]
        own = frame_of(lines) if len(lines) >= _SIDE_LINES else whole
        sides.append(replace(whole, left=own.left, right=own.right) if own.size == whole.size else whole)
    return sides[0], sides[1]


def frame_of(lines: list[Line]) -> Frame:
    """Measure the body: most characters have its size, most full lines its margins."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= size * _RESIZED and not line.is_row]
    left = _margin([line.left for line in body], size, lowest=True)
    right = _margin([line.right for line in body], size, lowest=False)
    steps = [a.y - b.y for a, b in pairwise(body) if a.page == b.page and a.column == b.column and a.y > b.y]
    return Frame(size, left, right, sorted(steps)[len(steps) // 2] if steps else size * 1.5)


def _margin(edges: list[float], size: float, *, lowest: bool) -> float:
    """The outermost edge that at least a tenth of the lines share."""
    if not edges:
        return 0.0
    least = max(2, len(edges) * 0.1)
    for edge in sorted(edges, reverse=not lowest):
        if sum(abs(other - edge) <= size * 0.5 for other in edges) >= least:
            return edge
    return min(edges) if lowest else max(edges)


def paragraphs_of(pages: list[list[Line]], frames: tuple[Frame, Frame]) -> tuple[list[str | Row], tuple[int, ...]]:
    """The paragraphs and rows of tables, a line each, and where in their text each page begins."""
    paragraphs: list[str | Row] = []
    starts: list[int] = []
    size = 0
    before: Line | None = None
    current = ""
    for page in pages:
        starts.append(size + len(current))
        for i, line in enumerate(page):
            if before is not None and _goes_on(before, line, current, frames):
                current = join(current, line.text)
            else:
                size = _close(paragraphs, current, before, size)
                current = _words(line)
            if i == 0:  # a page that goes on with a sentence begins inside its paragraph
                starts[-1] = size + len(current) - len(_words(line))
            before = line
    _close(paragraphs, current, before, size)
    return paragraphs, tuple(starts)


def _words(line: Line) -> str:
    return line.text.strip() if line.row is None else line.text


def _close(paragraphs: list[str | Row], current: str, last: Line | None, size: int) -> int:
    if not current:
        return size
    paragraphs.append(current if last is None or last.row is None else last.row)
    return size + len(current) + 1


def _goes_on(before: Line, line: Line, so_far: str, frames: tuple[Frame, Frame]) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    above, frame = frames[(before.page - 1) % 2], frames[(line.page - 1) % 2]
    if before.is_row or line.is_row:
        return False
    if abs(before.size - line.size) > frame.size * _RESIZED:
        return False
    if _is_far(before, line, frame):
        return False
    if line.size > frame.size * _TITLE:
        return before.page == line.page and not _LABEL.match(line.text)
    if _is_centred(before, above) and not _is_full(before, above):
        return False
    if line.left > frame.left + frame.size * _INDENT:
        return False
    if not _is_full(before, above) and (so_far[-1:] in _ENDS or _is_short(before, above)):
        return False
    return not (_LABEL.match(line.text) and so_far[-1:] in _ENDS)


def _is_far(before: Line, line: Line, frame: Frame) -> bool:
    if before.page != line.page or before.column < line.column:
        return False
    step = before.y - line.y
    usual = max(frame.pitch, line.size * 1.2)
    return step < 0 or step > usual * _GAP


def _is_full(line: Line, frame: Frame) -> bool:
    return line.right > frame.right - frame.size * _SHORT


def _is_short(line: Line, frame: Frame) -> bool:
    """Far too short to have been broken before a long number or word."""
    return line.right < frame.left + (frame.right - frame.left) * _BROKEN_EARLY


def _is_centred(line: Line, frame: Frame) -> bool:
    middle = (frame.left + frame.right) / 2
    aside = line.left > frame.left + frame.size * (_INDENT + 2)
    return aside and abs((line.left + line.right) / 2 - middle) < frame.size * _CENTRED
