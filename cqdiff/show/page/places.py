"""Many places over the years as one page: the share of promises kept, each leading to the page of its pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from cqdiff.show.labels import Lang, label
from cqdiff.show.page.shell import assets, policy_of, template
from cqdiff.show.page.words import words

Row = Mapping[str, Any]

_STEPS = 5
"""Shades of a cell: more could not be told apart."""


def places_page(rows: Sequence[Row], links: Sequence[str], made_by: Mapping[str, Any], lang: Lang = Lang.ZH) -> str:
    """The page of `Corpus.rates()`'s rows; `links` leads for each row to its page. Same rows, same bytes."""
    years = sorted({row["old_year"] for row in rows})
    style = assets(("page.css", "years.css", "places.css", "print.css"))
    rendered: str = template("places.html.j2").render(
        lang=lang.value,
        w=words(lang),
        say=lambda key, *values: label(key, lang, *values),
        years=years,
        lines=_lines(rows, links, years),
        totals=[_share([row for row in rows if row["old_year"] == year]) for year in years],
        total=_share(rows),
        pairs=len(rows),
        signature=made_by,
        style=Markup(style),
        policy=policy_of(style),
    )
    return rendered


def _lines(rows: Sequence[Row], links: Sequence[str], years: Sequence[int]) -> list[dict[str, Any]]:
    """A line for each place and kind of report, with a cell a year, empty where no pair begins in it."""
    of_line: dict[tuple[str, str], dict[int, tuple[Row, str]]] = {}
    for row, link in zip(rows, links, strict=True):
        of_line.setdefault((row["place"], row["old_kind"]), {})[row["old_year"]] = (row, link)
    return [
        {
            "place": place,
            "kind": kind,
            "cells": [_cell(*cells[year]) if year in cells else None for year in years],
            "share": _share([row for row, _ in cells.values()]),
        }
        for (place, kind), cells in of_line.items()
    ]


def _cell(row: Row, link: str) -> dict[str, Any]:
    return {"link": link, "new_year": row["new_year"], "promises": row["promises"] or 0, **_share([row])}


def _share(rows: Sequence[Row]) -> dict[str, Any]:
    """Kept and judged promises of these pairs together, the share, and the shade that shows it."""
    kept = sum((row["exceeded"] or 0) + (row["met"] or 0) for row in rows)
    judged = kept + sum(row["missed"] or 0 for row in rows)
    rate = kept / judged if judged else None
    shade = None if rate is None else min(_STEPS - 1, int(rate * _STEPS))
    return {"kept": kept, "judged": judged, "rate": rate, "shade": shade}
