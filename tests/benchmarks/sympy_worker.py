"""Other deciders in a process of their own, which can be killed when they hang."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from .corpus import Pair

LIMIT_S = 10.0
_START_S = 120.0
_LOOK_S = 0.05


class Said(NamedTuple):
    """What a decider said of one pair."""

    is_equal: bool | None
    """None: nothing."""
    seconds: float
    how: str
    """``said``, ``nothing``, ``raised``, ``hung`` or ``inexpressible``."""


class Decider:
    """``simplify`` or ``equals`` in a child, replaced by another when it hangs."""

    def __init__(self, kind: str, limit_s: float = LIMIT_S) -> None:
        self._kind = kind
        self._limit_s = limit_s
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=_serve, args=(theirs, self._kind), daemon=True
        )
        self._process.start()
        theirs.close()
        assert self._pipe.poll(_START_S), "the child did not start"
        self._pipe.recv()

    def decide(self, pair: Pair) -> Said:
        """What the decider says; parsing is done before the time counts."""
        self._pipe.send(pair)
        if not self._pipe.poll(_START_S) or self._pipe.recv() != "parsed":
            self._restart()
            return Said(None, 0.0, "inexpressible")
        if not self._waited():
            self._restart()
            return Said(None, self._limit_s, "hung")
        found: Said = self._pipe.recv()
        return found

    def _waited(self) -> bool:
        """Whether there is an answer before the child has used up its time.

        Its own time where the system tells, so that a busy machine is no excuse.
        """
        start_s = self._used_s()
        while not self._pipe.poll(min(self._limit_s, _LOOK_S)):
            if self._used_s() - start_s >= self._limit_s:
                return False
        return True

    def _used_s(self) -> float:
        """Seconds of processor time of the child; by the clock where unknown."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return time.monotonic()
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, kind: str) -> None:
    """Runs in the child, which alone imports SymPy."""
    importlib.import_module(f"{__package__}.sympy_child").serve(pipe, kind)
