"""What was repaired or left out on the way from a text to its outline. Changes when outline repairs something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cqdiff.models import Remark, RemarkKind
from cqdiff.outline.blocks import Block
from cqdiff.outline.extent import Extent
from cqdiff.outline.headings import Head
from cqdiff.outline.patterns import BRACKET, DASH, LABELS, Patterns

_SEEN = 30
"""So much of a line is quoted."""
_FURNITURE_MOST = 60
"""No line of a page's furniture is longer."""
_MOST = 50
"""So many remarks of a kind are told one by one."""


def remarks_of(
    text: str, blocks: list[Block], heads: list[Head], extent: Extent, patterns: Patterns
) -> tuple[Remark, ...]:
    """All remarks on the structure of `text`; `heads` are all headings, those outside of the report too."""
    inside = [head for head in heads if extent.start <= head.block < extent.appendix]
    found = [*_lines(text, blocks), *_few(list(_numbering(inside))), *_outside(text, blocks, heads, extent)]
    found += _few(_furniture(text, blocks, extent, patterns))
    return tuple(found)


def _lines(text: str, blocks: list[Block]) -> Iterator[Remark]:
    """Paragraphs over several lines, and several paragraphs on one line."""
    wrapped = [block for block in blocks if text.find("\n", block.start, block.end) >= 0]
    if wrapped:
        yield Remark(RemarkKind.WRAPPED, wrapped[0].start, count=len(wrapped))
    together = [b for a, b in pairwise(blocks) if text.find("\n", a.end, b.start) < 0]
    if together:
        yield Remark(RemarkKind.RUN_TOGETHER, together[0].start, count=len(together))


def _numbering(heads: list[Head]) -> Iterator[Remark]:
    """Labels that don't follow the one before: one is lost, doubled, or the count begins anew."""
    last: list[Head | None] = [None] * len(LABELS)
    for head in heads:
        before, last[head.rank] = last[head.rank], head
        last[head.rank + 1 :] = [None] * (len(LABELS) - head.rank - 1)
        if head.rank == DASH or not head.value:
            continue
        expected = before.value + 1 if before else 1
        if head.value == expected:
            continue
        seen = before.label if before else ""
        if head.value > 1:
            yield Remark(RemarkKind.SKIPPED, head.start, seen, head.label)
        elif head.rank <= BRACKET:  # 一是 and 1. begin anew in every paragraph
            yield Remark(RemarkKind.RESTARTED, head.start, seen, head.label)


def _outside(text: str, blocks: list[Block], heads: list[Head], extent: Extent) -> Iterator[Remark]:
    """Contents before the report, and what stands behind it."""
    if heads and heads[0].block < extent.start:
        count = extent.start - heads[0].block
        yield Remark(
            RemarkKind.CONTENTS, blocks[heads[0].block].start, _seen(text, blocks[heads[0].block]), count=count
        )
    for kind, at in ((RemarkKind.APPENDIX, extent.appendix), (_behind(extent), extent.end)):
        stop = extent.end if kind is RemarkKind.APPENDIX else len(blocks)
        if at < stop:
            yield Remark(kind, blocks[at].start, _seen(text, blocks[at]), count=stop - at)


def _behind(extent: Extent) -> RemarkKind:
    return RemarkKind.COPY if extent.copied else RemarkKind.TAIL


def _furniture(text: str, blocks: list[Block], extent: Extent, patterns: Patterns) -> list[Remark]:
    body = blocks[extent.start : extent.appendix]
    short = [block for block in body if len(block.text) <= _FURNITURE_MOST]
    return [Remark(RemarkKind.FURNITURE, b.start, _seen(text, b)) for b in short if patterns.whole("furniture", b.text)]


def _few(remarks: list[Remark]) -> list[Remark]:
    """The first ones, and one that counts the rest."""
    if len(remarks) <= _MOST:
        return remarks
    rest = remarks[_MOST]
    return [*remarks[:_MOST], Remark(rest.kind, rest.start, rest.seen, count=len(remarks) - _MOST)]


def _seen(text: str, block: Block) -> str:
    return " ".join(text[block.start : min(block.end, block.start + _SEEN)].split())
