"""A process that has loaded `quiz`, and becomes a command of it in a fork of itself.

Run as a program with the number of a socket, from which `forks.wanted` reads.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import os
import pkgutil
import runpy
import socket
import sys
import time
from typing import Any

import quiz
from quiz.deck import parse
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.model import Deck
from quiz.library import bundled_folder
from quiz.ui import run_on
from tests.cli import forked_child
from tests.cli.forks import Command, wanted

NOT_LOADED = ("quiz.__main__",)
NEVER_LOADED: dict[str, Any] = {"sympy": None, "matplotlib": None}
"""What only a child of a command imports, or a command that is asked for it."""
HASTE_S = 0.05
LOADED_LATE = ("rich.markdown", "prompt_toolkit.shortcuts", "plotext", "mpmath")


def load() -> None:
    """Import what commands import."""
    loaded: set[str] = set()
    atexit.register(_leave, loaded)  # the first to come is the last to be called
    hasten()
    sys.modules.update(NEVER_LOADED)
    for module in pkgutil.walk_packages(quiz.__path__, "quiz."):
        if module.name not in NOT_LOADED:
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    for name in LOADED_LATE:
        importlib.import_module(name)
    for name in NEVER_LOADED:
        del sys.modules[name]
    read_ahead()
    commands = importlib.import_module("quiz.cli.commands")
    commands.built(commands.app)
    loaded.update(sys.modules.keys() - {"builtins", "sys"})
    keep()


def hasten() -> None:
    """Let the pauses that tell a text from keys pass quicker.

    A test types a text in one go, and reads what it waits for at once. Nothing has
    imported these numbers yet; a command that starts from nothing has its own.
    """
    assert "quiz.ui.terminal" not in sys.modules
    run_on.RUN_ON_S = run_on.BURST_S = run_on.PAUSE_S = run_on._LAST_KEY_S = HASTE_S


def read_ahead() -> None:
    """Parse the bundled decks, which most commands do; what is equal parses alike."""
    fresh = parse.parse_deck
    known = {}
    for path in bundled_folder().glob("*.yaml"):
        text = path.read_text("utf-8")
        known[text, str(path)] = fresh(text, str(path))

    def parse_deck(text: str, path: str) -> tuple[Deck | None, list[Diagnostic]]:
        if (text, path) not in known:
            return fresh(text, path)
        deck, found = known[text, path]
        return deck, list(found)

    parse.parse_deck = parse_deck


def keep() -> None:
    """Spare each fork to take apart, or to copy, what it did not make itself."""
    everything = gc.get_objects()
    everything.append(everything)  # nothing frees it: cycles are not sought in the ice
    gc.collect()
    gc.freeze()


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


def _leave(loaded: set[str]) -> None:
    for name in loaded:
        sys.modules.pop(name, None)


def main(control: socket.socket) -> None:
    """Fork what is asked for, until nobody can ask any more."""
    load()
    ask, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        control.close()
        ask.close()
        forked_child.load()
        keep()
        if (command := wanted(asked)) is not None:
            forked_child.become(command)
        return
    asked.close()
    forked_child.serve_from(ask)
    if (command := wanted(control)) is not None:
        become(command)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
