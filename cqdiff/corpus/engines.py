"""Where work is done: in this process, or in several. Each engine gives back what became of every batch."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from cqdiff.corpus.work import Batch, do
from cqdiff.errors import CorpusError

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

AHEAD = 2
"""Batches handed out for each worker: it never waits, and what waits for it fills no memory."""

_SELDOM = 50_000
"""Objects made between two searches for cycles: the usual 700 costs time, far more would cost memory."""


class Done(Struct, frozen=True):
    """A batch and where its part stands; None where the process that did it died."""

    batch: Batch
    part: str | None


NEVER_BEGAN = (
    "工作进程启动不了；在脚本里请把调用放在 if __name__ == '__main__': 之下，或用一个进程（processes=1、--processes 1）"
)

T = TypeVar("T")

Engine = Callable[[Iterable[Batch]], Iterator[Done]]


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def here(batches: Iterable[Batch]) -> Iterator[Done]:
    """One batch after the other, in this process."""
    with _tidy():
        for batch in batches:
            yield Done(batch, do(batch))


def in_processes(count: int) -> Engine:
    """An engine of as many processes of this machine. One that dies takes what was handed out with it, no more."""

    def run(batches: Iterable[Batch]) -> Iterator[Done]:
        waiting = iter(batches)
        while (yield from _until_broken(waiting, count)):
            pass

    return run


def _until_broken(waiting: Iterator[Batch], count: int) -> Generator[Done, None, bool]:
    """Do batches in one pool; true where the pool broke and there may be more to do."""
    # not fork: the database has threads, and a forked child would hold their locks for ever
    context = get_context("spawn")
    began = context.Event()
    pool = ProcessPoolExecutor(count, context, _begin, (began,))
    handed: dict[Future[str], Batch] = {}
    try:
        while True:
            for batch in islice(waiting, count * AHEAD - len(handed)):
                try:
                    with _deaf():
                        handed[pool.submit(do, batch)] = batch
                except BrokenProcessPool:
                    yield Done(batch, None)
            if not handed:
                return False
            finished, _ = wait(handed, return_when=FIRST_COMPLETED)
            parts = [(handed.pop(future), _part_of(future)) for future in finished]
            if not began.is_set():
                raise CorpusError(NEVER_BEGAN)
            yield from (Done(batch, part) for batch, part in parts)
            if any(part is None for _, part in parts):
                yield from (Done(batch, None) for batch in handed.values())
                return True
    finally:
        pool.shutdown(cancel_futures=True)


def each(function: Callable[[T], None], items: Sequence[T], count: int) -> Iterator[T]:
    """Call it with every item, in as many processes of this machine; gives back each item when it is done.

    Raises what the function raises, and CorpusError where a process died.
    """
    if count == 1:
        with _tidy():
            for item in items:
                function(item)
                yield item
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(count, context, _begin, (context.Event(),))
    try:
        with _deaf():
            handed = {pool.submit(function, item): item for item in items}
        for future in as_completed(handed):
            future.result()
            yield handed[future]
    except BrokenProcessPool:
        raise CorpusError(
            "一个工作进程中途死了（可能内存不足，或被强行结束）；请再运行一次，或用 --processes 1"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _part_of(future: Future[str]) -> str | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is started inside does not hear Ctrl-C, which else would end it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _tidy() -> Iterator[None]:
    """Search for cycles as often as a worker does: the command itself, made for one comparison, hardly ever does."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin(began: Event) -> None:
    """In a new worker: Ctrl-C is the parent's to handle, and a worker whose parent was killed ends too."""
    began.set()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_SELDOM)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
