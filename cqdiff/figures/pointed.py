"""Find what 前者, 后者 and 后两项 point at: measures that the sentence told before."""

from __future__ import annotations

import re

from cqdiff.figures.subject import Subject

_PAIR = ("前者", "后者")
_LAST = "后([两二三四五])(?:项|者|种|类)(?:指标)?"
_FIRST = "前[两二三四五](?:项|者|种|类)(?:指标)?"
_EACH = "一"
_TURNS = ("升", "降", "增", "减")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def points(core: str, predicate: str) -> bool:
    """Whether the words before a number are no name and only point at one; so with 一降8%一升3%."""
    if core[-1:] == _EACH and predicate in _TURNS:
        return True
    return core[:1] in ("前", "后") and (core in _PAIR or re.fullmatch(f"{_LAST}|{_FIRST}", core) is not None)


def pointed_at(core: str, subject: Subject, second: bool = False) -> list[str]:
    """The names that such words stand for, in order; [] where the sentence did not tell them one by one.

    `second` tells the later of two alike (一升3%).
    """
    told = list(dict.fromkeys(subject.recent))
    if core in (*_PAIR, _EACH):
        pair = told[-len(_PAIR) :]
        alike = len(pair) == len(_PAIR) and (len(told) == len(pair) or pair[0][-1:] == pair[1][-1:])
        return [pair[second or core == _PAIR[1]]] if alike else []  # 原油、天然气产量, of all that the sentence told
    last = re.fullmatch(_LAST, core)
    count = _COUNTS[last[1]] if last else 0
    return told[-count:] if 0 < count <= len(told) else []
