"""What a waiting user sees: a bar on stderr, only when the work takes longer than a second and somebody watches."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before anything is shown: a bar that flashes up and vanishes is worse than none."""


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
