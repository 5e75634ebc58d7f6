"""The child: loads SymPy, then answers one JSON line with another.

It ends when its standard input closes, even in the middle of a request, and
whatever a library prints never reaches the pipe.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from typing import BinaryIO

from quiz.grader.wire import LARGEST_BYTES, picture_request

MEMORY_BYTES = 1 << 30
"""Address space that the child may take where the system can limit it."""


def main() -> None:
    """Answer requests until standard input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY_BYTES)
    answers = _private_output()
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(requests,), daemon=True)
    listener.start()
    warm_up()
    _send(answers, {"ready": True})
    while True:
        _send(answers, answer(requests.get()))


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


def warm_up() -> None:
    """Load SymPy and draw once, so that the first request is not the slow one."""
    from quiz.formula.picture import picture
    from quiz.formula.tree import Binary, Call, Cases, Compare, Sym

    x = Sym("x")
    root = Call("sqrt", (Binary("/", x, Call("abs", (x,))),))
    picture(Cases(((root, Compare(("<",), (x, x))), (x, None))), width=60)


def answer(line: bytes) -> dict[str, object]:
    """The reply to one request; a bad request is answered with its fault."""
    try:
        document = json.loads(line)
        if not isinstance(document, dict):
            return {"error": "not-an-object"}
        kind = KINDS.get(str(document.get("kind")))
        return {"error": "unknown-kind"} if kind is None else kind(document)
    except (ValueError, RecursionError, MemoryError) as error:
        return {"error": type(error).__name__}


def _picture(document: Mapping[str, object]) -> dict[str, object]:
    from quiz.formula.picture import picture

    request = picture_request(document)
    lines = picture(
        request.tree,
        width=request.width,
        unicode=request.unicode,
        language=request.language,
    )
    return {"lines": list(lines)}


KINDS: dict[str, Callable[[Mapping[str, object]], dict[str, object]]] = {
    "picture": _picture,
}
"""What can be asked for; proofs and derivatives join here."""


def _listen(requests: queue.SimpleQueue[bytes]) -> None:
    """Hand lines on; leave at once when the parent closes the pipe or dies."""
    source = sys.stdin.buffer
    while line := source.readline(LARGEST_BYTES + 1):
        if not line.endswith(b"\n"):
            break
        requests.put(line)
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
