"""Parts into the database: each in one transaction, and twice the same part changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.corpus.parts import clear, drop_part, load_part, parts_in
from cqdiff.corpus.schema import OF_PAIR, OF_REPORT, Family, named
from cqdiff.corpus.store import transaction

if TYPE_CHECKING:
    import duckdb

    from cqdiff.corpus.work import Settings

# names alone: rows with all that hangs on them are too wide to be sorted
_NEW_REPORTS = """
    CREATE TEMP TABLE fresh AS SELECT sha256, source FROM part
    WHERE error IS NULL AND NOT EXISTS (
        FROM reports r WHERE r.sha256 = part.sha256 AND r.version = part.version AND r.rules = part.rules
    )
    QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY source) = 1
"""
_NEW_PAIRS = """
    CREATE TEMP TABLE fresh AS SELECT old, new FROM part
    WHERE error IS NULL AND old IN (SELECT sha256 FROM reports) AND new IN (SELECT sha256 FROM reports)
"""


def take_up(connection: duckdb.DuckDBPyConnection, part: str) -> list[str]:
    """Bring a part into the tables, then remove it. Gives back why some of its rows could not be made, a line each."""
    load_part(connection, part)
    names = {row[0] for row in connection.execute("DESCRIBE temp.part").fetchall()}
    connection.execute("DROP TABLE IF EXISTS temp.fresh")
    connection.execute(_NEW_REPORTS if "sha256" in names else _NEW_PAIRS)
    with transaction(connection):
        if "sha256" in names:
            _note_sources(connection)
            _forget(connection, "SELECT sha256 FROM temp.fresh")
            _insert(connection, OF_REPORT)
        else:
            forget_pairs(connection, "(old, new) IN (SELECT (old, new) FROM temp.part)")
            _insert(connection, OF_PAIR)
    failed = connection.execute("SELECT error FROM temp.part WHERE error IS NOT NULL ORDER BY error").fetchall()
    drop_part(part)
    return [error for (error,) in failed]


def take_up_left(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Take up what a run that was cut short left behind, or a cluster did twice.

    Parts of another cqdiff or of other rules are of no use.
    """
    for part in parts_in(settings.parts):
        load_part(connection, part)
        made_by = connection.execute("SELECT DISTINCT version, rules FROM temp.part").fetchall()
        if made_by == [(settings.version, settings.digest)]:
            take_up(connection, part)
        else:
            drop_part(part)
    clear(settings.parts)


def settle(connection: duckdb.DuckDBPyConnection) -> int:
    """Forget reports that no file holds any more, and name each by its first source. Gives back how many went."""
    orphans = "SELECT sha256 FROM reports WHERE sha256 NOT IN (SELECT sha256 FROM sources)"
    with transaction(connection):
        gone = connection.execute(f"SELECT count(*) FROM ({orphans})").fetchone()
        if gone and gone[0]:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE orphans AS {orphans}")
            _forget(connection, "SELECT sha256 FROM temp.orphans")
        connection.execute("""
            UPDATE reports SET source = s.source
            FROM (SELECT sha256, min(source) AS source FROM sources GROUP BY sha256) s
            WHERE reports.sha256 = s.sha256 AND reports.source <> s.source
        """)
    return gone[0] if gone else 0


def _note_sources(connection: duckdb.DuckDBPyConnection) -> None:
    """What each file of the part holds now, or why it could not be read."""
    for table in ("sources", "failures"):
        connection.execute(f"DELETE FROM {table} WHERE source IN (SELECT source FROM temp.part)")
    connection.execute("INSERT INTO sources SELECT source, sha256, stamp FROM temp.part WHERE error IS NULL")
    connection.execute(
        "INSERT INTO failures SELECT source, error, version, rules FROM temp.part WHERE error IS NOT NULL"
    )


def _forget(connection: duckdb.DuckDBPyConnection, reports: str) -> None:
    """Delete reports and every row that hangs on them."""
    if not _any(connection, f"FROM reports WHERE sha256 IN ({reports})"):
        return
    for table in OF_REPORT.under:
        connection.execute(f"DELETE FROM {table.name} WHERE report IN ({reports})")
    connection.execute(f"DELETE FROM reports WHERE sha256 IN ({reports})")
    forget_pairs(connection, f"old IN ({reports}) OR new IN ({reports})")


def forget_pairs(connection: duckdb.DuckDBPyConnection, which: str) -> None:
    """Delete comparisons that fit the condition, with all rows under them."""
    if not _any(connection, f"FROM comparisons WHERE {which}"):
        return
    pairs = f"(old_report, new_report) IN (SELECT (old, new) FROM comparisons WHERE {which})"
    for table in OF_PAIR.under:
        connection.execute(f"DELETE FROM {table.name} WHERE {pairs}")
    connection.execute(f"DELETE FROM comparisons WHERE {which}")


def _any(connection: duckdb.DuckDBPyConnection, rows: str) -> bool:
    """Asked first, since most parts are new and a deletion looks through whole tables."""
    return connection.execute(f"{rows} LIMIT 1").fetchone() is not None


def _insert(connection: duckdb.DuckDBPyConnection, family: Family) -> None:
    """The rows of the part that `fresh` names, and what stands under them."""
    head = family.head
    named_by = "source" if family is OF_REPORT else "(old, new)"
    fresh = f"FROM temp.part WHERE {named_by} IN (SELECT {named_by} FROM temp.fresh)"
    connection.execute(f"INSERT INTO {head.name} SELECT {named(head.all_columns)} {fresh}")
    keys = named(head.key)
    for table in family.under:
        inside = ", ".join(f'x."{column.name}"' for column in table.columns)
        lists = f"SELECT {keys}, unnest({table.name}) AS x {fresh}"
        connection.execute(f"INSERT INTO {table.name} SELECT {keys}, {inside} FROM ({lists})")
