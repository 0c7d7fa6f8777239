"""Bring decisions of one source into those of another: what is new, what is filled in, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.models import Decision


class Merged(Struct, frozen=True):
    """`decisions` is the outcome where nothing contradicts or the incoming ones are to win."""

    decisions: dict[str, Decision]
    added: int
    filled: int
    same: int
    conflicts: tuple[tuple[Decision, Decision], ...]


def merge(current: Mapping[str, Decision], incoming: Iterable[Decision]) -> Merged:
    """Lay `incoming` over `current`. What is left empty contradicts nothing; conflicts are pairs of both."""
    decisions = dict(current)
    conflicts: list[tuple[Decision, Decision]] = []
    added = filled = same = 0
    for new in incoming:
        old = current.get(new.key)
        if old is None:
            added += 1
            decisions[new.key] = new
            continue
        joined = _joined(old, new)
        if _contradicts(old, new):
            conflicts.append((old, new))
        elif (joined.by, joined.note, joined.evidence) == (old.by, old.note, old.evidence):
            same += 1
            continue
        else:
            filled += 1
        decisions[new.key] = joined
    return Merged(decisions, added, filled, same, tuple(conflicts))


def _contradicts(old: Decision, new: Decision) -> bool:
    texts = ((old.by, new.by), (old.note, new.note))
    other_words = any(a and b and a != b for a, b in (*texts, (old.evidence, new.evidence)))
    return old.verdict != new.verdict or other_words


def _joined(old: Decision, new: Decision) -> Decision:
    """The incoming decision; what it leaves open stays, evidence only under the same verdict."""
    evidence = new.evidence or (old.evidence if old.verdict == new.verdict else ())
    return replace(new, by=new.by or old.by, note=new.note or old.note, evidence=evidence)
