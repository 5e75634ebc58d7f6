"""Forks a process that has loaded enough, once for each message of a socket.

Each message is one command; with it come its three streams and a pipe for its process
id and, later, its wait status.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
from dataclasses import dataclass
from types import FrameType

LARGEST_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Command:
    """What to become, and where."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    has_terminal: bool
    streams: tuple[int, int, int]


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
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # even if the tests are deaf
            control.close()
            for end in (tell, told, status, *running.values()):
                os.close(end)
            first, second, third = streams
            return Command(**json.loads(message), streams=(first, second, third))
        for one in streams:
            os.close(one)
        running[process_id] = status
        _tell(status, process_id)


def _noticed(_signal: int, _frame: FrameType | None) -> None:
    """The wakeup pipe says it."""


def _report(running: dict[int, int]) -> None:
    while running:
        process_id, status = os.waitpid(-1, os.WNOHANG)
        if process_id == 0:
            return
        end = running.pop(process_id)
        _tell(end, status)
        os.close(end)


def _tell(end: int, number: int) -> None:
    with contextlib.suppress(BrokenPipeError):  # whoever wanted it has left
        os.write(end, b"%d\n" % number)
