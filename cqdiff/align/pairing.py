"""Pair two lists one to one, best pairs first, by an inverted index over the pairs of characters in their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct

from cqdiff.align.likeness import Likeness, NameKey, Weights, likeness

_NOISE = 1e-9


class Candidate(Struct, frozen=True, gc=False):
    """A possible partner: its place in the list, how alike the names are, and the score used for ranking."""

    at: int
    likeness: Likeness
    rank: float


class Pool:
    """Names that can be searched by what they share with another one. What several members are called is read once."""

    __slots__ = ("_by_gram", "_by_indicator", "_names", "_places", "_wholes", "keys", "weights")

    def __init__(self, keys: Sequence[NameKey], weights: Weights) -> None:
        self.keys = keys
        self.weights = weights
        places: dict[NameKey, list[int]] = defaultdict(list)
        for at, key in enumerate(keys):
            places[key].append(at)
        self._names = list(places)
        self._places = list(places.values())
        self._wholes = [weights.sum(name.grams) for name in self._names]
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        self._by_indicator: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for gram in name.grams:
                self._by_gram[gram].append(number)
            if name.indicator:
                self._by_indicator[name.indicator].append(number)

    def near(self, key: NameKey, floor: float, bonus: Callable[[int, Likeness], float]) -> list[Candidate]:
        """The members at least `floor` alike to `key`, best first; `bonus` may add to a rank."""
        shared: dict[int, float] = defaultdict(float)
        for gram in key.grams:
            weight = self.weights[gram]
            for number in self._by_gram.get(gram, ()):
                shared[number] += weight
        same = self._by_indicator.get(key.indicator, ()) if key.indicator else ()
        for number in same:
            shared[number] += 0.0
        whole = self.weights.sum(key.grams)
        near = []
        for number, weight in shared.items():
            cover, back = weight / whole, weight / self._wholes[number]
            if number not in same and _too_little(cover, back, floor):
                continue
            alike = likeness(key, self._names[number], cover, back)
            if alike.score >= floor:
                # rounded: the last bits hang on the order of a set, and must not decide between equals
                near += [Candidate(at, alike, round(alike.score + bonus(at, alike), 9)) for at in self._places[number]]
        near.sort(key=lambda c: (-c.rank, c.at))
        return near


def _too_little(cover: float, back: float, floor: float) -> bool:
    """Whether two names share so little, and neither holds the other whole, that they can't be `floor` alike."""
    return max(cover, back) < 1 - _NOISE and 2 * cover * back < (floor - _NOISE) * (cover + back)


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
