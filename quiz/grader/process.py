"""The parent's side: starts the child, asks without waiting, replaces it.

Nothing here raises into a session or waits without an end. One thread talks to
one child, a request at a time; a timer ends a child that takes too long.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from quiz.grader.wire import LARGEST_BYTES, PictureRequest

STARTING_S = 30.0
"""Seconds that loading SymPy may take on a slow machine."""
BUDGET_S = 2.0
"""Seconds that one request may take once the child is ready."""
_MOST_FAILED_STARTS = 3
_MOST_LINES = 200

COMMAND = (sys.executable, "-P", "-m", "quiz.grader.child")


class Ticket:
    """A request on its way; `reply` is None until `is_done`, and if it failed."""

    def __init__(self, budget_s: float) -> None:
        self.budget_s = budget_s
        self.reply: Mapping[str, object] | None = None
        self._done = threading.Event()

    @property
    def is_done(self) -> bool:
        """Whether there is a reply, or none will come."""
        return self._done.is_set()

    def wait(self, timeout_s: float) -> bool:
        """Wait at most so long; whether it is done."""
        return self._done.wait(timeout_s)

    def settle(self, reply: Mapping[str, object] | None) -> None:
        """Deliver the reply, or None for a failure."""
        self.reply = reply
        self._done.set()

    @property
    def lines(self) -> tuple[str, ...] | None:
        """The lines of a picture; None if it is not there or not one."""
        found = None if self.reply is None else self.reply.get("lines")
        if not isinstance(found, list) or not 0 < len(found) <= _MOST_LINES:
            return None
        if not all(isinstance(one, str) and one.isprintable() for one in found):
            return None
        return tuple(found)


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
        self._line: _Line | None = None
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

    def ask(self, request: PictureRequest, *, budget_s: float = BUDGET_S) -> Ticket:
        """Send a request without waiting; the child is started if need be.

        Args:
            request: What to draw.
            budget_s: Seconds of work after which the child is killed.
        """
        ticket = Ticket(budget_s)
        with self._lock:
            line = self._open()
            if line is None or not line.put(request, ticket):
                ticket.settle(None)
        return ticket

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

    def _open(self) -> _Line | None:
        if self._line is not None and self._line.is_open:
            return self._line
        if self._line is not None:
            was_ready, self._line = self._line.was_ready, None
            self._failed_starts = 0 if was_ready else self._failed_starts + 1
        if self._is_closed or self._failed_starts >= _MOST_FAILED_STARTS:
            return None
        process = _spawn(self._command)
        if process is None:
            self._failed_starts += 1
            return None
        self._line = _Line(process, self._starting_s)
        return self._line


class _Line:
    """One child and the thread that talks to it."""

    def __init__(self, process: subprocess.Popen[bytes], starting_s: float) -> None:
        self.process = process
        self.is_open = True
        self.was_ready = False
        self._starting_s = starting_s
        self._queue: queue.SimpleQueue[tuple[bytes, Ticket] | None] = (
            queue.SimpleQueue()
        )
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._talk, name="grader", daemon=True)
        self._thread.start()

    def put(self, request: PictureRequest, ticket: Ticket) -> bool:
        """Queue a request; whether the child may still answer it."""
        line = json.dumps(request.document()).encode() + b"\n"
        with self._lock:
            if not self.is_open or len(line) > LARGEST_BYTES:
                return False
            self._queue.put((line, ticket))
            return True

    def close(self) -> None:
        """Kill the child, which holds nothing that could be lost, and reap it."""
        self._shut()
        self.process.kill()
        self._thread.join(2)

    def _shut(self) -> None:
        with self._lock:
            self.is_open = False
            self._queue.put(None)

    def _talk(self) -> None:
        pipes = self.process.stdin, self.process.stdout
        current: Ticket | None = None
        try:
            if self._exchange(None, self._starting_s, pipes) is not None:
                self.was_ready = True
                while (item := self._queue.get()) is not None:
                    line, current = item
                    reply = self._exchange(line, current.budget_s, pipes)
                    if reply is None:
                        break
                    current.settle(reply)
                    current = None
        finally:
            self._shut()
            if current is not None:
                current.settle(None)
            self._fail_the_rest()
            self._reap()

    def _exchange(
        self,
        line: bytes | None,
        budget_s: float,
        pipes: tuple[IO[bytes] | None, IO[bytes] | None],
    ) -> Mapping[str, object] | None:
        """Send a line and read one; None if the child died, hung or babbled."""
        requests, replies = pipes
        if requests is None or replies is None:
            return None
        timer = threading.Timer(budget_s, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            if line is not None:
                requests.write(line)
                requests.flush()
            found = replies.readline(LARGEST_BYTES + 1)
            document = json.loads(found) if found.endswith(b"\n") else None
        except (OSError, ValueError, RecursionError):
            return None
        finally:
            timer.cancel()
        return document if isinstance(document, dict) else None

    def _fail_the_rest(self) -> None:
        while True:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                item[1].settle(None)

    def _reap(self) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        self.process.wait()


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """The child in a session of its own, where no terminal's signal reaches it."""
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    flags |= getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        # The child finds modules where this process does, in the same order.
        places = [place or str(Path.cwd()) for place in sys.path]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
            creationflags=flags,
        )
    except OSError:
        return None


__all__ = ["BUDGET_S", "Grader", "Ticket"]
