"""Indicator tables → figures: each filled cell with its name, year, role and unit.

Changes when the cells of a table are understood anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.aspects import aspect_of, scaled
from cqdiff.figures.cells import Value, value_of
from cqdiff.figures.lexicon import lexicon_for, strip_predicate
from cqdiff.figures.numerals import Numeral
from cqdiff.figures.row_names import RowName, row_name
from cqdiff.figures.spellings import scanner_for
from cqdiff.models import Aspect, Cell, Comparator, Document, Figure, Outline, Role, Source
from cqdiff.positions import Lines
from cqdiff.rules import RuleSet
from cqdiff.tables import Column, Entry, IndicatorTable, indicator_tables, word_cells
from cqdiff.tables.heads import Holds
from cqdiff.units import parse_unit

_PIECES = re.compile(r"[^，；;、\n\s]+")
_SHARE = re.compile(r"(?:率|比重|占比|比例|强度|程度|份额|水平|指数|覆盖|面|度)$")
_AND = re.compile("[、,，/]")
_AIM = re.compile("[，,；;、（(]?(?:并?力争|争取|努力|确保|奋斗目标).*$")
"""What is to be tried beyond the target itself."""
_TOTALS = re.compile("总量|总额|规模|绝对|金额")
_SEVERAL = re.compile("累计|五年|十[一二三四五六七八九]五")
_MOVES = re.compile("(?:增长|下降|降低|上涨)$")
_INDEX_FROM = 90
"""A price index from here on is told with 100 as the year before, not as a rise."""

When = tuple[Role, int | None]


class _Stated(Struct, frozen=True):
    """A cell, or a part of one, with its column and its value; None where it states words."""

    column: Column
    when: When
    cell: Cell
    value: Value | None


def find_in_tables(document: Document, outline: Outline, rules: RuleSet, taken: int = 0) -> tuple[Figure, ...]:
    """The figures of all indicator tables in the order of the text; ids are counted on from `taken`.

    Targets of the plan year are headline targets; what a table says of other years, and over several years, is
    baseline. A cell that can't be read as one value is left out.
    """
    reader = _Reader(document, outline, rules, (f"f{n}" for n in count(taken + 1)))
    found = (figure for table in indicator_tables(document, rules) for figure in reader.figures(table))
    return tuple(sorted(found, key=lambda f: f.start))


class _Reader:
    def __init__(self, document: Document, outline: Outline, rules: RuleSet, ids: Iterator[str]) -> None:
        self._document, self._outline, self._rules, self._ids = document, outline, rules, ids
        self._lexicon = lexicon_for(rules)
        self._kinds = scanner_for(rules).kinds
        self._lines = Lines(document.text)

    def figures(self, table: IndicatorTable) -> Iterator[Figure]:
        """The figures of one table, row by row."""
        times = times_of(table, self._outline)
        for entry in table.entries:
            name = row_name(entry, self._rules)
            stated = [
                _Stated(table.columns[c], times[c], *piece)
                for c, cell in entry.cells
                for piece in self._pieces(cell, entry)
            ]
            minus = _told_with_minus([s.value for s in stated if s.value])
            for one in stated:
                figure = self._number(entry, name, one, table, minus) if one.value else self._words(entry, name, one)
                if figure is not None:
                    yield figure

    def _pieces(self, cell: Cell, entry: Entry) -> Sequence[tuple[Cell, Value | None]]:
        """The values of a cell: mostly one; 4862.4亿元，增长6% states two, 6%左右，力争更好结果 one."""
        folded = self._document.folded
        aim = _AIM.search(folded, cell.start, cell.end)
        cell = Cell(cell.start, aim.start()) if aim and aim.start() > cell.start else cell
        value = value_of(folded[cell.start : cell.end], self._rules)
        if value is None:
            pieces = [Cell(m.start(), m.end()) for m in _PIECES.finditer(folded, cell.start, cell.end)]
            values = [v for p in pieces if (v := value_of(folded[p.start : p.end], self._rules))]
            if len(values) == len(pieces) > 1:
                return list(zip(pieces, self._with_units(values, entry), strict=True))
        return [(cell, value)]

    def _with_units(self, values: Sequence[Value], entry: Entry) -> Sequence[Value]:
        """Values of one cell with the units that the row names for them in their order: 亿元、%."""
        for words in (entry.unit, *entry.units):
            units = _AND.split(words)
            if len(units) == len(values) and all(map(self._is_unit, units)):
                return [replace(v, unit=v.unit or unit) for v, unit in zip(values, units, strict=True)]
        return values

    def _number(
        self, entry: Entry, name: RowName, stated: _Stated, table: IndicatorTable, minus: bool
    ) -> Figure | None:
        value = stated.value
        if value is None:
            return None
        unit = self._unit(value, stated.column, entry, table, name)
        several = value.several or any(_SEVERAL.search(words) for words in entry.units)
        numeral = self._numeral(value, unit, stated.cell)
        aspect, sign = self._aspect(name, numeral, value.verb, stated.column)
        if sign < 0 and minus:
            value = replace(value, value=-value.value, high=None if value.high is None else -value.high)
            numeral = self._numeral(value, unit, stated.cell)
        number, high, unit = scaled(numeral, aspect, sign)
        when = (Role.BASELINE, None) if several else stated.when
        figure = self._figure(entry, name, stated, when)
        return replace(
            figure, aspect=aspect, value=number, value_hi=high, unit=unit, comparator=value.comparator, words=None
        )

    def _words(self, entry: Entry, name: RowName, stated: _Stated) -> Figure | None:
        """A target or result in words: 与经济增长同步, 完成国家下达目标."""
        text = self._document.folded[stated.cell.start : stated.cell.end]
        if re.search(r"\d", text) or not word_cells(self._rules).fullmatch(text):
            return None
        return self._figure(entry, name, stated, stated.when)

    def _figure(self, entry: Entry, name: RowName, stated: _Stated, when: When) -> Figure:
        """A figure in words, which a number replaces."""
        cell, (role, year) = stated.cell, when
        words = self._document.text[cell.start : cell.end]
        line = self._document.text.rfind("\n", 0, cell.start) + 1
        return Figure(
            id=next(self._ids),
            section=self._section(cell.start),
            line=self._lines.line(cell.start),
            start=cell.start,
            end=cell.end,
            quote=words,
            name=name.name,
            indicator=name.indicator,
            aspect=Aspect.GROWTH if "增长" in words or self._grows(name) else Aspect.LEVEL,
            value=None,
            value_hi=None,
            unit="",
            comparator=Comparator.EQ,
            role=role,
            year=year,
            binding=entry.binding,
            headline=role is Role.TARGET,
            clause=(min(max(entry.start, line), cell.start), cell.end),
            words=words,
            source=Source.TABLE,
            head=stated.column.head,
        )

    def _section(self, offset: int) -> str:
        """The section that begins last before the table."""
        return next((s.id for s in reversed(self._outline.sections) if s.start <= offset), "")

    def _unit(self, value: Value, column: Column, entry: Entry, table: IndicatorTable, name: RowName) -> str:
        """The unit of a value: of its cell, its column's head, its row, behind its name, of the caption."""
        if value.unit:
            return value.unit
        if column.growth:
            told = next((words for words in column.told if self._is_unit(words)), "")
            return told or ("%" if not self._is_unit(entry.unit) or not self._grows(name) else entry.unit)
        told = next((words for words in (*column.told, entry.unit, *entry.units) if self._is_unit(words)), "")
        if told or entry.unit:
            return told or entry.unit
        if self._grows(name) or "增" in value.verb:
            return "%"
        return table.unit if self._is_unit(table.unit) else self._usual_unit(name, value)

    def _usual_unit(self, name: RowName, value: Value) -> str:
        """% where no unit is told and the indicator allows none but it: 地区生产总值 6左右, 城镇调查失业率 5.5."""
        indicator = self._rules.indicators.get(name.indicator or "")
        if indicator is None or abs(value.value) >= _INDEX_FROM or _TOTALS.search(name.words):
            return ""
        grows = indicator.aspect is Aspect.GROWTH and indicator.family in ("money", "index", "rate_per")
        return "%" if grows or indicator.family == "share" else ""

    def _is_unit(self, words: str) -> bool:
        return bool(words) and parse_unit(words, self._rules) is not None

    def _grows(self, name: RowName) -> bool:
        """Whether the words of a name tell of a rise or fall in percent."""
        words = name.words
        return bool(self._lexicon.growth.of(words) or self._lexicon.fall.of(words) or _MOVES.search(words))

    def _numeral(self, value: Value, unit: str, cell: Cell) -> Numeral:
        bare = unit.lstrip("十百千万亿") or unit
        return Numeral(
            cell.start, cell.start, cell.end, cell.end, value.value, value.high, unit, self._kinds.get(bare, ""),
            value.comparator,
        )  # fmt: skip

    def _aspect(self, name: RowName, numeral: Numeral, verb: str, column: Column) -> tuple[Aspect, int]:
        """As of prose that reads name, verb, number; % of what is no share is a growth."""
        head = name.words + (verb or ("增速" if column.growth and not self._grows(name) else ""))
        aspect, sign = aspect_of(numeral, head, strip_predicate(head, self._lexicon)[1], "", self._lexicon)
        if aspect is Aspect.LEVEL and numeral.unit == "%" and not verb and not self._is_share(name, numeral.value):
            return Aspect.GROWTH, 1
        return aspect, sign

    def _is_share(self, name: RowName, value: Decimal) -> bool:
        indicator = self._rules.indicators.get(name.indicator or "")
        if indicator is None:
            return _SHARE.search(name.name) is not None
        return indicator.family == "share" or (indicator.family == "index" and value >= _INDEX_FROM)


