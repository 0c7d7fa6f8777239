"""The rows of the page: what a template needs of each, ready to be set. Knows the JSON, no HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cqdiff.show.labels import Lang, label, sentence
from cqdiff.show.page.excerpt import excerpt, opening
from cqdiff.show.page.wording import changes
from cqdiff.show.plain import visible

Row = dict[str, Any]
_SHORT = 48
_TITLE, _ABOVE = 30, 14
"""Characters of a section's title and of those above it, where evidence tells its place."""
_LONG = 240
"""From here on a passage is too long to be read word by word against another."""


class Sides:
    """The two documents of a comparison, and where things stand in them."""

    def __init__(self, payload: Mapping[str, Any], lang: Lang) -> None:
        self.lang = lang
        documents = {side: d and {**d, "text": visible(d["text"])} for side, d in payload["documents"].items()}
        self.alone = documents["new"] is None
        self._documents = {"old": documents["old"], "new": documents["new"] or documents["old"]}
        self._sections = {side: {s["id"]: s for s in d["sections"]} for side, d in self._documents.items()}

    def document(self, side: str) -> Mapping[str, Any]:
        document: Mapping[str, Any] = self._documents[side]
        return document

    def section(self, side: str, section_id: str | None) -> Mapping[str, Any] | None:
        return self._sections[side].get(section_id or "")

    def path(self, side: str, section_id: str) -> str:
        """The titles from the top section down: 三、重点工作 › （一）扩大内需."""
        titles: list[str] = []
        while section_id:
            section = self.section(side, section_id)
            if section:
                titles.append(short(f"{section['label']}{section['title']}", _ABOVE if titles else _TITLE))
            section_id = section_id.rpartition(".")[0]
        return " › ".join(reversed(titles)) or label("no_section", self.lang)

    def part(self, side: str, section_id: str) -> str:
        section = self.section(side, section_id)
        return str(section["part"]) if section else "other"

    def home(self, side: str, start: int) -> str:
        """Id of the innermost section that holds an offset."""
        inside = [s for s in self.document(side)["sections"] if s["start"] <= start < s["end"]]
        return str(max(inside, key=lambda s: s["level"])["id"]) if inside else ""

    def anchor(self, side: str) -> str:
        """Side of the text that a link leads to: one report alone is there once."""
        return "old" if self.alone else side


def short(text: str, most: int = _SHORT) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def amount(figure: Mapping[str, Any] | None) -> str:
    """A figure as its text puts it, with a sign where the text says 下降."""
    if figure is None:
        return ""
    if figure.get("value") is None:
        return str(figure.get("words") or figure["quote"])
    sign = "−" if figure["aspect"] != "level" and figure["value"] < 0 else ""
    plus = "+" if figure["aspect"] != "level" and figure["value"] > 0 else ""
    quote = str(figure["quote"])
    if figure.get("source") == "table" and figure["unit"] not in quote:  # the unit of a cell stands elsewhere
        quote = f"{quote} {figure['unit']}"
    if sign or plus:
        quote = quote.lstrip("+-−－—")
    return f"{sign or plus}{quote}"


def target_rows(payload: Mapping[str, Any], sides: Sides) -> list[Row]:
    rows = []
    for n, row in enumerate(payload["targets"]):
        lead, side = (row["new"], "new") if row["new"] else (row["old"], "old")
        pair = row["old"] and row["new"]
        rows.append(
            _row(row, f"t{n}", sides, side, lead)
            | {
                "name": row["name"],
                "old": amount(row["old"]),
                "new": amount(row["new"]),
                "delta": _delta(row, sides.lang),
                "sections": _sections(sides, ("old", row["old"]), ("new", row["new"])),
                "binding": bool((row["new"] or row["old"])["binding"]),
                "kind": "",
                "evidence": [
                    *([_evidence(row["old"], "old", sides)] if row["old"] else []),
                    *([_evidence(row["new"], "new", sides)] if row["new"] else []),
                ],
                "wording": _wording(row["old"], row["new"], sides) if pair else None,
                "candidates": [_evidence(c, "old" if row["new"] else "new", sides) for c in row["candidates"]],
                "cites": _cited(("old", row["old"]), ("new", row["new"])),
                "rests": [],
                "decision": None,
                "key": "",
            }
        )
    return rows


def contradiction_rows(payload: Mapping[str, Any], sides: Sides) -> list[Row]:
    """Where a report gives one indicator two values: what it is of, and both places."""
    return [
        {
            "side": found.get("report", "old"),
            "name": found["name"],
            "year": found["year"],
            "role": found["role"],
            "places": [
                {
                    "source": place["source"],
                    "amount": amount(place),
                    "line": place["line"],
                    "link": f"{sides.anchor(found.get('report', 'old'))}-{place['id']}",
                }
                for place in (found["said"], found["other"])
            ],
        }
        for found in payload["contradictions"]
    ]


def follow_rows(payload: Mapping[str, Any], sides: Sides) -> list[Row]:
    rows = []
    for n, row in enumerate(payload["follow_up"]):
        promise, results = row["promise"], row["results"]
        figure = "name" in promise
        rows.append(
            _row(row, f"f{n}", sides, "old", promise)
            | {
                "name": promise["name"] if figure else promise["quote"],
                "old": amount(promise) if figure else "",
                "new": _first(results),
                "delta": "",
                "sections": _sections(sides, ("old", promise), *(("new", r) for r in results)),
                "binding": bool(promise.get("binding")),
                "kind": "quantity" if figure else promise["kind"],
                "evidence": [_evidence(promise, "old", sides), *(_evidence(r, "new", sides) for r in results)],
                "wording": _wording(promise, results[0], sides) if results else None,
                "candidates": [_evidence(c, "new", sides) for c in row["candidates"]],
                "cites": _cited(("old", promise), *(("new", r) for r in results)),
                "rests": _rests(("old", promise), *(("new", r) for r in results)),
                "decision": row.get("decision"),
                "key": row.get("key") or row["id"],
                "brief": row.get("brief") or short(promise["quote"]),
            }
        )
    return rows


