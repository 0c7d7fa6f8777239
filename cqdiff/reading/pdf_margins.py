"""What stands around the text of printed pages: running heads, page numbers, footnotes.

Changes when pages carry something else in their margins.
"""

from __future__ import annotations

import re
from collections import Counter

from cqdiff.models import RemarkKind
from cqdiff.reading.pdf_lines import Line

_EDGE = 0.12
"""The share of a page's height, above and below, in which heads and page numbers stand."""
_PAGE_NUMBER = re.compile(
    r"[-—–─·•\s]*(?:第?\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页?|[ivxlc]{1,6})"
    r"(?:\s*[/／]\s*\d{1,4}|\s*[，,/]?\s*共\s*\d{1,4}\s*页)?[-—–─·•\s]*",
    re.I,
)
_DIGITS = re.compile(r"\d+|[-—–─·•\s]")
_REPEATED = 3
"""A line that stands in the same place on so many pages is a running head."""
_REPEATED_SHARE = 0.25
_SMALLER = 0.9
_NOTE = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳*＊])[\]］〕)）.．、]?\s*\S|注[:：]")
_NOTE_BELOW = 0.45
"""Notes stand in the lower part of a page."""


def left_out(pages: list[list[Line]], body: list[list[Line]]) -> list[tuple[int, RemarkKind, str]]:
    """What `body_lines` took away: index of the page, what it is, its text. A footnote is told by its first line."""
    found = []
    for i, (page, kept) in enumerate(zip(pages, body, strict=True)):
        in_note = False
        for line in page:
            if line in kept:
                continue
            if _at_edge(line) and _PAGE_NUMBER.fullmatch(line.text):
                found.append((i, RemarkKind.PAGE_NUMBER, line.text))
            elif _NOTE.match(line.text):
                found.append((i, RemarkKind.FOOTNOTE, line.text))
                in_note = True
            elif _at_edge(line) and not in_note:
                found.append((i, RemarkKind.RUNNING_HEAD, line.text))
    return found


def body_lines(pages: list[list[Line]], size: float) -> list[list[Line]]:
    """The lines of each page without what its margins hold; `size` is the body's."""
    heads = _running(pages)
    return [_without_notes([line for line in page if not _is_margin(line, heads)], size) for page in pages]


def _is_margin(line: Line, heads: set[tuple[str, int]]) -> bool:
    if line.row is not None or not _at_edge(line):
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _key(line) in heads


def _at_edge(line: Line) -> bool:
    return line.y > line.height * (1 - _EDGE) or line.y < line.height * _EDGE


def _key(line: Line) -> tuple[str, int]:
    """A line without its digits, and about where it stands."""
    return _DIGITS.sub("", line.text), round(line.y / 6)


def _running(pages: list[list[Line]]) -> set[tuple[str, int]]:
    edges = ({_key(line) for line in page if line.row is None and _at_edge(line)} for page in pages)
    found = Counter(key for keys in edges for key in keys if key[0])
    least = max(_REPEATED, len(pages) * _REPEATED_SHARE)
    return {key for key, count in found.items() if count >= least}


def _without_notes(lines: list[Line], size: float) -> list[Line]:
    """Cut the footnotes: the small print at the foot, from the first line that begins with a mark."""
    start = len(lines)
    while start and _is_small_print(lines[start - 1], size):
        start -= 1
    if start and lines[start - 1].row is not None:  # the notes of a table, which say what its marks mean
        return lines
    for i in range(start, len(lines)):
        if _NOTE.match(lines[i].text):
            return lines[:i]
    return lines


def _is_small_print(line: Line, size: float) -> bool:
    return line.row is None and line.size < size * _SMALLER and line.y < line.height * _NOTE_BELOW
