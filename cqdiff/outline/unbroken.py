"""A report without the line breaks inside its paragraphs, and the way back to the text as it stands.

Hard-wrapped files break lines inside of numbers and names (29 / 0亿元); these are found in the text without the breaks,
and told by their place in the text with them. Changes when something else is found inside of paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from cqdiff.models import Commitment, Document, Figure, Outline
from cqdiff.positions import Lines

_BREAK = re.compile(r"[^\S\n]*\n\s*")
_LATIN = re.compile(r"[A-Za-z]")


class Unbroken:
    """`document` and `outline` are those given where no paragraph goes over several lines."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self._given = document
        self._cuts = list(_cuts(document.folded, outline))
        starts, ends = [start for start, _ in self._cuts], [end for _, end in self._cuts]
        gone = list(accumulate((end - start for start, end in self._cuts), initial=0))
        self._starts, self._gone = starts, gone
        # where each cut lies in the text without them
        self._places = [start - before for start, before in zip(starts, gone, strict=False)]
        self.document, self.outline = document, outline
        if self._cuts:
            pieces = list(zip([0, *ends], [*starts, len(document.text)], strict=True))
            self.document = replace(
                document,
                text="".join(document.text[a:b] for a, b in pieces),
                folded="".join(document.folded[a:b] for a, b in pieces),
                tables=(),
            )
            self.outline = self._moved(outline)

    def figures_back(self, found: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures found in `document` as they stand in the text that was given."""
        if not self._cuts:
            return tuple(found)
        text, lines = self._given.text, Lines(self._given.text)
        told: list[Figure] = []
        for figure in found:
            start, end = self._back(figure.start, figure.end)
            clause, line = self._back(*figure.clause), lines.line(start)
            told.append(replace(figure, start=start, end=end, line=line, quote=text[start:end], clause=clause))
        return tuple(told)

    def commitments_back(self, found: Sequence[Commitment]) -> tuple[Commitment, ...]:
        """The same for commitments."""
        if not self._cuts:
            return tuple(found)
        text, lines = self._given.text, Lines(self._given.text)
        told: list[Commitment] = []
        for commitment in found:
            start, end = self._back(commitment.start, commitment.end)
            told.append(replace(commitment, start=start, end=end, line=lines.line(start), quote=text[start:end]))
        return tuple(told)

    def _moved(self, outline: Outline) -> Outline:
        on = self._on
        return replace(
            outline,
            sections=tuple(replace(s, start=on(s.start), body=on(s.body), end=on(s.end)) for s in outline.sections),
            paragraphs=tuple(replace(p, start=on(p.start), end=on(p.end)) for p in outline.paragraphs),
        )

    def _on(self, offset: int) -> int:
        """An offset of the text given in the text without the cuts."""
        count = bisect_right(self._starts, offset)
        if count and offset < self._cuts[count - 1][1]:
            return self._places[count - 1]
        return offset - self._gone[count]

    def _back(self, start: int, end: int) -> tuple[int, int]:
        """The way back for a span: no break behind its last character belongs to it."""
        places, gone = self._places, self._gone
        return start + gone[bisect_right(places, start)], end + gone[bisect_right(places, end - 1)] if end else 0


def _cuts(text: str, outline: Outline) -> Iterator[tuple[int, int]]:
    """The breaks inside of headings and paragraphs in order; of one between Latin words a sign stays, to part them."""
    spans = sorted({(s.start, s.body) for s in outline.sections} | {(p.start, p.end) for p in outline.paragraphs})
    done = 0
    for start, end in spans:
        if text.find("\n", start, end) < 0:
            continue
        for found in _BREAK.finditer(text, max(start, done), end):
            left, right = found.span()
            done = right
            if right == end or left == start:
                continue
            apart = _LATIN.match(text, left - 1) and _LATIN.match(text, right)
            if right - left > (1 if apart else 0):
                yield (left + 1 if apart else left), right
