"""The head of a table → what each of its columns holds. Changes when heads are worded or built in another way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.models import Cell, Table
from cqdiff.rules import RuleSet

_HEAD_ROWS = 4
_LONGEST = 60
"""A cell with more characters is no head."""
_YEAR = re.compile(r"(?<![比较与\d])(?:19|20)\d\d(?=年|$|[^\d.])")
_SPAN = re.compile(r"(?:19|20)\d\d年?[—－–~～至到-]+(?:19|20)\d\d年?|[“\"]?十[一二三四五六七八九][”\"]?五|五年|累计")
_LAST = re.compile("(?<![比较与])(?:上年|去年|上一年)")
_THIS = re.compile("本年|今年|当年|次年|下年|明年")
_UNIT = re.compile(r"[（(【\[]([^（()）\]】]{1,12})[)）\]】]")
_NUMBER = re.compile(r"^[^\u4e00-\u9fff]*\d")
_SPACE = re.compile(r"\s+")


class Holds(Enum):
    """What the cells of a column are."""

    NAME = "name"
    UNIT = "unit"
    BINDING = "binding"
    VALUE = "value"
    OTHER = "other"


class Column(Struct, frozen=True):
    """A column by its head. `year` is None where the head names none; `last`/`this` where it says 上年 or 本年.

    `goal` is true for targets, false for results, None where the head tells neither. `spans` where it speaks of several
    years, `growth` where its numbers are growth rates; `told` are all words in brackets, one of which may be a unit.
    """

    holds: Holds
    head: str
    year: int | None = None
    last: bool = False
    this: bool = False
    goal: bool | None = None
    growth: bool = False
    spans: bool = False
    told: tuple[str, ...] = ()


class Head(Struct, frozen=True):
    """The columns of a table, the row at which its body begins, and the words of the title rows above the head."""

    columns: tuple[Column, ...]
    body: int
    titles: tuple[str, ...] = ()

    def of(self, holds: Holds) -> tuple[int, ...]:
        """The columns that hold this."""
        return tuple(i for i, column in enumerate(self.columns) if column.holds is holds)


class Words(Struct, frozen=True):
    """The compiled word lists for heads."""

    name: re.Pattern[str]
    unit: re.Pattern[str]
    binding: re.Pattern[str]
    target: re.Pattern[str]
    result: re.Pattern[str]
    growth: re.Pattern[str]
    other: re.Pattern[str]
    foreign: re.Pattern[str]


@lru_cache(maxsize=4)
def words_for(rules: RuleSet) -> Words:
    lists = "name_heads unit_heads binding_heads target_heads result_heads growth_heads other_heads not_indicators"
    return Words(*(re.compile("|".join(rules.words(f"table_{name}"))) for name in lists.split()))


def text_of(cell: Cell, folded: str) -> str:
    """The words of a cell without blanks."""
    return _SPACE.sub("", folded[cell.start : cell.end])


def is_title(row: Sequence[Cell], folded: str) -> bool:
    """Whether one cell alone has words in a row."""
    return len({cell for cell in row if cell.end > cell.start}) == 1


def head_of(table: Table, folded: str, rules: RuleSet) -> Head | None:
    """The head of a table that has columns for names and for values; None for any other table."""
    rows = table.rows
    first = 0
    while first < len(rows) - 1 and len({c for c in rows[first] if c.end > c.start}) <= 1:
        first += 1
    words = words_for(rules)
    last = first + 1
    while last < min(len(rows) - 1, first + _HEAD_ROWS) and _goes_on(rows[last - 1], rows[last], folded, words):
        last += 1
    heads = _texts(rows[first:last], folded)
    if any(words.foreign.search(head) for head in heads):
        return None
    columns = _columns(heads, words)
    titled = (cell for row in rows[:first] for cell in dict.fromkeys(row) if cell.end > cell.start)
    head = Head(columns, last, tuple(text_of(cell, folded) for cell in titled))
    return head if head.of(Holds.NAME) and head.of(Holds.VALUE) else None


def _goes_on(above: Sequence[Cell], row: Sequence[Cell], folded: str, words: Words) -> bool:
    """Whether a row is a further row of the head: no number but years in it, and below merged cells, or beside them, or
    with the words of a head alone."""
    own = [(i, cell) for i, cell in enumerate(row) if cell.end > cell.start and cell != above[i]]
    texts = [text_of(cell, folded) for _, cell in own]
    if any(len(text) > _LONGEST for text in texts):
        return False
    if not own or any(_NUMBER.search(text) and not _YEAR.match(text) for text in texts):
        return False
    named = own[0][0] == 0 and above[0].end > above[0].start and words.name.search(texts[0]) is None
    if named or is_title(row, folded):
        return False
    if any(_is_filled(cell) and cell == above[i] for i, cell in enumerate(row)) or own[0][0] > 0:
        return True
    return all(words.target.search(t) or words.result.search(t) or words.growth.search(t) or _is_part(t) for t in texts)


def _is_filled(cell: Cell) -> bool:
    return cell.end > cell.start


def _is_part(text: str) -> bool:
    """Whether a text can be a lower head that names no time: 绝对值, 总量 (亿元), 数值."""
    return re.search(r"(?:值|量|数|额|规模|单位|年|指标|名称|%|率)(?:[（(].*)?$", text) is not None


def _texts(rows: Sequence[Sequence[Cell]], folded: str) -> list[str]:
    """The head of each column: the words of its cells from top to bottom.

    A blank to the right of a head that has words below it belongs to that head: not every format keeps merged cells.
    """
    heads = []
    for i in range(len(rows[0])):
        pieces: list[Cell] = []
        for r, row in enumerate(rows):
            cell = row[i]
            if cell.end == cell.start and any(below[i].end > below[i].start for below in rows[r + 1 :]):
                left = [c for c in row[:i] if c.end > c.start]
                under = i > 0 and any(below[i - 1].end > below[i - 1].start for below in rows[r + 1 :])
                cell = left[-1] if left and under else cell
            if cell.end > cell.start and cell not in pieces:
                pieces.append(cell)
        heads.append("".join(text_of(cell, folded) for cell in pieces))
    return heads


def _columns(heads: Sequence[str], words: Words) -> tuple[Column, ...]:
    columns: list[Column] = []
    for head in heads:
        column = _column(head, words)
        if column.growth and column.year is None and column.goal is None and not (column.last or column.this):
            before = next((c for c in reversed(columns) if c.holds is Holds.VALUE), None)
            if before:  # 2023年完成 | 增长(%): the growth of what stands before it
                column = replace(column, year=before.year, goal=before.goal, last=before.last, this=before.this)
        columns.append(column)
    return tuple(columns)


def _column(head: str, words: Words) -> Column:
    if not 0 < len(head) <= _LONGEST:
        return Column(Holds.OTHER, head)
    told = tuple(found.group(1) for found in _UNIT.finditer(head))
    bare = _UNIT.sub("", head)
    if words.unit.search(bare):
        return Column(Holds.UNIT, head)
    year = _YEAR.search(head)
    if words.other.search(head):
        return Column(Holds.OTHER, head)
    if words.binding.search(bare) and not year and not words.target.search(bare):
        return Column(Holds.BINDING, head)
    if words.name.search(bare) and not year:
        return Column(Holds.NAME, head, told=told)
    goal = False if words.result.search(bare) else True if words.target.search(bare) else None
    growth, last, this = words.growth.search(head) is not None, bool(_LAST.search(bare)), bool(_THIS.search(bare))
    if year is None and goal is None and not (growth or last or this):
        return Column(Holds.OTHER, head)
    spans = _SPAN.search(bare) is not None
    return Column(Holds.VALUE, head, int(year.group()) if year else None, last, this, goal, growth, spans, told)
