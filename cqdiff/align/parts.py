"""Names of the parts of what one word counts together: 城镇居民… and 农村居民… of 城乡居民人均可支配收入."""

from __future__ import annotations

from collections.abc import Iterator

from cqdiff.rules import RuleSet


def names_of_parts(name: str, rules: RuleSet) -> Iterator[list[str]]:
    """For each word in a name that stands for several (城乡, 存贷款) the names of these."""
    for pair in rules.words("split_pairs"):
        whole, _, parts = pair.partition("=")
        if whole in name:
            yield [name.replace(whole, part) for part in parts.split("|")]
    for pair in rules.words("whole_names"):
        whole, _, parts = pair.partition("=")
        if name == whole:
            yield parts.split("|")
