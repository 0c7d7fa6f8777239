"""Write words that mean the same as one of them: 保障性住房 and 保障性安居工程 as 保障房."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet


@lru_cache(maxsize=4)
def _synonyms(rules: RuleSet) -> tuple[re.Pattern[str], dict[str, str]]:
    """Their pattern, and what each is written as: 国内生产总值 as 地区生产总值, of which 总值 is written as 总额."""
    pairs = {left: right for left, _, right in (p.partition("=") for p in rules.words("synonyms"))}
    pattern = re.compile(any_of(pairs))

    def written(text: str) -> str:
        return pattern.sub(lambda found: pairs[found.group()], text)

    return pattern, {left: written(written(right)) for left, right in pairs.items()}


def one_word_each(text: str, rules: RuleSet) -> str:
    """A text with each synonym written as the word that stands for it."""
    pattern, pairs = _synonyms(rules)
    return pattern.sub(lambda found: pairs[found.group()], text)
