"""Ctrl-C while a line is edited, whenever in its course it comes.

prompt_toolkit turns the signal into a key, and asyncio into a cancelled task: one that
comes while a line is being ended, or just before it is begun, gets lost either way.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from prompt_toolkit.application import Application


@contextmanager
def interrupts(application: Application[str | None]) -> Iterator[Callable[[], None]]:
    """Ends the line at Ctrl-C, at once if it is being edited.

    Yields:
        What the application calls when it has begun: Ctrl-C may have come before.

    Raises:
        KeyboardInterrupt: Ctrl-C came meanwhile.
    """
    came = False

    def leave() -> None:
        if came and application.future is not None and not application.is_done:
            application.exit(exception=KeyboardInterrupt)

    if threading.current_thread() is not threading.main_thread():
        yield leave
        return

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal came
        came = True
        loop: asyncio.AbstractEventLoop | None = application.loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(leave)

    usual = signal.signal(signal.SIGINT, note)
    try:
        yield leave
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        raise KeyboardInterrupt
