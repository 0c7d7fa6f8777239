"""Names of the parts of what one word counts together: 城镇居民… and 农村居民… of 城乡居民人均可支配收入."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cqdiff.rules import RuleSet


def names_of_parts(name: str, rules: RuleSet) -> Iterator[list[str]]:
    """For each word in a name that stands for several (城乡, 存贷款) the names of these."""
    for whole, parts in _parts("split_pairs", rules):
        if whole in name:
            yield [name.replace(whole, part) for part in parts]
    for whole, parts in _parts("whole_names", rules):
        if name == whole:
            yield list(parts)


@lru_cache(maxsize=8)
def _parts(list_id: str, rules: RuleSet) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a list that stand for several, and these."""
    pairs = (pair.partition("=") for pair in rules.words(list_id))
    return tuple((whole, tuple(parts.split("|"))) for whole, _, parts in pairs)
