"""A rating suggested for what is right says why it is no better."""

from __future__ import annotations

import pytest

from quiz.memory import Rating
from quiz.session import Marking, NextTime, Turn
from quiz.ui.look import Look
from quiz.ui.rating import hard_reason, rating_view
from quiz.verdict import Outcome, Verdict
from tests.session.cards import ANSWERS
from tests.session.times import days
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
    view = rating_view(days(0, 1, 2, 9), HARD, look, reason="why.hint")
    assert said in drawn(view, look)


BY_PLAN = (
    NextTime(0),
    NextTime(1, is_about=True),
    NextTime(9, is_about=True),
    NextTime(14, is_open=True),
)


@pytest.mark.parametrize(
    ("language", "is_plain", "said"),
    [
        ("en", False, ("2 Hard ≈1 d", "3 Good ≈9 d", "4 Easy 14+ d")),
        ("ru", False, ("2 Трудно ≈1 д.", "3 Хорошо ≈9 д.", "4 Легко 14+ д.")),
        ("en", True, ("2 Hard about 1 d", "3 Good about 9 d", "4 Easy 14+ d")),
        ("ru", True, ("2 Трудно примерно 1 д.", "4 Легко 14+ д.")),
    ],
)
def test_what_a_plan_may_still_change_is_told_as_such(language, is_plain, said):
    look = Look(200 if is_plain else 36, 20, language, is_plain=is_plain)
    shown = drawn(rating_view(BY_PLAN, Rating.GOOD, look), look)
    for words in said:
        assert words in shown
