"""A report read through: outline, figures, commitments."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from cqdiff.models.documents import Document, Remark
from cqdiff.models.terms import (
    PLAN_PARTS,
    Aspect,
    CommitmentKind,
    Comparator,
    Kind,
    Part,
    Role,
    Source,
    Strength,
)


class Section(Struct, frozen=True, gc=False):
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


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph of running text (headings cut off), in the innermost section that holds it.

    It may reach over several lines of the file where lines were broken inside a sentence.
    `section` is empty for text before the first heading.
    """

    section: str
    part: Part
    start: int
    end: int
    spans_years: bool = False


class Outline(Struct, frozen=True, gc=False):
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


class Figure(Struct, frozen=True, gc=False):
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


class Commitment(Struct, frozen=True, gc=False):
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


class Contradiction(Struct, frozen=True, gc=False):
    """Two places of one report that give one indicator different values; `said` is the one that stands for it."""

    said: Figure
    other: Figure
    why: str


class Report(Struct, frozen=True, gc=False):
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
