"""Tell what a number of percentage points is held against: 贷款增速高于各项贷款, 贷款余额比各项贷款平均…高."""

from __future__ import annotations

import re

_MARKS = ("高于", "快于", "高出", "比", "较")
_HELD = (
    "^(.{2,}?)(?:余额)?(?:增速|增幅|增长)?(?:高于|快于|高出|(?<!占)比(?![重例率值价上])|较(?![上大]))(.{2,}?)"
    "(?:平均)?(?:水平)?(?:增速|增幅)?(?:平均)?(?:水平)?$"
)
"""No 比重 and no 较上年: a rise against the year before is held against nothing else."""


def held_against(name: str) -> tuple[str, str]:
    """What is compared, and with what; empty where nothing is."""
    if not any(mark in name for mark in _MARKS):
        return "", ""
    found = re.match(_HELD, name)
    return (found[1], found[2].replace("全部", "各项")) if found else ("", "")


def same_yardstick(name: str, other: str) -> bool:
    """Whether two changes are held against one thing, or both against none: 高于全国平均 is not 高于各项贷款."""
    return held_against(name)[1] == held_against(other)[1]


def as_excess(name: str) -> str:
    """The name of an excess in one wording: 制造业贷款高于各项贷款 for 制造业贷款余额比各项贷款平均."""
    thing, yardstick = held_against(name)
    return f"{thing}高于{yardstick}" if thing else name
