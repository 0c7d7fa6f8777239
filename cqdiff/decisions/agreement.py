"""How far two reviewers agree: what both decided, how often alike, and how much of that is more than chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from cqdiff.decisions.keys import short_promise
from cqdiff.models import Comparison, Decision


class Opinion(Struct, frozen=True):
    """A verdict about a promise, whoever gave it."""

    promise: str
    verdict: str


class Agreement(Struct, frozen=True):
    """`kappa` is None where chance alone would agree always, so that nothing can be said beyond it."""

    both: int
    alike: int
    kappa: float | None
    only_a: int
    only_b: int
    differing: tuple[tuple[str, Opinion, Opinion], ...]
    table: Mapping[tuple[str, str], int]
    """How many rows have the first verdict from A and the second from B; the confusion matrix."""

    @property
    def simple(self) -> float | None:
        return self.alike / self.both if self.both else None


def agreement(a: Mapping[str, Opinion], b: Mapping[str, Opinion]) -> Agreement:
    """Compare opinions by key; only keys that both have count."""
    both = [key for key in a if key in b]
    pairs = [(a[key].verdict, b[key].verdict) for key in both]
    differing = tuple((key, a[key], b[key]) for key in both if a[key].verdict != b[key].verdict)
    only_a, only_b = len(a) - len(both), len(b) - len(both)
    return Agreement(len(both), len(both) - len(differing), kappa(pairs), only_a, only_b, differing, Counter(pairs))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa, (po - pe) / (1 - pe); None for no pairs and where pe is 1.

    J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960) 37-46.
    """
    count = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # in whole numbers, so that equality with 1 is exact
    chance = sum(first[verdict] * second[verdict] for verdict in first)
    if count * count == chance:
        return None
    alike = sum(a == b for a, b in pairs) * count
    return (alike - chance) / (count * count - chance)


def opinions(decisions: Mapping[str, Decision]) -> dict[str, Opinion]:
    return {key: Opinion(d.promise, d.verdict.value) for key, d in decisions.items()}


def program_opinions(comparison: Comparison) -> dict[str, Opinion]:
    """The program's own verdicts, as if it were a reviewer."""
    return {row.key: Opinion(short_promise(row.promise), row.verdict.value) for row in comparison.follow_up}
