"""How long a command may work on one thing: a text or a rule may be made to keep it busy for ever.

Changes when work must be stopped in another way.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from cqdiff.errors import InputError


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Raise InputError, which names `what`, where the work inside takes longer than limits.SECONDS.

    Regular expressions are stopped too. Where the system has no alarm (Windows) or outside of the main thread the work
    goes on to its end.
    """
    from cqdiff.reading import limits

    limits.adjust()
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = limits.SECONDS

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise InputError(
            f"{what}：处理时间超过上限（{seconds} 秒），已停止；"
            "请确认文件和规则，或用环境变量 CQDIFF_LIMIT_SECONDS 放宽"
        )

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
