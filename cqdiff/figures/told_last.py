"""Find the unit that the last number of a row tells for all: 分别达到8300和9200家."""

from __future__ import annotations

import re

from cqdiff.figures.spellings import Scanner

JOINTS = frozenset("、和与")
_SPREAD = "分别[^，。]{0,30}$"
_REACH = 40
_OTHERS = r"(?:[、和与]\d+(?:\.\d+)?)*?[、和与](\d+(?:\.\d+)?)([万亿]?)(?![\d.、和与])"
_BETWEEN_POINTS = ("、", "和")
_LONGEST_YARDSTICK = 12
_HELD_AGAINST = "(?:[高低快慢]于|高出)[^，。、\\d]{2,8}$|[比较][^，。、\\d]{2,8}[高低快慢]$"
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


def points_of_each(text: str, begin: int, end: int, gap: str) -> bool:
    """Whether 个 of the number text[begin:end] is one of percentage points that only the next number tells in full.

    高于全国3.1个、全省2.4个百分点, 比上年提高0.6个、比全省高2.3个百分点; but 新增企业3个、占比提高2个百分点.
    """
    if gap in _BETWEEN_POINTS:
        return True
    if gap[:1] not in _BETWEEN_POINTS or len(gap) > _LONGEST_YARDSTICK:
        return False
    return "." in text[begin:end] or re.search(_HELD_AGAINST, text[max(0, begin - _REACH) : begin]) is not None


def _alike(one: float, other: float) -> bool:
    return 0 < max(one, other) <= _ALIKE * min(one, other)
