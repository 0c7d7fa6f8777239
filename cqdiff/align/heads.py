"""Find a thing in a list whose members leave out what they all are: 组建能源、数据等一批企业 sets up the 数据集团."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet

_LIST = re.compile("([^，。]+、[^，。]+?)等([^，。]*)$")
_CUT = re.compile("[、和与及]")
_FIRMS = "集团|公司|企业"
_MEETINGS = "会|展|赛|节|活动"
_LEAST = 2
_TELLING = 3
"""A shorter member must be all that stands before the noun: 数据 of 数据集团, not of 地理数据集团."""


class Heads:
    """The members of lists of firms that were set up and of meetings that were held."""

    __slots__ = ("_firms", "_meetings", "_nouns")

    def __init__(self, quotes: Sequence[str], rules: RuleSet) -> None:
        held, founded = any_of(rules.words("held_words")), any_of(rules.words("founding_words"))
        self._meetings = _members(quotes, rf".*?(?:{held})+", _MEETINGS)
        self._firms = _members(quotes, rf".*?(?:{founded})+", _FIRMS)
        self._nouns = re.compile(rf"(?P<firm>集团|公司)$|(?:{any_of(rules.words('promise_nouns_event'))})$")

    def of(self, thing: str) -> dict[int, float]:
        """Clauses that list a thing without its noun: place of the clause, share of the name."""
        noun = self._nouns.search(thing)
        if noun is None:
            return {}
        members, head = self._firms if noun["firm"] else self._meetings, thing[: noun.start()]
        for size in range(len(head), _LEAST - 1, -1):
            if head[-size:] in members and (size == len(head) or size >= _TELLING):
                return {at: round(size / len(thing), 3) for at in members[head[-size:]]}
        return {}


def _members(quotes: Sequence[str], opening: str, kind: str) -> dict[str, list[int]]:
    """The members of the lists that follow a verb and end with 等 and a word of their kind, by the clause."""
    members: dict[str, list[int]] = defaultdict(list)
    begins, ends = re.compile(opening), re.compile(kind)
    for at, quote in enumerate(quotes):
        found = _LIST.search(quote) if "等" in quote and "、" in quote else None
        verb = begins.match(found[1]) if found else None
        if found and verb and ends.search(found[2]):
            for member in _CUT.split(found[1][verb.end() :]):
                members[member].append(at)
    return members
