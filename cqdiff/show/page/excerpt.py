"""A span of a text in its surroundings, as pieces that a template can mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_WIDTH = 110
"""So many characters on either side at most: a paragraph whole would make the page of 400 rows heavy."""
_LEFT = re.compile(r"[。；\n](?=[^。；\n]*$)")
_RIGHT = re.compile(r"[。；\n]")


class Piece(NamedTuple):
    """A stretch of text and how it is marked: "", clause (speaks of the number) or hit (the evidence itself)."""

    mark: str
    text: str


def excerpt(text: str, evidence: Mapping[str, Any]) -> list[Piece]:
    """The sentence around a piece of evidence: what it rests on marked, cut with … where it is long."""
    start, end = evidence["start"], evidence["end"]
    first, last = evidence.get("clause") or (start, end)
    first, last = min(first, start), max(last, end)
    left = max(0, first - _WIDTH)
    cut = list(_LEFT.finditer(text, left, first))
    begin = cut[-1].end() if cut else left
    found = _RIGHT.search(text, last, last + _WIDTH)
    stop = found.end() if found else min(len(text), last + _WIDTH)
    pieces = [
        Piece("", ("…" if begin == left and left else "") + _flat(text[begin:first])),
        Piece("clause", _flat(text[first:start])),
        Piece("hit", _flat(text[start:end])),
        Piece("clause", _flat(text[end:last])),
        Piece("", _flat(text[last:stop]) + ("" if found or stop == len(text) else "…")),
    ]
    return [piece for piece in pieces if piece.text]


def _flat(text: str) -> str:
    return text.replace("\n", " ")
