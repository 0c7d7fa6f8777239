"""A report's text line by line, every figure in it a mark that leads to the row that speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def paragraphs(document: Mapping[str, Any], side: str, rows: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    """The lines that hold text: number, heading level (0 for none) and pieces with the figure and row of each mark."""
    text = document["text"]
    headings = {s["line"]: s["level"] for s in document["sections"]}
    figures = sorted(document["figures"], key=lambda f: (f["start"], f["end"]))
    lines = []
    at = begin = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = begin + len(line)
        here = []
        while at < len(figures) and figures[at]["start"] < end:
            here.append(figures[at])
            at += 1
        if line.strip():
            pieces = list(_pieces(text, begin, end, here, side, rows))
            lines.append({"number": number, "level": headings.get(number, 0), "pieces": pieces})
        begin = end + 1
    return lines


def _pieces(
    text: str, begin: int, end: int, figures: list[Any], side: str, rows: Mapping[tuple[str, str], str]
) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    at = begin
    for figure in figures:
        start, stop = figure["start"], min(figure["end"], end)
        own = f"{side}-{figure['id']}"
        if start < at:  # one number for two indicators: the mark stands already and answers to both
            pieces[-1]["also"].append(own)
            continue
        if start > at:
            pieces.append(_piece(text[at:start]))
        pieces.append(_piece(text[start:stop], own, rows.get((side, figure["id"]), ""), figure["name"]))
        at = stop
    if at < end:
        pieces.append(_piece(text[at:end]))
    return pieces


def _piece(text: str, own: str = "", row: str = "", name: str = "") -> dict[str, Any]:
    return {"text": text, "id": own, "also": [], "row": row, "name": name}
