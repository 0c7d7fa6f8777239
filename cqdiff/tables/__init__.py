"""The indicator tables of a document: which of its tables they are, their columns and rows.

Changes when another kind of table holds indicators.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.models import Document, Table
from cqdiff.rules import RuleSet
from cqdiff.tables.heads import Column, Holds, head_of, text_of
from cqdiff.tables.rows import Entry, Reader

__all__ = ["Column", "Entry", "Holds", "IndicatorTable", "indicator_tables"]

_CAPTION_LINES = 4
_CAPTION_MAX = 60
_NOTE_LINES = 6
_NOTE = re.compile(r"(?:注\d?|说明|备注)[:：]|数据来源|[*＊★▲①]|带[“*＊★▲]")
_NOTE_GOES_ON = re.compile(r"注|\d{1,2}[.、．]|[（(]\d|[*＊★▲①-⑳]|带[“*＊★▲]")
_TITLED = re.compile("指标|目标")
_UNIT = re.compile(r"单位[:：]([^\s，。；）)]{1,12})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[—－-](?:19|20)\d\d年))")
_VALUE_MAX = 24
"""A cell longer than this is no value but a description."""
_VALUES = 0.6
"""At least this share of the filled cells in the value columns are values, or it is no indicator table."""
_DATE = re.compile(r"\d{4}[年/-]\d{1,2}|\d{1,2}月|\d日|\d{4}年|号$|期$")


class IndicatorTable(Struct, frozen=True):
    """A table of indicators. `unit` and `year` are what its caption says of all, "" and None where it doesn't.

    `end` is where the notes below the table end, or the table itself.
    """

    table: Table
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    unit: str
    year: int | None
    end: int


def indicator_tables(document: Document, rules: RuleSet) -> tuple[IndicatorTable, ...]:
    """The tables that state values of indicators by year, in the order of the text; all others are left out.

    A table counts where its head names a column of indicators and one of values with their time or kind (2023年完成,
    目标), none that only lists of projects or schedules have, and where most filled cells below are short and hold
    numbers or words of a target. 项目 and 名称 head indicators only beside a column of units, or under a title with
    指标 or 目标.
    """
    found = (_read(table, document, rules) for table in document.tables)
    return tuple(table for table in found if table is not None)


@lru_cache(maxsize=4)
def blank_cells(rules: RuleSet) -> re.Pattern[str]:
    """Whole cells that state nothing."""
    return re.compile("|".join(rules.words("table_blanks")))


@lru_cache(maxsize=4)
def word_cells(rules: RuleSet) -> re.Pattern[str]:
    """Whole cells that state something without a number."""
    return re.compile("|".join(rules.words("table_words")))


def _read(table: Table, document: Document, rules: RuleSet) -> IndicatorTable | None:
    folded = document.folded
    head = head_of(table, folded, rules)
    if head is None:
        return None
    above = _caption(document, table)
    caption = "\n".join((*above, *head.titles))
    named = any("指标" in head.columns[i].head for i in head.of(Holds.NAME))
    if not (named or head.of(Holds.UNIT) or _TITLED.search(caption)):
        return None
    notes, end = _notes_below(folded, table.end)
    mark = _binding_mark((caption, *notes), rules)
    reader = Reader(folded, [c.holds for c in head.columns], blank_cells(rules), mark, rules)
    entries = tuple(reader.entries(table.rows[head.body :], table.rows[: head.body]))
    if not entries or not _states_values(entries, folded, rules):
        return None
    unit = _UNIT.search(caption)
    years = {int(year) for year in _YEAR.findall(caption)}
    year = years.pop() if len(years) == 1 else None
    return IndicatorTable(table, head.columns, entries, unit.group(1) if unit else "", year, end)


def _states_values(entries: tuple[Entry, ...], folded: str, rules: RuleSet) -> bool:
    cells = [text_of(cell, folded) for entry in entries for _, cell in entry.cells]
    good = sum(_is_value(text, rules) for text in cells)
    return good > 0 and good >= len(cells) * _VALUES


def _is_value(text: str, rules: RuleSet) -> bool:
    if len(text) > _VALUE_MAX or _DATE.search(text):
        return False
    return re.search(r"\d", text) is not None or word_cells(rules).fullmatch(text) is not None


def _caption(document: Document, table: Table) -> tuple[str, ...]:
    """The short lines right above a table, from top to bottom."""
    found: list[str] = []
    end = document.folded.rfind("\n", 0, table.start) + 1
    others = [(other.start, other.end) for other in document.tables]
    while end > 0 and len(found) < _CAPTION_LINES:
        start = document.folded.rfind("\n", 0, end - 1) + 1
        line = document.folded[start : end - 1].strip()
        if len(line) > _CAPTION_MAX or line.endswith(("。", "；", ";")) or _inside(start, others):
            break
        if line:
            found.append(line)
        end = start
    return tuple(reversed(found))


def _inside(start: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start < end for first, end in spans)


def _notes_below(folded: str, end: int) -> tuple[tuple[str, ...], int]:
    """The notes right below a table that ends at an offset, and where they end: 注：1. … 2. …"""
    notes: list[str] = []
    at = folded.find("\n", end)
    while at >= 0 and len(notes) < _NOTE_LINES:
        stop = folded.find("\n", at + 1)
        stop = len(folded) if stop < 0 else stop
        line = folded[at + 1 : stop].strip()
        if line and not (_NOTE_GOES_ON if notes else _NOTE).match(line):
            break
        if line:
            notes.append(line)
            end = stop
        at = stop if stop < len(folded) else -1
    return tuple(notes), end


def _binding_mark(texts: tuple[str, ...], rules: RuleSet) -> str:
    """The mark behind a name that makes an indicator binding, where a note tells it."""
    for pattern in rules.words("table_binding_note"):
        for text in texts:
            found = re.search(pattern, text)
            if found:
                return next(mark for mark in found.groups() if mark)
    return ""
