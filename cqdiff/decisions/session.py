"""The order of a review and where the reviewer stands in it. Knows nothing of keys, terminals and files."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from cqdiff.models import Comparison, Decision, FollowRow, FollowUp

_DOUBTFUL = frozenset({FollowUp.REPORTED, FollowUp.NO_RESULT, FollowUp.UNKNOWN})


def review_order(comparison: Comparison, *, everything: bool = False) -> list[FollowRow]:
    """The rows that nobody decided (or all), the doubtful first: no judged result, then the lowest score."""
    rows = [row for row in comparison.follow_up if everything or row.decision is None]
    return sorted(rows, key=lambda row: (row.verdict not in _DOUBTFUL, row.score, row.promise.start))


class Session(Struct):
    """A walk through rows. `notes` were written for rows that have no decision yet, by key."""

    rows: list[FollowRow]
    at: int = 0
    recorded: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """Rows that got a decision in this walk, new or changed, each once."""
        return len(self.recorded)

    @property
    def row(self) -> FollowRow | None:
        """The row to be looked at, None at the end."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    def skip(self) -> None:
        self.at += 1

    def back(self) -> bool:
        """To the row before; False where there is none."""
        if self.at == 0:
            return False
        self.at -= 1
        return True

    def record(self, decision: Decision) -> None:
        """The decision of the current row."""
        row = self.rows[self.at]
        self.recorded.add(row.key)
        self.rows[self.at] = replace(row, decision=decision)
        self.notes.pop(row.key, None)

    def meet(self, decision: Decision) -> None:
        """The decision of the current row, by another reviewer."""
        self.rows[self.at] = replace(self.rows[self.at], decision=decision)
