"""Starts `quiz` without waiting for its imports, where the system lets us.

What is started is a process of its own: its streams, its terminal, its signals and
its exit code are real. Only the modules are there already. Where starting is the
point, in another encoding, and with `QUIZ_COLD=1` it starts from nothing.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_INTERPRETER = ("PYTHON", "LC_", "LANG")
"""How the variables begin that an interpreter reads before anything is loaded."""


@dataclass(slots=True)
class Started:
    """A command that is running, or has ended.

    Attributes:
        process_id: As the system knows it.
        status: As `os.waitpid` tells it; None until it has been asked for.
    """

    process_id: int
    _ends: int
    status: int | None = None

    def poll(self) -> int | None:
        """The wait status, or None while it runs."""
        if self.status is None and select.select([self._ends], [], [], 0)[0]:
            self.wait()
        return self.status

    def wait(self) -> int:
        """Wait for the end; the wait status."""
        if self.status is None:
            self.status = int(_line(self._ends))
            os.close(self._ends)
        return self.status


@dataclass(frozen=True, slots=True)
class _Source:
    control: socket.socket
    environment: dict[str, str]


def is_quick(environment: Mapping[str, str]) -> bool:
    """Whether a command with this environment may be a fork."""
    if sys.platform != "linux" or os.environ.get("QUIZ_COLD"):
        return False
    return _settings(environment) == _settings(_source().environment)


def start(
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
    streams: tuple[int, int, int],
    *,
    has_terminal: bool = False,
) -> Started:
    """Start a command on these streams; the caller closes its own copies."""
    source = _source().control
    return start_at(source, arguments, environment, streams, has_terminal=has_terminal)


def start_at(
    source: socket.socket,
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
    streams: tuple[int, int, int],
    *,
    has_terminal: bool = False,
) -> Started:
    """Start a command as a fork of the process that listens to `source`."""
    command = {
        "arguments": arguments,
        "environment": dict(environment),
        "folder": str(Path.cwd()),
        "has_terminal": has_terminal,
    }
    ends, status = os.pipe()
    message = json.dumps(command).encode()
    socket.send_fds(source, [message], [*streams, status])
    os.close(status)
    return Started(int(_line(ends)), ends)


def run(
    arguments: tuple[str, ...], given: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, as `subprocess.run` does."""
    with (
        tempfile.TemporaryFile() as stdin,
        tempfile.TemporaryFile() as stdout,
        tempfile.TemporaryFile() as stderr,
    ):
        stdin.write(given.encode())
        stdin.seek(0)
        streams = stdin.fileno(), stdout.fileno(), stderr.fileno()
        code = os.waitstatus_to_exitcode(start(arguments, environment, streams).wait())
        told = []
        for stream in (stdout, stderr):
            stream.seek(0)
            lines = stream.read().decode().replace("\r\n", "\n")
            told.append(lines.replace("\r", "\n"))
    return subprocess.CompletedProcess(arguments, code, *told)


@functools.cache
def _source() -> _Source:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = dict(os.environ)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking", str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return _Source(ours, environment)


def _settings(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(_INTERPRETER)
    }


def _line(end: int) -> bytes:
    read = b""
    while not read.endswith(b"\n"):
        some = os.read(end, 1)
        if not some:
            raise ChildProcessError("no command could be started")
        read += some
    return read
