"""Find the indicator that a name of the text stands for: aliases first, never by likeness alone."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet

_MARKS = re.compile(r"[“”\"《》、，,（）()\s·的]")


@lru_cache(maxsize=4)
def _index(rules: RuleSet) -> dict[str, str]:
    index: dict[str, str] = {}
    for indicator in rules.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            index.setdefault(plain(name, rules), indicator.id)
    return index


@lru_cache(maxsize=4)
def _regions(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(any_of(rules.words("region_words")))


def plain(name: str, rules: RuleSet) -> str:
    """A name without marks, region words and 的, as it is looked up."""
    return _MARKS.sub("", _regions(rules).sub("", name))


def indicator_of(name: str, rules: RuleSet) -> str | None:
    """Id of the indicator that is called so in rules/indicators.yaml, or None."""
    bare = plain(name, rules)
    index = _index(rules)
    found = index.get(bare)
    if found is None:
        for ending in ("总量", "数量", "数", "平均值", "增长", "增速"):
            found = found or (index.get(bare.removesuffix(ending)) if bare.endswith(ending) else None)
    return found
