"""The columns of every table that is made of reports, as the database, frames and documentation have them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Type(StrEnum):
    """What a column holds; every one may be empty where its meaning says so."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "truth"
    TEXTS = "texts"
    INTEGERS = "integers"


class Column(Struct, frozen=True):
    """`means` says what stands in it, and when it is empty."""

    name: str
    type: Type
    means: str


Columns = tuple[Column, ...]

_PLACE_IN_TEXT = (
    Column("line", Type.INTEGER, "1-based line of the text"),
    Column("start", Type.INTEGER, "offset of the quote's first character (code points)"),
    Column("end", Type.INTEGER, "offset after its last character"),
    Column("quote", Type.TEXT, "the characters that stand there"),
)
_PAGE = Column("page", Type.INTEGER, "1-based page, empty where the format has none")
_POSITION = Column("position", Type.INTEGER, "order within the report or comparison, from 0")

SECTIONS: Columns = (
    Column("id", Type.TEXT, "path of ordinals, 1.2.3"),
    Column("level", Type.INTEGER, "1 for a top section"),
    Column("label", Type.TEXT, "its number as printed, （一）"),
    Column("title", Type.TEXT, "the heading without label"),
    Column("part", Type.TEXT, "review, outlook, targets, tasks, front or other"),
    Column("start", Type.INTEGER, "offset of the heading"),
    Column("body", Type.INTEGER, "offset after the heading"),
    Column("end", Type.INTEGER, "offset after all that stands under it"),
    Column("line", Type.INTEGER, "1-based line of the heading"),
    Column("spans_years", Type.TRUTH, "looks back on several years"),
    _PAGE,
)
PARAGRAPHS: Columns = (
    _POSITION,
    Column("section", Type.TEXT, "id of the innermost section, empty text before the first"),
    Column("part", Type.TEXT, "as of its section"),
    Column("start", Type.INTEGER, "offset of its first character"),
    Column("end", Type.INTEGER, "offset after its last"),
    Column("spans_years", Type.TRUTH, "looks back on several years"),
)
FIGURES: Columns = (
    Column("id", Type.TEXT, "f1, f2, … within the report"),
    Column("section", Type.TEXT, "id of the section that holds it"),
    *_PLACE_IN_TEXT,
    Column("name", Type.TEXT, "what is measured, in the words of the text"),
    Column("indicator", Type.TEXT, "id in rules/indicators.yaml, empty where no entry fits"),
    Column("aspect", Type.TEXT, "level, growth (percent) or change"),
    Column("value", Type.NUMBER, "the number, signed for growth and change; empty for a target told in words"),
    Column("value_hi", Type.NUMBER, "upper end of a range, else empty"),
    Column("unit", Type.TEXT, "as written: %, 亿元, 万亩"),
    Column("family", Type.TEXT, "what the unit measures; numbers of one family compare by base_value"),
    Column("base_value", Type.NUMBER, "value in the family's base unit (元, 亩, 公斤, …), empty for unknown units"),
    Column("base_hi", Type.NUMBER, "value_hi in the same"),
    Column("comparator", Type.TEXT, "eq, ge, le or approx"),
    Column("role", Type.TEXT, "result, target or baseline"),
    Column("year", Type.INTEGER, "the year it is about, empty where the text does not tell"),
    Column("binding", Type.TRUTH, "约束性 true, 预期性 false, empty where not told"),
    Column("headline", Type.TRUTH, "stands in the list of main targets"),
    Column("clause_start", Type.INTEGER, "offset of the sentence part that evidences name and number"),
    Column("clause_end", Type.INTEGER, "offset after it"),
    Column("words", Type.TEXT, "a target told in words, else empty"),
    Column("stands_in", Type.TEXT, "text or table"),
    Column("head", Type.TEXT, "what stands above the cell of a table, else empty text"),
    Column("also", Type.TEXTS, "ids of figures of the same report that say the same"),
    Column("repeats", Type.TEXT, "id of the figure that stands for this one, else empty"),
    _PAGE,
)
COMMITMENTS: Columns = (
    Column("id", Type.TEXT, "c1, c2, … within the report"),
    Column("section", Type.TEXT, "id of the section that holds it"),
    *_PLACE_IN_TEXT,
    Column("verb", Type.TEXT, "what is to be done"),
    Column("object", Type.TEXT, "to what"),
    Column("kind", Type.TEXT, "quantity, project, document, event, institution, approval, service or other"),
    Column("strength", Type.TEXT, "firm, aim or explore"),
    Column("figures", Type.TEXTS, "ids of the figures inside it"),
    _PAGE,
)
CONTRADICTIONS: Columns = (
    _POSITION,
    Column("said", Type.TEXT, "id of the figure that stands for the indicator"),
    Column("other", Type.TEXT, "id of the figure that gives another value"),
    Column("why", Type.TEXT, "the reason in one sentence"),
)
REMARKS: Columns = (
    _POSITION,
    Column("found_by", Type.TEXT, "document for what reading the file told, outline for what its sections told"),
    Column("kind", Type.TEXT, "what was done: slip, wrapped, running_head, … as in outline --json"),
    Column("line", Type.INTEGER, "line of the text, from 1"),
    Column("start", Type.INTEGER, "offset of the place"),
    Column("seen", Type.TEXT, "what stands there, empty text where that tells nothing"),
    Column("read", Type.TEXT, "what it was taken for, empty text where that tells nothing"),
    Column("count", Type.INTEGER, "how often it happened from there on"),
)
GRIDS: Columns = (
    _POSITION,
    Column("width", Type.INTEGER, "columns of the table"),
    Column("cells", Type.INTEGERS, "offsets of start and end of each cell, row by row; a merged one in all its places"),
)
SECTION_PAIRS: Columns = (
    _POSITION,
    Column("old", Type.TEXT, "id of the section in OLD, empty for a new one"),
    Column("new", Type.TEXT, "id of the section in NEW, empty for a dropped one"),
    Column("relation", Type.TEXT, "same, retitled, moved, split, merged, dropped or new"),
    Column("score", Type.NUMBER, "likeness, 0 to 1"),
    Column("nearest", Type.TEXT, "id of the section that was turned down, empty for a pair"),
)
CONTINUITY: Columns = (
    _POSITION,
    Column("name", Type.TEXT, "the target's name"),
    Column("indicator", Type.TEXT, "id in rules/indicators.yaml, empty where no entry fits"),
    Column("verdict", Type.TEXT, "kept, raised, lowered, restated, recast, dropped, new or unknown"),
    Column("delta", Type.NUMBER, "new minus old in OLD's unit, empty where they can't be compared"),
    Column("headline", Type.TRUTH, "stands in a list of main targets"),
    Column("old_figure", Type.TEXT, "id of OLD's figure, empty for a new target"),
    Column("old_line", Type.INTEGER, "its line"),
    Column("old_quote", Type.TEXT, "its quote"),
    Column("new_figure", Type.TEXT, "id of NEW's figure, empty for a dropped target"),
    Column("new_line", Type.INTEGER, "its line"),
    Column("new_quote", Type.TEXT, "its quote"),
    Column("score", Type.NUMBER, "how sure it is that both are one target, 0 to 1"),
    Column("why", Type.TEXT, "the reason in one sentence"),
)
FOLLOW_THROUGH: Columns = (
    _POSITION,
    Column("key", Type.TEXT, "stable name of the row, as in decisions.yaml"),
    Column("promise", Type.TEXT, "id of the figure or commitment in OLD"),
    Column("kind", Type.TEXT, "figure, or the commitment's kind"),
    Column("brief", Type.TEXT, "the promise in a few words"),
    Column("indicator", Type.TEXT, "id in rules/indicators.yaml, empty where no entry fits"),
    Column("headline", Type.TRUTH, "stands in the list of main targets"),
    Column("verdict", Type.TEXT, "exceeded, met, missed, reported, no_result or unknown"),
    Column("old_line", Type.INTEGER, "line of the promise in OLD"),
    Column("old_quote", Type.TEXT, "its quote"),
    Column("result_figure", Type.TEXT, "id of the best result in NEW where that is a figure"),
    Column("new_line", Type.INTEGER, "line of the best result in NEW, empty where nothing was found"),
    Column("new_quote", Type.TEXT, "its quote"),
    Column("results", Type.INTEGER, "how many places of NEW speak of it"),
    Column("score", Type.NUMBER, "how sure it is that the result is of this promise, 0 to 1"),
    Column("why", Type.TEXT, "the reason in one sentence"),
)
