"""Headings and paragraphs → nested sections. Changes when it is decided anew what stands under what."""

from __future__ import annotations

from msgspec import Struct, field

from cqdiff.models import PLAN_PARTS, Paragraph, Part, Section
from cqdiff.outline.blocks import Block
from cqdiff.outline.extent import Extent
from cqdiff.outline.headings import Head
from cqdiff.outline.parts import Purpose, Purposes
from cqdiff.outline.patterns import BRACKET, DASH, ITEM, TOP, Patterns
from cqdiff.positions import Lines

_RUN_MIN = 3
"""So many siblings of one paragraph each make a run whose last one has one paragraph, too."""


class _Text(Struct):
    """A paragraph in the making."""

    start: int
    end: int
    words: str
    purpose: Purpose
    fixed: bool = False


class _Node(Struct):
    """A section in the making. `inside` holds its paragraphs and subsections in order."""

    head: Head
    purpose: Purpose
    inside: list[_Node | _Text] = field(default_factory=list)

    def children(self) -> list[_Node]:
        return [item for item in self.inside if isinstance(item, _Node)]

    def end(self) -> int:
        last = self.inside[-1] if self.inside else None
        if last is None:
            return max(self.head.ends, self.head.start)
        return last.end() if isinstance(last, _Node) else last.end


class Tree:
    """Builds the sections of one report."""

    def __init__(
        self,
        blocks: list[Block],
        heads: list[Head],
        extent: Extent,
        words: Purposes,
        patterns: Patterns,
    ):
        self._blocks = blocks
        self._heads = {head.block: head for head in heads if extent.start <= head.block < extent.appendix}
        self._extent = extent
        self._purposes = words
        self._patterns = patterns
        self._front: list[_Text] = []
        self._tail: list[_Text] = []
        self._tops: list[_Node] = []
        self._before: set[Purpose] = set()
        self._stack: list[_Node] = []
        self._reach = Purpose(Part.OTHER)
        self._listing = self._listed = False

    def build(self, text_lines: Lines) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
        for i, block in enumerate(self._blocks):
            if i >= self._extent.end:
                self._tail.append(_Text(block.start, block.end, block.text, Purpose(Part.OTHER)))
            elif i == self._extent.appendix:
                self._open_appendix(i, block)
            elif i in self._heads:
                self._open(self._heads[i], block)
            elif not self._patterns.whole("furniture", block.text) or i < self._extent.start:
                self._add(block.start, block.end, block.text)
        for top in self._tops:
            self._settle(top)
        return self._written(text_lines)

    # ---- reading on ----

    def _open(self, head: Head, block: Block) -> None:
        while self._stack and self._stack[-1].head.rank >= head.rank:
            self._stack.pop()
        if not self._stack:
            purpose = self._purpose_of_top(head)
            self._before.add(purpose)
            self._reach = purpose
        else:
            above = self._stack[-1].purpose
            if self._turns():
                if head.rank <= BRACKET and self._stack[0].purpose.single:
                    self._reach = self._stack[0].purpose
                above = self._reach = self._purposes.turn(self._reach, head.words)
            purpose = self._purposes.of_child(head, above)
            if self._listing and head.rank > BRACKET and purpose.part in PLAN_PARTS:
                purpose = Purpose(Part.TARGETS)
        self._listing = self._listing and head.rank > BRACKET
        node = _Node(head, purpose)
        (self._stack[-1].inside if self._stack else self._tops).append(node)
        self._stack.append(node)
        if head.ends < block.end:
            self._add_text(head.ends, block.end, block.text, purpose, fixed=True)
            if head.rank == DASH and head.runs_in:
                self._stack.pop()

    def _turns(self) -> bool:
        """Whether the top section that is open changes its part or reach on the way."""
        top = self._stack[0].purpose
        return top.part is Part.REVIEW or top.mixed

    def _purpose_of_top(self, head: Head) -> Purpose:
        follower = self._blocks[head.block + 1].text if head.block + 1 < len(self._blocks) else ""
        purpose = self._purposes.of_top(head.words, self._before, follower)
        if purpose.part is Part.TASKS and self._purposes.demands(head.words) and self._tasks_behind(head):
            return Purpose(Part.OUTLOOK)
        return purpose

    def _tasks_behind(self, head: Head) -> bool:
        """Whether another top section holds the tasks: 二、总体要求和目标任务 before 三、2025年重点工作."""
        later = (other for at, other in self._heads.items() if at > head.block and other.rank <= head.rank)
        return any(self._purposes.of_tasks(other.words) for other in later)

    def _open_appendix(self, i: int, block: Block) -> None:
        self._stack.clear()
        head = Head(i, TOP, 0, "", block.text, block.text, block.start, block.end, False)
        self._stack.append(_Node(head, Purpose(Part.OTHER)))
        self._tops.append(self._stack[-1])

    def _add(self, start: int, end: int, words: str) -> None:
        if not self._stack:
            part = Part.OTHER if self._tops else Part.FRONT
            self._front.append(_Text(start, end, words, Purpose(part)))
            return
        top = self._stack[0].purpose
        if self._closes(words, top):
            del self._stack[1:]
        purpose = self._stack[-1].purpose
        if self._turns() and (len(self._stack) == 1 or top.part is Part.REVIEW):
            purpose = self._purposes.turn(self._reach, words)
            if self._purposes.lasts(purpose, words):
                self._reach = purpose
        cut = self._purposes.list_begins(words) if purpose.part in PLAN_PARTS and not purpose.spans else 0
        if cut:
            self._add_text(start, start + cut, words[:cut], self._purpose_in_plan(words[:cut], purpose))
        self._add_text(start + cut, end, words[cut:], self._purpose_in_plan(words[cut:], purpose))

    def _add_text(self, start: int, end: int, words: str, purpose: Purpose, *, fixed: bool = False) -> None:
        self._stack[-1].inside.append(_Text(start, end, words, purpose, fixed))

    def _closes(self, words: str, top: Purpose) -> bool:
        if self._patterns.opens("closers", words):
            return True
        return top.part is Part.REVIEW and self._patterns.opens("closers_review", words) is not None

    def _purpose_in_plan(self, words: str, purpose: Purpose) -> Purpose:
        if purpose.part not in PLAN_PARTS:
            return purpose
        listing, self._listing = self._listing, False
        listed, self._listed = self._listed, False
        goes_on = listed and self._patterns.opens("targets_go_on", words) is not None
        if not purpose.spans and (goes_on or self._purposes.lists_targets(words)):
            self._listed = True
            self._listing = words.endswith(("：", ":", "。")) and not self._patterns.search("figure_in_title", words)
            return Purpose(Part.TARGETS)
        if listing:
            self._listed = True
            return Purpose(Part.TARGETS)
        if self._purposes.looks_back(words):
            return Purpose(Part.REVIEW)
        return purpose if purpose.mixed else self._purposes.turn(purpose, words)

    # ---- putting right ----

    def _settle(self, node: _Node) -> None:
        """Give what follows a run of one-paragraph sections back to the section above."""
        for child in node.children():
            self._settle(child)
        children = node.children()
        settled: list[_Node | _Text] = []
        for i, item in enumerate(node.inside):
            settled.append(item)
            if isinstance(item, _Node):
                follower = node.inside[i + 1] if i + 1 < len(node.inside) else None
                keep = _kept(item, children, follower)
                settled += item.inside[keep:]
                del item.inside[keep:]
        node.inside = settled
        self._divide(node)

    def _divide(self, node: _Node) -> None:
        """In a section on the year's tasks, what stands before the list of targets is outlook."""
        if node.purpose.part is not Part.TASKS:
            return
        direct = []
        for item in node.inside:
            if isinstance(item, _Node):
                break
            direct.append(item)
        listed = [i for i, item in enumerate(direct) if item.purpose.part is Part.TARGETS]
        for item in direct[: listed[0]] if listed else []:
            if item.purpose.part is Part.TASKS:
                item.purpose = Purpose(Part.OUTLOOK)

    # ---- writing down ----

    def _written(self, lines: Lines) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
        sections: list[Section] = []
        paragraphs = [Paragraph("", text.purpose.part, text.start, text.end) for text in self._front]
        self._write(self._tops, "", sections, paragraphs, lines)
        paragraphs += [Paragraph("", Part.OTHER, text.start, text.end) for text in self._tail]
        return tuple(sections), tuple(sorted(paragraphs, key=lambda paragraph: paragraph.start))

    def _write(
        self,
        nodes: list[_Node],
        above: str,
        sections: list[Section],
        paragraphs: list[Paragraph],
        lines: Lines,
    ) -> None:
        for node, ordinal in zip(nodes, _ordinals(nodes), strict=True):
            head = node.head
            path = f"{above}.{ordinal}" if above else str(ordinal)
            sections.append(
                Section(
                    id=path,
                    level=path.count(".") + 1,
                    label=head.label,
                    title=head.title,
                    part=node.purpose.part,
                    start=head.start,
                    body=head.ends,
                    end=node.end(),
                    line=lines.line(head.start),
                    spans_years=node.purpose.spans,
                )
            )
            for item in node.inside:
                if isinstance(item, _Text):
                    purpose = item.purpose
                    paragraphs.append(Paragraph(path, purpose.part, item.start, item.end, purpose.spans))
            self._write(node.children(), path, sections, paragraphs, lines)


