"""Batches through an engine into the database, with one way for all that can go wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from cqdiff.corpus.taking import take_up
from cqdiff.corpus.work import Batch, lost

if TYPE_CHECKING:
    import duckdb

    from cqdiff.corpus.engines import Engine

MANY = 8
"""Items of a batch: enough that handing over costs little, few enough that a kill loses little."""

DIED = "处理它的进程中途死了（可能内存不足，或被强行结束）；请单独试这个文件"

Progress = Callable[[int, int, str], None]
"""Called with how many items are done, how many there are, and the last one's name."""

T = TypeVar("T")


def run(
    connection: duckdb.DuckDBPyConnection, engine: Engine, batches: Iterable[Batch], total: int, progress: Progress
) -> tuple[str, ...]:
    """Do all batches and take up their parts. Gives back why items failed, a line each.

    A batch whose process died is done again item by item, each alone; one that kills its process again is noted
    as failed.
    """
    finished = 0
    failed: list[str] = []
    died: list[Batch] = []
    for done in engine(batches):
        if done.part is None:
            died.append(done.batch)
            continue
        failed += take_up(connection, done.part)
        finished += len(done.batch.items)
        progress(finished, total, _name(done.batch))
    for single in _singles(died):
        (done,) = engine([single])
        failed += take_up(connection, lost(single, DIED) if done.part is None else done.part)
        finished += 1
        progress(finished, total, _name(single))
    return tuple(sorted(failed))


def size_of(count: int, workers: int) -> int:
    """Items of a batch so that every worker gets several, and none more than MANY."""
    return max(1, min(MANY, count // (workers * 4)))


def batched(items: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Runs of `size` items; the last may be shorter."""
    return (tuple(items[at : at + size]) for at in range(0, len(items), size))


def _singles(batches: Iterable[Batch]) -> Iterator[Batch]:
    for batch in batches:
        for item in batch.items:
            yield replace(batch, items=(item,))


def _name(batch: Batch) -> str:
    last = batch.items[-1]
    return getattr(last, "source", "")
