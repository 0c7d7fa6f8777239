"""Short builders of reports, figures and rows, so that a test names only what it is about. All text is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cqdiff.models import (
    Aspect,
    Commitment,
    CommitmentKind,
    Comparator,
    Comparison,
    Continuity,
    Document,
    Figure,
    FollowRow,
    FollowUp,
    Kind,
    Outline,
    Paragraph,
    Part,
    Passage,
    Relation,
    Report,
    Role,
    Section,
    SectionPair,
    Strength,
    TargetRow,
)

TEXT = """云川市2024年国民经济和社会发展计划报告
一、2023年计划执行情况
地区生产总值增长5.8%，粮食产量达到102.5万吨。
二、2024年主要目标
地区生产总值增长6%左右，城镇新增就业8万人以上。
三、2024年重点工作
（一）加快基础设施建设
开工建设云川北站，出台养老服务条例。
"""


def document(text: str = TEXT, source: str = "yunchuan-2024.txt") -> Document:
    return Document(source, hashlib.sha256(text.encode()).hexdigest(), text, text)


def line_of(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def place(quote: str, text: str = TEXT, nth: int = 1) -> dict[str, Any]:
    """Line, start, end and quote of the nth occurrence."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return {"line": line_of(text, start), "start": start, "end": start + len(quote), "quote": quote}


def section(
    title: str, id: str = "1", part: Part = Part.TASKS, text: str = TEXT, label: str = "", **other: Any
) -> Section:
    start = text.index(title)
    end = start + len(title)
    given = {"level": id.count(".") + 1, "start": start, "body": end, "end": len(text), "line": line_of(text, start)}
    return Section(id=id, label=label, title=title, part=part, **{**given, **other})


def figure(quote: str = "6%左右", value: Any = 6, text: str = TEXT, nth: int = 1, **other: Any) -> Figure:
    """A figure that stands in `text`; `clause` may be given as the words of the clause."""
    at = place(quote, text, nth)
    clause = other.pop("clause", None)
    if isinstance(clause, str):
        start = text.index(clause)
        clause = (start, start + len(clause))
    given: dict[str, Any] = {
        "id": "f1",
        "section": "2",
        "name": "地区生产总值",
        "indicator": "gdp",
        "aspect": Aspect.GROWTH,
        "value_hi": None,
        "unit": "%",
        "comparator": Comparator.EQ,
        "role": Role.TARGET,
        "year": 2024,
        "binding": None,
        "headline": False,
        "clause": clause or (at["start"], at["end"]),
    }
    number = None if value is None else Decimal(str(value))
    return Figure(**{**given, **at, "value": number, **other})


def commitment(quote: str = "开工建设云川北站", text: str = TEXT, **other: Any) -> Commitment:
    given = {
        "id": "c1",
        "section": "3.1",
        "verb": "开工建设",
        "object": "云川北站",
        "kind": CommitmentKind.PROJECT,
        "strength": Strength.FIRM,
        "figures": (),
    }
    return Commitment(**{**given, **place(quote, text), **other})


def passage(quote: str, text: str = TEXT) -> Passage:
    return Passage(**place(quote, text))


def sections(text: str = TEXT) -> tuple[Section, ...]:
    return (
        section("2023年计划执行情况", "1", Part.REVIEW, text, "一、"),
        section("2024年主要目标", "2", Part.TARGETS, text, "二、"),
        section("2024年重点工作", "3", Part.TASKS, text, "三、"),
        section("加快基础设施建设", "3.1", Part.TASKS, text, "（一）"),
    )


def outline(
    *parts: Section, plan_year: int | None = 2024, paragraphs: Sequence[Paragraph] = (), **other: Any
) -> Outline:
    given = {
        "title": "云川市2024年国民经济和社会发展计划报告",
        "place": "云川市",
        "kind": Kind.PLAN_REPORT,
        "review_year": None if plan_year is None else plan_year - 1,
    }
    return Outline(**{**given, **other}, plan_year=plan_year, sections=parts, paragraphs=tuple(paragraphs))


def report(
    text: str = TEXT,
    figures: Sequence[Figure] = (),
    commitments: Sequence[Commitment] = (),
    *,
    parts: Sequence[Section] | None = None,
    source: str = "yunchuan-2024.txt",
    **about: Any,
) -> Report:
    """A report with the sections of TEXT, unless others are given."""
    tree = sections(text) if parts is None else parts
    return Report(document(text, source), outline(*tree, **about), tuple(figures), tuple(commitments))


def target_row(verdict: str = "kept", old: Figure | None = None, new: Figure | None = None, **other: Any) -> TargetRow:
    given = {"name": "地区生产总值", "indicator": "gdp", "delta": None, "score": 0.9, "why": "数值相同"}
    return TargetRow(old=old, new=new, verdict=Continuity(verdict), **{**given, **other})


def follow_row(verdict: str = "met", promise: Figure | Commitment | None = None, **other: Any) -> FollowRow:
    given = {"results": (), "score": 0.8, "why": "实绩达到目标"}
    return FollowRow(promise=promise or commitment(), verdict=FollowUp(verdict), **{**given, **other})


def pair(old: str | None, new: str | None, relation: str = "same", score: float = 1.0) -> SectionPair:
    return SectionPair(old, new, Relation(relation), score)


def comparison(old: Report | None = None, new: Report | None = None, **rows: Any) -> Comparison:
    old = old or report()
    given: dict[str, Any] = {"sections": (), "targets": (), "follow_up": ()}
    return Comparison(old=old, new=new or report(source="yunchuan-2025.txt", plan_year=2025), **{**given, **rows})
