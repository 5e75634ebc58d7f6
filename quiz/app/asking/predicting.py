"""How sure the learner is of an answer, asked before anything is said of it."""

from __future__ import annotations

from quiz.app.asking.turning import Turning
from quiz.app.asking.typist import Typist
from quiz.session import GAVE_UP, Answered, Manner, Sitting, Stopped, Undone, manner
from quiz.session.calibration import CERTAINTIES
from quiz.ui.calibration import (
    predicted_view,
    prediction_keys_view,
    prediction_view,
)
from quiz.ui.keys import action_of
from quiz.ui.screen import END
from quiz.verdict import Outcome


def is_foretold(event: Answered, sitting: Sitting) -> bool:
    """Whether an answer is one to be sure of: the first that the card gets."""
    seen = {one.card for one in sitting.done}
    is_first = not sitting.turn.wrong_tries and sitting.card not in seen
    is_answer = event.marking.verdict.outcome is not Outcome.INVALID
    return is_first and is_answer and event.marking != GAVE_UP


def ask_prediction(
    turning: Turning, event: Answered
) -> float | Stopped | Undone | None:
    """Waits for one of the keys 1 to 4; None if it was skipped.

    Nothing is kept of the answer yet: it can still be taken back whole.
    """
    screen, how = turning.screen, manner(turning.card.answer)
    picked = event.given if how in (Manner.PICK, Manner.PICKS) else ()
    asked = prediction_view(CERTAINTIES, screen.look, picked=picked)
    screen.show(asked)
    typist = Typist(screen, "predict")
    while True:
        key = screen.key()
        if key == END:
            return Stopped()
        if typist.types(key):
            continue
        if key in ("enter", "space"):
            return None
        if key in ("1", "2", "3", "4"):
            certainty = CERTAINTIES[int(key) - 1]
            screen.show(predicted_view(certainty, screen.look), tight=True)
            return certainty
        if action_of(key) == "quit":
            return Stopped()
        if action_of(key) == "undo":
            _take_back(turning, event)
            return Undone()
        if action_of(key) == "keys":
            screen.show(prediction_keys_view(screen.look), asked)
            continue
        typist.misses(key)


def _take_back(turning: Turning, event: Answered) -> None:
    if event.given and turning.tried:
        turning.tried.pop()
    if turning.draft.lines:
        turning.draft.lines.pop()
    turning.screen.show(turning.screen.look.label("undo.plain"))
