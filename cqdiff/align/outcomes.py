"""Tell from the words of a passage whether a commitment without a number was done."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.align.synonyms import shortened
from cqdiff.figures.lexicon import any_of
from cqdiff.models import Commitment, CommitmentKind, FollowUp, Passage
from cqdiff.rules import RuleSet

_REACH = 8
"""A word further from the thing than this speaks of another one: X重点工程隆泸叙铁路开通 does not open X."""
_ACTION = re.compile("^对.+进行.")
"""对地方政府性债务进行全面审计 (national 2011): the words of the promise tell what is done."""
_KEPT = "保持"
"""确保长江干流水质保持Ⅱ类: a state is promised."""
_LISTED = re.compile("[、和与及等]")


class _Words(Struct, frozen=True):
    done: re.Pattern[str]
    undone: re.Pattern[str]
    begun: re.Pattern[str]
    finished: re.Pattern[str]
    kept_up: re.Pattern[str]
    issued: re.Pattern[str]
    held: re.Pattern[str]
    issued_and_begun: re.Pattern[str]
    """制定和实施国家中长期教育改革和发展规划纲要 (national 2011, line 109) is no mere paper."""


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> _Words:
    issued, begun = any_of(rules.words("issue_words")), any_of(rules.words("implement_words"))
    patterns = {
        "done": any_of(rules.words("done_words")),
        "undone": any_of(rules.words("undone_words")),
        "begun": any_of(rules.words("start_words")),
        "finished": any_of(rules.words("finish_words")),
        "kept_up": begun,
        "issued": issued,
        "held": any_of(rules.words("held_words")),
        "issued_and_begun": f"(?:{issued})[、和与及并]?(?:{begun})",
    }
    return _Words(**{name: re.compile(pattern) for name, pattern in patterns.items()})


def outcome(promise: Commitment, passage: Passage, rules: RuleSet) -> tuple[FollowUp, str]:
    """Met where the passage says of this very thing that it was done as far as promised, else reported, and why."""
    words = _words(rules)
    thing, quote = shortened(promise.object, rules), shortened(passage.quote, rules)
    held = words.held if promise.kind is CommitmentKind.EVENT else words.done
    said = _nearest(held, thing, quote)
    if _ACTION.search(thing) and thing in quote:
        return FollowUp.MET, "新报告说明已办"
    if said and words.finished.search(promise.verb) and words.begun.fullmatch(said):
        return FollowUp.REPORTED, f"新报告说明“{said}”，尚未说明建成"
    if said and promise.kind is not CommitmentKind.DOCUMENT and words.issued.fullmatch(said):
        if started := words.issued_and_begun.search(quote):
            return FollowUp.MET, f"新报告说明已办（“{started.group()}”）"
        return FollowUp.REPORTED, f"新报告说明已有文件（“{said}”），未说明是否实行"
    if said:
        return FollowUp.MET, f"新报告说明已办（“{said}”）"
    going = _nearest(words.kept_up, thing, quote)
    if _KEPT in thing and _KEPT in quote:
        return FollowUp.MET, f"新报告说明已办（“{_KEPT}”）"
    if going and words.kept_up.search(promise.verb):
        return FollowUp.MET, f"新报告说明已在进行（“{going}”）"
    if _nearest(words.undone, thing, quote):
        return FollowUp.REPORTED, "新报告谈到该事项，尚在推进"
    return FollowUp.REPORTED, "新报告谈到该事项，未说明是否完成"


def says(promise: Commitment, passage: Passage, rules: RuleSet) -> bool:
    """Whether a passage says of the promised thing that it was done, or is under way."""
    words = _words(rules)
    thing, quote = shortened(promise.object, rules), shortened(passage.quote, rules)
    return any(_nearest(pattern, thing, quote) for pattern in (words.done, words.undone, words.kept_up))


def _nearest(pattern: re.Pattern[str], thing: str, quote: str) -> str:
    """The word of the pattern that speaks of `thing`: next to it, or at the end or head of the list it stands in."""
    start, end = place_of(thing, quote)
    for found in pattern.finditer(quote, end):
        between = quote[end : found.start()]
        if len(between) <= _REACH or _LISTED.search(between[:_REACH]) or "等" in between:
            return found.group()
    for found in pattern.finditer(quote, 0, start):
        between = quote[found.end() : start]
        if len(between) <= _REACH or _LISTED.search(between):
            return found.group()
    return ""


def place_of(thing: str, quote: str) -> tuple[int, int]:
    """Where a thing stands in a passage, or what of it does: the longest run of its characters that is there."""
    for size in range(len(thing), 1, -1):
        for at in range(len(thing) - size + 1):
            start = quote.find(thing[at : at + size])
            if start >= 0:
                return start, start + size
    return 0, len(quote)
