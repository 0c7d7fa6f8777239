"""A span of a text in its paragraph, as pieces that a template can mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

_WIDTH = 200
"""So many characters on either side at most: an average paragraph whole; some files have the report in one line."""
_OPENING = 120
"""So much of a section is shown under its heading."""
_STOPS = "。；！？"


class Piece(NamedTuple):
    """A stretch of text and how it is marked.

    "hit" is the evidence itself, "clause" what speaks of its number, "" the sentence around, "rest" the paragraph.
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
        Piece("rest", ("…" if cut_off else "") + _flat(text[opens:begin])),
        Piece("", _flat(text[begin:first])),
        Piece("clause", _flat(text[first:start])),
        Piece("hit", _flat(text[start:end])),
        Piece("clause", _flat(text[end:last])),
        Piece("", _flat(text[last:stop])),
        Piece("rest", _flat(text[stop:closes]) + ("…" if cut_on else "")),
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
    if first - begin > _WIDTH:
        begin = next((at + 1 for at in range(first - _WIDTH, first) if text[at] in _STOPS), first - _WIDTH)
    if stop - last > _WIDTH:
        stop = next((at + 1 for at in range(last + _WIDTH, last, -1) if text[at] in _STOPS), last + _WIDTH)
    while begin < first and text[begin].isspace():
        begin += 1
    return begin, stop


def _sentence(text: str, first: int, last: int, begin: int, stop: int) -> tuple[int, int]:
    """The sentence within a paragraph that holds a span."""
    before = max(text.rfind(sign, begin, first) for sign in _STOPS)
    after = [at for sign in _STOPS if (at := text.find(sign, max(last - 1, first), stop)) >= 0]
    return (before + 1 if before >= 0 else begin), (max(min(after) + 1, last) if after else stop)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
