"""What a database holds, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.corpus.schema import TABLES, VERSION
from cqdiff.corpus_models import Status

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


def status_of(connection: duckdb.DuckDBPyConnection, path: Path, version: str, digest: str) -> Status:
    """The state of the database, as seen by this cqdiff with these rules."""
    counts = {}
    for table in TABLES:
        found = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        counts[table.name] = found[0] if found else 0
    query = """
        SELECT count(DISTINCT place) FILTER (place <> ''), min(plan_year), max(plan_year),
               count(*) FILTER (version <> ? OR rules <> ?) FROM reports
    """
    places, first, last, other = connection.execute(query, [version, digest]).fetchone() or (0, None, None, 0)
    failures = connection.execute("SELECT error FROM failures ORDER BY error").fetchall()
    size = path.stat().st_size
    return Status(str(path), VERSION, size, places, first, last, counts, other, tuple(e for (e,) in failures))
