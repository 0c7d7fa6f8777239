"""The labels that Word counts itself (一、（一）1.), which stand in numbering.xml and not in the text.

Changes when Word's rules of counting turn out to be other than thought.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.reading.docx_names import Element, W, number, switch, value
from cqdiff.reading.numerals import numeral

if TYPE_CHECKING:
    from cqdiff.reading.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
# Signs of symbol fonts and bullets stand for nothing that a reader would quote; a dash does.
_BULLET = re.compile(r"[\ue000-\uf8ff\u2022\u25cf\u25cb\u25a0\u25a1\u25aa\u25c6\u25c7\u2666\u00b7o§Øü\s]*")


class _Level(Struct, frozen=True):
    """One level of a list. `restart` is the level (1-based) whose use sets it back, 0 never, None any above."""

    start: int
    kind: str
    text: str
    suffix: str
    restart: int | None
    legal: bool


class Numbering:
    """Counts through a document: `label` must be asked once for each paragraph, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {e.get(W + "abstractNumId"): e for e in root.findall(W + "abstractNum")}
            self._nums = {e.get(W + "numId"): e for e in root.findall(W + "num")}

    def label(self, num_id: str, level: int) -> str:
        """Count on and give the label with what parts it from the text; empty for bullets and unknown lists."""
        num = self._nums.get(num_id)
        abstract = None if num is None else self._abstract_of(num)
        if num is None or abstract is None or not 0 <= level < _LEVELS:
            return ""
        levels = self._levels_of(num_id, num, abstract)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract.get(W + "abstractNumId"), [None] * _LEVELS)
        self._count(counts, levels, num_id, num, level)
        return _render(counts, levels, level)

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level that a list ties to a paragraph style; 0 where it ties none."""
        num = self._nums.get(num_id)
        abstract = None if num is None else self._abstract_of(num)
        for element in [] if abstract is None else abstract.findall(W + "lvl"):
            if value(element, "pStyle") == style:
                return number(element.get(W + "ilvl"), 0)
        return 0

    def _abstract_of(self, num: Element) -> Element | None:
        """The list's definition, by way of a numbering style where one is named."""
        for _ in range(_LEVELS):
            found = self._abstract.get(value(num, "abstractNumId") or "")
            link = value(found, "numStyleLink")
            if link is None:
                return found
            linked = self._nums.get(self._styles.own_num_id(link) or "")
            if linked is None:
                return found
            num = linked
        return None

    def _levels_of(self, num_id: str, num: Element, abstract: Element) -> dict[int, _Level]:
        if num_id not in self._levels:
            levels = {number(e.get(W + "ilvl"), -1): _level(e) for e in abstract.findall(W + "lvl")}
            for override in num.findall(W + "lvlOverride"):
                at = number(override.get(W + "ilvl"), -1)
                own = override.find(W + "lvl")
                if own is not None:
                    levels[at] = _level(own)
                start = value(override, "startOverride")
                if start is not None and at in levels:
                    levels[at] = replace(levels[at], start=number(start, 1))
            self._levels[num_id] = levels
        return self._levels[num_id]

    def _count(
        self, counts: list[int | None], levels: dict[int, _Level], num_id: str, num: Element, level: int
    ) -> None:
        if (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            # a list that names its own start begins anew where it is first used
            if any(
                number(o.get(W + "ilvl"), -1) == level and o.find(W + "startOverride") is not None
                for o in num.findall(W + "lvlOverride")
            ):
                counts[level] = None
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                counts[below] = None


def _level(element: Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        start=number(value(element, "start"), 0),
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=None if restart is None else number(restart, 0),
        legal=bool(switch(element, "isLgl")),
    )


def _render(counts: list[int | None], levels: dict[int, _Level], level: int) -> str:
    mine = levels[level]
    if mine.kind == "bullet":
        return "" if _BULLET.fullmatch(mine.text) else mine.text

    def counter(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        if at not in levels or at > level:
            return ""
        known = counts[at]
        count = levels[at].start if known is None else known  # a level above that was never used counts as begun
        return numeral(count, "decimal" if mine.legal else levels[at].kind)

    text = _PLACE.sub(counter, mine.text)
    if not text.strip():
        return ""
    # the tab after 一、 is layout; after 1 or 第一章 it parts two words
    parted = mine.suffix == "nothing" or text[-1] in "、，。．：）】〉》" or text[-1].isspace()
    return text if parted else text + " "
