"""Rows of an unruled table in a PDF, where nothing can be mistaken. Changes when such tables are told in another way.

Without rules a blank cell can't be seen, and a second line of a name can't be told from a row. So only rows that all
have as many cells as their head are taken for a table, with nothing but headings between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cqdiff.reading.tables import Merged, Place, Row

_LEAST_CELLS = 3
_LEAST_ROWS = 3
_HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]).{1,24}")
UNRULED = 1_000_000_000
"""Tables without rules are numbered from here on, above all others."""


def with_even_rows(lines: Sequence[str | Row]) -> list[str | Row]:
    """The same lines, those of unruled tables as rows."""
    found: list[str | Row] = list(lines)
    for start, stop in _runs(lines):
        texts = [line for line in lines[start:stop] if isinstance(line, str)]
        width = texts[0].count("\t") + 1
        rows = [Row(UNRULED + start, _places(text, width)) for text in texts]
        if width >= _LEAST_CELLS and _are_even(texts, width) and [row.line for row in rows] == texts:
            found[start:stop] = rows
    return found


def _places(text: str, width: int) -> tuple[Place, ...]:
    cells = text.split("\t")
    return tuple(cells) if len(cells) > 1 else (*cells, *[Merged.LEFT] * (width - 1))


def _are_even(texts: Sequence[str], width: int) -> bool:
    rows = [text.split("\t") for text in texts if "\t" in text]
    headings = all(_HEADING.fullmatch(text) for text in texts if "\t" not in text)
    return headings and len(rows) >= _LEAST_ROWS and all(len(row) == width and all(row) for row in rows)


def _runs(lines: Sequence[str | Row]) -> Iterator[tuple[int, int]]:
    """Stretches of lines with tabs, headings between them."""
    start: int | None = None
    last = 0
    for i, line in enumerate(lines):
        if isinstance(line, str) and "\t" in line:
            start, last = (i if start is None else start), i
        elif start is not None and not (isinstance(line, str) and _HEADING.fullmatch(line)):
            # what parts two rows and is no heading is the rest of a row
            goes_on = (
                i == last + 1 and i + 1 < len(lines) and isinstance(lines[i + 1], str) and "\t" in str(lines[i + 1])
            )
            if not goes_on:
                yield start, last + 1
                start = None
    if start is not None:
        yield start, last + 1
