"""The continuity report as one page: a comparison's JSON in, a self-contained HTML file out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from cqdiff.show.labels import MARKS, OWN_WORDS, PAIR_WORDS, Lang, label, sentence
from cqdiff.show.page.chart import dumbbells
from cqdiff.show.page.fulltext import paragraphs
from cqdiff.show.page.rows import Row, Sides, contradiction_rows, follow_rows, section_rows, target_rows
from cqdiff.show.page.shell import assets, policy_of, template
from cqdiff.show.page.words import words

__all__ = ["is_page", "page"]

Payload = Mapping[str, Any]

_STYLES = ("page.css", "rows.css", "print.css")
_SCRIPTS = ("page.js", "desk.js")


def page(payload: Payload, lang: Lang = Lang.ZH) -> str:
    """The page of `cqdiff compare --json`'s payload, without a request to any other host.

    Raises nothing for a payload of this version; the same payload gives the same bytes.
    """
    sides = Sides(payload, lang)
    targets, follow = target_rows(payload, sides), follow_rows(payload, sides)
    sections = section_rows(payload, sides)
    lists = {"t": targets, "f": follow, "s": sections}
    style, script = assets(_STYLES), assets(_SCRIPTS)
    named = OWN_WORDS if sides.alone else PAIR_WORDS

    def say(key: str, *values: object) -> str:
        return label(named.get(key, key), lang, *values)

    rendered: str = template("page.html.j2").render(
        payload=payload,
        lang=lang.value,
        w=words(lang),
        mark={verdict: mark.sign for verdict, mark in MARKS.items()},
        say=say,
        reports=[payload["old"]] if sides.alone else [payload["old"], payload["new"]],
        alone=sides.alone,
        warnings=[sentence(text, lang) for text in payload["warnings"]],
        contradictions=contradiction_rows(payload, sides),
        chart=dumbbells(payload, sides),
        targets=targets,
        follow=follow,
        sections=sections,
        counts={name: Counter(row["stands"] for row in rows) for name, rows in lists.items()},
        texts=_texts(sides, targets, follow),
        style=Markup(style),
        script=Markup(script),
        policy=policy_of(style, script),
    )
    return rendered


def is_page(path: Path) -> bool:
    """Whether a file is a page that was made here. Raises OSError where it can't be read."""
    with path.open("rb") as file:
        return b'<meta name="generator" content="cqdiff ' in file.read(4096)


def _texts(sides: Sides, targets: list[Row], follow: list[Row]) -> list[dict[str, Any]]:
    """Both texts; every mark in them leads to the row that speaks of it."""
    figures: dict[tuple[str, str], str] = {}
    lines: dict[tuple[str, int], list[Row]] = {}
    for row in (*targets, *follow):
        for side, figure in row["cites"]:
            figures.setdefault((sides.anchor(side), figure), row["id"])
        for side, line in row["rests"]:
            lines.setdefault((sides.anchor(side), line), []).append(row)
    names = ("old",) if sides.alone else ("old", "new")
    return [{"side": name, "lines": paragraphs(sides.document(name), name, figures, lines)} for name in names]
