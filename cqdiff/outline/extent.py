"""Where the report begins and ends in its file: contents lists, copies, glossaries, web pages around it.

Changes when files carry something new before or behind the report.
"""

from __future__ import annotations

from msgspec import Struct

from cqdiff.outline.blocks import Block
from cqdiff.outline.headings import Head
from cqdiff.outline.patterns import BRACKET, TOP, Patterns

_TEXT_FROM = 80
"""Between two lines of a table of contents no paragraph of this length stands."""
_COPY_STEPS = 12
_APPENDIX_MAX = 40


class Extent(Struct, frozen=True):
    """Blocks from `start` to `appendix` are the report's body, those to `end` its glossary, the rest is none of it."""

    start: int
    appendix: int
    end: int
    copied: bool = False


def extent_of(blocks: list[Block], heads: list[Head], patterns: Patterns) -> Extent:
    """Find the body among the blocks."""
    size = len(blocks)
    if not heads:
        return Extent(size, size, size)
    start, copy = _copies(blocks, heads)
    body = next(head.block for head in heads if head.block >= start)
    tail = min(_tail(blocks, body, patterns), copy)
    middle = (blocks[body].start + blocks[tail - 1].end) // 2
    # a glossary may be longer than its report, but no section with a label follows it
    last = max((head.block for head in heads if head.rank <= BRACKET and body <= head.block < tail), default=tail)
    appendix = tail
    for i in range(body, tail):
        block = blocks[i]
        if (
            (block.start > middle or i > last)
            and len(block.text) <= _APPENDIX_MAX
            and patterns.whole("appendix", block.text)
        ):
            appendix = i
            break
    return Extent(start, appendix, tail, copied=copy < size)


def _copies(blocks: list[Block], heads: list[Head]) -> tuple[int, int]:
    """Where the text begins behind a table of contents, and where a second copy of it begins."""
    tops = [head for head in heads if head.rank <= TOP and head.title]
    if not tops:
        return heads[0].block, len(blocks)
    first = tops[0]
    again = next((head for head in tops[1:] if head.title == first.title), None)
    if again is None:
        return heads[0].block, len(blocks)
    between = blocks[first.block : again.block]
    if all(len(block.text) < _TEXT_FROM for block in between):
        return again.block, len(blocks)
    front = [block.text for block in blocks[: first.block]]
    copy = again.block
    for i in range(again.block - 1, max(again.block - _COPY_STEPS, first.block), -1):
        if not any(blocks[i].text in line for line in front):
            break
        copy = i
    return heads[0].block, copy


def _tail(blocks: list[Block], body: int, patterns: Patterns) -> int:
    """The first block in the second half that belongs to the web page around the report."""
    middle = (blocks[body].start + blocks[-1].end) // 2
    for i in range(body + 1, len(blocks)):
        if blocks[i].start > middle and patterns.opens("tail", blocks[i].text):
            return i
    return len(blocks)
