"""The fixed terms: kinds, parts, roles, verdicts, and what else is chosen from a list."""

from __future__ import annotations

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
