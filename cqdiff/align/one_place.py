"""Why a number of one place in a region tells nothing of the region: 云溪区规上工业增加值 for that of the city."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cqdiff.figures.lexicon import lexicon_for
from cqdiff.models import Figure
from cqdiff.positions import begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_SAME = 2
"""So many characters behind a place that stand in the other name too: the same thing is told of it."""
_LEAST = 2
"""The name of a place has so many characters, its kind included (丰县)."""
FEW = 4
"""So many numbers before one may be of the same sentence."""
_LONGEST = 8
_WHOLE = ("全市", "全省", "全区", "全县", "全州", "全国", "我市", "我省")
_SENTENCE_ENDS = "。；！\n"


def of_one_place(promise: Figure, promised: str, result: Figure, text: str, own: str, rules: RuleSet) -> bool:
    """Whether one number is that of a place within the region and the other is not.

    `promised` and `text` are the texts they stand in, `own` is the report's place. What a sentence says of a place it
    need not say again in each clause.
    """
    mine, yours = _owner(promise.name, result.name, own, rules), _owner(result.name, promise.name, own, rules)
    if bool(mine) == bool(yours):
        return False
    owner, other, around = (mine, result, text) if mine else (yours, promise, promised)
    return owner not in around[begin_of(around, other.start, _SENTENCE_ENDS) : other.start]


def owner_before(before: Sequence[Figure], figure: Figure, text: str, own: str, rules: RuleSet) -> str:
    """The place within the region that the numbers before one in its sentence are of; empty where it is none, or the
    whole region is spoken of since."""
    begin = begin_of(text, figure.start, _SENTENCE_ENDS)
    for other in before:
        if other.start < begin or other.name == figure.name:
            continue
        owner = _place_at(other.name, own, rules)
        if owner and text.find(owner, begin, other.start) >= 0 and owner not in figure.name:
            since = text[other.end : figure.start]
            return "" if any(word in since for word in _WHOLE) or _place_at(figure.name, own, rules) else owner
    return ""


def _place_at(name: str, own: str, rules: RuleSet) -> str:
    """The place that opens a name; empty where none does, or a verb (实施市重点项目)."""
    places, none = _places(rules)
    if lexicon_for(rules).carried.at(name):
        return ""
    for at, kind in places.within(name):
        end = at + len(kind)
        if kind not in none and at + end > _LEAST and name[:end] != own and end < len(name):
            return name[:end] if end <= _LONGEST else ""
    return ""


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
    kinds = dict(kind.partition("|")[::2] for kind in rules.words("places_within"))
    return Begins(dict.fromkeys(none, "") | kinds), none
