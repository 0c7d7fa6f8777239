"""Find the unit that the last number of a row tells for all: 分别达到8300和9200家."""

from __future__ import annotations

import re

from cqdiff.figures.spellings import Scanner

JOINTS = frozenset("、和与")
_SPREAD = "分别[^，。]{0,30}$"
_REACH = 40
_OTHERS = r"(?:[、和与]\d+(?:\.\d+)?)*?[、和与](\d+(?:\.\d+)?)([万亿]?)(?![\d.、和与])"
_TIMES = frozenset(("年", "位", "名次", "届", "号"))
_ALIKE = 50
"""Numbers of one row are at most so many times each other: 120和95万人次 are both 万, 8300和1.2万家 are not."""
_MAGNITUDES = {"": 1, "万": 10_000, "亿": 100_000_000}


def unit_of_row(text: str, start: int, begin: int, end: int, scanner: Scanner) -> str:
    """The unit of the bare number text[begin:end] in a row behind 分别; empty where it has none, or none for sure."""
    ahead = text[max(start, begin - _REACH) : begin]
    if "分别" not in ahead or not re.search(_SPREAD, ahead):
        return ""
    last = re.match(_OTHERS, text[end : end + _REACH])
    unit = scanner.units.at(text, end + last.end()) if last else ""
    if not last or not unit or unit in _TIMES:
        return ""
    number, other = float(text[begin:end].replace(",", "")), float(last[1])
    if _alike(number, other):
        return last[2] + unit
    return unit if _alike(number, other * _MAGNITUDES[last[2]]) else ""


def _alike(one: float, other: float) -> bool:
    return 0 < max(one, other) <= _ALIKE * min(one, other)
