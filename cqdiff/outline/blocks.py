"""Text → paragraphs as a reader sees them, whatever the line breaks. Changes when texts come broken in a new way."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from msgspec import Struct

from cqdiff.models import Document
from cqdiff.outline.patterns import BRACKET, DASH, LABELS, Patterns

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_MARGIN = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
# Paragraphs of a one-line text are parted by two wide spaces or more, or by tabs.
_GAP = re.compile(
    r"[\u3000\u2003\t \u00a0](?:(?<=[\u3000\u2003])[\u3000\u2003]+|(?<=\t)\t*|(?<=[ \u00a0])[ \u00a0]{3,})"
)
_IN_GAPS = ("\u3000", "\u2003", "\t", "\u00a0", "  ")  # one of these stands in any gap
_WIDE_GAP = re.compile(r"[\u3000\u2003]{2,}")
# A text that was run together without even gaps is parted where its headings begin: 。一、 and 情况（一）, but not
# 第一、二产业, 一、二季度 or （一）…；（二）….
_RUN_TOGETHER = 2_000
_VISIBLE = re.compile(rf"[^{INVISIBLE}]+")
_ENDS = frozenset("。！？：；”」』…!?;:")
_CONTINUES = frozenset("，。、；：）》”％%,;)]〉」』")
_OPENS = frozenset("《（“(〈「『，、")

_TITLED_LABELS = frozenset(LABELS[: BRACKET + 1])
_PUNCTUATION = frozenset("，。、；：！？《“（")
_PHRASE_MAX = 30

_TABBED_FROM = 200
"""A line shorter than this may be a row of a table: its tabs part cells, not paragraphs."""
_LONG = 60
"""A line from this length on is no title, no name and no date line."""
_HEADING_MAX = 60
_HEADING_REST_MAX = 25
_WRAP_LINES = 10
_WRAP_MAX = 80
_WRAP_SHARE = 0.5
_WRAP_FULL = 0.8
_INDENTED_FROM = 0.05


class Block(Struct):
    """A paragraph with its heading, if it has one. `text` is folded and has no line breaks or invisible characters.

    `marks` tell where each unbroken run of `text` stands in the document: (index in text, offset).
    """

    start: int
    end: int
    text: str
    marks: list[tuple[int, int]]

    def offset(self, at: int) -> int:
        """The offset in the document of the character at `at`."""
        if len(self.marks) == 1:
            index, offset = self.marks[0]
        else:
            index, offset = self.marks[bisect_right(self.marks, at, key=itemgetter(0)) - 1]
        return offset + at - index

    def verbatim(self, text: str, start: int, end: int) -> str:
        """The characters of the document for a stretch of `text`, what is invisible left out."""
        first, stop = self.offset(start), self.stop(end)
        if stop - first == end - start:
            return text[first:stop]
        return "".join(text[self.offset(at)] for at in range(start, end))

    def stop(self, at: int) -> int:
        """The offset in the document behind the characters before `at`."""
        return self.offset(at - 1) + 1 if at else self.start


class _Piece(Struct, frozen=True):
    start: int
    end: int
    text: str
    adjacent: bool
    same_line: bool
    indented: bool


def blocks_of(document: Document, patterns: Patterns, apart: Sequence[tuple[int, int]] = ()) -> list[Block]:
    """The paragraphs of a document in order, lines broken inside a sentence joined; those `apart` are left out."""
    pieces = list(_pieces(document, patterns, apart))
    width = _wrap_width(pieces)
    groups: list[list[_Piece]] = []
    in_body = False
    for piece in pieces:
        if in_body and groups and _continues(groups[-1], piece, width, patterns):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        in_body = in_body or _begins_body(piece, patterns)
    return [_block(group) for group in groups]


def _block(pieces: list[_Piece]) -> Block:
    texts: list[str] = []
    marks: list[tuple[int, int]] = []
    size = 0
    for piece in pieces:
        if piece.text.isprintable():  # as nearly all are
            marks.append((size, piece.start))
            texts.append(piece.text)
            size += len(piece.text)
            continue
        for run in _VISIBLE.finditer(piece.text):
            marks.append((size, piece.start + run.start()))
            texts.append(run.group())
            size += run.end() - run.start()
    return Block(pieces[0].start, pieces[-1].end, "".join(texts), marks)


def _begins_body(piece: _Piece, patterns: Patterns) -> bool:
    """Titles, names and dates before the body stand on lines of their own and are never joined."""
    label = patterns.label.match(piece.text)
    return (
        len(piece.text) >= _LONG
        or patterns.opens("salutation", piece.text) is not None
        or (label is not None and label.lastgroup != LABELS[DASH])
    )


def _pieces(document: Document, patterns: Patterns, apart: Sequence[tuple[int, int]]) -> Iterator[_Piece]:
    text = document.folded
    at, size, adjacent = 0, len(text), False
    gaps = any(map(document.text.__contains__, _IN_GAPS))
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        if any(at < last and first < end for first, last in apart):
            at, adjacent = end + 1, False
            continue
        found = False
        # Folding turned wide spaces into plain ones, so gaps are looked for in the text as it stands.
        for start, stop in _split(document.text, at, end) if gaps or end - at >= _RUN_TOGETHER else ((at, end),):
            begin, last = _visible(text, start, stop)
            begin = _after_debris(text, begin, last, patterns)
            if begin < last:
                yield _Piece(begin, last, text[begin:last], adjacent and not found, found, begin > start)
                found = True
        adjacent = found
        at = end + 1


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    """text[start:end] without blanks and invisible characters at both ends."""
    words = text[start:end]
    return end - len(words.lstrip(_MARGIN)), start + len(words.rstrip(_MARGIN))


def _after_debris(text: str, start: int, end: int, patterns: Patterns) -> int:
    debris = patterns.any_of["debris"].match(text, start, end)
    if debris is None:
        return start
    return _visible(text, debris.end(), end)[0]


@cache
def _label_within() -> re.Pattern[str]:
    """Compiled for texts that need it, which are few."""
    return re.compile(
        r"(?<=[^、\d第一二三四五六七八九十])(?=[一二三四五六七八九十]{1,3}、[^一二三四五六七八九十])"
        r"|(?<=[^、，；及和第“（(])(?=[（(][一二三四五六七八九十]{1,3}[）)])"
        r"|(?<=[。！？：])(?=——|第[一二三四五六七八九十]{1,3}(?:部分|章|节))|(?<=[。！？])(?=[一二三四五六七八九十]是[^否])"
    )


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    gap = _GAP if end - start >= _TABBED_FROM else _WIDE_GAP
    if end - start >= _RUN_TOGETHER and not gap.search(text, start, end):
        gap = _label_within()
    at = start
    for found in gap.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    yield at, end


def _wrap_width(pieces: list[_Piece]) -> int:
    """The width at which the text was wrapped; 0 where a line is a paragraph; -1 where indents mark paragraphs."""
    widths = sorted(len(piece.text) for piece in pieces)
    if len(widths) < _WRAP_LINES or widths[-1] > _WRAP_MAX:
        return 0
    broken = sum(piece.text[-1] not in _ENDS for piece in pieces)
    if broken <= len(pieces) * _WRAP_SHARE:
        return 0
    indented = sum(piece.indented for piece in pieces)
    if len(pieces) * _INDENTED_FROM <= indented <= len(pieces) * _WRAP_SHARE:
        return -1
    return widths[int(len(widths) * 0.9)]


def _continues(group: list[_Piece], piece: _Piece, width: int, patterns: Patterns) -> bool:
    """Whether `piece` goes on with the sentence of the line before it."""
    if len(group) == 1 and (piece.same_line or piece.adjacent) and _is_bare_label(group[0].text, patterns):
        return True
    last, so_far = (
        group[-1],
        group[0].text if len(group) == 1 else "".join(part.text for part in group[-4:]),
    )
    if not piece.adjacent:
        return False
    if piece.text[0] in _CONTINUES:
        return True
    if width < 0:  # wrapped text that marks its paragraphs by indenting them
        return not piece.indented
    if last.text[-1] in _ENDS and not (width and len(last.text) >= width * _WRAP_FULL):
        return False
    label = patterns.label.match(piece.text)
    if piece.indented or (label and len(piece.text) > label.end()) or patterns.opens("tail", piece.text):
        return False
    if width:
        return len(last.text) >= width * _WRAP_FULL
    if patterns.whole("furniture", piece.text) and not piece.text.isdigit() and len(last.text) < _LONG:
        return False
    if _is_heading(so_far, patterns):
        return _completes_heading(so_far, piece, patterns)
    # A short line of one phrase over a long one heads it, it does not begin its sentence.
    return not (len(so_far) <= _PHRASE_MAX and len(piece.text) >= _LONG and not _PUNCTUATION & set(so_far))


def _is_bare_label(text: str, patterns: Patterns) -> bool:
    """第一部分 or 一、 alone: its title stands behind a gap or on the next line."""
    label = patterns.label.fullmatch(text)
    return label is not None and label.lastgroup in _TITLED_LABELS


def _is_heading(text: str, patterns: Patterns) -> bool:
    """A line that may be a heading on its own: labelled, short, not one sentence ended in it."""
    if len(text) > _HEADING_MAX or "。" in text:
        return False
    label = patterns.label.match(text)
    if label is not None:
        return text[-1] not in _OPENS
    return patterns.whole("unlabelled_top", text) or patterns.whole("appendix", text)


def _completes_heading(heading: str, piece: _Piece, patterns: Patterns) -> bool:
    """三、持续提升政府 / 治理效能和服务水平: the second line is short, ends no sentence and the first names no part."""
    rest = piece.text
    if len(rest) > _HEADING_REST_MAX or rest[-1] in _ENDS or any(sign in rest for sign in "。；！："):
        return False
    names_part = any(patterns.search(name, heading) for name in ("part_review", "part_tasks", "part_outlook"))
    return not names_part and len(heading) + len(rest) <= _HEADING_MAX
