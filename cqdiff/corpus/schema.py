"""What the database holds: its tables and views, their columns, and the version that tells one schema from the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cqdiff.frames.columns import (
    COMMITMENTS,
    CONTINUITY,
    CONTRADICTIONS,
    FIGURES,
    FOLLOW_THROUGH,
    GRIDS,
    PARAGRAPHS,
    REMARKS,
    SECTION_PAIRS,
    SECTIONS,
    Column,
    Columns,
    Type,
)

VERSION = 2
"""Goes up whenever a table or column changes its name or meaning."""

SQL_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "DOUBLE",
    Type.TRUTH: "BOOLEAN",
    Type.TEXTS: "VARCHAR[]",
    Type.INTEGERS: "INTEGER[]",
}


class Kept(Struct, frozen=True):
    """A table: `key` are the columns that its rows have in common with the table above it."""

    name: str
    means: str
    key: Columns
    columns: Columns

    @property
    def all_columns(self) -> Columns:
        return (*self.key, *self.columns)


class Family(Struct, frozen=True):
    """A head with the tables under it: what one piece of work makes, one row of the head at a time."""

    head: Kept
    under: tuple[Kept, ...]


_MADE_BY = (
    Column("version", Type.TEXT, "version of cqdiff that made the row"),
    Column("rules", Type.TEXT, "digest of the rules it was made with"),
)
_REPORT = (Column("report", Type.TEXT, "sha256 of the file, as in reports.sha256"),)
_PAIR = (
    Column("old", Type.TEXT, "sha256 of the earlier report"),
    Column("new", Type.TEXT, "sha256 of the later report"),
)
_IN_PAIR = (
    Column("old_report", Type.TEXT, "as in comparisons.old"),
    Column("new_report", Type.TEXT, "as in comparisons.new"),
)

REPORTS = Kept(
    "reports",
    "a row for each report, named by its contents",
    (Column("sha256", Type.TEXT, "of the file's bytes"),),
    (
        Column("source", Type.TEXT, "path or URL it was read from; the first by name where several hold the same"),
        Column("title", Type.TEXT, "its title"),
        Column("place", Type.TEXT, "as the report says it, empty text where it does not"),
        Column("kind", Type.TEXT, "plan_report, work_report or unknown"),
        Column("review_year", Type.INTEGER, "the year it looks back on, empty where not told"),
        Column("plan_year", Type.INTEGER, "the year it plans, empty where not told"),
        Column("characters", Type.INTEGER, "of its text"),
        Column("text", Type.TEXT, "all of it; offsets count in it"),
        Column("pages", Type.INTEGERS, "offsets at which pages begin, an empty list where there are none"),
        Column("document_notes", Type.TEXTS, "how the file was read where that is not plain"),
        Column("outline_notes", Type.TEXTS, "what was doubtful about its sections"),
        *_MADE_BY,
    ),
)
SECTIONS_TABLE = Kept("sections", "a row for each section of a report's outline", _REPORT, SECTIONS)
PARAGRAPHS_TABLE = Kept("paragraphs", "a row for each paragraph of running text", _REPORT, PARAGRAPHS)
FIGURES_TABLE = Kept("figures", "a row for each number that a report states", _REPORT, FIGURES)
COMMITMENTS_TABLE = Kept("commitments", "a row for each checkable promise", _REPORT, COMMITMENTS)
CONTRADICTIONS_TABLE = Kept("contradictions", "places of a report that gainsay each other", _REPORT, CONTRADICTIONS)
REMARKS_TABLE = Kept("remarks", "what was repaired or left out when a report was read", _REPORT, REMARKS)
GRIDS_TABLE = Kept("grids", "the tables of a report, as cells of its text", _REPORT, GRIDS)

COMPARISONS = Kept(
    "comparisons",
    "a row for each pair of consecutive years of a place",
    _PAIR,
    (
        Column("place", Type.TEXT, "as the later report says it"),
        Column("old_year", Type.INTEGER, "plan year of the earlier report"),
        Column("new_year", Type.INTEGER, "plan year of the later report"),
        Column("old_kind", Type.TEXT, "kind of the earlier report"),
        Column("new_kind", Type.TEXT, "kind of the later report"),
        Column("warnings", Type.TEXTS, "what makes the comparison doubtful"),
        *_MADE_BY,
    ),
)
SECTION_PAIRS_TABLE = Kept("section_pairs", "which sections of a pair belong together", _IN_PAIR, SECTION_PAIRS)
CONTINUITY_TABLE = Kept("continuity", "what became of each target (目标延续)", _IN_PAIR, CONTINUITY)
FOLLOW_TABLE = Kept("follow_through", "what became of each promise (承诺兑现)", _IN_PAIR, FOLLOW_THROUGH)

OF_REPORT = Family(
    REPORTS,
    (
        SECTIONS_TABLE, PARAGRAPHS_TABLE, FIGURES_TABLE, COMMITMENTS_TABLE, CONTRADICTIONS_TABLE, REMARKS_TABLE,
        GRIDS_TABLE,
    ),
)  # fmt: skip
OF_PAIR = Family(COMPARISONS, (SECTION_PAIRS_TABLE, CONTINUITY_TABLE, FOLLOW_TABLE))

SOURCES = Kept(
    "sources",
    "which file holds which report: several may hold the same",
    (),
    (
        Column("source", Type.TEXT, "path or URL"),
        Column("sha256", Type.TEXT, "of what it held when it was last read"),
        Column("stamp", Type.TEXT, "what its file system says of its state; empty for files of this machine"),
    ),
)
FAILURES = Kept(
    "failures",
    "files that could not be read when they were last tried",
    (),
    (
        Column("source", Type.TEXT, "path or URL"),
        Column("error", Type.TEXT, "why, in one line"),
        *_MADE_BY,
    ),
)
ABOUT = Kept(
    "about",
    "facts of the database itself",
    (),
    (
        Column("fact", Type.TEXT, "its name; schema is the version of this schema"),
        Column("value", Type.TEXT, "what it is"),
    ),
)

TABLES = (
    ABOUT, REPORTS, *OF_REPORT.under, COMPARISONS, *OF_PAIR.under, SOURCES, FAILURES,
)  # fmt: skip

VIEWS = {
    "chosen_reports": (
        "one report for each place, kind and plan year, the first by source: one in two formats counts once",
        """
        SELECT sha256, source, place, kind, plan_year FROM reports
        QUALIFY place = '' OR plan_year IS NULL
            OR row_number() OVER (PARTITION BY place, kind, plan_year ORDER BY source, sha256) = 1
        """,
    ),
    "verdicts": (
        "continuity and follow-through in one list; year is the plan year of the target that is judged",
        """
        SELECT c.place, c.new_year AS year, 'continuity' AS about, v.name, v.indicator, v.verdict, v.headline,
               v.old_quote, v.new_quote, v.old_line, v.new_line, v.why, v.old_report, v.new_report, v.position
        FROM continuity v JOIN comparisons c ON c.old = v.old_report AND c.new = v.new_report
        UNION ALL
        SELECT c.place, c.old_year, 'follow_through', v.brief, v.indicator, v.verdict, v.headline,
               v.old_quote, v.new_quote, v.old_line, v.new_line, v.why, v.old_report, v.new_report, v.position
        FROM follow_through v JOIN comparisons c ON c.old = v.old_report AND c.new = v.new_report
        """,
    ),
    "rates": (
        "how many promises of each pair came to what; rate is (exceeded + met) / (exceeded + met + missed)",
        """
        SELECT c.*, n.promises, n.exceeded, n.met, n.missed, n.reported, n.no_result, n.unknown,
               (n.exceeded + n.met) / nullif(n.exceeded + n.met + n.missed, 0) AS rate
        FROM (SELECT * EXCLUDE (warnings, version, rules) FROM comparisons) c LEFT JOIN (
            SELECT old_report, new_report, count(*) AS promises,
                   count(*) FILTER (verdict = 'exceeded') AS exceeded, count(*) FILTER (verdict = 'met') AS met,
                   count(*) FILTER (verdict = 'missed') AS missed, count(*) FILTER (verdict = 'reported') AS reported,
                   count(*) FILTER (verdict = 'no_result') AS no_result,
                   count(*) FILTER (verdict = 'unknown') AS unknown
            FROM follow_through GROUP BY ALL
        ) n ON c.old = n.old_report AND c.new = n.new_report
        """,
    ),
}  # fmt: skip


def statements() -> Iterator[str]:
    """What makes an empty database: tables and views with what they mean, and the schema's version."""
    for table in TABLES:
        yield f"CREATE TABLE {table.name} ({', '.join(_declared(table.all_columns))})"
        yield f"COMMENT ON TABLE {table.name} IS {_text(table.means)}"
        for column in table.all_columns:
            yield f'COMMENT ON COLUMN {table.name}."{column.name}" IS {_text(column.means)}'
    for name, (means, query) in VIEWS.items():
        yield f"CREATE VIEW {name} AS {query}"
        yield f"COMMENT ON VIEW {name} IS {_text(means)}"
    yield f"INSERT INTO about VALUES ('schema', '{VERSION}')"


def described() -> str:
    """The tables and views as a page of Markdown."""
    lines = [
        "# The database of `cqdiff corpus`",
        "",
        f"Schema version {VERSION}, as `about` says in its row `schema`. `cqdiff corpus schema` prints this page.",
        'Column names are those of the JSON; `"end"` is a word of SQL and wants its quotation marks.',
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}", f"{table.means}.", "", "| column | type | what it holds |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {SQL_TYPES[c.type]} | {c.means} |" for c in table.all_columns]
    lines += ["", "## Views"]
    lines += [f"- `{name}`: {means}" for name, (means, _) in VIEWS.items()]
    return "\n".join(lines) + "\n"


def named(columns: Sequence[Column]) -> str:
    """The columns' names for a statement; `end` is a word of SQL."""
    return ", ".join(f'"{column.name}"' for column in columns)


def _declared(columns: Sequence[Column]) -> list[str]:
    return [f'"{column.name}" {SQL_TYPES[column.type]}' for column in columns]


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
