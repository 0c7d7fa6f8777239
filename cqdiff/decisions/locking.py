"""One writer at a time for a decisions file. Changes with what file systems offer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until nobody else writes the file, and let nobody write it until the end: it is read, changed and replaced.

    The folder is locked, since the file itself is another one after each save, and no lock file is left beside it.
    Where that can't be done (Windows, some network drives) all goes on without.
    """
    try:
        import fcntl

        folder = os.open(path.resolve().parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
