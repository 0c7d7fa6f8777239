"""The JSON that scripts outside read; every key here is a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from cqdiff.decisions.keys import short_promise
from cqdiff.models import (
    Commitment,
    Comparison,
    Contradiction,
    Decision,
    Document,
    Figure,
    FollowRow,
    Passage,
    Remark,
    Report,
    Section,
    Step,
    TargetRow,
)

Wire = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number that prints as the decimal does: 6 for 6.0, 0.019 for 0.019."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def signature(version: str, rules: Any, segmenter: str, reports: Iterable[Report]) -> Wire:
    """The settings that made a result, and what it was made from; never the time."""
    return {
        "version": version,
        "rules": rules.digest,
        "overridden": list(rules.overridden),
        "segmenter": segmenter,
        "inputs": [r.document.sha256 for r in reports],
    }


def report_head(report: Report) -> Wire:
    outline = report.outline
    return {
        "title": outline.title,
        "place": outline.place,
        "kind": outline.kind.value,
        "review_year": outline.review_year,
        "plan_year": outline.plan_year,
        "source": report.document.source,
        "sha256": report.document.sha256,
        "characters": len(report.text),
        "notes": [*report.document.notes, *outline.notes],
    }


def section(s: Section, document: Document | None = None) -> Wire:
    return {
        "id": s.id,
        "level": s.level,
        "label": s.label,
        "title": s.title,
        "part": s.part.value,
        "start": s.start,
        "end": s.end,
        "line": s.line,
        "body": s.body,
        "spans_years": s.spans_years,
        **_page(s.start, document),
    }


def figure(f: Figure, document: Document | None = None) -> Wire:
    return {
        "id": f.id,
        "section": f.section,
        "line": f.line,
        "start": f.start,
        "end": f.end,
        "quote": f.quote,
        "name": f.name,
        "indicator": f.indicator,
        "aspect": f.aspect.value,
        "value": number(f.value),
        "value_hi": number(f.value_hi),
        "unit": f.unit,
        "comparator": f.comparator.value,
        "role": f.role.value,
        "year": f.year,
        "binding": f.binding,
        "headline": f.headline,
        "clause": list(f.clause),
        "words": f.words,
        "source": f.source.value,
        "head": f.head,
        "also": list(f.also),
        "repeats": f.repeats,
        **_page(f.start, document),
    }


def commitment(c: Commitment, document: Document | None = None) -> Wire:
    return {
        "id": c.id,
        "section": c.section,
        "line": c.line,
        "start": c.start,
        "end": c.end,
        "quote": c.quote,
        "verb": c.verb,
        "object": c.object,
        "kind": c.kind.value,
        "strength": c.strength.value,
        "figures": list(c.figures),
        **_page(c.start, document),
    }


def passage(p: Passage, document: Document | None = None) -> Wire:
    return {"line": p.line, "start": p.start, "end": p.end, "quote": p.quote, **_page(p.start, document)}


def evidence(item: Figure | Commitment | Passage, document: Document | None = None) -> Wire:
    """Whatever a row rests on. A figure has `name`, a commitment `verb`, a passage neither."""
    if isinstance(item, Figure):
        return figure(item, document)
    return commitment(item, document) if isinstance(item, Commitment) else passage(item, document)


def _page(start: int, document: Document | None) -> Wire:
    """The page where the file has pages; the key is missing elsewhere."""
    page = None if document is None else document.page(start)
    return {} if page is None else {"page": page}


def decision(d: Decision | None) -> Wire | None:
    """What a reviewer decided; the program's verdict stays beside it in the row's `verdict`."""
    if d is None:
        return None
    quotes = [{"line": q.line, "quote": q.quote} for q in d.evidence]
    return {"verdict": d.verdict.value, "by": d.by, "at": d.at, "note": d.note, "evidence": quotes}


def contradiction(c: Contradiction, document: Document | None = None) -> Wire:
    """Two places of one report with different values: `said` stands in the rows of a comparison, `other` does not."""
    return {
        "name": c.said.name,
        "indicator": c.said.indicator,
        "role": c.said.role.value,
        "year": c.said.year,
        "said": figure(c.said, document),
        "other": figure(c.other, document),
        "why": c.why,
    }


def extract(report: Report, made_by: Mapping[str, Any]) -> Wire:
    return {
        "schema": "cqdiff/extract/1",
        "signature": dict(made_by),
        "report": report_head(report),
        **_contents(_Side(report)),
        "contradictions": [contradiction(c, report.document) for c in report.contradictions],
    }


def remark(found: Remark, report: Report) -> Wire:
    """What was repaired or left out, and where."""
    page = report.document.page(found.start)
    return {
        "kind": found.kind.value,
        "line": report.text.count("\n", 0, found.start) + 1,
        "start": found.start,
        "seen": found.seen,
        "read": found.read,
        "count": found.count,
        **({} if page is None else {"page": page}),
    }


def outline(report: Report, made_by: Mapping[str, Any]) -> Wire:
    return {
        "schema": "cqdiff/outline/1",
        "signature": dict(made_by),
        "report": report_head(report),
        "sections": [section(s, report.document) for s in report.outline.sections],
        "remarks": [remark(r, report) for r in report.remarks],
    }


class _Side:
    """One report of a comparison. Each of its figures is told once, however many rows name it."""

    __slots__ = ("_figures", "report")

    def __init__(self, report: Report) -> None:
        self.report = report
        self._figures = {id(f): figure(f, report.document) for f in report.figures}

    def evidence(self, item: Figure | Commitment | Passage) -> Wire:
        return self._figures.get(id(item)) or evidence(item, self.report.document)


def comparison(c: Comparison, made_by: Mapping[str, Any]) -> Wire:
    """The rows, and under `documents` both texts with all that was found in them: a page needs no other input."""
    old, new = _Side(c.old), _Side(c.new)
    return {
        "schema": "cqdiff/compare/1",
        "signature": dict(made_by),
        "old": report_head(c.old),
        "new": report_head(c.new),
        "warnings": list(c.warnings),
        "sections": [
            {
                "old": p.old,
                "new": p.new,
                "relation": p.relation.value,
                "score": _score(p.score),
                "nearest": p.nearest,
            }
            for p in c.sections
        ],
        "targets": [_target_row(row, old, new) for row in c.targets],
        "follow_up": [_follow_row(row, old, new) for row in c.follow_up],
        "contradictions": [
            {"report": side, **contradiction(found, report.document)}
            for side, report in (("old", c.old), *((("new", c.new),) if c.new is not c.old else ()))
            for found in report.contradictions
        ],
        "documents": {
            "old": {"text": c.old.text, **_contents(old)},
            # one report alone: `new` is the same one, and its text need not stand twice
            "new": None if c.new is c.old else {"text": c.new.text, **_contents(new)},
        },
    }


def dumps(payload: Mapping[str, Any]) -> str:
    """JSON with one row a line, so that line-based tools can tell rows apart."""
    encode = msgspec.json.Encoder().encode  # thirty times as fast as json.dumps
    members = []
    for key, value in payload.items():
        rows = isinstance(value, list) and value
        told = b"[\n  " + b",\n  ".join(map(encode, value)) + b"\n ]" if rows else encode(value)
        members.append(b" " + encode(key) + b": " + told)
    return (b"{\n" + b",\n".join(members) + b"\n}\n").decode()


def _contents(side: _Side) -> Wire:
    report = side.report
    return {
        "sections": [section(s, report.document) for s in report.outline.sections],
        "figures": [side.evidence(f) for f in report.figures],
        "commitments": [commitment(c, report.document) for c in report.commitments],
    }


def _target_row(row: TargetRow, old: _Side, new: _Side) -> Wire:
    return {
        "name": row.name,
        "indicator": row.indicator,
        "old": None if row.old is None else old.evidence(row.old),
        "new": None if row.new is None else new.evidence(row.new),
        "verdict": row.verdict.value,
        "delta": number(row.delta),
        "score": _score(row.score),
        "why": row.why,
        "headline": row.headline,
        "steps": _steps(row.steps),
        "candidates": [(new if row.new is None else old).evidence(f) for f in row.candidates],
    }


def _follow_row(row: FollowRow, old: _Side, new: _Side) -> Wire:
    return {
        "id": row.promise.id,
        "promise": old.evidence(row.promise),
        "results": [new.evidence(r) for r in row.results],
        "verdict": row.verdict.value,
        "score": _score(row.score),
        "why": row.why,
        "key": row.key,
        "brief": short_promise(row.promise),
        "decision": decision(row.decision),
        "headline": row.headline,
        "delta": number(row.delta),
        "steps": _steps(row.steps),
        "candidates": [new.evidence(r) for r in row.candidates],
    }


def _steps(steps: Iterable[Step]) -> list[Wire]:
    return [{"label": s.label, "points": _score(s.points)} for s in steps]


def _score(value: float) -> float:
    """Rounded, since the last bits of a float differ between machines and say nothing."""
    return round(float(value), 4)
