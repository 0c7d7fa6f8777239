"""Tell a passage on a portion of what was to be built, which says nothing of the whole: 沙柳高铁先导段开工建设."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.models import Commitment
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Ends

_OTHERS = "[、，。；和与及等（]"
_ALL = "各|均|所有|全[部线段]"
_PHASE = "期"
_ASIDE = "（([^（），、]+[段期])）"
"""云岭至澄湖公路（东浦段）."""
_SECTION = "段"
_RANK = re.compile("[省市县区]$")
_RANGE = "[至到—-]"


def portion_told(
    promise: Commitment, thing: str, quote: str, said: tuple[int, str], spot: tuple[int, int], place: str,
    rules: RuleSet,
) -> str:  # fmt: skip
    """Why no more than a portion of the thing at quote[spot] is told; empty where it may be the whole.

    `said` is the word that tells of it and where it stands. The section in the place's own land is all that it can do.
    """
    at, word = said
    start, end = spot
    if not word or not _is_whole(thing, quote[start:end], rules):
        return ""
    aside = re.match(_ASIDE, quote[end:])
    named = aside[1] if aside else re.split(_OTHERS, quote[end:at] if at >= end else quote[end:], maxsplit=1)[0]
    part = _without_links(named, rules)
    if not _portions(rules).of(part) or part in promise.quote:
        return ""
    if not part.endswith(_PHASE) and re.search(_ALL, named):
        return ""
    own = _RANK.sub("", place)
    if own and part.endswith(_SECTION) and own in part and not re.search(_RANGE, part):
        return ""
    return f"新报告说明“{part}{word}”，未说明是否全部办成"


def _is_whole(thing: str, run: str, rules: RuleSet) -> bool:
    """Whether what of a thing stands in a passage is all but 工程 and the like behind it."""
    return _without_links(thing, rules).endswith(_without_links(run, rules))


def _without_links(words: str, rules: RuleSet) -> str:
    """Some words without those of course at their end: 一期 of 一期工程正式."""
    links = _links(rules)
    while link := links.of(words):
        words = words[: -len(link)]
    return words


@lru_cache(maxsize=4)
def _portions(rules: RuleSet) -> Ends:
    return Ends(rules.words("portion_nouns"), but=rules.words("no_portions"))


@lru_cache(maxsize=4)
def _links(rules: RuleSet) -> Ends:
    return Ends(rules.words("stage_links"))
