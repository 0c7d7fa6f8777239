"""Tell whether one of two like names counts but some of what the other counts: a rank (国家级绿色工厂), or a kind."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from cqdiff.align.likeness import NameKey, key_of
from cqdiff.align.narrower import opening_of
from cqdiff.models import Figure
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_RANK = "contrast_level"
_SORTS = ("contrast_grade", "contrast_school", "contrast_visitors", "contrast_class")
"""Lists of what a thing is one of several of: 5A, 高中, 入境, 亿元以上."""


class Keyed(Struct, frozen=True):
    """A figure with the key of its name and the text it stands in."""

    figure: Figure
    key: NameKey
    text: str


def extent(promised: Keyed, told: Keyed, rules: RuleSet) -> int:
    """1 where the told name counts more kinds than the promised one, -1 where it counts only some; 0 for neither.

    What the head of a list says of its first member holds for the next (国家级绿色园区3个、绿色工厂5家).
    """
    wider = _extent(promised.key, told.key, rules)
    if wider > 0:
        return wider if _extent(promised.key, _around(told, rules), rules) > 0 else 0
    return wider if wider and _extent(_around(promised, rules), told.key, rules) < 0 else 0


def _around(named: Keyed, rules: RuleSet) -> NameKey:
    """The key of all the words of a clause before a number."""
    return key_of(opening_of(named.figure, named.text) + named.figure.name, None, rules)


def _extent(promised: NameKey, told: NameKey, rules: RuleSet) -> int:
    mine, yours = dict(promised.contrasts), dict(told.contrasts)
    words, ranked = _words(rules)
    told_rank = ranked.any_in(promised.core) and ranked.any_in(told.core)
    for sort in _SORTS if told_rank else (_RANK, *_SORTS):
        if wider := _wider(mine.get(sort, frozenset()), yours.get(sort, frozenset())):
            return wider
    one, other = (frozenset(word for _, word in words.within(key.core)) for key in (promised, told))
    return _wider(one, other)


def _wider(mine: frozenset[int] | frozenset[str], yours: frozenset[int] | frozenset[str]) -> int:
    """1 where none of the words that narrow stand beside `mine`, or more members than these; -1 the other way."""
    if mine == yours:
        return 0
    if mine and (not yours or mine < yours):
        return 1
    return -1 if yours and (not mine or yours < mine) else 0


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> tuple[Begins, Begins]:
    """Words that narrow what is counted, and things that are of one rank only."""
    narrowing = dict(word.partition("|")[::2] for word in rules.words("narrowing_words"))
    return Begins(narrowing), Begins(rules.words("ranked_things"))
