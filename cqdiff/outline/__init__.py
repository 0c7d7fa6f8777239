"""A Document becomes an Outline: what it is, its sections and paragraphs. Changes when the steps of that change."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cqdiff.errors import InputError
from cqdiff.models import PLAN_PARTS, Document, Outline, Part
from cqdiff.outline.about import about
from cqdiff.outline.blocks import blocks_of
from cqdiff.outline.extent import extent_of
from cqdiff.outline.headings import heads_of
from cqdiff.outline.parts import Purposes
from cqdiff.outline.patterns import patterns_of
from cqdiff.outline.remarks import remarks_of
from cqdiff.outline.tree import Tree
from cqdiff.positions import Lines
from cqdiff.reading import limits

if TYPE_CHECKING:
    from cqdiff.models import Section
    from cqdiff.outline.headings import Head
    from cqdiff.outline.patterns import Patterns
    from cqdiff.rules import RuleSet

__all__ = ["outline_of"]

_MIN_CHINESE = 200


def outline_of(document: Document, rules: RuleSet) -> Outline:
    """Find sections, parts, years and place. Raises InputError for a text that is no report."""
    patterns = patterns_of(rules)
    _require_chinese(document)
    blocks = blocks_of(document, patterns, _tables_of(document, rules) if document.tables else ())
    heads = heads_of(blocks, document.text, patterns)
    _require_report(document, heads, patterns)
    limits.check_report(document.source, len(heads), limits.SECTIONS, "标题")
    extent = extent_of(blocks, heads, patterns)
    inside = [head for head in heads if extent.start <= head.block < extent.appendix]
    known = about(blocks, inside, document.text, patterns)
    tree = Tree(blocks, inside, extent, Purposes(known, patterns), patterns)
    sections, paragraphs = tree.build(Lines(document.text))
    return Outline(
        title=known.title,
        place=known.place,
        kind=known.kind,
        review_year=known.review_year,
        plan_year=known.plan_year,
        sections=sections,
        paragraphs=paragraphs,
        notes=_notes(sections, extent.copied),
        remarks=remarks_of(document.text, blocks, heads, extent, patterns),
    )


def _tables_of(document: Document, rules: RuleSet) -> list[tuple[int, int]]:
    """Where indicator tables and their notes stand: rows are no headings (一、经济发展) and no sentences."""
    from cqdiff.tables import indicator_tables  # most reports have none

    return [(found.table.start, found.end) for found in indicator_tables(document, rules)]


def _require_chinese(document: Document) -> None:
    found = sum(1 for _ in islice(filter(_is_chinese, document.text), _MIN_CHINESE))
    if found < _MIN_CHINESE:
        raise InputError(f"{document.source}：只有{found}个汉字，不像一份完整的报告；请确认文件内容")


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _require_report(document: Document, heads: list[Head], patterns: Patterns) -> None:
    if not heads and not patterns.search("report_words", document.folded):
        raise InputError(
            f"{document.source}：不像计划报告或政府工作报告：没有“一、”“（一）”一类标题，也没有报告用语；请确认文件内容"
        )


def _notes(sections: tuple[Section, ...], copied: bool) -> tuple[str, ...]:
    notes = []
    if copied:
        notes.append("文件中报告全文出现两次，只读第一份")
    if not any(section.part is Part.REVIEW for section in sections):
        notes.append("没有认出回顾部分")
    if not any(section.part in PLAN_PARTS for section in sections):
        notes.append("没有认出计划年的部分")
    return tuple(notes)
