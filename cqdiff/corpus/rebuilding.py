"""Reports back from the database, as they were read from their files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cqdiff.errors import CorpusError
from cqdiff.frames.columns import COMMITMENTS, CONTRADICTIONS, FIGURES, GRIDS, PARAGRAPHS, REMARKS, SECTIONS, Columns
from cqdiff.models import (
    Aspect,
    Cell,
    Commitment,
    CommitmentKind,
    Comparator,
    Contradiction,
    Document,
    Figure,
    Kind,
    Outline,
    Paragraph,
    Part,
    Remark,
    RemarkKind,
    Report,
    Role,
    Section,
    Source,
    Strength,
    Table,
)
from cqdiff.reading.text import folded

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_HEAD = (
    "sha256", "source", "title", "place", "kind", "review_year", "plan_year", "text", "pages", "document_notes",
    "outline_notes",
)  # fmt: skip


def reports_of(connection: duckdb.DuckDBPyConnection, shas: Sequence[str]) -> dict[str, Report]:
    """The reports of these sha256, each whole. Raises CorpusError for one that is not there."""
    query = f"SELECT {', '.join(_HEAD)} FROM reports WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))"
    heads = {row[0]: dict(zip(_HEAD, row, strict=True)) for row in connection.execute(query, [list(shas)]).fetchall()}
    for sha in shas:
        if sha not in heads:
            raise CorpusError(
                f"库里没有报告 {sha}；cqdiff corpus query --sql 'SELECT sha256, source FROM reports' 列出全部"
            )
    rows = {
        table: _under(connection, table, columns, heads)
        for table, columns in (
            ("sections", SECTIONS),
            ("paragraphs", PARAGRAPHS),
            ("figures", FIGURES),
            ("commitments", COMMITMENTS),
            ("contradictions", CONTRADICTIONS),
            ("remarks", REMARKS),
            ("grids", GRIDS),
        )
    }
    return {sha: _report(head, {table: found[sha] for table, found in rows.items()}) for sha, head in heads.items()}


def _report(head: Row, rows: dict[str, list[Row]]) -> Report:
    figures = {row["id"]: _figure(row) for row in rows["figures"]}
    outline = Outline(
        title=head["title"],
        place=head["place"],
        kind=Kind(head["kind"]),
        review_year=head["review_year"],
        plan_year=head["plan_year"],
        sections=tuple(map(_section, rows["sections"])),
        paragraphs=tuple(map(_paragraph, rows["paragraphs"])),
        notes=tuple(head["outline_notes"]),
        remarks=_remarks(rows["remarks"], "outline"),
    )
    told = (Contradiction(figures[c["said"]], figures[c["other"]], c["why"]) for c in rows["contradictions"])
    commitments = tuple(map(_commitment, rows["commitments"]))
    return Report(_document(head, rows), outline, tuple(figures.values()), commitments, tuple(told))


def _under(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, heads: dict[str, Row]
) -> dict[str, list[Row]]:
    """The rows of a table by report, in the order in which they were put in."""
    names = [column.name for column in columns]
    listed = ", ".join(f'"{name}"' for name in names)
    query = f"SELECT report, {listed} FROM {table} WHERE report IN (SELECT unnest(?::VARCHAR[])) ORDER BY rowid"
    found: dict[str, list[Row]] = {sha: [] for sha in heads}
    for sha, *values in connection.execute(query, [list(heads)]).fetchall():
        found[sha].append(dict(zip(names, values, strict=True)))
    return found


def _document(head: Row, rows: dict[str, list[Row]]) -> Document:
    text = head["text"]
    return Document(
        source=head["source"],
        sha256=head["sha256"],
        text=text,
        folded=folded(text)[0],
        pages=tuple(head["pages"]),
        notes=tuple(head["document_notes"]),
        remarks=_remarks(rows["remarks"], "document"),
        tables=tuple(map(_table, rows["grids"])),
    )


def _remarks(rows: Sequence[Row], found_by: str) -> tuple[Remark, ...]:
    own = (row for row in rows if row["found_by"] == found_by)
    return tuple(Remark(RemarkKind(r["kind"]), r["start"], r["seen"], r["read"], r["count"]) for r in own)


def _table(row: Row) -> Table:
    offsets = iter(row["cells"])
    cells = [Cell(start, end) for start, end in zip(offsets, offsets, strict=True)]
    width = row["width"]
    return Table(tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width)))


def _section(row: Row) -> Section:
    place = row["start"], row["body"], row["end"], row["line"]
    return Section(row["id"], row["level"], row["label"], row["title"], Part(row["part"]), *place, row["spans_years"])


def _paragraph(row: Row) -> Paragraph:
    return Paragraph(row["section"], Part(row["part"]), row["start"], row["end"], row["spans_years"])


def _figure(row: Row) -> Figure:
    return Figure(
        id=row["id"],
        section=row["section"],
        line=row["line"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        name=row["name"],
        indicator=row["indicator"],
        aspect=Aspect(row["aspect"]),
        value=_number(row["value"]),
        value_hi=_number(row["value_hi"]),
        unit=row["unit"],
        comparator=Comparator(row["comparator"]),
        role=Role(row["role"]),
        year=row["year"],
        binding=row["binding"],
        headline=row["headline"],
        clause=(row["clause_start"], row["clause_end"]),
        words=row["words"],
        source=Source(row["stands_in"]),
        head=row["head"],
        also=tuple(row["also"]),
        repeats=row["repeats"],
    )


def _commitment(row: Row) -> Commitment:
    return Commitment(
        id=row["id"],
        section=row["section"],
        line=row["line"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        verb=row["verb"],
        object=row["object"],
        kind=CommitmentKind(row["kind"]),
        strength=Strength(row["strength"]),
        figures=tuple(row["figures"]),
    )


def _number(value: float | None) -> Decimal | None:
    """The decimal as it stood in the text: the shortest one that this float is nearest to."""
    return None if value is None else Decimal(repr(value))
