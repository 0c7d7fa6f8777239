"""Write words that mean the same as one of them: 保障性住房 and 保障性安居工程 as 保障房, 综合保税区 as 综保区."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet


def one_word_each(name: str, rules: RuleSet) -> str:
    """An indicator's name with each synonym written as the word that stands for it."""
    return _written(name, "synonyms", rules=rules)


def shortened(text: str, rules: RuleSet) -> str:
    """A text with its long names written short."""
    return _written(text, "short_names", rules=rules)


def in_plain(text: str, rules: RuleSet) -> str:
    """A text with both."""
    return _written(text, "short_names", "synonyms", rules=rules)


def _written(text: str, *lists: str, rules: RuleSet) -> str:
    pattern, words = _pairs(lists, rules)
    return pattern.sub(lambda found: words[found.group()], text)


@lru_cache(maxsize=12)
def _pairs(lists: tuple[str, ...], rules: RuleSet) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words on the left, and what each is written as: 国内生产总值 as 地区生产总值, of which 总值 is
    written as 总额."""
    pairs = {left: right for name in lists for left, _, right in (p.partition("=") for p in rules.words(name))}
    pattern = re.compile(any_of(pairs))

    def written(text: str) -> str:
        return pattern.sub(lambda found: pairs[found.group()], text)

    return pattern, {left: written(written(right)) for left, right in pairs.items()}
