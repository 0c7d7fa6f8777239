"""A report's text line by line: every figure a mark that leads to its row, and links to rows that rest on words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Mapping[tuple[str, str], str]
"""The row that speaks of a figure, by side and the figure's id."""


def paragraphs(
    document: Mapping[str, Any], side: str, rows: Rows, lines: Mapping[tuple[str, int], Sequence[Mapping[str, Any]]]
) -> list[dict[str, Any]]:
    """The lines that hold text: number, heading level (0 for none), pieces with the figure and row of each mark.

    `lines` are the rows whose evidence on a line is no figure. A heading that runs into its text is a line of its own.
    """
    text = document["text"]
    headings = {s["line"]: s for s in document["sections"]}
    figures = sorted(document["figures"], key=lambda f: (f["start"], f["end"]))
    starts = [f["start"] for f in figures]
    found = []
    begin = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = begin + len(line)
        if line.strip():
            heading = headings.get(number)
            level = heading["level"] if heading else 0
            body = min(heading["body"], end) if heading else begin
            here = figures[bisect_left(starts, begin) : bisect_left(starts, end)]
            runs_in = bool(heading) and text[body:end].strip() != ""
            head = [f for f in here if f["start"] < body] if runs_in else []
            rest = here[len(head) :]
            found.append(
                {
                    "number": number,
                    "level": min(level, 4),
                    "runs_in": runs_in,
                    "head": list(_pieces(text, begin, body, head, side, rows)) if runs_in else [],
                    "pieces": list(_pieces(text, body if runs_in else begin, end, rest, side, rows)),
                    "rows": lines.get((side, number), ()),
                }
            )
        begin = end + 1
    return found


def _pieces(
    text: str, begin: int, end: int, figures: Sequence[Mapping[str, Any]], side: str, rows: Rows
) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    at = begin
    for figure in figures:
        start, stop = figure["start"], min(figure["end"], end)
        own = f"{side}-{figure['id']}"
        if start < at:  # one number for two indicators: the mark stands already and answers to both
            pieces[-1]["also"].append({"id": own, "row": rows.get((side, figure["id"]), ""), "name": figure["name"]})
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
