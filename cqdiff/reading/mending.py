"""Slips of recognition, put right in the text for matching. Changes when scans slip in a new way.

Every repair is one character for one, so that offsets go on pointing into the text as it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.models import Remark, RemarkKind

_MOST = 100
"""So many slips are told one by one; a text with more is a bad scan, and a line for each would say no more."""

_BEGINS_LINE = r"(?:^|(?<=[\n　]))"
_TENS = "[二三四五六七八九]?十?"
_DASH = r"[—―ー－\-]"
_OCR_LETTERS = str.maketrans("OolI", "0011")
_YEAR_SIGNS = str.maketrans("Oo0", "〇〇〇")
_MAY_SLIP = re.compile(
    r"[OolI·•ー一—―－\-二〇○零](?:(?<=[0-9][OolI·•一ー])|(?<=[OolI])[.\d]|(?<=[—―ー－\-])[、是）)]|(?<=[一二〇○零])[Oo0])"
)
"""A glance that spares most texts the search; signs alone are found ten times as fast, digits stand everywhere."""


@lru_cache(maxsize=1)
def _slips() -> tuple[re.Pattern[str], ...]:
    """Compiled for texts that may have some."""
    return (
        # 2O25年, 1O.5%, 6.l%, 3O、4O万; a letter that comes first must be clearly one: l.5%, but no O2O
        re.compile(
            r"(?<![A-Za-z\d.,])(?=[\d.,]*[OolI])(?:\d|[OolI](?=\.\d))[\dOolI]*(?:[.,][\dOolI]+)?"
            r"(?=[%‰、，。；：）)—－～~\u4e00-\u9fff])"
        ),
        # 5·8%
        re.compile(r"(?<=\d)[·•](?=\d{1,4}(?:%|个百分点|[万亿]))"),
        # 2021一2023年
        re.compile(r"(?<=\d)[一ー](?=\d)"),
        # —、 （—） 十—、 —是 for 一、 （一） 十一、 一是
        re.compile(rf"{_BEGINS_LINE}{_TENS}{_DASH}(?=、|是(?!{_DASH}))", re.M),
        re.compile(rf"(?<=[（(]){_TENS}{_DASH}(?=[）)])"),
        # 二OO九年
        re.compile(r"[一二](?=[〇○零一二三四五六七八九]{0,2}[Oo0])[〇○零Oo0一二三四五六七八九]{3}(?=年)"),
    )


def mended(text: str, shown: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with its slips put right, and where they were; `shown` is the same text as it stands in the file."""
    if not _MAY_SLIP.search(text):
        return text, ()
    found: list[tuple[int, int, str]] = []

    def mend(match: re.Match[str]) -> str:
        told = _told(match.group())
        if told != match.group():
            found.append((match.start(), match.end(), told))
        return told

    for slip in _slips():
        text = slip.sub(mend, text)
    found.sort()
    remarks = [Remark(RemarkKind.SLIP, start, shown[start:end], told) for start, end, told in found[:_MOST]]
    if len(found) > _MOST:
        start, end, told = found[_MOST]
        remarks.append(Remark(RemarkKind.SLIP, start, shown[start:end], told, len(found) - _MOST))
    return text, tuple(remarks)


def _told(slip: str) -> str:
    """What a slip was meant for."""
    if slip in "·•":
        return "."
    if slip in "一ー":
        return "—"
    if slip[-1] in "—―ー－-":
        return slip[:-1] + "一"
    if slip[0] in "一二":
        return slip.translate(_YEAR_SIGNS)
    return slip.translate(_OCR_LETTERS)
