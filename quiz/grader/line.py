"""One child, and the thread that talks to it, a request at a time.

Pictures go before proofs: someone looks at the place where they will stand. A
proof being worked on stops for a picture and is begun again after it.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

from quiz.grader.requests import ProofRequest, Request
from quiz.grader.ticket import Ticket
from quiz.grader.wire import LARGEST_BYTES

_MOST_RESTARTS = 5
_REAPING_S = 2.0


@dataclass(slots=True)
class _Item:
    """A request in the queue."""

    number: int
    line: bytes
    ticket: Ticket
    is_proof: bool
    restarts: int = 0


class Line:
    """A child that answers until it dies, hangs or babbles.

    Args:
        process: The child, its pipes open.
        starting_s: Seconds until it must have said that it is ready.
    """

    def __init__(self, process: subprocess.Popen[bytes], starting_s: float) -> None:
        self.process = process
        self.is_open = True
        self.was_ready = False
        self.is_worn = False
        """It has grown, and is to be replaced when nothing is left to do."""
        self._starting_s = starting_s
        self._waiting: deque[_Item] = deque()
        self._current: _Item | None = None
        self._made = 0
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._talk, name="grader", daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked of it."""
        with self._changed:
            return self._current is None and not self._waiting

    def put(self, request: Request, ticket: Ticket) -> bool:
        """Queue a request; whether the child may still answer it."""
        is_proof = isinstance(request, ProofRequest)
        with self._changed:
            self._made += 1
            document = {"id": self._made, **request.document()}
            line = json.dumps(document).encode() + b"\n"
            if not self.is_open or len(line) > LARGEST_BYTES:
                return False
            item = _Item(self._made, line, ticket, is_proof)
            if is_proof:
                self._waiting.append(item)
            else:
                pictures = sum(not one.is_proof for one in self._waiting)
                self._waiting.insert(pictures, item)
                self._interrupt()
            self._changed.notify()
            return True

    def drop(self, ticket: Ticket) -> None:
        """Forget a request: nobody waits for it any more."""
        with self._changed:
            ticket.is_dropped = True
            for item in self._waiting:
                if item.ticket is ticket:
                    self._waiting.remove(item)
                    ticket.settle(None)
                    return
            if self._current is not None and self._current.ticket is ticket:
                self._interrupt()

    def close(self) -> None:
        """Kill the child, which holds nothing that could be lost, and reap it."""
        self._shut()
        self.process.kill()
        self._thread.join(_REAPING_S)

    def _shut(self) -> None:
        with self._changed:
            self.is_open = False
            self._changed.notify()

    def _interrupt(self) -> None:
        """Tell the child to leave the proof that it is working on."""
        if self._current is not None and self._current.is_proof:
            note = {"kind": "stop", "id": self._current.number}
            line = json.dumps(note).encode() + b"\n"
            # A pipe that is full must not hold up whoever asks.
            threading.Thread(target=self._write, args=(line,), daemon=True).start()

    def _next(self) -> _Item | None:
        with self._changed:
            while self.is_open and not self._waiting:
                self._changed.wait()
            self._current = self._waiting.popleft() if self.is_open else None
            return self._current

    def _talk(self) -> None:
        try:
            if self._exchange(None, self._starting_s) is not None:
                self.was_ready = True
                while (item := self._next()) is not None:
                    reply = self._exchange(item.line, item.ticket.budget_s)
                    if reply is None:
                        break
                    self._answered(item, reply)
        finally:
            self._shut()
            self._fail_the_rest()
            self._reap()

    def _answered(self, item: _Item, reply: Mapping[str, object]) -> None:
        with self._changed:
            self._current = None
            self.is_worn = self.is_worn or reply.get("worn") is True
            if reply.get("interrupted") is True:
                item.restarts += 1
                if not item.ticket.is_dropped and item.restarts <= _MOST_RESTARTS:
                    self._waiting.append(item)
                    return
                reply = {}
        item.ticket.settle(reply or None)

    def _exchange(
        self, line: bytes | None, budget_s: float
    ) -> Mapping[str, object] | None:
        """Send a line and read one; None if the child died, hung or babbled."""
        replies = self.process.stdout
        if replies is None:
            return None
        timer = threading.Timer(budget_s, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            if line is not None and not self._write(line):
                return None
            found = replies.readline(LARGEST_BYTES + 1)
            document = json.loads(found) if found.endswith(b"\n") else None
        except (OSError, ValueError, RecursionError):
            return None
        finally:
            timer.cancel()
        return document if isinstance(document, dict) else None

    def _write(self, line: bytes) -> bool:
        requests = self.process.stdin
        if requests is None:
            return False
        try:
            requests.write(line)
            requests.flush()
        except (OSError, ValueError):
            return False
        return True

    def _fail_the_rest(self) -> None:
        with self._changed:
            current, self._current = self._current, None
            left = [current, *self._waiting]
            self._waiting.clear()
        for item in left:
            if item is not None:
                item.ticket.settle(None)

    def _reap(self) -> None:
        self.process.kill()
        pipes: tuple[IO[bytes] | None, ...] = self.process.stdin, self.process.stdout
        for pipe in pipes:
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        self.process.wait()
