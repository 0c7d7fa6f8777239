"""Open the database file, and tell in one line why it can't be opened. Changes with DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqdiff.corpus.schema import VERSION, statements
from cqdiff.errors import CorpusError

if TYPE_CHECKING:
    import duckdb

_SEALED = {"enable_external_access": "false", "python_enable_replacements": "false", "lock_configuration": "true"}
"""What a query of a user may not do: touch files, load extensions, see variables of this program, undo these."""
_HOLDER = re.compile(r"\(PID (\d+)\)")


def open_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """The database for adding and comparing; made where there is none."""
    # one thread: the processors are for the workers, and small parts gain nothing from more
    connection = _connect(path, read_only=False, config={"python_enable_replacements": "false", "threads": "1"})
    try:
        if not _tables(connection):
            with transaction(connection):
                for statement in statements():
                    connection.execute(statement)
        _require_version(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> duckdb.DuckDBPyConnection:
    """The database for questions: nothing that is asked can change it or reach another file."""
    return _opened(path, _SEALED)


def open_to_copy(path: Path) -> duckdb.DuckDBPyConnection:
    """The database for statements of our own that write other files."""
    return _opened(path, {"python_enable_replacements": "false"})


def require_file(path: Path) -> None:
    """Raise CorpusError where there is no such file: to ask a database that does not exist must not make one."""
    if not path.exists():
        raise CorpusError(f"{path}：没有这个数据库；请检查路径，或先用 cqdiff corpus add 建立")


def _opened(path: Path, config: dict[str, str]) -> duckdb.DuckDBPyConnection:
    require_file(path)
    connection = _connect(path, read_only=True, config=config)
    try:
        _require_version(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def require_duckdb() -> Any:
    """The module, or the line that says how to get it."""
    try:
        import duckdb
    except ImportError:
        raise CorpusError("报告库需要另装组件；请运行 pip install 'cqdiff[corpus]'") from None
    return duckdb


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All that is done inside, or nothing of it."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, *, read_only: bool, config: dict[str, str]) -> duckdb.DuckDBPyConnection:
    engine = require_duckdb()
    try:
        connection: duckdb.DuckDBPyConnection = engine.connect(str(path), read_only=read_only, config=config)
    except engine.Error as error:
        raise CorpusError(f"{path}：{_reason(str(error))}") from None
    return connection


def _reason(said: str) -> str:
    if holder := _HOLDER.search(said):
        return f"另一个进程（{holder.group(1)}）正在使用这个数据库；请等它结束再试"
    if "not a valid DuckDB" in said:
        return "不是 cqdiff 的数据库文件，没有改动它；请用 --db 另给文件名"
    return f"打不开（{' '.join(said.split())}）；请检查路径、权限，或 duckdb 的版本"


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]


def _require_version(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    if "about" not in _tables(connection):
        raise CorpusError(f"{path}：不是 cqdiff 的数据库，没有改动它；请用 --db 另给文件名")
    found = connection.execute("SELECT value FROM about WHERE fact = 'schema'").fetchone()
    if found != (str(VERSION),):
        told = found[0] if found else "?"
        raise CorpusError(
            f"{path}：数据库的结构是第{told}版，这个 cqdiff 用第{VERSION}版；请换用相应的 cqdiff，或另建一个"
        )