def section_rows(payload: Mapping[str, Any], sides: Sides) -> list[Row]:
    rows = []
    for n, pair in enumerate(payload["sections"]):
        old, new = sides.section("old", pair["old"]), sides.section("new", pair["new"])
        near = sides.section("new" if old else "old", pair.get("nearest"))
        lead = old or new or {}
        rows.append(
            {
                "id": f"s{n}",
                "verdict": pair["relation"],
                "stands": pair["relation"],
                "old": old,
                "new": new,
                "score": pair["score"],
                "near": near and _heading(near, "new" if old else "old", sides),
                "evidence": [_heading(s, side, sides) for side, s in (("old", old), ("new", new)) if s],
                "wording": _wording(_titled(old), _titled(new), sides)
                if old and new and pair["relation"] == "retitled"
                else None,
                "level": lead.get("level", 1),
                "part": lead.get("part", "other"),
                "sections": " ".join(
                    f"{sides.anchor(side)}:{s['id']}" for side, s in (("old", old), ("new", new)) if s
                ),
            }
        )
    return rows


def _row(row: Mapping[str, Any], row_id: str, sides: Sides, side: str, lead: Mapping[str, Any]) -> Row:
    home = lead.get("section", "")
    return {
        "id": row_id,
        "verdict": row["verdict"],
        "stands": (row.get("decision") or row)["verdict"],
        "headline": row["headline"],
        "score": row["score"],
        "why": sentence(row["why"], sides.lang),
        "steps": [{**step, "label": sentence(step["label"], sides.lang)} for step in row["steps"]],
        "part": sides.part(side, home),
    }


def _evidence(item: Mapping[str, Any], side: str, sides: Sides) -> Row:
    home = item.get("section") or sides.home(side, item["start"])
    return {
        "side": side,
        "name": item.get("name") or item.get("object") or "",
        "amount": amount(item) if "aspect" in item else "",
        "quote": short(" ".join(item["quote"].split())) if "aspect" not in item else "",
        "line": item["line"],
        "page": item.get("page"),
        "path": sides.path(side, _around(home, item, side, sides)),
        "link": f"{sides.anchor(side)}-{item['id'] if 'aspect' in item else 'L' + str(item['line'])}",
        "pieces": excerpt(sides.document(side)["text"], item),
    }


def _heading(section: Mapping[str, Any], side: str, sides: Sides) -> Row:
    """A section as evidence: its heading and how it begins."""
    return {
        "side": side,
        "line": section["line"],
        "page": section.get("page"),
        "title": f"{section['label']}{section['title']}",
        "path": sides.path(side, section["id"].rpartition(".")[0] or section["id"]),
        "link": f"{sides.anchor(side)}-L{section['line']}",
        "pieces": opening(sides.document(side)["text"], section),
    }


def _around(home: str, item: Mapping[str, Any], side: str, sides: Sides) -> str:
    """The section to name beside evidence: where it stands in a heading, the one above, as the heading is shown."""
    section = sides.section(side, home)
    inside = section and section["line"] == item["line"] and item["quote"] in section["title"]
    return home.rpartition(".")[0] or home if inside else home


def _titled(section: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"start": section["start"], "end": min(section["body"], section["end"])}


def _wording(old: Mapping[str, Any], new: Mapping[str, Any], sides: Sides) -> Row | None:
    """Which words changed between two passages; None where all or none did, or either is long."""
    left, right = (sides.document(side)["text"][slice(*_said(item))] for side, item in (("old", old), ("new", new)))
    if left == right or max(len(left), len(right)) > _LONG:
        return None
    before, after = changes(left, right)
    if not any(len(word.text) > 1 for word in before if not word.changed):  # one sign alone in common says nothing
        return None
    return {"old": before, "new": after}


def _said(item: Mapping[str, Any]) -> tuple[int, int]:
    start, end = item.get("clause") or (item["start"], item["end"])
    return min(start, item["start"]), max(end, item["end"])


def _sections(sides: Sides, *pairs: tuple[str, Mapping[str, Any] | None]) -> str:
    """The sections that a row speaks of, as a filter looks for them: old:3.1 new:2."""
    homes = (
        f"{sides.anchor(side)}:{item.get('section') or sides.home(side, item['start'])}" for side, item in pairs if item
    )
    return " ".join(dict.fromkeys(homes))


def _rests(*pairs: tuple[str, Mapping[str, Any]]) -> list[tuple[str, int]]:
    """The lines whose words, not a number, a row rests on."""
    return list(dict.fromkeys((side, item["line"]) for side, item in pairs if "aspect" not in item))


def _cited(*pairs: tuple[str, Mapping[str, Any] | None]) -> list[tuple[str, str]]:
    """The figures that a row speaks of, those among them that state one of them again."""
    found = ((side, item) for side, item in pairs if item and "aspect" in item)
    return [(side, own) for side, item in found for own in (item["id"], *item.get("also", ()))]


def _first(results: Sequence[Mapping[str, Any]]) -> str:
    if not results:
        return ""
    return amount(results[0]) if "aspect" in results[0] else short(results[0]["quote"])


def _delta(row: Mapping[str, Any], lang: Lang) -> str:
    if not row["delta"] or not row["old"]:
        return ""
    unit = str(row["old"]["unit"])
    if unit == "%":
        unit = label("points", lang)
    return f"{row['delta']:+g}".replace("-", "−") + unit