def _kept(node: _Node, siblings: list[_Node], follower: _Node | _Text | None) -> int:
    """How many of its paragraphs the last section of a run keeps.

    In a run of sections that are one paragraph each, the last one has one paragraph, too; and what stands right
    before a 一是 that begins a new run leads in to that run.
    """
    size = len(node.inside)
    if not node.head.runs_in or size < 2 or node.children():
        return size
    run = _run_of(node, siblings)
    if run[-1] is not node:
        return size
    enough = len(run) >= (2 if node.head.rank >= ITEM else _RUN_MIN)
    if enough and all(other.head.runs_in and len(other.inside) == 1 for other in run[:-1]):
        return 1
    restarts = isinstance(follower, _Node) and follower.head.rank == node.head.rank and follower.head.value == 1
    return size - 1 if restarts else size


def _run_of(node: _Node, siblings: list[_Node]) -> list[_Node]:
    """The sections counted together with this one: from 一是 to the one before the next 一是."""
    same = [other for other in siblings if other.head.rank == node.head.rank]
    at = next(i for i, other in enumerate(same) if other is node)
    first = next((i for i in range(at, -1, -1) if same[i].head.value == 1), 0)
    last = next((i for i in range(at + 1, len(same)) if same[i].head.value <= 1), len(same))
    return same[first:last]


def _ordinals(nodes: list[_Node]) -> list[int]:
    """Numbered sections are counted first, so that （一） is .1 though dashed items stand before it."""
    counted = sum(node.head.rank != DASH for node in nodes)
    numbered, dashed = 0, counted
    ordinals = []
    for node in nodes:
        if node.head.rank == DASH:
            dashed += 1
            ordinals.append(dashed)
        else:
            numbered += 1
            ordinals.append(numbered)
    return ordinals
