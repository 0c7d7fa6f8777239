"""The nouns of many reports in one database. Passive data, as in models."""

from __future__ import annotations

from msgspec import Struct


class Added(Struct, frozen=True):
    """What became of the files of a run: read and added, known before, the same as another file, failed (a line each).

    `replaced` counts reports that went since no file holds them any more.
    """

    files: int
    added: int
    known: int
    doubled: int
    replaced: int
    failed: tuple[str, ...]


class Compared(Struct, frozen=True):
    """How many pairs there are, were compared now and were known before; reports without use and failures as lines."""

    pairs: int
    compared: int
    known: int
    left_out: tuple[str, ...]
    failed: tuple[str, ...]


class Status(Struct, frozen=True):
    """What a database holds: its size in bytes, the rows of each table, the span of plan years.

    `other_rules` counts reports that another cqdiff or other rules have read: the next run over their files reads them
    anew. `failures` are lines.
    """

    path: str
    schema: int
    size: int
    places: int
    first_year: int | None
    last_year: int | None
    rows: dict[str, int]
    other_rules: int
    failures: tuple[str, ...]


class Near(Struct, frozen=True):
    """An indicator, its Chinese name, and how alike the names are in percent."""

    indicator: str
    zh: str
    likeness: int


class UnknownName(Struct, frozen=True):
    """A name without an indicator: how many figures of how many places have it, an example, the nearest indicators."""

    name: str
    figures: int
    places: int
    source: str
    line: int
    clause: str
    nearest: tuple[Near, ...]
