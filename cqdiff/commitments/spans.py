"""Cut a clause into the members of its list, with brackets and quotation marks respected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cqdiff.figures.sentences import Sentence
from cqdiff.wordlists import Begins

Span = tuple[int, int]
_SIDE_BY_SIDE = "》《"
_AND = re.compile("以及|和|与|及")


def held_in(sentence: Sentence) -> tuple[Span, ...]:
    """The quoted and bracketed spans of a sentence, inside of which nothing is cut."""
    return tuple(sorted((*sentence.quoted, *sentence.bracketed))) if sentence.quoted or sentence.bracketed else ()


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
    if held and text.find(_SIDE_BY_SIDE, start, end) > 0:
        return [part for cut in cuts for part in _titles(text, *cut)]
    return cuts


def _titles(text: str, begin: int, end: int) -> Iterator[Span]:
    """《甲条例》 and 《乙条例》, where nothing stands between them."""
    while (at := text.find(_SIDE_BY_SIDE, begin, end) + 1) > 0:
        yield begin, at
        begin = at
    yield begin, end


def inside(at: int, held: tuple[Span, ...]) -> bool:
    """Whether the character at `at` stands in a quotation or a bracket."""
    left = bisect_right(held, (at, len(held) + at + 1))
    return any(a < at < b for a, b in held[max(0, left - 3) : left])


def conjunctions(text: str, span: Span, held: tuple[Span, ...], with_and: Begins) -> Iterator[Span]:
    """Every 和, 与, 及, 以及 of a span that stands outside of the held spans and begins no word (和平医院)."""
    for found in _AND.finditer(text, *span):
        if not with_and.at(text, found.start()) and not inside(found.start(), held):
            yield found.span()
