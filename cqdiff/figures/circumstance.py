"""Part what a number is of from the circumstances it came about in: 投资在房地产下降9.6%的情况下，仍增长4.3%."""

from __future__ import annotations

import re

_UNDER = "等?的?(?:情况|条件|背景|形势|前提|压力)下"
_UPON = "的?(?:较?[高低大]?(?:基数|水平)的?)?基础之?上|的?较?[高低大]?(?:基数|水平)之?上"
_ENDS = f"(?:{_UNDER}|{_UPON})"
_IN_SPITE = "等?的?(?:不利)?(?:影响|因素)"
_OPENS = frozenset("的等情条背形前压高低较大基")
_OVERCAME = "克服"
_BEFORE = r"(?:上一?年|去年|前年|年初|(?:19|20)\d\d年)[底末]?"
"""在上年增长23%的高基数上: the number before is of the same thing."""
_WHOLE = r"在(?![建校册岗])[^，。]*\d(?!\d*年)[^，。]*?(?:情况|条件|背景|形势|前提|压力|基础|基数)之?[下上]"
_NOUNS = frozenset("建校册岗职营库孵")
"""在建项目, 在校生: no circumstance."""


def in_circumstance(head: str, behind: str) -> tuple[str, str] | None:
    """The words before a circumstance and those in it, where a number stands there; else None.

    `head` and `behind` are the words of its clause before and behind the number.
    """
    if "在" in head and behind[:1] in _OPENS and re.match(_ENDS, behind):
        outer, _, inner = head.rpartition("在")
        return None if inner[:1] in _NOUNS else (outer, inner)
    if _OVERCAME in head and re.match(_IN_SPITE, behind):
        outer, _, inner = head.partition(_OVERCAME)
        return outer, inner
    return None


def without_time(inner: str) -> str:
    """The words of a circumstance without the time before that opens them; empty where none does."""
    lead = re.match(_BEFORE, inner)
    return inner[lead.end() :] if lead else ""


def without_end(head: str) -> str:
    """The words before the next number without the end of a circumstance: 的情况下仍增长 → 仍增长."""
    return re.sub("^" + _ENDS, "", head, count=1) if head[:1] in _OPENS else head


def without_circumstance(before: str) -> str:
    """The words before a number without the circumstance in them, whose times are its own: 在2020年增长5%的基础上."""
    return re.sub(_WHOLE, "", before, count=1) if "在" in before and ("下" in before or "上" in before) else before
