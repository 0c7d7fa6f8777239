"""Add files: what is known already is left alone, the rest is read through. Changes with what counts as known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cqdiff.corpus.files import Found, is_url, sha256_of
from cqdiff.corpus.running import Progress, batched, run, size_of
from cqdiff.corpus.store import transaction
from cqdiff.corpus.taking import settle, take_up_left
from cqdiff.corpus.work import ReadBatch, Settings
from cqdiff.corpus_models import Added

if TYPE_CHECKING:
    import duckdb

    from cqdiff.corpus.engines import Engine


def add(
    connection: duckdb.DuckDBPyConnection,
    files: Sequence[Found],
    settings: Settings,
    engine: Engine,
    workers: int,
    progress: Progress,
) -> Added:
    """Read these files into the database, but for what it holds already."""
    take_up_left(connection, settings)
    hashes = {file.source: sha256_of(file.source) for file in files if not is_url(file.source)}
    current = _current(connection, settings)
    unread = _unread(connection, files, hashes, current, settings)
    fresh, doubles = _one_each(unread, hashes)

    def read(items: Sequence[Found]) -> tuple[str, ...]:
        batches = (ReadBatch(some, settings) for some in batched(items, size_of(len(items), workers)))
        return run(connection, engine, batches, len(items), progress)

    failed = read(fresh)
    # the same contents under another name fail as well, and every file that fails is told of
    held = _held(connection)
    again = [file for file in doubles if hashes[file.source] not in held]
    failed += read(again)
    take_up_left(connection, settings)
    _note_known(connection, set(files) - {*fresh, *again}, hashes)
    # of a remote file the contents are known when it was read: they may stand in the database under another name
    told = _contents(connection, [*fresh, *again])
    news = set(told) - current
    known = sum(sha in current for sha in told)
    return Added(
        files=len(files),
        added=len(news),
        known=len(files) - len(unread) + known,
        doubled=len(doubles) - len(again) + len(told) - known - len(news),
        replaced=settle(connection),
        failed=tuple(sorted(failed)),
    )


_CURRENT = "SELECT sha256 FROM reports WHERE version = ? AND rules = ?"


def _current(connection: duckdb.DuckDBPyConnection, settings: Settings) -> set[str]:
    """The contents that this cqdiff has read with these rules, by sha256."""
    return {sha for (sha,) in connection.execute(_CURRENT, [settings.version, settings.digest]).fetchall()}


def _unread(
    connection: duckdb.DuckDBPyConnection,
    files: Sequence[Found],
    hashes: dict[str, str | None],
    current: set[str],
    settings: Settings,
) -> list[Found]:
    """Files whose contents are not current. Remote ones are known by their state."""
    told = f"SELECT source, stamp FROM sources WHERE stamp <> '' AND sha256 IN ({_CURRENT})"
    stamps = {Found(*row) for row in connection.execute(told, [settings.version, settings.digest]).fetchall()}
    return [f for f in files if f not in stamps and hashes.get(f.source) not in current]


def _contents(connection: duckdb.DuckDBPyConnection, files: Sequence[Found]) -> list[str]:
    """The sha256 of each of these files that was read."""
    query = "SELECT sha256 FROM sources WHERE source IN (SELECT unnest(?::VARCHAR[]))"
    return [sha for (sha,) in connection.execute(query, [[file.source for file in files]]).fetchall()]


def _held(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The reports that are in the database, by the sha256 of their files."""
    return {sha for (sha,) in connection.execute("SELECT sha256 FROM reports").fetchall()}


def _one_each(files: Sequence[Found], hashes: dict[str, str | None]) -> tuple[list[Found], list[Found]]:
    """One file for each contents, and the others that hold the same."""
    seen: set[str] = set()
    chosen: list[Found] = []
    doubles: list[Found] = []
    for file in files:
        sha = hashes.get(file.source)
        (doubles if sha in seen else chosen).append(file)
        if sha is not None:
            seen.add(sha)
    return chosen, doubles


def _note_known(connection: duckdb.DuckDBPyConnection, files: Iterable[Found], hashes: dict[str, str | None]) -> None:
    """Which of the files that were not read hold reports of the database: a changed file is told from a new one so."""
    held = [(file.source, sha) for file in files if (sha := hashes.get(file.source))]
    names, shas = [name for name, _ in held], [sha for _, sha in held]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE held AS SELECT unnest(?::VARCHAR[]) AS source, unnest(?::VARCHAR[]) AS sha256",
        [names, shas],
    )
    connection.execute("DELETE FROM temp.held WHERE (source, sha256) IN (SELECT (source, sha256) FROM sources)")
    with transaction(connection):
        connection.execute("DELETE FROM sources WHERE source IN (SELECT source FROM temp.held)")
        connection.execute(
            "INSERT INTO sources SELECT source, sha256, '' FROM temp.held WHERE sha256 IN (SELECT sha256 FROM reports)"
        )
        connection.execute("DELETE FROM failures WHERE source IN (SELECT source FROM sources)")
