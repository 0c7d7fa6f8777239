"""Find the commitments of a report: what is promised for the plan year and can be checked a year later."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.commitments.beside import JOINTS, beside, shared_out
from cqdiff.commitments.later import later_stage, superseded
from cqdiff.commitments.lexicon import Promises, promises_for
from cqdiff.commitments.phrases import AND_ALSO, carried_on, phrases_of
from cqdiff.commitments.promise import Promise
from cqdiff.commitments.promises import read_clause
from cqdiff.commitments.quantities import Quantity, describes, mood_after, read_quantities, still_hoped
from cqdiff.commitments.spans import Span, held_in
from cqdiff.commitments.stages import closing
from cqdiff.figures.sentences import Block, Sentence
from cqdiff.models import Commitment, CommitmentKind, Document, Figure, Part, Role, Strength
from cqdiff.positions import Lines
from cqdiff.reading import limits
from cqdiff.rules import RuleSet

__all__ = ["find_commitments"]

_BEFORE_TASKS = frozenset((CommitmentKind.QUANTITY, CommitmentKind.DOCUMENT, CommitmentKind.OTHER))
"""In the outlook projects and events are named only as examples (项目早开工)."""
_BLANKS = " 　\n\t—-"
_PROMISING = frozenset((Part.TASKS, Part.OUTLOOK))


class _Reader(Struct, frozen=True):
    document: Document
    promises: Promises
    lines: Lines
    headline: frozenset[tuple[object, ...]]


def find_commitments(
    document: Document, blocks: Sequence[Block], figures: tuple[Figure, ...], rules: RuleSet
) -> tuple[Commitment, ...]:
    """All commitments of a report in the order of the text, by the annotation guide.

    They stand in the parts on the tasks of the plan year, or in the outlook before them (今年拟安排财政赤字1.62万亿元,
    national 2015; 开展营业税改征增值税试点, national 2012). `start`/`end` are offsets into `document.text`.
    Raises InputError where there are more than `limits.COMMITMENTS`.
    """
    headline = frozenset(_said(f) for f in figures if f.headline)
    reader = _Reader(document, promises_for(rules), Lines(document.text), headline)
    tasks = {b.section for b in blocks if b.part is Part.TASKS}
    targets = [f for f in figures if _is_promise(f) and (f.section in tasks or _said(f) not in headline)]
    targets.sort(key=lambda f: f.start)
    found: list[Commitment] = []
    at = 0
    for block in blocks:
        if block.part not in _PROMISING or block.spans_years:
            continue
        for sentence in block.sentences:
            while at < len(targets) and targets[at].start < sentence.start:
                at += 1
            first = at
            while at < len(targets) and targets[at].start < sentence.end:
                at += 1
            read = _read_sentence(sentence, block, targets[first:at], reader)
            found += read if block.part is Part.TASKS else (c for c in read if c.kind in _BEFORE_TASKS)
        limits.check_report(document.source, len(found), limits.COMMITMENTS, "承诺")
    found.sort(key=lambda c: (c.start, c.end))
    return tuple(replace(c, id=f"c{i}") for i, c in enumerate(found, 1))


def _said(figure: Figure) -> tuple[object, ...]:
    """The number of a target: before the tasks one that a headline target has too explains it, whatever its name.

    7%左右的速度可以实现比较充分的就业 (national 2015).
    """
    return figure.value, figure.unit


def _is_promise(figure: Figure) -> bool:
    """A headline target is a target and no commitment."""
    return figure.role is Role.TARGET and figure.value is not None and not figure.headline


def _read_sentence(sentence: Sentence, block: Block, figures: Sequence[Figure], reader: _Reader) -> list[Commitment]:
    text, held = reader.document.folded, held_in(sentence)
    found: list[Commitment] = []
    clauses = [_trimmed(text, c) if text[c[0]] in _BLANKS else c for c in sentence.clauses]
    if reader.promises.exhortation.match(text, clauses[0][0]):
        return found
    mood, hoped = Strength.FIRM, ""
    promised: list[Promise] = []
    last: Span | None = None
    for clause, softest in _phrases(text, clauses, held, figures, reader):
        inside = [f for f in figures if clause[0] <= f.start < clause[1]] if figures else []
        if inside and text.startswith("提出", clause[0]):  # 提出增长8%左右，主要是考虑就业: a target explained
            inside = [f for f in inside if _said(f) not in reader.headline]
        stage = closing(text, *clause, reader.promises)
        before, promised = promised, read_clause(text, clause, stage, held, reader.promises)
        if softest is not Strength.FIRM:
            promised = [replace(p, strength=softest) if p.strength is Strength.FIRM else p for p in promised]
        if before and not promised and text.startswith(AND_ALSO, clause[0]):  # the verb of the clause before goes on
            promised = carried_on(text, clause, held, before[-1], reader.promises)
        if last and stage and not promised and not inside:
            promised = later_stage(text, last, clause, stage, held, reader.promises)
            found = [c for c in found if not superseded(c, promised, reader.promises)] if promised else found
        last = last if promised and promised[0].start < clause[0] else clause
        if inside:
            inside = [f for f in inside if not describes(text, clause, f, promised, reader.promises)]
        if hoped and inside and still_hoped(text, clause, inside[0], hoped):
            mood = Strength.AIM
        quantities = read_quantities(text, clause, held, inside, mood, reader.promises) if inside else []
        if quantities:
            promised, quantities = shared_out(text, promised, quantities, inside)
            if not promised and text[inside[0].start - 1] in JOINTS:
                promised, quantities = beside(text, clause, held, quantities, inside[0], reader.promises)
            mood = mood_after(text, clause, quantities, inside, reader.promises)
            hoped = inside[-1].name if quantities[-1].strength is Strength.AIM else ""
        elif promised:
            mood = Strength.FIRM
        for q in quantities:
            found.append(_record(q, CommitmentKind.QUANTITY, q.strength, q.figures, block, reader))
        for p in promised:
            found.append(_record(p, p.kind, p.strength, (), block, reader))
    return found


def _phrases(
    text: str, clauses: list[Span], held: tuple[Span, ...], figures: Sequence[Figure], reader: _Reader
) -> list[tuple[Span, Strength]]:
    """The clauses of a sentence, cut where more than one promise stands in them, and how firm each can be at most."""
    if text.find("、", clauses[0][0], clauses[-1][1]) < 0:
        return [(clause, Strength.FIRM) for clause in clauses]
    return [part for clause in clauses for part in phrases_of(text, clause, held, figures, reader.promises)]


def _trimmed(text: str, clause: Span) -> Span:
    """Without the blanks before the first word."""
    start, end = clause
    while start < end and text[start] in _BLANKS:
        start += 1
    return start, end


def _record(
    found: Promise | Quantity,
    kind: CommitmentKind,
    strength: Strength,
    figures: tuple[str, ...],
    block: Block,
    reader: _Reader,
) -> Commitment:
    return Commitment(
        id="",
        section=block.section,
        line=reader.lines.line(found.start),
        start=found.start,
        end=found.end,
        quote=reader.document.text[found.start : found.end],
        verb=found.verb,
        object=found.object.replace("\n", ""),
        kind=kind,
        strength=strength,
        figures=figures,
    )
