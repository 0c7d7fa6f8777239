"""Which indicators of the rules are named most like a name: where an alias may be lacking."""

from __future__ import annotations

from collections.abc import Callable

from cqdiff.corpus_models import Near
from cqdiff.rules.model import RuleSet

_NAMES_EACH = 48
"""Names looked at for each name: an indicator has up to thirty, and each may come up."""


def nearest_indicators(rules: RuleSet) -> Callable[[str, int], tuple[Near, ...]]:
    """Tells for a name and a number that many indicators, the most alike first."""
    from rapidfuzz import fuzz, process

    ids = {name: entry.id for entry in rules.indicators.values() for name in (entry.zh, *entry.aliases)}
    names = list(ids)

    def nearest(name: str, count: int) -> tuple[Near, ...]:
        found = process.extract(name, names, scorer=fuzz.ratio, limit=_NAMES_EACH)
        best: dict[str, Near] = {}
        for known, likeness, _ in found:
            entry = rules.indicators[ids[known]]
            best.setdefault(entry.id, Near(entry.id, entry.zh, round(likeness)))
        return tuple(best.values())[:count]

    return nearest
