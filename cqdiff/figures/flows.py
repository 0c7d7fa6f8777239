"""Tell whether a name counts what came into being in a year, or all there is at its end."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends


class _Openings(Struct, frozen=True):
    names: Begins
    new: Begins
    made: Begins
    made_end: Ends
    stock: re.Pattern[str]
    reached: Ends


@lru_cache(maxsize=4)
def _openings(rules: RuleSet) -> _Openings:
    w = rules.words
    return _Openings(
        Begins(w("new_in_names")),
        Begins(w("flow_verbs")),
        Begins(w("making_verbs")),
        Ends(w("making_nouns")),
        re.compile(any_of(w("stock_marks"))),
        Ends(w("reaching_verbs")),
    )


def counts_new(name: str, rules: RuleSet) -> bool:
    """Whether a name opens with words such as 新增. In 新能源汽车产量 new is what the thing is called."""
    openings = _openings(rules)
    return bool(openings.new.at(name)) and not openings.names.at(name)


def flow_of(name: str, predicate: str, rules: RuleSet) -> str:
    """What a count tells: what is "new", or "made" in the year (创建国家级绿色园区3个), the "stock" (累计14个), or "".

    "reached" is a stock beside what is new, and else may be anything (国家级绿色园区达14个, 游客突破1亿人次).
    `predicate` holds the words before the number.
    """
    openings = _openings(rules)
    if counts_new(name, rules) or "新增" in name:
        return "new"
    told = openings.stock.search(name + predicate) is not None
    if not told and (openings.made.at(name) or openings.made_end.of(name)):
        return "made"
    return "stock" if told else "reached" if openings.reached.of(predicate) else ""
