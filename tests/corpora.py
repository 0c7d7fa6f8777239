"""What tests of many reports share: the command in a process of its own, all rows of a database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def rows_of(db: Path, *without: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, in an order of their own: how they came in is no part of the result."""
    import duckdb

    with duckdb.connect(str(db), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in tables
            if table not in without
        }


def cqdiff_corpus(*arguments: str, cwd: Path, **other: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cqdiff", "corpus", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    given = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300, **other}
    return subprocess.run(command, cwd=cwd, env=environment, check=False, **given)
