"""Pair two lists one to one, best pairs first, by an inverted index over the pairs of characters in their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cqdiff.align.likeness import Likeness, NameKey, Weights, likeness


class Candidate(NamedTuple):
    """A possible partner: its place in the list, how alike the names are, and the score used for ranking."""

    at: int
    likeness: Likeness
    rank: float


class Pool:
    """Names that can be searched by what they share with another one."""

    __slots__ = ("_by_gram", "_by_indicator", "_wholes", "keys", "weights")

    def __init__(self, keys: Sequence[NameKey], weights: Weights) -> None:
        self.keys = keys
        self.weights = weights
        self._wholes = [weights.sum(key.grams) for key in keys]
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        self._by_indicator: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(keys):
            for gram in key.grams:
                self._by_gram[gram].append(at)
            if key.indicator:
                self._by_indicator[key.indicator].append(at)

    def near(self, key: NameKey, floor: float, bonus: Callable[[int, Likeness], float]) -> list[Candidate]:
        """The members at least `floor` alike to `key`, best first; `bonus` may add to a rank."""
        shared: dict[int, float] = defaultdict(float)
        for gram in key.grams:
            weight = self.weights.of(gram)
            for at in self._by_gram.get(gram, ()):
                shared[at] += weight
        if key.indicator:
            for at in self._by_indicator.get(key.indicator, ()):
                shared[at] += 0.0
        whole = self.weights.sum(key.grams)
        near = []
        for at in sorted(shared):
            alike = likeness(key, self.keys[at], shared[at] / whole, shared[at] / self._wholes[at])
            if alike.score >= floor:
                # rounded: the last bits hang on the order of a set, and must not decide between equals
                near.append(Candidate(at, alike, round(alike.score + bonus(at, alike), 9)))
        near.sort(key=lambda c: (-c.rank, c.at))
        return near


def one_to_one(candidates: Sequence[Sequence[Candidate]]) -> dict[int, Candidate]:
    """Give every member of the first list at most one of the second, best ranks first; ties go to the earlier."""
    ranked = sorted(
        ((c.rank, -left, -c.at, left, c) for left, row in enumerate(candidates) for c in row),
        key=lambda t: t[:3],
        reverse=True,
    )
    taken: set[int] = set()
    pairs: dict[int, Candidate] = {}
    for *_, left, candidate in ranked:
        if left not in pairs and candidate.at not in taken:
            pairs[left] = candidate
            taken.add(candidate.at)
    return pairs
