"""The nouns: what a report, a figure, a commitment and a comparison are. Passive data that imports nothing else.

`gc=False`: no record can come to hold itself, so the collector passes over them, which is a thirtieth of a run.
"""

from cqdiff.models.comparisons import Comparison, Decision, FollowRow, Passage, Quote, SectionPair, Step, TargetRow
from cqdiff.models.documents import Cell, Document, Remark, Table
from cqdiff.models.reports import Commitment, Contradiction, Figure, Outline, Paragraph, Report, Section
from cqdiff.models.terms import (
    PLAN_PARTS,
    Aspect,
    Better,
    CommitmentKind,
    Comparator,
    Continuity,
    FollowUp,
    Kind,
    Part,
    Relation,
    RemarkKind,
    Role,
    Source,
    Strength,
)

__all__ = [
    "PLAN_PARTS",
    "Aspect",
    "Better",
    "Cell",
    "Commitment",
    "CommitmentKind",
    "Comparator",
    "Comparison",
    "Continuity",
    "Contradiction",
    "Decision",
    "Document",
    "Figure",
    "FollowRow",
    "FollowUp",
    "Kind",
    "Outline",
    "Paragraph",
    "Part",
    "Passage",
    "Quote",
    "Relation",
    "Remark",
    "RemarkKind",
    "Report",
    "Role",
    "Section",
    "SectionPair",
    "Source",
    "Step",
    "Strength",
    "Table",
    "TargetRow",
]
