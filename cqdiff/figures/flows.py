"""Tell whether a name counts what came into being in a year."""

from __future__ import annotations

from functools import lru_cache

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins


@lru_cache(maxsize=4)
def _openings(rules: RuleSet) -> tuple[Begins, Begins]:
    return Begins(rules.words("new_in_names")), Begins(rules.words("flow_verbs"))


def counts_new(name: str, rules: RuleSet) -> bool:
    """Whether a name opens with words such as 新增. In 新能源汽车产量 new is what the thing is called."""
    names, verbs = _openings(rules)
    return bool(verbs.at(name)) and not names.at(name)
