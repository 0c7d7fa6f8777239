"""A table of rows that becomes a pandas or a polars frame where those are installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cqdiff.errors import CqdiffError
from cqdiff.frames.columns import Columns, Type

if TYPE_CHECKING:
    import pandas
    import polars

_PANDAS = {Type.TEXT: "string", Type.INTEGER: "Int64", Type.NUMBER: "Float64", Type.TRUTH: "boolean"}


class Table(Struct, frozen=True):
    """Rows in order, each with a value for every column; None where it is empty.

    `len(table)` is the number of rows, iteration gives a dict a row.
    """

    columns: Columns
    rows: tuple[tuple[Any, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.names
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The same rows; empty integers stay integers. Raises CqdiffError where pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise _missing("pandas") from None
        series = {
            column.name: pandas.Series(values, dtype=_PANDAS.get(column.type, "object"))
            for column, values in zip(self.columns, self._by_column(), strict=True)
        }
        return pandas.DataFrame(series)

    def to_polars(self) -> polars.DataFrame:
        """The same for polars; lists stay lists. Raises CqdiffError where polars is not installed."""
        try:
            import polars
        except ImportError:
            raise _missing("polars") from None
        types: dict[Type, Any] = {
            Type.TEXT: polars.String,
            Type.INTEGER: polars.Int64,
            Type.NUMBER: polars.Float64,
            Type.TRUTH: polars.Boolean,
            Type.TEXTS: polars.List(polars.String),
            Type.INTEGERS: polars.List(polars.Int64),
        }
        schema = {column.name: types[column.type] for column in self.columns}
        return polars.DataFrame(dict(zip(self.names, self._by_column(), strict=True)), schema=schema)

    def _by_column(self) -> list[list[Any]]:
        return [list(values) for values in zip(*self.rows, strict=True)] if self.rows else [[] for _ in self.columns]


def _missing(name: str) -> CqdiffError:
    return CqdiffError(f"转换成 {name} 表格需要 {name}；请运行 pip install {name}")
