"""Waiting for keys: what comes meanwhile is neither lost nor late."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("needs signals", allow_module_level=True)

from quiz.ui import unix

SOON_S = 0.05
LATE_S = 5.0


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The end of standard input at which keys are typed."""
    typed, keyboard = os.pipe()
    with os.fdopen(typed, encoding="utf-8") as source:
        monkeypatch.setattr(sys, "stdin", source)
        yield keyboard
    os.close(keyboard)


@pytest.fixture
def elsewhere(keyboard: int) -> Iterator[threading.Timer]:
    """A signal to another thread: as if it came just before the system waits.

    Yields:
        What types a key much later, so that nothing waits for ever.
    """

    def interrupt() -> None:
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    timer = threading.Timer(SOON_S, interrupt)
    rescue = threading.Timer(LATE_S, os.write, (keyboard, b"late"))
    usual = signal.getsignal(signal.SIGINT)
    timer.start()
    rescue.start()
    yield rescue
    rescue.cancel()
    timer.join()
    rescue.join()
    signal.signal(signal.SIGINT, usual)


def test_a_signal_that_does_not_end_the_waiting_is_handled_at_once(
    elsewhere: threading.Timer,
):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        unix.read_key()
    assert elsewhere.is_alive()
    assert signal.set_wakeup_fd(-1) == -1


def test_a_signal_that_is_handled_ends_no_waiting(
    elsewhere: threading.Timer, keyboard: int
):
    signal.signal(signal.SIGINT, lambda _number, _frame: os.write(keyboard, b"x"))
    assert unix.read_key() == ["x"]
    assert elsewhere.is_alive()


def test_waiting_in_another_thread_goes_on(keyboard: int):
    found: list[bool] = []
    other = threading.Thread(target=lambda: found.append(unix.wait_for_key(LATE_S)))
    other.start()
    os.write(keyboard, b"x")
    other.join()
    assert found == [True]
