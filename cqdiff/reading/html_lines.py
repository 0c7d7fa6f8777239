"""A tree of HTML → lines as a browser shows them. Changes when an element breaks lines in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from cqdiff.reading import limits
from cqdiff.reading.html_grid import Grid, rows_of
from cqdiff.reading.lines import clean
from cqdiff.reading.tables import Row

Node = Any
"""A node of selectolax."""

SKIPPED = frozenset(
    "script style noscript template head title meta link nav footer aside button select option textarea input svg "
    "canvas iframe object embed video audio map dialog rt rp datalist".split()
)
_BLOCKS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre center form fieldset figure "
    "figcaption address details summary hr body table thead tbody tfoot caption tr td th html legend hgroup".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTE_MARK = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳])[\]］〕)）]?")
_LATIN = re.compile(r"[A-Za-zµΩ]$")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A line break in the source is a space to a browser; between Chinese characters none is meant.
_CHINESE_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])|(?<=[、，。；：（《]) ")
_BREAK = "\n"
_MARK = "\x01"
"""Stands for a tab that is meant, _KEPT around the number of a row: clean text has neither."""
_KEPT = re.compile("\x02(\\d+)\x02")
_FRAME_CELL = 400
"""A cell with more text than this frames an article, it is none of a table of figures."""
_FRAME_LINES = 8
_TITLE_ROW = 60
"""A row of one cell with one line up to this length heads rows of its table."""


def children(node: Node) -> Iterator[Node]:
    """The children of a node in order, text included."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def is_shown(node: Node) -> bool:
    """Whether a browser shows the element, and it may hold text of a report."""
    if node.tag in SKIPPED or node.tag == "-comment":
        return False
    if node.tag == "-text":
        return True
    given = node.attributes
    # WeChat hides its articles until a script has run, which it never does here
    styled = "" if given.get("id") == "js_content" else given.get("style") or ""
    return "hidden" not in given and not _HIDDEN.search(styled)


class Lines:
    """Collects the lines of a part of a page; `keep` says of each element whether it is read."""

    def __init__(self, keep: Callable[[Node], bool]) -> None:
        self._keep = keep
        self._pieces: list[str] = []
        self._rows: list[Row] = []
        self._tables = 0

    def of(self, root: Node) -> list[str | Row]:
        """The lines in order, rows of tables among them, empty ones left out."""
        self._walk(root, 0)
        lines = [_tidy(line) for line in "".join(self._pieces).split("\n")]
        limits.check(sum(map(bool, lines)), limits.PARAGRAPHS, "行数", "行")
        return [self._rows[int(kept.group(1))] if (kept := _KEPT.fullmatch(line)) else line for line in lines if line]

    def _walk(self, node: Node, tables: int) -> None:
        """Depth was checked, so that recursion is safe."""
        for child in children(node):
            if not self._keep(child):
                continue
            tag = child.tag
            if tag == "-text":
                self._text(child, node)
            elif tag == "br":
                self._pieces.append(_BREAK)
            elif tag == "table":
                self._pieces.append(_BREAK)
                self._table(child, tables + 1)
                self._pieces.append(_BREAK)
            elif tag == "sup":
                self._raised(child, tables)
            elif tag in _BLOCKS:
                self._pieces.append(_BREAK)
                self._walk(child, tables)
                self._pieces.append(_BREAK)
            else:
                self._walk(child, tables)

    def _text(self, node: Node, parent: Node) -> None:
        text = clean(node.text_content or "")
        self._pieces.append(text if parent.tag == "pre" else _SPACE.sub(" ", text))

    def _raised(self, node: Node, tables: int) -> None:
        """A raised 3 or [3] is the mark of a note, unless it stands behind a letter (m²)."""
        start = len(self._pieces)
        before = "".join(self._pieces[-3:])
        self._walk(node, tables)
        if _NOTE_MARK.fullmatch("".join(self._pieces[start:]).strip()) and not _LATIN.search(before):
            del self._pieces[start:]

    def _table(self, table: Node, depth: int) -> None:
        limits.check(depth, limits.TABLE_DEPTH, "表格嵌套", "层")
        self._tables += 1
        number, grid = self._tables, Grid()
        for line in rows_of(table):
            if line.tag == "caption":
                self._pieces.append("\n" + self._cell(line, depth) + "\n")
                continue
            cells = [cell for cell in children(line) if cell.tag in ("td", "th") and self._keep(cell)]
            texts = [self._cell(cell, depth) for cell in cells]
            plain = [self._plain(text) for text in texts]
            filled = [text for text in texts if text]
            places = grid.places(cells, plain)
            if any(_is_frame(text) for text in plain) or not (len(filled) > 1 or _is_row(cells, plain, grid)):
                self._pieces.append("".join("\n" + text + "\n" for text in filled))
                continue
            self._pieces.append(f"\n\x02{len(self._rows)}\x02\n")
            self._rows.append(Row(number, places))

    def _cell(self, cell: Node, depth: int) -> str:
        """The text of a cell, rows of inner tables as marks."""
        outer, self._pieces = self._pieces, []
        self._walk(cell, depth)
        inner, self._pieces = self._pieces, outer
        lines = (_tidy(line) for line in "".join(inner).split("\n"))
        return "\n".join(line.replace("\t", _MARK) for line in lines if line)

    def _plain(self, text: str) -> str:
        """The text of a cell with the rows of inner tables as lines of it."""
        whole = _KEPT.sub(lambda kept: self._rows[int(kept.group(1))].line, text) if "\x02" in text else text
        return whole.replace(_MARK, " ").replace("\t", " ")


def _is_row(cells: list[Node], texts: list[str], grid: Grid) -> bool:
    """Whether a row with at most one filled cell is one of the table: a lower head, or a heading over rows."""
    if grid.covered:
        return any(texts)
    first = texts[0] if texts else ""
    return grid.width > 1 and 0 < len(first) <= _TITLE_ROW and "\n" not in first


def _is_frame(text: str) -> bool:
    return len(text) > _FRAME_CELL or text.count("\n") >= _FRAME_LINES


def _tidy(line: str) -> str:
    line = _SPACE.sub(" ", line.replace("\xa0", " ")).replace(_MARK, "\t")
    return _CHINESE_GAP.sub("", line).strip()
