"""How sure the learner is of an answer, asked before anything is said of it."""

from __future__ import annotations

from quiz.app.asking.typist import Typist
from quiz.session import Stopped
from quiz.session.calibration import CERTAINTIES
from quiz.ui.calibration import prediction_view
from quiz.ui.keys import action_of
from quiz.ui.screen import END, Screen


def ask_prediction(screen: Screen) -> float | Stopped | None:
    """Waits for one of the keys 1 to 4; None if it was skipped."""
    screen.show(prediction_view(CERTAINTIES, screen.look))
    typist = Typist(screen, "typing.predict")
    while True:
        key = screen.key()
        if key == END:
            return Stopped()
        if key in ("enter", "space"):
            return None
        if typist.types(key):
            continue
        if key in ("1", "2", "3", "4"):
            return CERTAINTIES[int(key) - 1]
        if action_of(key) == "quit":
            return Stopped()
        typist.misses(key)
