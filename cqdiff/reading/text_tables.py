"""Tables in plain text and Markdown: rows with tabs or bars. Changes when text draws tables in another way."""

from __future__ import annotations

import re
from itertools import pairwise

from cqdiff.models import Cell, Table
from cqdiff.reading.tables import tables_of

_LONGEST = 500
"""A longer line is no row; in long lines tabs part paragraphs."""
_TITLE_ROW = 40
"""A line of this length without a tab, between two with tabs, heads rows of the table: 一、经济发展."""
_BARS = "|｜│┃"
_BAR = rf"[{_BARS}](?<!\\.)"
_RULE = r"[\s|｜│┃:：+=\-—–_─━┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋]+"
_WORDS = re.compile(r"\S(?:.*\S)?")
_STRONG = re.compile(r"(\*{1,3}|_{1,3}|`)(?P<words>.+)\1")

_Line = tuple[int, int]


def tables_in(text: str) -> tuple[Table, ...]:
    """Runs of two rows and more; their cells are spans of the text without blanks and Markdown's emphasis."""
    if "\t" not in text and not any(map(text.__contains__, _BARS)):
        return ()
    return tables_of([*_barred(text), *_tabbed(text)]) if "\t" in text else tables_of(_barred(text))


def _barred(text: str) -> list[list[tuple[Cell, ...]]]:
    """Rows with bars; lines that only rule are passed over."""
    grids: list[list[tuple[Cell, ...]]] = [[]]
    for start, end in _lines(text):
        line = text[start:end]
        bars = [start + found.start() for found in re.finditer(_BAR, line)] if len(line) <= _LONGEST else []
        if len(bars) >= 2 or (bars and grids[-1]):
            if not re.fullmatch(_RULE, line):
                grids[-1].append(_between_bars(text, start, end, bars))
        elif not (grids[-1] and line.strip() and re.fullmatch(_RULE, line)):
            grids.append([])
    return grids


def _between_bars(text: str, start: int, end: int, bars: list[int]) -> tuple[Cell, ...]:
    edges = [start - 1, *bars, end]
    cells = [_cell(text, left + 1, right) for left, right in pairwise(edges)]
    if not text[start : bars[0]].strip():
        del cells[0]
    if not text[bars[-1] + 1 : end].strip():
        del cells[-1]
    return tuple(cells)


def _tabbed(text: str) -> list[list[tuple[Cell, ...]]]:
    """Rows with tabs, and short lines between them."""
    lines = [(start, end) for start, end in _lines(text)]
    rows = [_is_tabbed(text, line) for line in lines]
    grids: list[list[tuple[Cell, ...]]] = [[]]
    for i, (start, end) in enumerate(lines):
        if rows[i]:
            grids[-1].append(_between_tabs(text, start, end))
        elif grids[-1] and i + 1 < len(rows) and rows[i + 1] and 0 < len(text[start:end].strip()) <= _TITLE_ROW:
            grids[-1].append((_cell(text, start, end),))
        elif grids[-1]:
            grids.append([])
    return grids


def _is_tabbed(text: str, line: _Line) -> bool:
    start, end = line
    return end - start <= _LONGEST and "\t" in text[start:end].strip(" \u3000\n\r")


def _between_tabs(text: str, start: int, end: int) -> tuple[Cell, ...]:
    cells = []
    while (tab := text.find("\t", start, end)) >= 0:
        cells.append(_cell(text, start, tab))
        start = tab + 1
    return (*cells, _cell(text, start, end))


def _cell(text: str, start: int, end: int) -> Cell:
    found = _WORDS.search(text, start, end)
    if found is None:
        return Cell(start, start)
    strong = _STRONG.fullmatch(text, found.start(), found.end())
    return Cell(*strong.span("words")) if strong else Cell(*found.span())


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        lines.append((at, end))
        at = end + 1
    return lines
