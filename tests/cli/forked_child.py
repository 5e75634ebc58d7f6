"""The child that holds SymPy, as a fork of a process that has loaded it.

Loading SymPy takes longer than most sessions of the tests. What speaks to a command
is `quiz.grader.child` nevertheless: a process of its own behind two pipes, which can
be killed and ends when its input closes.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from typing import IO

from quiz.grader import child, process
from tests.cli.forks import Command
from tests.cli.started import Started, start_at

_fresh = process._spawn


class Child:
    """What `subprocess.Popen` is to the one who asks."""

    def __init__(self, started: Started, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.stdin, self.stdout = stdin, stdout
        self.pid = started.process_id
        self._started = started
        self._lock = threading.Lock()  # several threads end it

    def kill(self) -> None:
        """End it, unless it has ended."""
        with self._lock, contextlib.suppress(ProcessLookupError):
            if self._started.poll() is None:
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end."""
        with self._lock:
            return os.waitstatus_to_exitcode(self._started.wait())


def serve_from(source: socket.socket) -> None:
    """From now on, what is started as the child is asked of this source."""

    def spawn(command: Sequence[str]) -> object:
        if tuple(command) != process.COMMAND:
            return _fresh(command)
        (their_in, our_in), (our_out, their_out) = os.pipe(), os.pipe()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        streams = their_in, their_out, nowhere
        try:
            started = start_at(source, (), os.environ, streams)
        finally:
            for end in streams:
                os.close(end)
        return Child(started, os.fdopen(our_in, "wb"), os.fdopen(our_out, "rb"))

    process._spawn = spawn  # type: ignore[assignment]


def load() -> None:
    """Do once what each child does before it is ready; then it takes no time."""
    child.warm_up()


def become(command: Command) -> None:
    """Be what `python -m quiz.grader.child` is."""
    os.setsid()
    for number, stream in enumerate(command.streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - to its end
    child.main()
