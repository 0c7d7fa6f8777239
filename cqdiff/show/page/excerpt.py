"""A span of a text in its paragraph, as pieces that a template can mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

_WIDTH = 200
"""So many characters on either side at most: an average paragraph whole; a longer one opens on demand in the page."""
_OPENING = 120
"""So much of a section is shown under its heading."""
_STOPS = "。；！？"


class Piece(Struct, frozen=True):
    """A stretch of text and how it is marked.

    "hit" is the evidence itself, "clause" what speaks of its number, "" the sentence around, "rest" the paragraph,
    "cut" the … where it is longer.
    """

    mark: str
    text: str


def excerpt(text: str, evidence: Mapping[str, Any]) -> list[Piece]:
    """The paragraph around a piece of evidence: what it rests on marked, cut with … where it is very long."""
    start, end = evidence["start"], evidence["end"]
    first, last = evidence.get("clause") or (start, end)
    first, last = min(first, start), max(last, end)
    opens, closes = _paragraph(text, first, last)
    begin, stop = _sentence(text, first, last, opens, closes)
    cut_off, cut_on = (opens > 0 and text[opens - 1] != "\n"), (closes < len(text) and text[closes] != "\n")
    pieces = [
        Piece("cut", "…" if cut_off else ""),
        Piece("rest", _flat(text[opens:begin])),
        Piece("", _flat(text[begin:first])),
        Piece("clause", _flat(text[first:start])),
        Piece("hit", _flat(text[start:end])),
        Piece("clause", _flat(text[end:last])),
        Piece("", _flat(text[last:stop])),
        Piece("rest", _flat(text[stop:closes])),
        Piece("cut", "…" if cut_on else ""),
    ]
    return [piece for piece in pieces if piece.text]


def opening(text: str, section: Mapping[str, Any]) -> list[Piece]:
    """A section's heading, marked, and how the section begins."""
    body = min(section["body"], section["end"])
    begins = " ".join(text[body : section["end"]][: 2 * _OPENING].split())
    cut = len(begins) > _OPENING or body + 2 * _OPENING < section["end"]
    pieces = [
        Piece("hit", _flat(text[section["start"] : body].strip())),
        Piece("rest", (" " + begins[:_OPENING] + ("…" if cut else "")) if begins else ""),
    ]
    return [piece for piece in pieces if piece.text]


def _paragraph(text: str, first: int, last: int) -> tuple[int, int]:
    """The line that holds a span, or as much of it as has room."""
    begin, stop = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    stop = len(text) if stop < 0 else stop
    begin, stop = _stop(text, first, -_WIDTH, begin), _stop(text, last, _WIDTH, stop)
    while begin < first and text[begin].isspace():
        begin += 1
    return begin, stop


def _stop(text: str, at: int, by: int, end: int) -> int:
    """From a place at most `by` characters on or back, at a sentence's end if there is one, and never past `end`."""
    if abs(end - at) <= abs(by):
        return end
    ends = range(at + by, at) if by < 0 else range(at + by - 1, at - 2, -1)
    return next((n + 1 for n in ends if text[n] in _STOPS), at + by)


def _sentence(text: str, first: int, last: int, begin: int, stop: int) -> tuple[int, int]:
    """The sentence within a paragraph that holds a span."""
    before = max(text.rfind(sign, begin, first) for sign in _STOPS)
    after = [at for sign in _STOPS if (at := text.find(sign, max(last - 1, first), stop)) >= 0]
    return (before + 1 if before >= 0 else begin), (max(min(after) + 1, last) if after else stop)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
