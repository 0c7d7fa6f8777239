"""Reckon with units: 万亩, 亿公斤. Changes when units are compared differently; which there are stands in the rules."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from cqdiff.rules import RuleSet, Unit

BARE = "count"
"""The family of a number without a unit, and of counters."""

INCOMMENSURABLE = frozenset({"rate_per", "index", "other"})
"""Families that only collect what fits nowhere else: a unit of theirs compares with itself alone."""

PER_CENT = ("%", "‰")

_ANY = {"", "个"}
"""Units that count anything."""
_VAGUE = re.compile(r"[余多几来]")
"""万余辆: says more than, and is no part of the unit."""


class Measure(Struct, frozen=True):
    """A unit as written in the text: which unit of the rules, its family, how many base units it is.

    `unit_id` is empty for a bare number or magnitude (万). `counts` where it counts things or people.
    """

    unit_id: str
    family: str
    factor: Decimal
    counts: bool


@lru_cache(maxsize=4096)
def parse_unit(text: str, rules: RuleSet) -> Measure | None:
    """万亩 -> 亩, area, 10000 times as much; None where the text is no unit that the rules know."""
    units, magnitudes, longest = _tables(rules)
    plain = _VAGUE.sub("", text.strip())
    for at in range(max(0, len(plain) - longest), len(plain) + 1):
        unit = units.get(plain[at:])
        times = _magnitude(plain[:at], magnitudes)
        if times is None or (unit is None and at < len(plain)):
            continue
        if unit is None:
            return Measure("", BARE, times, counts=True)
        return Measure(unit.id, unit.family, times * unit.factor, counts=unit.kind == "counter")
    if "（" in plain:  # 8条（个）: some are counted in another unit
        return parse_unit(plain.split("（")[0], rules)
    return None


def convert(value: Decimal, from_unit: str, to_unit: str, rules: RuleSet) -> Decimal | None:
    """The value in another unit; None where they measure different things.

    A bare number (5万) counts whatever the counter beside it counts (5万人).
    """
    if from_unit == to_unit:
        return value
    one, other = parse_unit(from_unit, rules), parse_unit(to_unit, rules)
    if one is None or other is None or not _comparable(one, other):
        return None
    return value * one.factor / other.factor


def same_counter(one: str, other: str, rules: RuleSet) -> bool:
    """Whether two units count the same sort of thing: 家 and 家, 万人 and 人, 个 and whatever; not 家 and 张."""
    mine, yours = parse_unit(one, rules), parse_unit(other, rules)
    if mine is None or yours is None:
        return False
    return (
        not (mine.counts and yours.counts)
        or mine.unit_id == yours.unit_id
        or {mine.unit_id, yours.unit_id} & _ANY != set()
    )


def _comparable(one: Measure, other: Measure) -> bool:
    if not one.unit_id or not other.unit_id:
        return one.counts and other.counts
    if one.family in INCOMMENSURABLE:
        return one.unit_id == other.unit_id
    return one.family == other.family


@lru_cache(maxsize=4)
def _tables(rules: RuleSet) -> tuple[dict[str, Unit], dict[str, Decimal], int]:
    """Units by every name of theirs, magnitudes the same, and the length of the longest name."""
    units: dict[str, Unit] = {}
    magnitudes: dict[str, Decimal] = {}
    for unit in rules.units.values():
        for name in (unit.id, *unit.aliases):
            if unit.kind == "magnitude":
                magnitudes[name] = unit.factor
            else:
                units[name] = unit
    return units, magnitudes, max(map(len, units), default=0)


def _magnitude(text: str, magnitudes: dict[str, Decimal]) -> Decimal | None:
    """What a run of magnitudes multiplies by, 1 for none; None where anything else stands in it."""
    if not text:
        return Decimal(1)
    for end in range(len(text), 0, -1):
        if (factor := magnitudes.get(text[:end])) is not None:
            rest = _magnitude(text[end:], magnitudes)
            if rest is not None:
                return factor * rest
    return None
