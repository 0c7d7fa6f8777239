"""Two reports set beside each other: sections, targets, promises, and what a reviewer decided."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct, field

from cqdiff.models.reports import Commitment, Figure, Report
from cqdiff.models.terms import Continuity, FollowUp, Kind, Relation


class Passage(Struct, frozen=True, gc=False):
    """A span of a report shown as evidence where no figure stands."""

    line: int
    start: int
    end: int
    quote: str


class Step(Struct, frozen=True, gc=False):
    """One reason of a score: what was compared and what it gave."""

    label: str
    points: float


class SectionPair(Struct, frozen=True, gc=False):
    """Two sections that belong together, by id. Where one has no partner, `nearest` was looked at and turned down."""

    old: str | None
    new: str | None
    relation: Relation
    score: float
    nearest: str | None = None


class TargetRow(Struct, frozen=True, gc=False):
    """A target on both sides. `delta` is new minus old in the old one's unit, None where they can't be compared."""

    name: str
    indicator: str | None
    old: Figure | None
    new: Figure | None
    verdict: Continuity
    delta: Decimal | None
    score: float
    why: str
    headline: bool = False
    steps: tuple[Step, ...] = ()
    candidates: tuple[Figure, ...] = ()


class Quote(Struct, frozen=True, gc=False):
    """Words of a report and the line where they stand, as a reviewer chose them."""

    line: int
    quote: str


class Decision(Struct, frozen=True, gc=False):
    """What a human reviewer says about one row; it outranks the program's verdict.

    `key` names the row whatever else changes around it; `promise` is for human eyes. `evidence` is what the reviewer
    chose instead of the program's, empty where that was accepted.
    """

    key: str
    place: str
    plan_year: int | None
    promise: str
    verdict: FollowUp
    evidence: tuple[Quote, ...] = ()
    by: str = ""
    at: str = ""
    note: str = ""
    kind: Kind = Kind.UNKNOWN


class FollowRow(Struct, frozen=True, gc=False):
    """A promise of OLD and what NEW says of it. `results` best first; `candidates` were turned down.

    `key` is the stable name of the row, empty until it was given one; `decision` is a reviewer's, if there is one.
    """

    promise: Figure | Commitment
    results: tuple[Figure | Passage, ...]
    verdict: FollowUp
    score: float
    why: str
    headline: bool = False
    steps: tuple[Step, ...] = ()
    candidates: tuple[Figure | Passage, ...] = ()
    key: str = ""
    decision: Decision | None = None
    delta: Decimal | None = None
    """Result less promise in the promise's unit, where they were judged."""

    @property
    def standing(self) -> FollowUp:
        """The verdict that counts: the reviewer's where there is one."""
        return self.decision.verdict if self.decision else self.verdict


class Comparison(Struct, frozen=True, gc=False):
    """Everything that was found out about two reports (or one: `old` is `new`)."""

    old: Report
    new: Report
    sections: tuple[SectionPair, ...]
    targets: tuple[TargetRow, ...]
    follow_up: tuple[FollowRow, ...]
    warnings: tuple[str, ...] = field(default=())
