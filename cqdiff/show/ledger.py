"""The ledger (台账) that offices work with: a workbook of follow-through, targets, sections and a cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cqdiff.models import Continuity, FollowUp, Relation
from cqdiff.show.labels import MARKS, OWN_WORDS, PAIR_WORDS, Lang, label
from cqdiff.show.plain import one_line, shorten
from cqdiff.show.sheets import (
    LEFT,
    OVER,
    Column,
    clean,
    fill,
    fit_height,
    printed_across,
    put,
    table,
    title,
    workbook_bytes,
)

Row = Sequence[str | int | float | None]

SCHEMA = "cqdiff/ledger/1"
COVER = "说明"
KEY, PROMISE, VERDICT, REVIEWED, REVIEWER, NOTE = "键", "承诺", "结论", "复核结论", "复核人", "备注"
AS_WRITTEN = "写出时"
"""A hidden column: what stood in the reviewer's three when the ledger was written, so that changes can be told."""
PLACE, YEAR, KIND = "地方", "计划年", "报告类别"

FOLLOW_COLUMNS = (
    Column(KEY, 15), Column("章节", 24), Column("行", 6), Column(PROMISE, 30), Column("原文", 36), Column("数量", 11),
    Column("单位", 9), Column("比较", 9), Column("结果", 26), Column(VERDICT, 10), Column("依据", 46),
    Column("说明", 30), Column(REVIEWED, 11), Column(REVIEWER, 11), Column(NOTE, 28), Column(AS_WRITTEN, 60),
)  # fmt: skip
TARGET_COLUMNS = (
    Column("指标", 26), Column(VERDICT, 10), Column("原目标行", 7), Column("原目标", 36), Column("新目标行", 7),
    Column("新目标", 36), Column("变动", 10), Column("单位", 9), Column("主要目标", 9), Column("约束性", 9),
    Column("说明", 40),
)  # fmt: skip
SECTION_COLUMNS = (
    Column("关系", 10), Column("原编号", 10), Column("原章节", 52), Column("原行", 7), Column("新编号", 10),
    Column("新章节", 52), Column("新行", 7), Column("相似度", 9),
)  # fmt: skip

_QUOTES = 3
"""Passages of evidence in a cell; the JSON has them all."""
_QUOTE_LIMIT = 400
_COVER_WIDTH = 46


def ledger(payload: Mapping[str, Any], *, date: str = "") -> bytes:
    """The workbook of a comparison's JSON (`wire.comparison`). A date stands in it only if it is given."""
    book = Workbook()
    cover: Any = book.active
    cover.title = COVER
    _cover(cover, payload, date)
    if not _alone(payload):
        _follow_up(book.create_sheet(_zh("follow_through")), payload)
    _targets(book.create_sheet(_zh("own_results" if _alone(payload) else "continuity")), payload)
    _sections(book.create_sheet(_zh("section_pairs")), payload)
    return workbook_bytes(book)


def _follow_up(sheet: Any, payload: Mapping[str, Any]) -> None:
    rows = payload["follow_up"]
    table(sheet, FOLLOW_COLUMNS, [_follow_row(row, payload) for row in rows])
    _colour(sheet, FOLLOW_COLUMNS, VERDICT, [row["verdict"] for row in rows])
    sheet.freeze_panes = "E2"
    sheet.page_setup.paperSize = 8  # A3: sixteen columns are too small to read on A4
    sheet.column_dimensions[get_column_letter(len(FOLLOW_COLUMNS))].hidden = True
    headings = [column.heading for column in FOLLOW_COLUMNS]
    letter = get_column_letter(headings.index(REVIEWED) + 1)
    cells = f"{letter}2:{letter}{max(len(rows), 1) + 1}"
    words = ",".join(_zh(verdict.value) for verdict in FollowUp)
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = REVIEWED, f"请从列表中选择：{words}"
    choice.add(cells)
    sheet.add_data_validation(choice)
    for verdict in FollowUp:
        background = fill(MARKS[verdict].colour)
        rule = Rule(type="cellIs", operator="equal", formula=[f'"{_zh(verdict.value)}"'])
        rule.dxf = DifferentialStyle(fill=background)
        sheet.conditional_formatting.add(cells, rule)


def _follow_row(row: Mapping[str, Any], payload: Mapping[str, Any]) -> Row:
    promise, decision = row["promise"], row["decision"] or {}
    old, new = payload["documents"]["old"], payload["documents"]["new"]
    results = row["results"]
    evidence = [_cite(item, new["text"]) for item in results[:_QUOTES]]
    if not results and row["candidates"]:
        evidence = ["最近的候选：", *(_cite(item, new["text"]) for item in row["candidates"][:_QUOTES])]
    evidence += [f"复核另选 第{q['line']}行「{one_line(q['quote'])}」" for q in decision.get("evidence", ())]
    reviewed = reviewers_cells(row)
    is_figure = "name" in promise
    quantity = (_quantity(promise), promise["unit"], _comparator(promise)) if is_figure else (None, None, None)
    return (
        row["key"], _section_title(old, promise["section"]), promise["line"],
        row["brief"], _around(promise, old["text"]), *quantity, _result(results),
        _zh(row["verdict"]), "\n".join(evidence), row["why"],
        *reviewed, as_written(reviewed) or None,
    )  # fmt: skip


