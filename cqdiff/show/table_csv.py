"""The CSV of one report: a line for each figure and each commitment."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from cqdiff.models import Commitment, Figure, Report

COLUMNS = (
    "type",
    "id",
    "section",
    "section_title",
    "line",
    "start",
    "end",
    "quote",
    "name",
    "indicator",
    "aspect",
    "value",
    "value_hi",
    "unit",
    "comparator",
    "role",
    "year",
    "binding",
    "headline",
    "words",
    "verb",
    "object",
    "kind",
    "strength",
    "figures",
    "source",
    "head",
    "also",
    "repeats",
    "page",
)


def extract_csv(report: Report) -> str:
    """Figures and commitments in the order in which they stand, commitments before the figures inside them."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    titles = {s.id: s.title for s in report.outline.sections}
    items: list[Figure | Commitment] = [*report.commitments, *report.figures]
    for item in sorted(items, key=lambda i: (i.start, -i.end)):
        row = _figure(item) if isinstance(item, Figure) else _commitment(item)
        common = {"id": item.id, "section": item.section, "section_title": _text(titles.get(item.section, ""))}
        place = {"line": item.line, "start": item.start, "end": item.end, "quote": _text(item.quote)}
        place["page"] = report.document.page(item.start) or ""
        table.writerow(common | place | row)
    return out.getvalue()


def plain(value: Decimal | None) -> str:
    """A decimal without exponent and trailing zeros."""
    if value is None:
        return ""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _figure(f: Figure) -> dict[str, object]:
    return {
        "type": "figure",
        "name": _text(f.name),
        "indicator": f.indicator or "",
        "aspect": f.aspect.value,
        "value": plain(f.value),
        "value_hi": plain(f.value_hi),
        "unit": _text(f.unit),
        "comparator": f.comparator.value,
        "role": f.role.value,
        "year": f.year or "",
        "binding": _yes_no(f.binding),
        "headline": _yes_no(f.headline),
        "words": _text(f.words or ""),
        "source": f.source.value,
        "head": _text(f.head),
        "also": " ".join(f.also),
        "repeats": f.repeats or "",
    }


def _commitment(c: Commitment) -> dict[str, object]:
    return {
        "type": "commitment",
        "verb": _text(c.verb),
        "object": _text(c.object),
        "kind": c.kind.value,
        "strength": c.strength.value,
        "figures": " ".join(c.figures),
    }


def _yes_no(value: bool | None) -> str:
    return "" if value is None else ("true" if value else "false")


def _text(value: str) -> str:
    """Text of a report is never a formula: a spreadsheet would run what begins with these signs."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") and value else value