def _told_with_minus(values: Sequence[Value]) -> bool:
    """Whether all numbers of a row are negative: then a name like 能耗降低率 says the minus once more."""
    return any(v.value < 0 for v in values) and all(v.value <= 0 for v in values)


def times_of(table: IndicatorTable, outline: Outline) -> tuple[When, ...]:
    """Role and year of each column."""
    goals = [c.year for c in table.columns if c.goal and c.year]
    plan = outline.plan_year or max(goals, default=None)
    review = outline.review_year or (plan - 1 if plan else None)
    undated = [c for c in table.columns if c.holds is Holds.VALUE and not (c.year or c.last or c.this)]
    together = any(c.goal for c in undated) and any(c.goal is False for c in undated)
    return tuple(_time(column, table.year, plan, review, together=together) for column in table.columns)


def _time(column: Column, told: int | None, plan: int | None, review: int | None, *, together: bool) -> When:
    """`together` is true where targets and results stand side by side without a year: both are of the review year."""
    if column.spans:
        return Role.BASELINE, None
    goal, year = column.goal, column.year
    if year is None and column.last:
        year = review
    elif year is None and column.this:
        year = review if goal is False else plan
    elif year is None:
        year = told or (review if goal is False or together else plan)
    if goal is None:
        goal = year is not None and year == plan
    if goal and year == plan:
        return Role.TARGET, year
    return (Role.RESULT if not goal and year == review else Role.BASELINE), year
