"""Which paragraphs are headings, and where their titles end. Changes when headings come in a new form."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from cqdiff.outline.blocks import INVISIBLE, Block
from cqdiff.outline.patterns import (
    BRACKET,
    CHAPTER,
    DASH,
    ITEM,
    LABELS,
    NUMBER,
    ROUND,
    TOP,
    Patterns,
)

_TENS = ("", *"一二三四五六七八九", "十", *(f"十{ones}" for ones in "一二三四五六七八九"), "二十")
_SKIPPED_MOST = 3
"""A list may skip this far or less, and no further than its known numerals."""
_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}
_NUMERAL = re.compile(r"[一二三四五六七八九十百]+|\d+")
_FULL_STOP = re.compile(r"[。！？!?]")
_CLAUSE_END = re.compile(r"[。！？!?；;：:，]")
_TITLE_END = "。；;：:，,、 "
_TITLE_MAX = 60
_LINE_MAX = 90
"""A labelled line longer than this with no full stop inside says something; it does not head what follows."""
_SHORT_ITEM = 45
_TIGHT_RUN = 2
_FAR_BELOW = 4


class Head(Struct):
    """A heading. `title` is told as it stands, `words` are the same folded, for matching.

    `ends` is where the heading ends in the document: the body of the section begins there.
    `runs_in` is true where the section's text goes on in the heading's own paragraph.
    """

    block: int
    rank: int
    value: int
    label: str
    title: str
    words: str
    start: int
    ends: int
    runs_in: bool


def heads_of(blocks: list[Block], text: str, patterns: Patterns) -> list[Head]:
    """The headings of a text in order. `text` is the text as it stands, for the titles."""
    heads: list[Head] = []
    count = _Count()
    for i, block in enumerate(blocks):
        label = patterns.label.match(block.text)
        if label is None or not label.lastgroup or label.end() == len(block.text):
            continue
        rank = LABELS.index(label.lastgroup)
        value = _value(label.group())
        goes_on = count.goes_on(rank, value, i) or count.skips(rank, value, i, blocks)
        if goes_on and not patterns.opens("dateline", block.text):
            count.add(rank, value, i)
            follower = blocks[i + 1].text if i + 1 < len(blocks) else ""
            heads.append(_head(i, block, rank, value, label.end(), text, follower, patterns))
    if not any(head.rank <= TOP for head in heads):
        heads = sorted([*heads, *_unlabelled(blocks, text, patterns)], key=lambda head: head.block)
    first = next((i for i, head in enumerate(heads) if head.rank != DASH), 0)
    return heads[first:]


class _Count:
    """Keeps count of the labels of each rank, to tell 二是 after 一是 from a 二是 that is part of a paragraph."""

    def __init__(self) -> None:
        self._last = [0] * len(LABELS)
        self._block = [0] * len(LABELS)
        self._tight = [0] * len(LABELS)

    def goes_on(self, rank: int, value: int, block: int) -> bool:
        """一是 … and 1. begin at one and go on by one, and a list of single paragraphs is not taken up far below."""
        if rank not in (ITEM, NUMBER, ROUND) or value == 1:
            return True
        if value != self._last[rank] + 1 or value < 2:
            return False
        return self._tight[rank] < _TIGHT_RUN or block - self._block[rank] < _FAR_BELOW

    def skips(self, rank: int, value: int, block: int, blocks: list[Block]) -> bool:
        """一是 … 三是: the label between is lost, and does not stand inside a paragraph as that of no heading."""
        last = self._last[rank]
        if (
            not last
            or not last + 1 < value <= min(last + _SKIPPED_MOST, len(_TENS) - 1)
            or block - self._block[rank] >= _FAR_BELOW
        ):
            return False
        between = "".join(each.text for each in blocks[self._block[rank] : block])
        return not any(mark in between for lost in range(last + 1, value) for mark in _written(rank, lost))

    def add(self, rank: int, value: int, block: int) -> None:
        self._last[rank + 1 :] = [0] * (len(LABELS) - rank - 1)
        if value == 1:
            self._tight[rank] = 0
        elif self._tight[rank] >= 0:
            self._tight[rank] = self._tight[rank] + 1 if block - self._block[rank] == 1 else -1
        self._last[rank], self._block[rank] = value, block


def _written(rank: int, value: int) -> tuple[str, ...]:
    """How a counted label may be written inside a paragraph."""
    if rank == ITEM:
        return (f"{_TENS[value]}是",)
    if rank == NUMBER:
        return f"{value}.", f"{value}、"
    return f"（{value}）", f"({value})", chr(ord("①") + value - 1)


def _value(label: str) -> int:
    found = _NUMERAL.search(label)
    if found is None:  # ① ⑴ ㈠ ⒈
        return int(unicodedata.numeric(label[0], 0))
    numeral = found.group()
    if numeral.isdigit():
        return int(numeral)
    if "百" in numeral:
        return 100
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _head(
    i: int,
    block: Block,
    rank: int,
    value: int,
    label_end: int,
    text: str,
    follower: str,
    patterns: Patterns,
) -> Head:
    """Cut a labelled paragraph into label, title and what goes on after it."""
    label_stop = block.stop(label_end)
    stop = _FULL_STOP.search(block.text, label_end)
    title_end = stop.start() if stop else len(block.text)
    after = stop.end() if stop else len(block.text)
    alone = after >= len(block.text)
    title = block.text[label_end:title_end]
    states = _states(rank, title, patterns)
    if len(title) > _TITLE_MAX or (states and rank >= BRACKET):
        clause = _CLAUSE_END.search(block.text, label_end + 4)
        title_end = min(title_end, clause.start() if clause else title_end, label_end + _TITLE_MAX)
    # What is only a heading: cut off. What states something itself: read as text, its first clause as the title.
    heads_others = alone and not states and _heads_others(rank, block.text, label_end, follower, patterns)
    whole = states or len(title) > _TITLE_MAX or (alone and not heads_others)
    if rank <= CHAPTER or (rank == TOP and alone and len(block.text) <= _LINE_MAX):
        heads_others, whole = alone, False
    ends = label_stop if whole else block.stop(after)
    while ends < block.end and (text[ends].isspace() or text[ends] in INVISIBLE):
        ends += 1
    return Head(
        block=i,
        rank=rank,
        value=value,
        label=text[block.start : label_stop],
        title=_title(text, block, label_end, title_end),
        words=block.text[label_end:title_end].strip(_TITLE_END),
        start=block.start,
        ends=block.end if heads_others else ends,
        runs_in=not heads_others,
    )


def _states(rank: int, title: str, patterns: Patterns) -> bool:
    """Whether a title says how much of something: then it is text, and its figures are to be read."""
    if patterns.search("figure_in_title", title):
        return True
    return rank == DASH and patterns.search("target_in_words", title) is not None


def _heads_others(rank: int, line: str, label_end: int, follower: str, patterns: Patterns) -> bool:
    """Whether a labelled line of one sentence heads the paragraphs after it, or is itself the text."""
    if rank < ITEM:
        return len(line) <= _LINE_MAX
    next_label = patterns.label.match(follower)
    if next_label is not None and next_label.lastgroup is not None:
        return LABELS.index(next_label.lastgroup) > rank
    return bool(follower) and len(line) - label_end <= _SHORT_ITEM and not patterns.opens("closers", follower)


def _title(text: str, block: Block, start: int, end: int) -> str:
    """The title as it stands in the document: digits unfolded, line breaks and odd spaces gone."""
    return " ".join(block.verbatim(text, start, end).split()).strip(_TITLE_END)


def _unlabelled(blocks: list[Block], text: str, patterns: Patterns) -> list[Head]:
    """Headings of top sections that no label marks, in a report that has no labelled ones."""
    found = []
    for i, block in enumerate(blocks):
        words = block.text
        if len(words) <= _SHORT_ITEM and patterns.whole("unlabelled_top", words):
            title = _title(text, block, 0, len(words))
            found.append(Head(i, TOP, 0, "", title, words, block.start, block.end, False))
    return found
