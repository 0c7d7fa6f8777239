"""Cut the text of a report into sentences and clauses, with brackets and quotation marks respected."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from msgspec import Struct

from cqdiff.models import Document, Outline, Part

_MARKS = re.compile(r"([。！？；;，,：:“”（）()《》〈〉【】\n])")
_ENDS = frozenset("。！？；;")
_STOPS = _ENDS | frozenset("，,：:")
_CLOSING = {"”": "“", "）": "（", ")": "（", "》": "《", "〉": "《", "】": "【"}
_OPENING = {"“": "“", "（": "（", "(": "（", "《": "《", "〈": "《", "【": "【"}
_COUNTED_OFF = frozenset("一二三四五六七八九十0123456789（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ENUMERATOR = (
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要(?![素点件害务道求]))|（(?:\d{1,2}|[一二三四五六七八九十]{1,3})）"
    r"|[①-⑳]|\d{1,2}[.．、](?=[^\d]))\s*"
)
"""二是新增学位15万个, （2）…, ②…, 2.…: which of several a clause tells, and no part of what it tells."""
_LONGEST_ENUMERATOR = 8
_LONGEST_BRACKET = 120
"""A bracket that is not closed within so many characters was never meant as one."""
_LONGEST_CLAUSE = 600
_LONGEST_SENTENCE = 1500
"""The longest known have 115 and 429 characters. What goes on further is cut, so that time grows as the text does."""
_WHOLE = r"[^\d.,%一二三四五六七八九十百千万亿零〇○](?=[^\d.,%一二三四五六七八九十百千万亿零〇○])"
"""Two signs neither of which is part of a number."""


class Sentence(Struct, frozen=True, gc=False):
    """A sentence and its clauses as (start, end), and the spans that are quoted or in brackets.

    `follows` is true after ；: the sentence before it goes on in this one.
    """

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]
    bracketed: tuple[tuple[int, int], ...]
    follows: bool


class Block(Struct, frozen=True, gc=False):
    """A stretch of text that is read in one go, a heading or a paragraph, and its sentences."""

    section: str
    part: Part
    start: int
    end: int
    spans_years: bool
    sentences: tuple[Sentence, ...]


def blocks_of(outline: Outline, document: Document) -> tuple[Block, ...]:
    """Headings and paragraphs in the order of the text.

    Headings are read too: in `——地区生产总值增长6%左右。主要考虑：…` the target is the heading.
    """
    spans = [
        (s.start + len(s.label), s.body, s.id, s.part, s.spans_years)
        for s in outline.sections
        if s.body > s.start + len(s.label)
    ]
    spans += [(p.start, p.end, p.section, p.part, p.spans_years) for p in outline.paragraphs]
    if any(part not in (Part.OTHER, Part.FRONT) for _, _, _, part, _ in spans):
        # glossaries, a second copy of the report, the web page around it
        spans = [span for span in spans if span[3] is not Part.OTHER]
    return tuple(
        Block(section, part, start, end, spans_years, tuple(sentences_of(document.folded, start, end)))
        for start, end, section, part, spans_years in sorted(spans)
    )


def sentences_of(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of text[start:end], cut at 。！？； outside of brackets, and where they would never end."""
    found: list[Sentence] = []
    for sentence in _ended(text, start, end):
        if sentence.end - sentence.start <= _LONGEST_CLAUSE:
            found.append(sentence)
        else:
            found += _bounded(text, sentence)
    return found


def _bounded(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """An overlong sentence as several, its overlong clauses cut."""
    pieces = [piece for clause in sentence.clauses for piece in _cut(text, *clause)]
    quoted, bracketed = deque(sentence.quoted), deque(sentence.bracketed)
    begin, first, follows = sentence.start, 0, sentence.follows
    for i, piece in enumerate(pieces):
        last = i + 1 == len(pieces)
        if last or pieces[i + 1][1] - begin > _LONGEST_SENTENCE:
            end = sentence.end if last else piece[1]
            clauses = tuple(pieces[first : i + 1])
            yield Sentence(begin, end, clauses, _before(quoted, end), _before(bracketed, end), follows)
            begin, first, follows = end, i + 1, True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause in pieces; no number is torn apart where that can be helped."""
    while end - start > _LONGEST_CLAUSE:
        stop = start + _LONGEST_CLAUSE
        whole = re.search(_WHOLE, text[stop - _LONGEST_BRACKET : stop])
        stop = stop - _LONGEST_BRACKET + whole.end() if whole else stop
        yield start, stop
        start = stop
    yield start, end


def _before(spans: deque[tuple[int, int]], end: int) -> tuple[tuple[int, int], ...]:
    """Take the spans off that begin before `end`; they are in the order of their ends."""
    taken = []
    while spans and spans[0][0] < end:
        taken.append(spans.popleft())
    return tuple(taken)


def _ended(text: str, start: int, end: int) -> Iterator[Sentence]:
    clauses: list[tuple[int, int]] = []
    quoted: list[tuple[int, int]] = []
    bracketed: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    begin = clause = start
    follows = False
    parts = iter(_MARKS.split(text[start:end]))
    at = start - 1
    for words, mark in zip(parts, parts, strict=False):
        at += len(words) + 1
        if mark in _STOPS:
            if opened:
                if at - opened[-1][1] <= _LONGEST_BRACKET:
                    continue
                opened.clear()
            if at > clause:
                clauses.append((_told_from(text, clause, at) if text[clause] in _COUNTED_OFF else clause, at))
            clause = at + 1
            if mark in _ENDS:
                if clauses:
                    yield Sentence(begin, at, tuple(clauses), tuple(quoted), tuple(bracketed), follows)
                begin, clauses, quoted, bracketed = at + 1, [], [], []
                follows = mark in "；;"
        elif mark in _OPENING:
            opened.append((_OPENING[mark], at))
        elif mark in _CLOSING and opened and opened[-1][0] == _CLOSING[mark]:
            kind, left = opened.pop()
            (quoted if kind in "“《" else bracketed).append((left, at + 1))
    if end > clause:
        clauses.append((_told_from(text, clause, end) if text[clause] in _COUNTED_OFF else clause, end))
    if clauses:
        yield Sentence(begin, end, tuple(clauses), tuple(quoted), tuple(bracketed), follows)


def _told_from(text: str, start: int, end: int) -> int:
    """Where a clause begins behind the enumerator that opens it, where one does."""
    found = re.match(_ENUMERATOR, text[start : min(end, start + _LONGEST_ENUMERATOR)])
    return start + found.end() if found and start + found.end() < end else start
