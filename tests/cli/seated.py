"""`quiz` at a terminal of its own, as pexpect sees it."""

from __future__ import annotations

import os
import sys
import termios
from typing import Any

import pexpect
import ptyprocess

from tests.cli import started


def spawn(*arguments: str, env: dict[str, str], **settings: Any) -> pexpect.spawn[Any]:
    """Start `quiz` in a new terminal; `settings` are those of `pexpect.spawn`."""
    kind = _Spawned if started.is_quick(env) else pexpect.spawn
    child = kind(sys.executable, ["-m", "quiz", *arguments], env=env, **settings)
    child.delaybeforesend = None
    child.ptyproc.delayafterclose = 0
    return child


def ended(child: pexpect.spawn[Any]) -> int:
    """The exit code, negative for a signal, once the terminal has told its end.

    The terminal is let go before the process is gone: to close it at once would send
    a signal to whoever takes a moment longer.
    """
    child.wait()
    child.close()
    code = child.exitstatus
    return code if code is not None else -int(child.signalstatus or 0)


class _Terminal(ptyprocess.PtyProcess):
    def __init__(self, process: started.Started, master: int) -> None:
        super().__init__(process.process_id, master)
        self._process = process

    def isalive(self) -> bool:
        if not self.terminated and self._process.poll() is not None:
            self.wait()
        return not self.terminated

    def wait(self) -> int | None:
        status = self.status = self._process.wait()
        self.terminated = True
        if os.WIFSIGNALED(status):
            self.signalstatus = os.WTERMSIG(status)
        else:
            self.exitstatus = os.WEXITSTATUS(status)
        return self.exitstatus


class _Spawned(pexpect.spawn):
    def _spawnpty(
        self,
        args: list[str | bytes],
        *,
        env: dict[str, str],
        dimensions: tuple[int, int],
        **_: Any,
    ) -> _Terminal:
        master, slave = os.openpty()
        termios.tcsetwinsize(master, dimensions)
        _, _, _, *arguments = map(os.fsdecode, args)
        streams = slave, slave, slave
        process = started.start(tuple(arguments), env, streams, has_terminal=True)
        os.close(slave)
        return _Terminal(process, master)
