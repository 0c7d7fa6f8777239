"""The continuity report as one page: a comparison's JSON in, a self-contained HTML file out."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cqdiff.show.labels import MARKS, Lang, label, sentence
from cqdiff.show.page.chart import dumbbells
from cqdiff.show.page.fulltext import paragraphs
from cqdiff.show.page.rows import Sides, follow_rows, section_rows, target_rows
from cqdiff.show.page.words import words

__all__ = ["is_page", "page"]

Payload = Mapping[str, Any]


def page(payload: Payload, lang: Lang = Lang.ZH) -> str:
    """The page of `cqdiff compare --json`'s payload, without a request to any other host.

    Raises nothing for a payload of this version; the same payload gives the same bytes.
    """
    sides = Sides(payload, lang)
    targets, follow = target_rows(payload, sides), follow_rows(payload, sides)
    sections = section_rows(payload, sides)
    lists = {"t": targets, "f": follow, "s": sections}
    style, script = asset("page.css"), asset("page.js")
    rendered: str = template("page.html.j2").render(
        payload=payload,
        lang=lang.value,
        w=words(lang),
        mark={verdict: mark.sign for verdict, mark in MARKS.items()},
        say=lambda key, *values: label(key, lang, *values),
        reports=[payload["old"]] if sides.alone else [payload["old"], payload["new"]],
        alone=sides.alone,
        warnings=[sentence(text, lang) for text in payload["warnings"]],
        chart=dumbbells(payload, sides),
        targets=targets,
        follow=follow,
        sections=sections,
        counts={name: Counter(row["verdict"] for row in rows) for name, rows in lists.items()},
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


def _texts(sides: Sides, targets: list[dict[str, Any]], follow: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Both texts; every mark in them leads to the row that speaks of it."""
    rows: dict[tuple[str, str], str] = {}
    for row in (*targets, *follow):
        for side, figure in row["cites"]:
            rows.setdefault((side, figure), row["id"])
    names = ("old",) if sides.alone else ("old", "new")
    return [{"side": name, "lines": paragraphs(sides.document(name), name, rows)} for name in names]


def asset(name: str) -> str:
    """A file that is shipped beside this module."""
    return files("cqdiff.show.page").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy_of(style: str, script: str = "") -> str:
    """The page's security policy: its own style and script, nothing that a report's text could add."""
    scripts = f"; script-src '{_digest(script)}'" if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}'{scripts}"


@lru_cache(maxsize=4)
def template(name: str) -> Any:
    """A template by the name of its file."""
    environment = Environment(
        autoescape=True,  # report text is untrusted
        loader=FunctionLoader(asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
