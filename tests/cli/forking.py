"""A process that has loaded `quiz`, and becomes a command of it in a fork of itself.

Run as a program with the number of a socket. Each message is one command; with it
come its three streams and a pipe for its process id and, later, its wait status.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
import time
from dataclasses import dataclass
from types import FrameType
from typing import Any

import quiz

LARGEST_BYTES = 1 << 18
NOT_LOADED = ("quiz.__main__", "quiz.grader.child")
NEVER_LOADED: dict[str, Any] = {"sympy": None, "matplotlib": None}
"""What only a child of a command imports, or a command that is asked for it."""
LOADED_LATE = ("rich.markdown", "prompt_toolkit.shortcuts", "plotext", "mpmath")


@dataclass(frozen=True, slots=True)
class Command:
    """What to become, and where."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    has_terminal: bool
    streams: tuple[int, int, int]


def load() -> None:
    """Import what commands import."""
    sys.modules.update(NEVER_LOADED)
    for module in pkgutil.walk_packages(quiz.__path__, "quiz."):
        if module.name not in NOT_LOADED:
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    for name in LOADED_LATE:
        importlib.import_module(name)
    for name in NEVER_LOADED:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def wanted(control: socket.socket) -> Command | None:
    """In a fork: the command to become. In the process itself: None, at the end."""
    tell, told = os.pipe()
    for end in (tell, told):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(told)
    signal.signal(signal.SIGCHLD, _noticed)
    running: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([control, tell], [], [])
        if tell in ready:
            os.read(tell, 4096)
            _report(running)
        if control not in ready:
            continue
        message, given, _, _ = socket.recv_fds(control, LARGEST_BYTES, 4)
        if not message:
            return None
        *streams, status = given
        process_id = os.fork()
        if process_id == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            for end in (tell, told, status, *running.values()):
                os.close(end)
            first, second, third = streams
            return Command(**json.loads(message), streams=(first, second, third))
        for one in streams:
            os.close(one)
        running[process_id] = status
        os.write(status, b"%d\n" % process_id)


def become(command: Command) -> None:
    """Be what `python -m quiz` is, down to how it ends."""
    if command.has_terminal:
        os.login_tty(command.streams[0])
    for number, stream in enumerate(command.streams):
        if not command.has_terminal:
            os.dup2(stream, number)
        if stream > 2 and not (command.has_terminal and number == 0):
            os.close(stream)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        before = getattr(sys, name)
        is_by_lines = name == "stderr" or os.isatty(number)
        stream = open(  # noqa: SIM115 - as the interpreter's own
            number,
            "r" if name == "stdin" else "w",
            buffering=1 if is_by_lines else -1,
            encoding=before.encoding,
            errors=before.errors,
            closefd=False,
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    os.chdir(command.folder)
    sys.argv = ["quiz", *command.arguments]
    runpy.run_module("quiz", run_name="__main__", alter_sys=True)


def _noticed(_signal: int, _frame: FrameType | None) -> None:
    """The wakeup pipe says it."""


def _report(running: dict[int, int]) -> None:
    while running:
        process_id, status = os.waitpid(-1, os.WNOHANG)
        if process_id == 0:
            return
        end = running.pop(process_id)
        with contextlib.suppress(BrokenPipeError):  # whoever started it has left
            os.write(end, b"%d\n" % status)
        os.close(end)


if __name__ == "__main__":
    load()
    command = wanted(socket.socket(fileno=int(sys.argv[1])))
    if command is not None:
        become(command)
