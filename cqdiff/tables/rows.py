"""The body of an indicator table → its rows by name, unit and kind. Changes when rows are grouped otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from cqdiff.models import Cell
from cqdiff.rules import RuleSet
from cqdiff.tables.heads import Holds, text_of
from cqdiff.units import parse_unit

_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[部类])"
)
_LABEL = re.compile(
    r"^(?:[（(]?\d{1,3}(?:[）)、]|[.．](?!\d))|[①-⑳]"
    r"|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|[-—–─·•]+)"
)
_COUNTED = re.compile(r"(?:\d{1,3}\s+)?")
_PART = re.compile(r"^(?:#|＃|其中|其中[:：,，]|＃其中[:：])[:：]?")
_MARK = re.compile(r"(?:[*＊★☆▲△●◆■※#]+|[①-⑳]+|[\[［〔【(（](?:注?\d{1,2}|注|[*＊★▲])[\]］〕】)）])$")
_BRACKET = re.compile(r"[（(\[［]([^（()）\[\]［］]{1,16})[）)\]］]$")
_COMMA = re.compile(r"[，,]([^，,（(]{1,8})$")
_ASIDE = re.compile("累计|[现当不]变?年?价|可比价|年均|^(?:GDP|预计|快报|初步)")
_POINTS = re.compile("个?百分点$")
_OR = re.compile("[、,，或]")
_KINDS = re.compile("(?P<binding>约束)|(?P<anticipatory>预期性|预测性|指导性|^预期$|^指导$|^预测$)")
_COLON = re.compile(r"[:：]$")
_LONGEST_NAME, _LONGEST_VALUE = 80, 60
"""Cells with more characters describe something; and no pattern should have to run over them."""
_SHORT = 4
"""A name up to this length (城镇, 农村居民, 出口) is rather part of the row above than what others are part of."""
_ASPECT = re.compile(
    "(?:比上年|较上年|同比)?(?:可比|实际|名义)?(?:增长|增速|增幅|涨幅|增加|提高|下降|降低)(?:率|速度|幅度)?$"
)


class Entry(Struct, frozen=True):
    """One row of an indicator table. `name` is the words of its name without label, marks and unit.

    `part_of` are the names of rows or groups that it may belong to, the likeliest first; `units` are the words behind
    the name that may be its unit, `unit` is what the unit column says; `cells` hold the values by column.
    """

    name: str
    part_of: tuple[str, ...]
    units: tuple[str, ...]
    unit: str
    binding: bool | None
    cells: tuple[tuple[int, Cell], ...]
    start: int


class _State(Struct):
    """What rows above say of those below."""

    binding: bool | None = None
    parent: str = ""
    heading: str = ""
    unit: str = ""
    kind: bool | None = None
    names: dict[int, Cell] = field(default_factory=dict)


class Reader:
    """Reads the body rows of one table."""

    def __init__(self, folded: str, holds: Sequence[Holds], blank: re.Pattern[str], mark: str, rules: RuleSet) -> None:
        self._folded, self._rules = folded, rules
        self._names = [i for i, h in enumerate(holds) if h is Holds.NAME]
        self._units = [i for i, h in enumerate(holds) if h is Holds.UNIT]
        self._kinds = [i for i, h in enumerate(holds) if h is Holds.BINDING]
        self._values = [i for i, h in enumerate(holds) if h is Holds.VALUE]
        self._blank, self._mark = blank, mark

    def entries(self, rows: Sequence[tuple[Cell, ...]], head: Sequence[tuple[Cell, ...]]) -> Iterator[Entry]:
        """The rows that have values; the rows of the `head` may stand again where a page begins."""
        state = _State()
        above: tuple[Cell, ...] = ()
        repeated = {tuple(self._texts(row)) for row in head}
        for row in rows:
            texts = self._texts(row)
            if tuple(texts) not in repeated:
                yield from self._entry(row, texts, above, state)
            above = row

    def _words(self, cell: Cell) -> str:
        """The words of a name without blanks, and without a number that a blank parts from them."""
        counted = _COUNTED.match(self._folded, cell.start, cell.end)
        return text_of(Cell(counted.end() if counted else cell.start, cell.end), self._folded)

    def _texts(self, row: Sequence[Cell]) -> list[str]:
        return [text_of(cell, self._folded) for cell in row]

    def _entry(self, row: tuple[Cell, ...], texts: list[str], above: Sequence[Cell], state: _State) -> Iterator[Entry]:
        names = self._name_cells(row, state)
        values = self._filled(row, texts, above, names)
        if not names or not values or names[-1].end - names[-1].start > _LONGEST_NAME:
            named = next((texts[i] for i in self._names if texts[i]), "")
            self._head_below(named or next((t for t in texts if _SECTION.match(t)), ""), state)
            return
        raw = [self._words(cell) for cell in names]
        name, units, marked = self._named(raw[-1])
        part = _PART.match(_LABEL.sub("", raw[-1]))
        group = self._named(raw[-2])[0] if len(raw) > 1 else ""
        told = "".join(texts[i] for i in self._kinds)
        binding = self._kind(told)
        if binding is None:
            same = names[-1] not in row  # a second row of the indicator above, its kind left blank with its name
            binding = state.kind if same else marked if self._mark else state.binding
        state.kind = binding
        owners = (state.parent,) if part else (group or state.heading, state.parent)
        if not part and len(name) > _SHORT and not _ASPECT.match(name):
            state.parent = name
        own = [cell for cell in row if cell.end > cell.start and (not above or cell not in above)]
        start = names[-1].start if names[-1] in own else min((cell.start for cell in own), default=names[-1].start)
        unit = next((texts[i] for i in self._units if texts[i]), "" if units or not part else state.unit)
        state.unit = unit
        if name:
            yield Entry(name, tuple(filter(None, owners)), units, unit, binding, values, start)

    def _name_cells(self, row: Sequence[Cell], state: _State) -> list[Cell]:
        """The words of the name columns, the group before the member; a merged cell counts once.

        A blank beside a unit, or before a member, stands for the cell above it: not every format keeps merged cells.
        """
        filled = [i for i in self._names if row[i].end > row[i].start]
        last = max(filled, default=self._names[-1] if any(row[i].end > row[i].start for i in self._units) else -1)
        for i in self._names:
            if i > last or i in filled:
                state.names[i] = row[i]
        cells = dict.fromkeys(state.names[i] for i in self._names if i <= last and i in state.names)
        return [cell for cell in cells if cell.end > cell.start]

    def _filled(
        self, row: Sequence[Cell], texts: Sequence[str], above: Sequence[Cell], names: Sequence[Cell]
    ) -> tuple[tuple[int, Cell], ...]:
        """The cells with values: not blank, no part of the name, none that the row above has stated."""
        short = (i for i in self._values if 0 < len(texts[i]) <= _LONGEST_VALUE)
        filled = (i for i in short if not self._blank.fullmatch(texts[i]))
        return tuple((i, row[i]) for i in filled if row[i] not in names and not (above and row[i] == above[i]))

    def _head_below(self, words: str, state: _State) -> None:
        """A row without values: 二、约束性指标 tells what the rows below are, 居民收入 what they are part of."""
        if not 0 < len(words) <= _LONGEST_NAME:
            return
        state.names.clear()
        kind = self._kind(words)
        if kind is not None:
            state.binding = kind
        if _SECTION.match(words) or kind is not None:
            state.heading = state.parent = ""
        else:
            state.heading = state.parent = self._named(words)[0]

    def _named(self, raw: str) -> tuple[str, tuple[str, ...], bool]:
        """A name without label, mark and unit; the words that may be its unit; whether the mark of binding is there."""
        marked = bool(self._mark) and self._mark in raw
        name = _LABEL.sub("", raw)
        name = _PART.sub("", name)
        name = _LABEL.sub("", name).lstrip("*＊★☆▲△●◆■※#")
        units: list[str] = []
        while True:
            bare = _COLON.sub("", _MARK.sub("", name))
            found = _BRACKET.search(bare) or _COMMA.search(bare)
            if found and found.start() >= 2 and self._is_aside(found.group(1)):
                units.append(found.group(1))
                bare = bare[: found.start()]
            if bare == name:
                return name, tuple(units), marked
            name = bare

    def _is_aside(self, words: str) -> bool:
        """Whether words in brackets are a unit or tell how it is reckoned: 民间投资（不含房地产） is a name."""
        if _ASIDE.search(words):
            return True
        return all(_POINTS.match(word) or parse_unit(word, self._rules) for word in _OR.split(words))

    def _kind(self, words: str) -> bool | None:
        """Binding or anticipatory, None where the words say neither or both."""
        found = {bool(m.group("binding")) for m in _KINDS.finditer(words)}
        return found.pop() if len(found) == 1 else None
