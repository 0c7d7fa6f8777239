"""Let what is told to be finished answer what was promised without a stage: 改造老旧小区, 老旧小区改造完工."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cqdiff.align.likeness import NameKey
from cqdiff.rules import RuleSet


def answering(keys: list[NameKey], promised: Sequence[NameKey], rules: RuleSet) -> list[NameKey]:
    """Keys of results that answer by name where an indicator of what is finished (完成老旧小区改造) is not promised."""
    told = set(rules.words("finished_indicators")).difference(key.indicator for key in promised if key.indicator)
    return [replace(key, indicator=None) if key.indicator in told else key for key in keys]
