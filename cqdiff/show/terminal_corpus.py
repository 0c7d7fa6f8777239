"""Rows of a query in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from cqdiff.corpus_models import UnknownName
from cqdiff.frames.columns import Type
from cqdiff.frames.table import Table
from cqdiff.show.breaking import BrokenTable
from cqdiff.show.labels import MARKS, Lang, label
from cqdiff.show.plain import one_line, shorten

_WIDTH = 40
_RIGHT = (Type.INTEGER, Type.NUMBER)

# of an everyday question what a reader needs, under a word of theirs; CSV and JSON have all columns
_FIGURES = {
    "place": "corpus_place", "year": "corpus_year", "role": "corpus_role", "name": "indicator", "quote": "quote",
    "plan_year": "corpus_told", "line": "line",
}  # fmt: skip
_VERDICTS = {
    "place": "corpus_place", "year": "corpus_year", "verdict": "verdict", "name": "promise",
    "old_quote": "old_report", "old_line": "line", "new_quote": "new_report", "new_line": "line",
}  # fmt: skip


def figures_view(table: Table, limit: int, lang: Lang) -> Grid:
    """The first rows of a question for figures; `plan_year` says whose report tells the number."""
    return _view(table, limit, _FIGURES, lang)


def verdicts_view(table: Table, limit: int, lang: Lang) -> Grid:
    """The first rows of a question for targets and promises by verdict."""
    return _view(table, limit, _VERDICTS, lang)


def rows_view(table: Table, limit: int) -> Grid:
    """The first rows of an SQL statement, with its columns as they are called there."""
    places = list(range(len(table.columns)))
    return _grid(table, limit, [column.name for column in table.columns], places, _cell)


def unknown_view(names: Sequence[UnknownName], lang: Lang) -> Grid:
    """Names without an indicator, as a reader of the rules wants them; the text of `unknown` is for scripts."""
    grid = BrokenTable(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=True)
    for key in ("unknown_figures", "unknown_places"):
        grid.add_column(label(key, lang), justify="right", no_wrap=True)
    for key, ratio in (("indicator", 3), ("unknown_nearest", 4), ("unknown_example", 5)):
        grid.add_column(label(key, lang), ratio=ratio, overflow="fold")
    for name in names:
        nearest = "\n".join(f"{near.likeness}% {near.zh} {near.indicator}" for near in name.nearest)
        example = f"{one_line(name.source)}:{name.line} {shorten(one_line(name.clause), _WIDTH)}"
        own = Text(one_line(name.name), style="bold")
        grid.add_row(str(name.figures), str(name.places), own, Text(nearest), Text(example))
    return grid


def _view(table: Table, limit: int, headings: dict[str, str], lang: Lang) -> Grid:
    places = [table.names.index(name) for name in headings]
    words = {name: label(name, lang) for name in ("result", "target", "baseline")}
    words |= {verdict: f"{mark.sign} {label(verdict, lang)}" for verdict, mark in MARKS.items()}
    titles = [label(key, lang) for key in headings.values()]
    return _grid(table, limit, titles, places, lambda value: words.get(value) or _cell(value))


def _grid(table: Table, limit: int, headings: Sequence[str], places: Sequence[int], cell: Callable[[Any], str]) -> Grid:
    grid = BrokenTable(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for at, heading in zip(places, headings, strict=True):
        right = table.columns[at].type in _RIGHT
        grid.add_column(Text(one_line(heading)), justify="right" if right else "left", overflow="fold")
    for row in table.rows[:limit]:
        grid.add_row(*(Text(cell(row[at])) for at in places))
    return grid


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return shorten(one_line(str(value)), _WIDTH)
