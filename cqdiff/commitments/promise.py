"""A promise at its place, and how firmly it is made."""

from __future__ import annotations

from msgspec import Struct

from cqdiff.commitments.lexicon import Promises
from cqdiff.models import CommitmentKind, Strength


class Promise(Struct, frozen=True, gc=False):
    """A promise at its place, before it becomes a record."""

    start: int
    end: int
    verb: str
    object: str
    kind: CommitmentKind
    strength: Strength


class Lead(Struct, frozen=True, gc=False):
    """What stands before the verb: where it begins, where the verb begins, and the words between."""

    start: int
    verb: int
    words: str
    scoped: bool = False


def strength_of(words: str, promises: Promises) -> Strength:
    """How firmly it is promised: the word that is softest decides."""
    if promises.explore.search(words):
        return Strength.EXPLORE
    return Strength.AIM if promises.aim.search(words) else Strength.FIRM
