"""The headings rules, compiled. Changes when outline needs another list of rules/headings.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cqdiff.rules import RuleSet

LABELS = (
    "label_volume",
    "label_chapter",
    "label_top",
    "label_unit",
    "label_bracket",
    "label_number",
    "label_round",
    "label_item",
    "label_dash",
)
"""Kinds of label by rank: 0 stands above all others."""

VOLUME, CHAPTER, TOP, UNIT, BRACKET, NUMBER, ROUND, ITEM, DASH = range(len(LABELS))

_LISTS = (
    "unlabelled_top",
    "appendix",
    "debris",
    "furniture",
    "tail",
    "salutation",
    "dateline",
    "looks_back",
    "closers",
    "closers_review",
    "part_review",
    "part_review_year",
    "part_tasks",
    "part_outlook",
    "part_targets",
    "targets_paragraph",
    "targets_go_on",
    "figure_in_title",
    "target_in_words",
    "years_back",
    "years_ahead",
    "five_year_plan",
    "one_year",
    "this_year",
    "kind_plan",
    "kind_work",
    "place_national",
    "place_not",
    "report_words",
)
_ORDERED = (
    "title",
    "years_both",
    "year_of_delivery",
    "year_of_title",
    "year_of_review",
    "year_of_plan",
    "year_of_dateline",
    "place_title",
    "place_front",
)


class _Alternations(dict[str, re.Pattern[str]]):
    """The lists by name, each compiled when it is first asked for: a report asks for some three quarters of them."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._words = words

    def __missing__(self, name: str) -> re.Pattern[str]:
        pattern = self[name] = re.compile("|".join(f"(?:{word})" for word in self._words[name]))
        return pattern


class Patterns(Struct, frozen=True):
    """`label` tells the kind of a label by its lastgroup; `any_of` are alternations.

    `each` keep their order and are compiled when their turn comes, which is seldom: the first that is found decides.
    """

    label: re.Pattern[str]
    any_of: dict[str, re.Pattern[str]]
    each: dict[str, tuple[str, ...]]

    def search(self, name: str, text: str) -> re.Match[str] | None:
        return self.any_of[name].search(text)

    def opens(self, name: str, text: str) -> re.Match[str] | None:
        return self.any_of[name].match(text)

    def whole(self, name: str, text: str) -> bool:
        return self.any_of[name].fullmatch(text) is not None

    def first(self, name: str, text: str) -> re.Match[str] | None:
        """The match of the first pattern of an ordered list that is found."""
        return next(
            (found for pattern in self.each[name] if (found := re.search(pattern, text))),
            None,
        )


def patterns_of(rules: RuleSet) -> Patterns:
    """Compile the headings rules of a rule set, once."""
    return _compiled(tuple((name, rules.heading(name)) for name in (*LABELS, *_LISTS, *_ORDERED)))


@lru_cache(maxsize=8)
def _compiled(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Patterns:
    words = dict(lists)
    label = "|".join(f"(?P<{name}>{'|'.join(words[name])})" for name in LABELS)
    return Patterns(
        re.compile(label),
        _Alternations({name: words[name] for name in _LISTS}),
        {name: words[name] for name in _ORDERED},
    )
