"""The child: loads SymPy, then answers one JSON line with another.

It ends when its standard input closes, even in the middle of a request, and
whatever a library prints never reaches the pipe. A proof also ends when a line
says that nobody waits for it.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from quiz.grader.requests import picture_request, proof_request
from quiz.grader.wire import LARGEST_BYTES

MEMORY_BYTES = 1 << 30
"""Address space that the child may take where the system can limit it."""
WORN_BYTES = 300 << 20
"""Memory after which the child is to be replaced, where it can be told."""
CHECKS = "checks"
"""The argument of a child that only checks decks, and needs no SymPy to begin."""


def main() -> None:
    """Answer requests until standard input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY_BYTES)
    answers = _private_output()
    inbox = Inbox()
    threading.Thread(target=_listen, args=(inbox,), daemon=True).start()
    if CHECKS not in sys.argv:
        warm_up()
    _send(answers, {"ready": True})
    while True:
        _send(answers, answer(inbox.requests.get(), inbox))


class Inbox:
    """Lines from the parent, in order; and the latest request given up."""

    def __init__(self) -> None:
        self.requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.stopped = 0

    def take(self, line: bytes) -> None:
        """Put a line where it belongs."""
        if line.startswith(_STOP):
            document = _read(line)
            number = document.get("id") if document is not None else None
            if isinstance(number, int):
                self.stopped = max(self.stopped, number)
            return
        self.requests.put(line)


def limit_memory(size_bytes: int) -> None:
    """Cap the address space, where the system has such a limit."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size_bytes, size_bytes))
    except (ValueError, OSError):
        return  # macOS knows the limit and refuses to set it


def largest_bytes() -> int:
    """The memory that this process holds, or the most so far; 0 if it is not told.

    Linux counts the parent's size before it as the process's own peak, so what is
    held now is asked for there.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        pages = 0
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def warm_up() -> None:
    """Load SymPy, draw and prove once, so that the first request is quick."""
    from quiz.formula.pictures.picture import picture
    from quiz.formula.proofs.claim import Claim
    from quiz.formula.proofs.proof import proved
    from quiz.formula.tree import Binary, Call, Cases, Compare, Sym

    x, y = Sym("x"), Sym("y")
    root = Call("sqrt", (Binary("/", x, Call("abs", (x,))),))
    picture(Cases(((root, Compare(("<",), (x, x))), (x, None))), width=60)
    squares = Binary("-", Binary("*", x, x), Binary("*", y, y))
    proved(Claim(given=Call("abs", (squares,)), expected=squares))


def answer(line: bytes, inbox: Inbox | None = None) -> dict[str, object]:
    """The reply to one request; a bad request is answered with its fault."""
    reply: dict[str, object]
    inbox = inbox or Inbox()
    try:
        document = json.loads(line)
        if not isinstance(document, dict):
            return {"error": "not-an-object"}
        kind = KINDS.get(str(document.get("kind")))
        if kind is None:
            return {"error": "unknown-kind"}
        number = document.get("id")
        wanted = number if isinstance(number, int) else inbox.stopped + 1
        reply = kind(document, lambda: wanted > inbox.stopped)
    except (ValueError, RecursionError) as error:
        return {"error": type(error).__name__}
    except MemoryError:
        return {"error": "MemoryError", "worn": True}
    if largest_bytes() > WORN_BYTES:
        reply["worn"] = True
    return reply


def _picture(
    document: Mapping[str, object], is_wanted: Callable[[], bool]
) -> dict[str, object]:
    from quiz.formula.pictures.picture import picture

    request = picture_request(document)
    lines = picture(
        request.tree,
        width=request.width,
        unicode=request.unicode,
        language=request.language,
    )
    return {"lines": list(lines)}


def _proof(
    document: Mapping[str, object], is_wanted: Callable[[], bool]
) -> dict[str, object]:
    from quiz.formula.proofs.proof import proved

    found = proved(proof_request(document).claim, is_wanted)
    return {"proved": found} if found or is_wanted() else {"interrupted": True}


def _check(
    document: Mapping[str, object], is_wanted: Callable[[], bool]
) -> dict[str, object]:
    from quiz.checks.rules import tried
    from quiz.grader.checks import check_request, found_rows

    request = check_request(document)
    return {"found": found_rows(tried(request.job, request.definitions))}


KINDS: dict[str, Callable[..., dict[str, object]]] = {
    "check": _check,
    "picture": _picture,
    "proof": _proof,
}
"""What can be asked for."""

_STOP = b'{"kind": "stop"'


def _read(line: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _listen(inbox: Inbox) -> None:
    """Hand lines on; leave at once when the parent closes the pipe or dies."""
    source = sys.stdin.buffer
    while line := source.readline(LARGEST_BYTES + 1):
        if not line.endswith(b"\n"):
            break
        inbox.take(line)
    os._exit(0)


def _private_output() -> BinaryIO:
    """The pipe to the parent; what anything prints goes nowhere instead."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _send(answers: BinaryIO, document: Mapping[str, object]) -> None:
    line = json.dumps(document).encode() + b"\n"
    if len(line) > LARGEST_BYTES:
        line = b'{"error": "too-large"}\n'
    try:
        answers.write(line)
        answers.flush()
    except OSError:
        os._exit(0)


if __name__ == "__main__":
    main()
