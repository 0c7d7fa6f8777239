"""Where lines of Chinese break: not inside a number or a word, not before a closing sign or after an opening one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

_OPENING, _CLOSING = "「『（《〈“‘〔【([", "」』）》〉”’〕】)]，。、；：！？…％%"
_BLANKS = " \u3000"
_ATOM = re.compile(
    rf"(?:L\d+(?:第\d+页)?(?=「))?[{re.escape(_OPENING)}]*"
    r"(?:[+−-]?\d[\d,.．]*[万亿]*|[A-Za-z0-9_./:~-]+|.)"
    rf"[{re.escape(_CLOSING)}]*[{_BLANKS}]*"
)
"""What stays together: 「30万 (of 「30万亩以上」), L77「地, 5.5%, 右」；"""


class Broken:
    """A text as a cell of a table, broken as Chinese is: rich alone would cut 30万亩 into 3 and 0万亩."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.no_wrap:
            yield self.text
            return
        for line in self.text.split("\n", allow_blank=True):
            for piece in line.divide(breaks(line.plain, options.max_width)):
                piece.rstrip()
                yield piece

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


class BrokenTable(Table):
    """A table whose texts break so."""

    def add_row(self, *cells: Any, **options: Any) -> None:
        super().add_row(*(Broken(cell) if isinstance(cell, Text) else cell for cell in cells), **options)


def breaks(line: str, width: int) -> list[int]:
    """The offsets at which a line breaks to fit into `width` cells."""
    found: list[int] = []
    used = 0
    for start, part, needed in _parts(line, width):
        if used and used + needed > width:
            found.append(start)
            used = 0
        used += cell_len(part)
    return found


def _parts(line: str, width: int) -> Iterator[tuple[int, str, int]]:
    """What stays together, its offset and the cells that have to be free for it; what fits in no line falls apart."""
    for match in _ATOM.finditer(line):
        start, atom = match.start(), match[0]
        needed = _cells(atom)
        if needed <= width:
            yield start, atom, max(needed, _word(line, start, width))
            continue
        yield start, atom[0], needed
        yield from ((at, sign, _cells(sign)) for at, sign in enumerate(atom[1:], start + 1))


def _word(line: str, start: int, width: int) -> int:
    """Behind a blank, the cells up to the next one: [主要目标] moves to the next line whole, where that holds it."""
    if not start or line[start - 1] not in _BLANKS:
        return 0
    whole = cell_len(re.split(f"[{_BLANKS}]", line[start:], maxsplit=1)[0])
    return whole if whole <= width else 0


def _cells(text: str) -> int:
    return cell_len(text.rstrip(_BLANKS))
