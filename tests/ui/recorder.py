"""A terminal without a person: keys from a script, and every screen kept.

It draws as the real one does, into a terminal emulator; only what is typed comes
from a list, and what is edited in a line is taken as a whole.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pyte

from quiz.app import practice
from quiz.app.choice import Choice
from quiz.app.clock import Moment
from quiz.app.desk import open_desk
from quiz.app.pictures import Painter
from quiz.grader import Grader
from quiz.ui import terminal
from quiz.ui.screen import ANYTHING, END, Typing

START_MS = 1_772_434_800_000
"""The second of March 2026, ten o'clock in Moscow."""
MOSCOW = 180
THINKING_MS = 7_000
"""How long the person takes for every key and line."""
PATIENCE_S = 60.0
"""Pictures and proofs are always waited for: a busy machine changes no screen."""


@dataclass
class Paper:
    """Stands in for standard output: an emulator that keeps the screen."""

    columns: int
    rows: int
    encoding: str = "utf-8"
    errors: str = "strict"
    sent: str = ""
    _screen: pyte.Screen = field(init=False)
    _stream: pyte.Stream = field(init=False)

    def __post_init__(self) -> None:
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.Stream(self._screen)

    def write(self, text: str) -> int:
        self.sent += text
        self._stream.feed(text.replace("\n", "\r\n"))
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        """The screen; nothing is told of blank lines at its end."""
        shown = [line.rstrip() for line in self._screen.display]
        while shown and not shown[-1]:
            shown.pop()
        return shown


class Recorder(terminal.Terminal):
    """The real terminal's drawing, a script's keys."""

    def __init__(self, language: str, paper: Paper, script: Sequence[str]) -> None:
        super().__init__(language)
        self.paper = paper
        self.script = list(script)
        self.shots: list[tuple[str, list[str]]] = []
        self.now_ms = START_MS

    @contextmanager
    def opened(self) -> Iterator[None]:
        yield

    def key(self, patience_s: float | None = None) -> str:
        return self._next_of("key") or END

    def pause(self) -> None:
        self.shots.append(("pause", self.paper.lines))

    def runs_on(self, key: str) -> bool:
        return False

    def line(self, prompt: str, typing: Typing = ANYTHING) -> str | None:
        self.paper.write("\n" + " " * terminal.MARGIN + prompt)
        self._live_rows = 0
        self._went_down(1)
        typed = self._next_of("line")
        self.paper.write(f"{typed or ''}\n")
        self._went_down(1)
        return typed

    def _next_of(self, sort: str) -> str | None:
        typed = self.script.pop(0) if self.script else None
        told = "Ctrl-D" if typed is None else typed or "(empty)"
        self.shots.append((f"{sort}: {told}", self.paper.lines))
        self.now_ms += THINKING_MS
        return typed

    @property
    def transcript(self) -> str:
        """Every screen, each below what is typed next on it."""
        text = ""
        for typed, lines in [*self.shots, ("end", self.paper.lines)]:
            text += f"=== {typed}\n" + "".join(f"{line}\n" for line in lines)
        return text


def recorded(
    deck: Path,
    choice: dict[str, object],
    script: Sequence[str],
    *,
    home: Path,
    language: str,
    columns: int,
    rows: int,
    child: Callable[[], Grader],
) -> Recorder:
    """A session over `deck` from the first key of the script to the last."""
    paper = Paper(columns, rows)
    recorder = Recorder(language, paper, script)

    def clock() -> Moment:
        return Moment(recorder.now_ms, MOSCOW)

    def desk(environment: dict[str, str], **more: object) -> object:
        return open_desk(environment, **(more | {"clock": clock}))  # type: ignore[arg-type]

    def painter(*given: object, **named: object) -> Painter:
        return Painter(*given, **(named | {"child": child()}))  # type: ignore[arg-type]

    waits = {"patience_s": PATIENCE_S}
    with (
        chdir(deck.parent),  # the command that goes on names the deck as it was named
        patch.object(sys, "stdout", paper),
        patch.object(terminal, "_size", lambda: (columns, rows)),
        patch.object(practice, "open_desk", desk),
        patch.object(practice, "Painter", painter),
        patch("quiz.app.pictures._PATIENCE_S", PATIENCE_S),
        patch("quiz.app.asking.shown.PATIENCE_S", PATIENCE_S),
        patch("quiz.app.proving.BUDGET_S", PATIENCE_S),
        patch("quiz.app.turn.PATIENCE_S", PATIENCE_S),
        patch.dict(Painter.drawn.__kwdefaults__, waits),
        patch.dict(os.environ, {"TERM": "xterm"}),
    ):
        practice.run_practice(
            Choice(decks=(deck.name,), seed=1, **choice),  # type: ignore[arg-type]
            recorder,
            {**os.environ, "QUIZ_HOME": str(home)},
        )
    return recorder
