"""Typing formulas in a pseudo-terminal: keys, live pictures, verdicts on the screen."""

from __future__ import annotations

import os
import select
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pyte

from quiz.app.pictures import Painter
from quiz.deck.model import Ask
from quiz.ui.language import sentence

from . import corpus
from .frame import Row, Table, Times

_ROOT = Path(__file__).parents[2]
_DECK = "dl/activation-functions"
_COLUMNS, _ROWS = 80, 24
_KEY_GOAL_MS, _PICTURE_GOAL_MS, _VERDICT_GOAL_MS = 50.0, 150.0, 100.0
_PAUSE_S = 0.03
"""Between a key's echo and the next key: a quick typist."""
_KEYS_TO_A_STOP = 4
"""So many keys at a run; then the picture is waited for."""
_QUIET_S = 0.4
"""Without a change for so long, the screen is what it will be."""
_PATIENCE_S = 20.0


@dataclass(slots=True)
class Seat:
    """A session in a pty, and what its screen shows when."""

    child: pexpect.spawn
    screen: pyte.Screen
    stream: pyte.ByteStream
    changes: list[tuple[float, str]] = field(default_factory=list)

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def type(self, keys: str) -> float:
        """Type, and the time of it."""
        now = time.perf_counter()
        os.write(self.child.child_fd, keys.encode())
        return now

    def look(self, seconds: float) -> bool:
        """Draw what comes within the time; whether anything came."""
        ready, _, _ = select.select([self.child.child_fd], [], [], seconds)
        if not ready:
            return False
        data = os.read(self.child.child_fd, 65536)
        now = time.perf_counter()
        self.stream.feed(data)
        shown = self.shown()
        if not self.changes or self.changes[-1][1] != shown:
            self.changes.append((now, shown))
        return True

    def until(self, is_there: Callable[[str], bool]) -> float:
        """When the screen first was so."""
        seen = len(self.changes)
        end = time.perf_counter() + _PATIENCE_S
        while time.perf_counter() < end:
            for when, shown in self.changes[seen:]:
                if is_there(shown):
                    return when
            seen = len(self.changes)
            self.look(0.05)
        raise TimeoutError(self.shown())

    def settle(self, seconds: float = _QUIET_S) -> None:
        """Wait until nothing comes any more."""
        while self.look(seconds):
            pass


def _answers() -> dict[str, str]:
    """What every question of the deck asks for, by its English words."""
    library = corpus.library()
    painter = Painter(library, is_plain=True)
    return {
        sentence(f"ask.{ask.value}", "en", name=one.name.get("en")): painter.reference(
            one, ask
        )
        for one in library.functions(_DECK)
        for ask in (Ask.FORMULA, Ask.DERIVATIVE)
        if one.deck == _DECK
    }


def _opened(home: str) -> Seat:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "quiz", "review", _DECK, "--kind", "formula", "--cram", "--seed", "1"],
        dimensions=(_ROWS, _COLUMNS),
        env={
            **os.environ,
            "QUIZ_HOME": home,
            "QUIZ_LANG": "en",
            "PYTHONPATH": str(_ROOT),
            "TERM": "xterm-256color",
        },
    )
    screen = pyte.Screen(_COLUMNS, _ROWS)
    return Seat(child, screen, pyte.ByteStream(screen))


def _asked(shown: str, answers: dict[str, str]) -> str | None:
    words = " ".join(shown.split())
    found = [question for question in answers if question in words]
    return answers[max(found, key=len)] if found else None


def measure(cards: int) -> Table:
    """Answer so many cards as a person would; nothing of it is kept."""
    if sys.platform == "win32":
        return Table("Typing formulas", notes=("only measured where there are ptys",))
    answers = _answers()
    keys: list[float] = []
    pictures: list[float] = []
    verdicts: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        seat = _opened(home)
        seat.until(lambda shown: "›" in shown)
        seat.settle(3.0)  # a person reads, and the child loads SymPy
        while len(verdicts) < cards:
            text = _asked(seat.shown(), answers)
            if not text:
                seat.type(":b\r")
                seat.settle(1.0)
                continue
            _typed(seat, text, keys, pictures)
            since = seat.type("\r")
            said = seat.until(lambda shown: "Correct." in shown or "Not yet." in shown)
            verdicts.append(said - since)
            _leave(seat)
        seat.child.close(force=True)
    rows = (
        _row("key to screen, 95th percentile", keys, 0.95, _KEY_GOAL_MS),
        _row("key to screen, median", keys, 0.5, None),
        _row("last key to picture, 95th percentile", pictures, 0.95, _PICTURE_GOAL_MS),
        _row("last key to picture, median", pictures, 0.5, None),
        _row("Enter to verdict, 95th percentile", verdicts, 0.95, _VERDICT_GOAL_MS),
        _row("Enter to verdict, median", verdicts, 0.5, None),
    )
    notes = (f"{len(verdicts)} formulas, {len(keys)} keys; by the clock, in a pty.",)
    return Table("Typing formulas", rows, notes)


def _leave(seat: Seat) -> None:
    """Accept what is suggested, until the next question is asked."""
    while not _is_asking(seat.shown()):
        seat.settle()
        if not _is_asking(seat.shown()):
            seat.type("\r")
            seat.settle(1.0)


def _is_asking(shown: str) -> bool:
    return shown.rstrip().endswith("›") and "Correct." not in shown


def _typed(seat: Seat, text: str, keys: list[float], pictures: list[float]) -> None:
    """Type a formula: how soon its keys are seen, and its pictures at every stop."""
    typed = ""
    for place, letter in enumerate(text, start=1):
        typed += letter
        wanted = f"› {typed}".rstrip()
        since = seat.type(letter)
        if letter != " ":
            keys.append(seat.until(lambda shown, it=wanted: it in shown) - since)
        if place % _KEYS_TO_A_STOP and place < len(text):
            seat.look(_PAUSE_S)
        else:
            seat.settle()
            pictures.append(max(0.0, seat.changes[-1][0] - since))


def _row(what: str, seconds: list[float], share: float, goal: float | None) -> Row:
    times = Times(tuple(seconds) or (0.0,))
    return Row(what, times.quantile(share) * 1e3, "ms", goal=goal, spread=times.spread)
