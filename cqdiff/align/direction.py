"""In which direction a number that was set is better kept: as it is worded, else as its indicator improves."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.judge import improves
from cqdiff.models import Better, Comparator, Figure
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Ends

_ARRIVES = frozenset("到至为成在")
_LINKS = "了到至为成在"
_LISTED = r"[\d.]+[^，。\d]{1,6}(?:[、和][\d.]+[^，。\d]{1,6})*[、和]$"
"""分别压减到5项、3项: the verb stands before the first of them."""
_ROUGHLY = ("多", "余")
"""减少到50多项 tells how many are left, and is no floor."""


class _Words(Struct, frozen=True):
    cut: Ends
    good: Ends
    either_way: Ends


def better_kept(figure: Figure, text: str, rules: RuleSet) -> Better:
    """In which direction a promise is better kept; `text` is that of its report.

    An upper limit is itself the proof that less is better, and so is a verb that cuts to a number (压缩到1个工作日).
    Where the indicator is known to be better when it is higher, or to be neither, a limit makes nothing better.
    """
    known = improves(figure.name, figure.indicator, figure.aspect, rules)
    told = worded(figure, text, rules)
    if told is None and known is Better.UP and not figure.indicator and _words(rules).either_way.of(figure.name):
        return Better.NONE  # 平均受理时间3天, and it was 2
    if told is None or known is Better.NONE:
        return known
    limits_good = told is Better.DOWN and known is Better.UP and _is_good(figure, rules)
    return Better.NONE if limits_good else told


def worded(figure: Figure, text: str, rules: RuleSet) -> Better | None:
    """The direction that the words around a number tell, None where they tell none."""
    if figure.comparator is Comparator.LE:
        return Better.DOWN
    if figure.comparator is Comparator.GE and not any(sign in figure.quote for sign in _ROUGHLY):
        return Better.UP
    before = text[figure.clause[0] : figure.start]
    if before.endswith(("、", "和")):
        before = re.sub(_LISTED, "", before)
    cut = before[-1:] in _ARRIVES and _words(rules).cut.of(before.rstrip(_LINKS))
    return Better.DOWN if cut else None


def _is_good(figure: Figure, rules: RuleSet) -> bool:
    """Whether more is known to be better: of an indicator of the rules, or of a name such as 合格率."""
    return bool(figure.indicator or _words(rules).good.of(figure.name))


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> _Words:
    return _Words(*(Ends(rules.words(name)) for name in ("cut_verbs", "more_is_better", "either_way")))
