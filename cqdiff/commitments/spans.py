"""Cut a clause into the members of its list, with brackets and quotation marks respected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cqdiff.figures.sentences import Sentence

Span = tuple[int, int]
_AND = re.compile("以及|和|与|及")
_NO_AND = frozenset(("和美", "和谐", "和平", "和睦", "和合", "和田", "及时", "与会"))
"""Words that only begin like a conjunction: 和美乡村, 和平医院."""


LABELS = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩0123456789一二三四五六七八九十")
_LABEL = (
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,2}(?:是要?|要|、)"
)
"""What numbers the items of a list within a paragraph: （1）, ①, 2., 三是, 一要."""


def labelled(text: str, start: int, end: int) -> int:
    """Where the words begin behind such a label; `start` where there is none."""
    label = re.compile(_LABEL).match(text, start, end)
    return label.end() if label else start


def held_in(sentence: Sentence) -> tuple[Span, ...]:
    """The quoted and bracketed spans of a sentence, inside of which nothing is cut."""
    return tuple(sorted((*sentence.quoted, *sentence.bracketed)))


def members(text: str, start: int, end: int, held: tuple[Span, ...]) -> list[Span]:
    """text[start:end] cut at 、 outside of the held spans; between “a”“b” too, where two names stand side by side."""
    cuts: list[Span] = []
    begin = start
    at = text.find("、", start, end)
    while at >= 0:
        if not inside(at, held):
            if at > begin:
                cuts.append((begin, at))
            begin = at + 1
        at = text.find("、", at + 1, end)
    if end > begin:
        cuts.append((begin, end))
    return cuts


def inside(at: int, held: tuple[Span, ...]) -> bool:
    """Whether the character at `at` stands in a quotation or a bracket."""
    left = bisect_right(held, (at, len(held) + at + 1))
    return any(a < at < b for a, b in held[max(0, left - 3) : left])


def conjunctions(text: str, span: Span, held: tuple[Span, ...]) -> Iterator[Span]:
    """Every 和, 与, 及, 以及 of a span that stands outside of the held spans."""
    for found in _AND.finditer(text, *span):
        if joins(text, found.start()) and not inside(found.start(), held):
            yield found.span()


def joins(text: str, at: int) -> bool:
    """Whether the 和 or 与 at this place is a conjunction, and does not begin a word."""
    return text[at : at + 2] not in _NO_AND
