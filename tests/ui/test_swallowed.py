"""An end that is asked for while an object is destroyed is not lost."""

from __future__ import annotations

import select
import signal
import sys

import pytest

from quiz.ui.swallowed import nothing_swallowed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

LONG_S = 20.0


class Doomed:
    """Is told to end while it is being destroyed."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        signal.raise_signal(self.number)


def destroyed(number: int) -> None:
    Doomed(number)
    select.select([], [], [], LONG_S)


def test_what_a_destructor_swallows_is_raised_again():
    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    usual = signal.signal(signal.SIGTERM, end)
    hook = sys.unraisablehook
    try:
        for number, raised in (
            (signal.SIGTERM, SystemExit),
            (signal.SIGINT, KeyboardInterrupt),
        ):
            with nothing_swallowed(), pytest.raises(raised):
                destroyed(number)
    finally:
        signal.signal(signal.SIGTERM, usual)
    assert sys.unraisablehook is hook