def reviewers_cells(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """Verdict, name and note of a row's decision as they stand in the ledger; empty texts where there is none."""
    decision = row["decision"]
    if not decision:
        return "", "", ""
    return _zh(decision["verdict"]), one_cell(decision["by"]), one_cell(decision["note"])


def as_written(reviewed: Sequence[str]) -> str:
    return "｜".join(reviewed) if any(reviewed) else ""


def one_cell(text: str) -> str:
    """Text as it comes back from a cell: cleaned, on one line."""
    return " ".join(clean(text).split())


def _targets(sheet: Any, payload: Mapping[str, Any]) -> None:
    columns: Sequence[Column] = TARGET_COLUMNS
    if _alone(payload):
        renamed = {"原目标行": "实绩行", "原目标": "上年实绩", "新目标行": "目标行", "新目标": "计划目标"}
        columns = tuple(Column(renamed.get(c.heading, c.heading), c.width) for c in columns)
    rows = payload["targets"]
    table(sheet, columns, [_target_row(row, payload) for row in rows])
    _colour(sheet, columns, VERDICT, [row["verdict"] for row in rows])


def _target_row(row: Mapping[str, Any], payload: Mapping[str, Any]) -> Row:
    documents = payload["documents"]
    old, new = row["old"], row["new"]
    figure = new or old or {}
    binding = figure.get("binding")
    return (
        row["name"], _said(row["verdict"], payload),
        *_side(old, documents["old"]), *_side(new, documents["new"] or documents["old"]),
        row["delta"], figure.get("unit"), "是" if row["headline"] else None,
        None if binding is None else _zh("binding" if binding else "anticipatory"), row["why"],
    )  # fmt: skip


def _sections(sheet: Any, payload: Mapping[str, Any]) -> None:
    documents = payload["documents"]
    old, new = ({s["id"]: s for s in (documents[side] or documents["old"])["sections"]} for side in ("old", "new"))
    rows = []
    for pair in payload["sections"]:
        a, b = old.get(pair["old"], {}), new.get(pair["new"], {})
        score = pair["score"] if a and b else None
        rows.append((_said(pair["relation"], payload), *_heading(a), *_heading(b), score))
    table(sheet, SECTION_COLUMNS, rows)
    _colour(sheet, SECTION_COLUMNS, "关系", [pair["relation"] for pair in payload["sections"]])


def _cover(sheet: Any, payload: Mapping[str, Any], date: str) -> None:
    old, new, made_by = payload["old"], payload["new"], payload["signature"]
    heads = [old] if _alone(payload) else [old, new]
    title(sheet, f"{old['place'] or ''}承诺兑现台账".strip())
    names = (_zh("one_report"),) if _alone(payload) else (_zh("old_report"), _zh("new_report"))
    facts: list[tuple[str, Sequence[str | int | None]]] = [
        ("", names),
        ("标题", [h["title"] for h in heads]),
        (PLACE, [h["place"] for h in heads]),
        (KIND, [_zh("unknown_kind" if h["kind"] == "unknown" else h["kind"]) for h in heads]),
        ("执行年", [h["review_year"] for h in heads]),
        (YEAR, [h["plan_year"] for h in heads]),
        ("文件", [h["source"] for h in heads]),
        ("sha256", [h["sha256"] for h in heads]),
        ("字数", [h["characters"] for h in heads]),
        ("cqdiff 版本", [made_by["version"]]),
        ("规则摘要", [made_by["rules"]]),
        ("改写的规则", ["、".join(made_by["overridden"]) or "无"]),
        ("分词", [made_by["segmenter"]]),
        *([("复核结论文件", [made_by["decisions"]])] if "decisions" in made_by else []),
        ("台账格式", [SCHEMA]),
        *([("日期", [date])] if date else []),
        *(("注意", [warning]) for warning in payload["warnings"]),
    ]
    at = 3
    for name, values in facts:
        put(sheet, at, 1, name, bold=True)
        for column, value in enumerate(values, 2):
            put(sheet, at, column, value, bold=not name).alignment = LEFT
        fit_height(sheet, at, [(value, _COVER_WIDTH) for value in values])
        at += 1
    at = _counts(sheet, at + 1, payload)
    for line in _GUIDE:
        at += 1
        put(sheet, at, 1, line).alignment = OVER
    for letter, width in (("A", 14), ("B", _COVER_WIDTH), ("C", _COVER_WIDTH)):
        sheet.column_dimensions[letter].width = width
    printed_across(sheet)


_GUIDE = (
    "怎样复核：在“承诺兑现”表的“复核结论”里从列表选择，填上“复核人”，有话写在“备注”；其余各列请勿改动。",
    "排序、筛选、隐藏都不影响导入：每一行由“键”认出。",
    "填好后运行 cqdiff decisions import 台账.xlsx --decisions decisions.yaml，结论就存进 decisions.yaml。",
    "复核结论优先于程序的结论；程序的结论仍留在“结论”一列。",
)


def _counts(sheet: Any, at: int, payload: Mapping[str, Any]) -> int:
    """How many rows of each verdict; gives the next free row."""
    follow = payload["follow_up"]
    decided = [row["decision"]["verdict"] for row in follow if row["decision"]]
    groups: list[tuple[str, Iterable[str], list[str], list[str]]] = []
    if not _alone(payload):
        groups.append((_zh("follow_through"), FollowUp, [row["verdict"] for row in follow], decided))
    name = _zh("own_results" if _alone(payload) else "continuity")
    groups.append((name, Continuity, [row["verdict"] for row in payload["targets"]], []))
    groups.append((_zh("section_pairs"), Relation, [pair["relation"] for pair in payload["sections"]], []))
    for heading, order, words, reviewed in groups:
        put(sheet, at, 1, heading, bold=True)
        put(sheet, at, 2, f"{len(words)}条" + (f"，已复核{len(reviewed)}条" if reviewed else ""), bold=True)
        if reviewed:
            put(sheet, at, 3, "复核结论", bold=True)
        program, human = Counter(words), Counter(reviewed)
        for verdict in order:
            if program[verdict] or human[verdict]:
                at += 1
                put(sheet, at, 1, _said(verdict, payload)).fill = fill(MARKS[verdict].colour)
                put(sheet, at, 2, program[verdict]).alignment = LEFT
                put(sheet, at, 3, human[verdict] if reviewed else None).alignment = LEFT
        at += 2
    return at


def _colour(sheet: Any, columns: Sequence[Column], heading: str, verdicts: Iterable[str]) -> None:
    at = [column.heading for column in columns].index(heading) + 1
    for number, verdict in enumerate(verdicts, 2):
        sheet.cell(number, at).fill = fill(MARKS[verdict].colour)


def _cite(item: Mapping[str, Any], text: str) -> str:
    words = _around(item, text)
    named = item.get("name", "") in words or words in item.get("name", "")
    return f"第{item['line']}行{'' if named else one_line(item['name'])}「{words}」"


def _around(item: Mapping[str, Any], text: str) -> str:
    """The clause of a figure, the quote of anything else, on one line."""
    start, end = item.get("clause") or (item["start"], item["end"])
    words = text[start:end] if start <= item["start"] and item["end"] <= end else item["quote"]
    return shorten(one_line(words), _QUOTE_LIMIT)


def _result(results: Sequence[Mapping[str, Any]]) -> str | None:
    if not results:
        return None
    best = results[0]
    return one_line(f"{best['name']} {best['quote']}" if "name" in best else best["quote"])


def _quantity(figure: Mapping[str, Any]) -> str | int | float | None:
    if figure["value"] is None:
        return str(figure["words"] or "")
    value: int | float = figure["value"]
    return value if figure["value_hi"] is None else f"{value}～{figure['value_hi']}"


def _comparator(figure: Mapping[str, Any]) -> str | None:
    return None if figure["value"] is None else _zh(f"is_{figure['comparator']}")


def _section_title(document: Mapping[str, Any], section_id: str) -> str | None:
    found = next((s for s in document["sections"] if s["id"] == section_id), None)
    return one_line(f"{found['label']}{found['title']}") if found else None


def _side(figure: Mapping[str, Any] | None, document: Mapping[str, Any]) -> tuple[int | None, str | None]:
    return (None, None) if figure is None else (figure["line"], _around(figure, document["text"]))


def _heading(section: Mapping[str, Any]) -> tuple[str | None, str | None, int | None]:
    if not section:
        return None, None, None
    return section["id"], one_line(f"{section['label']}{section['title']}"), section["line"]


def _alone(payload: Mapping[str, Any]) -> bool:
    return payload["documents"]["new"] is None


def _said(verdict: str, payload: Mapping[str, Any]) -> str:
    """The word for a verdict, of one report alone or of two."""
    return _zh((OWN_WORDS if _alone(payload) else PAIR_WORDS).get(verdict, verdict))


def _zh(key: str) -> str:
    return label(key, Lang.ZH)
