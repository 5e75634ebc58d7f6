"""The parent's side: starts the child, asks without waiting, replaces it.

Nothing here raises into a session or waits without an end. One thread talks to
one child; a timer ends a child that takes too long.

The child is a fresh interpreter, never a fork: `python -P -m`, spoken to in
lines of ASCII over two pipes. So it starts alike on Linux, macOS and Windows,
inherits no lock of a thread that is not there, and no other file. `-P` keeps
the folder one happens to be in off its path; `PYTHONPATH` names the places
where this process finds modules. It stands in a session (on Windows: a process
group without a window) of its own, where no terminal's Ctrl-C reaches it. It
ends when its input closes, so it outlives neither the end of its parent nor its
death.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from quiz.grader.line import Line
from quiz.grader.requests import PictureRequest, Request
from quiz.grader.ticket import Ticket

STARTING_S = 30.0
"""Seconds that loading SymPy may take on a slow machine."""
BUDGET_S = 2.0
"""Seconds that one request may take once the child is ready."""
_MOST_FAILED_STARTS = 3
_UNWANTED = ("PYTHONWARNINGS", "PYTHONINSPECT", "PYTHONSTARTUP")
"""Settings of the interpreter that are meant for other programs."""

COMMAND = (sys.executable, "-P", "-m", "quiz.grader.child")
CHECKER = (*COMMAND, "checks")
"""A child for checks of decks alone, which is quicker to start."""


class Grader:
    """A child process with SymPy, started on demand and replaced when it dies.

    Args:
        command: What to run; the child module by default.
        starting_s: Seconds until a child that says nothing is given up.
    """

    def __init__(
        self, command: Sequence[str] = COMMAND, *, starting_s: float = STARTING_S
    ) -> None:
        self._command = tuple(command)
        self._starting_s = starting_s
        self._line: Line | None = None
        self._failed_starts = 0
        self._is_closed = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Spawn the child if there is none; returns at once."""
        with self._lock:
            self._open()

    @property
    def pid(self) -> int | None:
        """The child's process id, while there is one."""
        line = self._line
        return line.process.pid if line is not None and line.is_open else None

    def ask(self, request: Request, *, budget_s: float = BUDGET_S) -> Ticket:
        """Send a request without waiting; the child is started if need be.

        Args:
            request: What to draw or to prove.
            budget_s: Seconds of work after which the child is killed.
        """
        ticket = Ticket(budget_s)
        with self._lock:
            line = self._open()
            if line is None or not line.put(request, ticket):
                ticket.settle(None)
        return ticket

    def drop(self, ticket: Ticket) -> None:
        """Give a request up, so that later ones need not wait for it."""
        line = self._line
        if line is not None and not ticket.is_done:
            line.drop(ticket)

    def poll(self, ticket: Ticket) -> Mapping[str, object] | None:
        """The reply if it has come; never waits."""
        return ticket.reply if ticket.is_done else None

    def picture(
        self, request: PictureRequest, timeout_s: float
    ) -> tuple[str, ...] | None:
        """The lines of a picture, or None if they cannot be had in time.

        A child still loading SymPy is left alone; one that works on this
        request for longer than the time is killed.
        """
        ticket = self.ask(request, budget_s=timeout_s)
        ticket.wait(timeout_s)
        return ticket.lines

    def close(self) -> None:
        """End the child; afterwards every request fails at once."""
        with self._lock:
            self._is_closed = True
            line, self._line = self._line, None
        if line is not None:
            line.close()

    def _open(self) -> Line | None:
        line = self._line
        if line is not None and line.is_open and line.is_worn and line.is_idle:
            line.close()
        if line is not None and line.is_open:
            return line
        if line is not None:
            self._line = None
            self._failed_starts = 0 if line.was_ready else self._failed_starts + 1
        if self._is_closed or self._failed_starts >= _MOST_FAILED_STARTS:
            return None
        process = _spawn(self._command)
        if process is None:
            self._failed_starts += 1
            return None
        self._line = Line(process, self._starting_s)
        return self._line


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    if not command[0]:
        return None  # an embedded interpreter does not know its own name
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    flags |= getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        # The child finds modules where this process does, in the same order.
        places = [place or str(Path.cwd()) for place in sys.path]
        environment = {
            name: value for name, value in os.environ.items() if name not in _UNWANTED
        }
        environment["PYTHONPATH"] = os.pathsep.join(places)
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
            creationflags=flags,
        )
    except (OSError, ValueError):
        return None


__all__ = ["BUDGET_S", "Grader", "Ticket"]
