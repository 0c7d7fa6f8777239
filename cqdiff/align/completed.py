"""Whether a rate is that of what its sentence speaks of: 生活垃圾分类全面覆盖，回收利用率42% for 生活垃圾回收利用率."""

from __future__ import annotations

from cqdiff.align.synonyms import one_word_each
from cqdiff.figures.indicators import plain
from cqdiff.models import Aspect, Figure
from cqdiff.positions import SENTENCE_ENDS, begin_of
from cqdiff.rules import RuleSet

_RATES = ("率", "比重", "比例")
_LEAST = 2
"""So many characters of a name tell what the rate is of."""


def completed(promised: str, told: str, result: Figure, text: str, rules: RuleSet) -> bool:
    """Whether `told` is the name `promised` without words that stand before it in its sentence.

    Both are cores of names (`NameKey.core`), `text` is the text of the result.
    """
    if result.aspect is not Aspect.LEVEL or not told.endswith(_RATES) or len(told) >= len(promised):
        return False
    missing = _missing(promised, told)
    if len(missing) < _LEAST:
        return False
    opening = text[begin_of(text, result.start, SENTENCE_ENDS) : result.start]
    return missing in one_word_each(plain(opening, rules), rules)


def _missing(whole: str, part: str) -> str:
    """What stands in a name and not in another one, which is the same otherwise; empty where there is more to it."""
    for cut in range(len(part) + 1):
        behind = part[cut:]
        if whole.startswith(part[:cut]) and whole.endswith(behind):
            return whole[cut : len(whole) - len(behind)]
    return ""
