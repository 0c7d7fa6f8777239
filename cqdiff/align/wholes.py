"""Tell a rate of 100 percent from words: 国考断面水质全部达标 for 国考断面水质优良比例."""

from __future__ import annotations

import re

from cqdiff.align.listed import plain_words
from cqdiff.figures.indicators import plain
from cqdiff.models import Aspect, Figure
from cqdiff.rules import RuleSet

_RATE = "^(.{3,}?)(?:水质|水体)*(优良|达标|合格|覆盖|普及)(?:水质|水体)*(?:率|比例|占比|比重|面)$"
_ALL = "(?:水质|水体)*(?:100%|百分之百|全部|全面|均|都)(?:已|稳定|保持|实现|达到)*"
_GOOD = "达到(?:或|及)?(?:优于|好于)?[ⅠⅡⅢ]类|(?:优于|好于)[ⅠⅡⅢ]类"
_COVERED = "(?:已|均|都|了|现已|全部|全面|率先|提前|实现|做到|达到)*全(?:面|部)?覆盖(?!工作|行动|任务|试点|建设|改造)"
"""No 基本实现全覆盖, and no 全覆盖工作."""
_STATES = {
    "优良": f"{_ALL}(?:达标|优良|{_GOOD})",
    "达标": f"{_ALL}(?:达标|{_GOOD})",
    "合格": f"{_ALL}合格",
    "覆盖": _COVERED,
    "普及": _COVERED,
}
_HOW_MANY = r"\d+[个条处]|纳入考核"
_BUT = "除"


def told_of(promise: Figure, rules: RuleSet) -> str:
    """Of what a promised rate is, as passages are searched (国控断面); empty where it is no such rate."""
    found = _rate(promise)
    return plain_words(found[1], rules) if found else ""


def all_of(promise: Figure, quote: str, rules: RuleSet) -> str:
    """The words of a passage that say of all things what the promise says of a share; empty where none do.

    Words before the thing narrow it (长江干流国考断面) and tell of a part.
    """
    rate, thing, words = _rate(promise), told_of(promise, rules), plain_words(quote, rules)
    at = words.find(thing) if rate else -1
    if rate is None or at < 0 or _BUT in words or plain(re.sub(_HOW_MANY, "", words[:at]), rules):
        return ""
    found = re.compile(_STATES[rate[2]]).match(words, at + len(thing))
    return found.group() if found else ""


def _rate(promise: Figure) -> re.Match[str] | None:
    if promise.unit != "%" or promise.aspect is not Aspect.LEVEL:
        return None
    return re.search(_RATE, promise.name)
