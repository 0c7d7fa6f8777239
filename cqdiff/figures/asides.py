"""Read the figures in parentheses as a clause of their own behind the words they explain.

Changes when another way to explain a number in parentheses is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cqdiff.figures.items import unspaced
from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.figures.names import Named, name_numerals
from cqdiff.figures.numerals import Numeral, numerals_in
from cqdiff.figures.sentences import Block, Sentence, sentences_of
from cqdiff.figures.spellings import BEGINS, Scanner
from cqdiff.figures.subject import Subject
from cqdiff.models import Figure, Role

Span = tuple[int, int]

_AGES = ("岁", "周岁")
_PARTED = re.compile("[、和与及]")
_LONGEST_NUMBER = 16
_SHORTEST = len("（5个）")
_PLANNED = "目标|计划|预期|年初预算|规划|下达|考核"
_AIMED = "计划|力争|目标|确保|新增|新建|完成|年内|今年|达到?"
_HELD = "高于|低于|超|好于|快于|优于|完成|实现|[比较]"
_ELSEWHERE = "(?:全[国省市区县州]|(?:西部|中部|东部)地区|世界)(?:平均)?"
_YEAR_BEFORE = ("上年", "去年", "前年")


def without_asides(text: str, blocks: Sequence[Block], scanner: Scanner) -> tuple[str, dict[int, list[Span]]]:
    """The text with parentheses that hold figures left blank, and these parentheses by where their sentence begins."""
    kept: list[str] = []
    found: dict[int, list[Span]] = {}
    at = 0
    for block in blocks:
        for sentence in block.sentences:
            for span in _telling(text, sentence, scanner) if sentence.bracketed else ():
                kept += (text[at : span[0]], " " * (span[1] - span[0]))
                at = span[1]
                found.setdefault(sentence.start, []).append(span)
    return "".join((*kept, text[at:])) if kept else text, found


def _telling(text: str, sentence: Sentence, scanner: Scanner) -> Iterator[Span]:
    """The outermost parentheses of a sentence that hold figures, in order; those in a quoted name hold none."""
    last = 0
    for start, end in sorted(sentence.bracketed):
        if start < last or end - start < _SHORTEST or text[start] not in "（(":
            continue
        last = end
        if BEGINS.search(text, start, end) is None or any(a < start < b for a, b in sentence.quoted):
            continue
        if _explains(text, start, end, scanner):
            yield start, end


def _figures(text: str, inside: Span, scanner: Scanner) -> list[Numeral]:
    return [n for n in numerals_in(text, *inside, scanner) if n.kind != "rating" and n.unit not in _AGES]


def _explains(text: str, start: int, end: int, scanner: Scanner) -> bool:
    """Whether parentheses hold figures; 规模以上企业（2000万元以上） tells what a word means."""
    numerals = _figures(text, (start + 1, end - 1), scanner)
    if not _is_alone(numerals, start, end):
        return bool(numerals)
    if numerals[0].kind == "counter" and numerals[0].end == numerals[0].unit_end:
        return True  # 孵化器（3家）
    before = numerals_in(text, max(0, start - _LONGEST_NUMBER), start, scanner)
    return bool(before) and before[-1].end == start  # 108亿公斤（216亿斤）


def _is_alone(numerals: Sequence[Numeral], start: int, end: int) -> bool:
    return len(numerals) == 1 and (numerals[0].start, numerals[0].end) == (start + 1, end - 1)


def name_aside(
    text: str, aside: Span, sentence: Sentence, before: Sequence[Named], scanner: Scanner, lexicon: Lexicon
) -> tuple[bool, list[Named]]:
    """Name the figures in a pair of parentheses; true where it explains a number, and not how big a work is.

    `before` are those of the sentence that stand before it.
    """
    start = max((a for a, _ in sentence.clauses if a <= aside[0]), default=sentence.start)
    told = before[-1] if before and before[-1].numeral.start >= start else None
    if told and _PARTED.search(text, told.numeral.end, aside[0]):
        start, told = told.numeral.end, None
    words = unspaced(text[start : aside[0]])
    alone = _figures(text, (aside[0] + 1, aside[1] - 1), scanner)
    if _is_alone(alone, *aside):
        return True, _name_alone(alone[0], told, words, (start, aside[1]), lexicon)
    subject = Subject(clause=_PARTED.split(words)[-1])
    if told:
        verb = lexicon.carried.at(told.name)
        subject = Subject(told.name, verb, verb, told.name.removeprefix(verb), unit=told.numeral.unit)
        subject.recent.append(told.name)
    named = []
    for inner in sentences_of(text, aside[0] + 1, aside[1] - 1):
        numerals = _figures(text, (inner.start, inner.end), scanner)
        named += [_alike(one, told, lexicon) for one in name_numerals(text, inner, numerals, subject, lexicon)]
    return told is not None, [one for one in named if one.name]


def _name_alone(numeral: Numeral, told: Named | None, words: str, clause: Span, lexicon: Lexicon) -> list[Named]:
    """A number that stands in parentheses without a word: how much the thing before it is, or the same once more."""
    if told is None:
        words = strip_leading(words, lexicon)
        thing = _PARTED.split(words)[-1]
        verb = lexicon.carried.at(words)
        name = thing if thing == words else verb + thing  # 新增国家级孵化器（3家）、省级孵化器（5家）
        return [Named(numeral, name, "", numeral.start, clause, numeral.start)] if name else []
    moved = lexicon.up.search(told.predicate) or lexicon.down.search(told.predicate)
    if told.numeral.unit == "%" and not moved:
        return []  # 占比80%（40亿元）: of what it is told nowhere
    return [replace(told, numeral=numeral)]


def _alike(one: Named, told: Named | None, lexicon: Lexicon) -> Named:
    """增长6.5%（力争7%）: a number that only restates the one before it measures what that one does."""
    one = replace(one, name=one.name.removeprefix("含"))
    if told is None or one.name != told.name or one.numeral.unit != told.numeral.unit:
        return one
    if lexicon.up.search(one.predicate) or lexicon.down.search(one.predicate):
        return one
    return replace(one, predicate=told.predicate, start=told.start, told=told.told)


def placed(figure: Figure, words: str, explains: bool, plans: bool, review_year: int | None) -> Figure:
    """A figure in parentheses whose words tell another time or place than its sentence's: （上年31）, （全省5.5%）.

    `explains` is true behind a number; behind a name it tells how big a work is: 临澜大道（总投资12亿元）.
    """
    if re.match(_ELSEWHERE, words):
        return replace(figure, role=Role.BASELINE, year=None)
    if plans:
        sized = figure.role is Role.TARGET and not explains and not re.search(_AIMED, words)
        return replace(figure, role=Role.BASELINE, year=None) if sized else figure
    if words.startswith(_YEAR_BEFORE):
        return replace(figure, role=Role.BASELINE, year=review_year - 1 if review_year else None)
    if re.search(_PLANNED, words) and not re.search(_HELD, words):
        return replace(figure, role=Role.BASELINE)
    return figure
