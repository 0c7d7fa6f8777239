"""Things that have a name and stand in one clause with a number of others: 开工A、B等9个项目, 建成A馆和9个书房."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.promise import Promise
from cqdiff.commitments.promises import read_clause
from cqdiff.commitments.quantities import Quantity
from cqdiff.commitments.spans import Span
from cqdiff.commitments.stages import closing
from cqdiff.models import CommitmentKind, Figure

JOINTS = frozenset("和及与")
_LISTED = frozenset((CommitmentKind.PROJECT, CommitmentKind.EVENT))
_BUILT = frozenset((CommitmentKind.PROJECT, CommitmentKind.INSTITUTION))


def shared_out(
    text: str, promised: list[Promise], quantities: list[Quantity], figures: Sequence[Figure]
) -> tuple[list[Promise], list[Quantity]]:
    """开工A、B等98个项目: the names before 等 are promises of their own, the number stands for the rest."""
    starts = [p for p in promised if p.kind in _LISTED and p.end <= figures[0].start]
    if starts and starts[0].kind is CommitmentKind.EVENT and "、" in text[starts[0].start : starts[0].end]:
        return [], quantities  # 举办汽车展销、美食节等活动9场: not each has a name
    etc = text.find("等", starts[-1].end, figures[0].start) + 1 if starts else 0
    if not etc:
        return [], quantities
    first = quantities[0]
    told = starts[-1].object in first.object or text[starts[-1].start : starts[-1].end] in first.object
    things = first.object.rpartition("等")[2] if told else first.object
    return starts, [replace(first, start=max(first.start, etc), object=things or first.object), *quantities[1:]]


def beside(
    text: str, clause: Span, held: tuple[Span, ...], quantities: list[Quantity], figure: Figure, promises: Promises
) -> tuple[list[Promise], list[Quantity]]:
    """建成市文化馆和30个社区书房: a thing with a name beside those that are counted."""
    at, counted = figure.start - 1, quantities[0]
    if counted.start > clause[0]:
        return [], quantities
    before = clause[0], at
    read = read_clause(text, before, closing(text, *before, promises), held, promises)
    built = [p for p in read if p.kind in _BUILT]
    if not built or built[-1].end != at or not all(promises.site.named(p.object) for p in built):
        return [], quantities
    named = built[-1].object + text[at]
    rest = [replace(q, object=q.object.removeprefix(named)) for q in quantities]
    return built, [replace(rest[0], start=figure.start), *rest[1:]]
