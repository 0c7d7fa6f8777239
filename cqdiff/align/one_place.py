"""Why a number of one place in a region tells nothing of the region: 云溪区规上工业增加值 for that of the city."""

from __future__ import annotations

from functools import lru_cache

from cqdiff.models import Figure
from cqdiff.positions import SENTENCE_ENDS, begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_SAME = 2
"""So many characters behind a place that stand in the other name too: the same thing is told of it."""
_LEAST = 2
"""The name of a place has so many characters, its kind included (丰县)."""


def of_one_place(promise: Figure, promised: str, result: Figure, text: str, own: str, rules: RuleSet) -> bool:
    """Whether one number is that of a place within the region and the other is not.

    `promised` and `text` are the texts they stand in, `own` is the report's place. What a sentence says of a place it
    need not say again in each clause.
    """
    mine, yours = _owner(promise.name, result.name, own, rules), _owner(result.name, promise.name, own, rules)
    if bool(mine) == bool(yours):
        return False
    owner, other, around = (mine, result, text) if mine else (yours, promise, promised)
    return owner not in around[begin_of(around, other.start, SENTENCE_ENDS) : other.start]


def _owner(name: str, other: str, own: str, rules: RuleSet) -> str:
    """The place that opens a name, where the other name goes on like it without one; else empty."""
    places, none = _places(rules)
    for at, kind in places.within(name):
        end = at + len(kind)
        if kind in none or end < _LEAST or name[:end] == own or name[:end] in other:
            continue
        behind = name[end : end + _SAME]
        return name[:end] if len(behind) == _SAME and behind in other and kind not in other else ""
    return ""


@lru_cache(maxsize=4)
def _places(rules: RuleSet) -> tuple[Begins, frozenset[str]]:
    """Kinds of places with what may not follow them (县级), and words that end like one and are none."""
    none = frozenset(rules.words("no_places_within"))
    kinds = dict(kind.partition("|")[::2] for kind in (*rules.words("zones"), *rules.words("places_within")))
    return Begins(dict.fromkeys(none, "") | kinds), none
