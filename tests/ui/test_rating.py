"""A rating suggested for what is right says why it is no better."""

from __future__ import annotations

import pytest

from quiz.memory import Rating
from quiz.session import Marking, Turn
from quiz.ui.look import Look
from quiz.ui.rating import hard_reason, rating_view
from quiz.verdict import Outcome, Verdict
from tests.session.cards import ANSWERS
from tests.ui.test_views import drawn

RIGHT = Marking(Verdict(Outcome.CORRECT, "right"))
HARD, GOOD, AGAIN = Rating.HARD, Rating.GOOD, Rating.AGAIN


@pytest.mark.parametrize(
    ("kind", "turn", "reason"),
    [
        ("number", Turn(marking=RIGHT, suggestion=HARD, hints=1), "why.hint"),
        ("number", Turn(marking=RIGHT, suggestion=HARD, wrong_tries=1), "why.tries"),
        ("number", Turn(marking=RIGHT, suggestion=GOOD), ""),
        ("number", Turn(marking=RIGHT, suggestion=AGAIN, hints=1), ""),
        (
            "points",
            Turn(marking=RIGHT, suggestion=HARD, hints=1, ticked=(1, 2, 3, 4)),
            "why.hint",
        ),
        (
            "points",
            Turn(marking=RIGHT, suggestion=HARD, hints=1, ticked=(1, 2, 3, 4, 6)),
            "why.flag",
        ),
        # The share, which stands beside it, says why.
        ("points", Turn(marking=RIGHT, suggestion=HARD, hints=1, ticked=(1, 2)), ""),
    ],
)
def test_hard_for_what_is_right_has_a_reason(kind: str, turn: Turn, reason: str):
    assert hard_reason(turn, ANSWERS[kind]) == reason


@pytest.mark.parametrize("is_plain", [True, False])
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Enter: Hard, after a hint"), ("ru", "Enter — Трудно, с подсказкой")],
)
def test_the_reason_stands_behind_the_rating(language: str, said: str, is_plain: bool):
    look = Look(36 if not is_plain else 200, 20, language, is_plain=is_plain)
    view = rating_view((0, 1, 2, 9), HARD, look, reason="why.hint")
    assert said in drawn(view, look)
