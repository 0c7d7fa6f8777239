"""What a waiting user sees: a bar on stderr, only when the work takes longer than a second and somebody watches."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before anything is shown: a bar that flashes up and vanishes is worse than none."""


class Counting:
    """A context around many like pieces of work: how many are done, how many a second, how long it will take still."""

    def __init__(self, rate: str, *, watched: bool | None = None) -> None:
        """`rate` is how a rate is told: "{0:.1f}份/秒"."""
        self._rate = rate
        self._watched = sys.stderr.isatty() if watched is None else watched
        self._began = time.monotonic()
        self._bar: Progress | None = None

    def update(self, done: int, total: int, name: str) -> None:
        """So many of them are done; `name` was the last."""
        seconds = time.monotonic() - self._began
        if not self._watched or seconds < PATIENCE:
            return
        if self._bar is None:
            self._bar = _counting_bar(total)
        rate = self._rate.format(done / seconds)
        self._bar.update(self._bar.task_ids[0], completed=done, description=f"{rate} {PurePath(name).name}")

    def __enter__(self) -> Counting:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()


def _counting_bar(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description}", markup=False)
    columns = BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(elapsed_when_finished=True), text
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar


class Waiting:
    """A context around the work; `step(text)` names what comes next."""

    def __init__(self, steps: int, *, watched: bool | None = None) -> None:
        self._steps = steps
        self._done = -1
        self._text = ""
        self._bar: Progress | None = None
        self._closed = False
        self._lock = threading.Lock()
        watched = sys.stderr.isatty() if watched is None else watched
        self._timer = threading.Timer(PATIENCE, self._show) if watched else None

    def step(self, text: str) -> None:
        with self._lock:
            self._done += 1
            self._text = text
            self._update()

    def __enter__(self) -> Waiting:
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._closed = True
            if self._bar:
                self._bar.stop()

    def _show(self) -> None:
        """Runs in the timer's thread."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = SpinnerColumn(), BarColumn(20), TimeElapsedColumn(), TextColumn("{task.description}", markup=False)
        with self._lock:
            if self._closed:
                return
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=self._steps)
            self._update()
            self._bar.start()

    def _update(self) -> None:
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=max(self._done, 0), description=self._text)
