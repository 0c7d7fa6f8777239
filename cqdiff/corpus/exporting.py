"""Every table as a Parquet file, for whatever else reads those."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cqdiff.corpus.schema import TABLES
from cqdiff.errors import OutputError

if TYPE_CHECKING:
    import duckdb


def export(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Path, ...]:
    """Write folder/TABLE.parquet for each table, each whole or not at all; files of these names are replaced.

    The connection must be one that may write other files. Raises OutputError.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            target = folder / f"{table.name}.parquet"
            unfinished = folder / f".{table.name}.unfinished"
            place = str(unfinished).replace("'", "''")
            order = " ORDER BY rowid"
            connection.execute(
                f"COPY (SELECT * FROM {table.name}{order}) TO '{place}' (FORMAT parquet, COMPRESSION zstd)"
            )
            os.replace(unfinished, target)
            written.append(target)
    except OSError as error:
        raise OutputError(f"{folder}：写不进去（{error.strerror or error}）；请检查路径和写权限") from error
    return tuple(written)
