"""Parquet parts: what one piece of work hands over, whole or not at all. One row a head, what is under it as lists."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqdiff.corpus.files import filesystem_of, is_url
from cqdiff.corpus.schema import SQL_TYPES, Family
from cqdiff.corpus.store import require_duckdb
from cqdiff.errors import OutputError

if TYPE_CHECKING:
    import duckdb

SUFFIX = ".parquet"
_BESIDE = {"stamp": "VARCHAR", "error": "VARCHAR"}
"""What a row has besides the columns of its table: the file's state when it was read, or why it could not be."""

Payload = Mapping[str, Any]


def write_part(family: Family, rows: Sequence[str], folder: str, name: str) -> str:
    """Write rows (JSON, each an object by columns) as folder/name.parquet, and give back where that is.

    The same name is replaced: work that is done twice leaves one part. Raises OutputError.
    """
    target = f"{folder.rstrip('/')}/{name}{SUFFIX}"
    try:
        if is_url(folder):
            with tempfile.TemporaryDirectory() as near:
                made = Path(near) / "part"
                _copy(family, rows, made)
                files, path = filesystem_of(target)
                files.makedirs(path.rpartition("/")[0], exist_ok=True)
                files.pipe_file(path, made.read_bytes())
        else:
            Path(folder).mkdir(parents=True, exist_ok=True)
            handle, made_as = tempfile.mkstemp(prefix=f".{name}.", suffix=".unfinished", dir=folder)
            os.close(handle)
            _copy(family, rows, Path(made_as))
            os.replace(made_as, target)
    except OSError as error:
        raise OutputError(f"{target}：写不进去（{error.strerror or error}）；请检查空间和写权限") from error
    return target


def parts_in(folder: str) -> list[str]:
    """The parts that stand there, left by a run that was cut short; none where there is no folder."""
    if not is_url(folder):
        return sorted(str(path) for path in Path(folder).glob(f"*{SUFFIX}"))
    files, path = filesystem_of(folder)
    return sorted(files.unstrip_protocol(found) for found in files.glob(f"{path.rstrip('/')}/*{SUFFIX}"))


def load_part(connection: duckdb.DuckDBPyConnection, part: str) -> None:
    """Bring a part into the temporary table `part`."""
    connection.execute("DROP TABLE IF EXISTS temp.part")
    load = "CREATE TEMP TABLE part AS SELECT * FROM read_parquet(?)"
    if not is_url(part):
        connection.execute(load, [part])
        return
    files, path = filesystem_of(part)
    with tempfile.TemporaryDirectory() as near:
        fetched = Path(near) / "part"
        fetched.write_bytes(files.cat_file(path))
        connection.execute(load, [str(fetched)])


def drop_part(part: str) -> None:
    """Remove a part that was taken up."""
    if is_url(part):
        files, path = filesystem_of(part)
        files.rm_file(path)
    else:
        Path(part).unlink(missing_ok=True)


def clear(folder: str) -> None:
    """Remove what killed writers left half done, and the folder if nothing else is in it."""
    if is_url(folder) or not Path(folder).is_dir():
        return
    # DuckDB itself writes beside what it was told: tmp_.read-1a2b.x7f3.unfinished
    for unfinished in Path(folder).glob("*.unfinished"):
        unfinished.unlink(missing_ok=True)
    if not any(Path(folder).iterdir()):
        Path(folder).rmdir()


def row_of(family: Family, head: Payload, under: Mapping[str, Iterable[Sequence[Any]]]) -> str:
    """A row of a part as JSON: the head's columns by name, and for each table under it the rows as objects.

    What is left out is empty.
    """
    row: dict[str, Any] = dict.fromkeys([column.name for column in family.head.all_columns])
    row |= {"stamp": "", "error": None, **head}
    for table in family.under:
        names = [column.name for column in table.columns]
        row[table.name] = [dict(zip(names, values, strict=True)) for values in under.get(table.name, ())]
    return json.dumps(row, ensure_ascii=False, allow_nan=False)


def _copy(family: Family, rows: Sequence[str], target: Path) -> None:
    place = str(target).replace("'", "''")
    typed = f"SELECT unnest(from_json_strict(?::JSON, '{_shape(family)}')) AS r"
    query = f"COPY (SELECT unnest(r) FROM ({typed})) TO '{place}' (FORMAT parquet, COMPRESSION zstd)"
    # a cursor each time: the threads of a cluster's worker must not share one
    with _writer().cursor() as cursor:
        cursor.execute(query, [f"[{','.join(rows)}]"])
    with target.open("rb") as file:
        os.fsync(file.fileno())


@lru_cache(maxsize=2)
def _shape(family: Family) -> str:
    """The structure of a row, as DuckDB wants it told."""
    shape: dict[str, Any] = {c.name: SQL_TYPES[c.type] for c in family.head.all_columns} | _BESIDE
    for table in family.under:
        shape[table.name] = [{c.name: SQL_TYPES[c.type] for c in table.columns}]
    return json.dumps([shape])


@lru_cache(maxsize=1)
def _writer() -> duckdb.DuckDBPyConnection:
    """An own small database of this process: one thread, since as many workers as processors run beside it."""
    connection: duckdb.DuckDBPyConnection = require_duckdb().connect(":memory:", config={"threads": 1})
    return connection
