"""The nouns: what a report, a figure, a commitment and a comparison are. Passive data, nothing of cqdiff imported."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of annual document a report is."""

    PLAN_REPORT = "plan_report"
    WORK_REPORT = "work_report"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What a section is for."""

    REVIEW = "review"
    OUTLOOK = "outlook"
    TARGETS = "targets"
    TASKS = "tasks"
    FRONT = "front"
    OTHER = "other"


PLAN_PARTS = frozenset({Part.OUTLOOK, Part.TARGETS, Part.TASKS})
"""The parts that speak of the plan year."""


class Aspect(StrEnum):
    """What a number says of its indicator: an amount or share, a change in percent, an absolute change."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"


class Comparator(StrEnum):
    EQ = "eq"
    GE = "ge"
    LE = "le"
    APPROX = "approx"


class Role(StrEnum):
    RESULT = "result"
    TARGET = "target"
    BASELINE = "baseline"


class Source(StrEnum):
    """Where a figure stands: in running text, or in a cell of an indicator table."""

    TEXT = "text"
    TABLE = "table"


class Better(StrEnum):
    """In which direction an indicator improves."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class CommitmentKind(StrEnum):
    QUANTITY = "quantity"
    PROJECT = "project"
    DOCUMENT = "document"
    EVENT = "event"
    INSTITUTION = "institution"
    APPROVAL = "approval"
    SERVICE = "service"
    OTHER = "other"


class Strength(StrEnum):
    FIRM = "firm"
    AIM = "aim"
    EXPLORE = "explore"


class Relation(StrEnum):
    """What became of a section."""

    SAME = "same"
    RETITLED = "retitled"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


class Continuity(StrEnum):
    """What became of a target, always in the direction of ambition."""

    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    RESTATED = "restated"
    RECAST = "recast"
    DROPPED = "dropped"
    NEW = "new"
    UNKNOWN = "unknown"


class FollowUp(StrEnum):
    """What the next report says became of a promise."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    REPORTED = "reported"
    NO_RESULT = "no_result"
    UNKNOWN = "unknown"


class RemarkKind(StrEnum):
    """What was done to a text on the way to its outline."""

    WIDTH = "width"
    SLIP = "slip"
    TRADITIONAL = "traditional"
    WRAPPED = "wrapped"
    RUN_TOGETHER = "run_together"
    SKIPPED = "skipped"
    RESTARTED = "restarted"
    CONTENTS = "contents"
    COPY = "copy"
    APPENDIX = "appendix"
    TAIL = "tail"
    FURNITURE = "furniture"
    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    FOOTNOTE = "footnote"
    HIDDEN = "hidden"
    REVISION = "revision"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was repaired or left out, and where: `start` is an offset into the document's text.

    `seen` is what stands there and `read` what it was taken for, as far as there is such a thing; `count` says how
    often it happened from there on.
    """

    kind: RemarkKind
    start: int
    seen: str = ""
    read: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """Where the words of a cell stand in the text; `start` equals `end` where it is empty."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the text as a grid of `width` columns: a merged cell stands in each of the places that it covers."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def start(self) -> int:
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.rows[-1])


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its text, and the same text folded for matching.

    `folded` has exactly as many characters as `text` (full-width digits, letters and signs as their
    half-width ones), so that one offset means the same place in both. `pages` are the offsets at which the
    pages begin, empty where the format has none; `notes` tell the user how the file was read where that is not plain,
    `remarks` what was repaired or left out. `tables` lie beside the text, in its order: their cells are spans of it.
    """

    source: str
    sha256: str
    text: str
    folded: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()

    def page(self, offset: int) -> int | None:
        """The 1-based page that holds the character at `offset`, None where there are no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline. `start`/`end` enclose the heading and all that stands under it, subsections included.

    `id` is the path of ordinals ("1.2.3"); `body` is where the text after the heading begins; `line` is 1-based.
    `spans_years` is true where the section looks back on several years (过去五年, “十四五”时期) and not on one.
    """

    id: str
    level: int
    label: str
    title: str
    part: Part
    start: int
    body: int
    end: int
    line: int
    spans_years: bool = False

    @property
    def parent(self) -> str:
        """Id of the section above, empty for a top section."""
        return self.id.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text (headings cut off), in the innermost section that holds it.

    It may reach over several lines of the file where lines were broken inside a sentence.
    `section` is empty for text before the first heading.
    """

    section: str
    part: Part
    start: int
    end: int
    spans_years: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document is and how it is built. Years are None where the text does not tell them."""

    title: str
    place: str
    kind: Kind
    review_year: int | None
    plan_year: int | None
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that the report states about one indicator (gold GUIDE, part 1).

    `start`/`end` are the characters of `quote`. `value` is signed for growth and change, None for a target told
    in words (then `words` holds them). `clause` is the span of the sentence part that evidences name and number; in a
    table, that of the row from the name to the cell. `head` is what stands above the cell (2024年目标); `also` are the
    ids of figures of the same report that say the same, `repeats` the one of them that stands for this one.
    """

    id: str
    section: str
    line: int
    start: int
    end: int
    quote: str
    name: str
    indicator: str | None
    aspect: Aspect
    value: Decimal | None
    value_hi: Decimal | None
    unit: str
    comparator: Comparator
    role: Role
    year: int | None
    binding: bool | None
    headline: bool
    clause: tuple[int, int]
    words: str | None = None
    source: Source = Source.TEXT
    head: str = ""
    also: tuple[str, ...] = ()
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A checkable promise for the plan year. `figures` are the ids of the figures inside it."""

    id: str
    section: str
    line: int
    start: int
    end: int
    quote: str
    verb: str
    object: str
    kind: CommitmentKind
    strength: Strength
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places of one report that give one indicator different values; `said` is the one that stands for it."""

    said: Figure
    other: Figure
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """One annual document, read through: outline, figures, commitments."""

    document: Document
    outline: Outline
    figures: tuple[Figure, ...]
    commitments: tuple[Commitment, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was repaired or left out, in the order of the text."""
        return tuple(sorted((*self.document.remarks, *self.outline.remarks), key=lambda r: (r.start, r.kind)))

    @property
    def own_figures(self) -> tuple[Figure, ...]:
        """The figures without those of a table that another one stands for."""
        return tuple(f for f in self.figures if f.repeats is None)

    def section(self, section_id: str) -> Section | None:
        """The section of that id, or None."""
        return next((s for s in self.outline.sections if s.id == section_id), None)

    @property
    def has_plan(self) -> bool:
        """Whether a part on the plan year was recognised."""
        return any(s.part in PLAN_PARTS for s in self.outline.sections)

    @property
    def has_review(self) -> bool:
        """Whether a part on the review year was recognised."""
        return any(s.part is Part.REVIEW for s in self.outline.sections)


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a report shown as evidence where no figure stands."""

    line: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Step:
    """One reason of a score: what was compared and what it gave."""

    label: str
    points: float


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Two sections that belong together, by id. Where one has no partner, `nearest` was looked at and turned down."""

    old: str | None
    new: str | None
    relation: Relation
    score: float
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class TargetRow:
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


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report and the line where they stand, as a reviewer chose them."""

    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Decision:
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


@dataclass(frozen=True, slots=True)
class FollowRow:
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found out about two reports (or one: `old` is `new`)."""

    old: Report
    new: Report
    sections: tuple[SectionPair, ...]
    targets: tuple[TargetRow, ...]
    follow_up: tuple[FollowRow, ...]
    warnings: tuple[str, ...] = field(default=())
