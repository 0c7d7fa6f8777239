"""Where the command begins. An interrupt while the program loads ends it as quietly as one later."""

from __future__ import annotations

import os
import signal
from typing import Any

INTERRUPTED = 130


def entry() -> None:
    """The console script: load the command line, then run it."""
    # whoever started us may have made us deaf: nohup, `cqdiff … &` in a script
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, _leave)
    from cqdiff.cli import entry as run

    try:
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    finally:
        if ours:  # the result is out, the rest is tidying up
            signal.signal(signal.SIGINT, _leave)


def _leave(*_: Any) -> None:
    """End at once: nothing is open yet, or nothing any more; an exception would surface amid an import."""
    os._exit(INTERRUPTED)
