"""Predictions held against what came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import (
    Answered,
    Marking,
    Overruled,
    Rated,
    RecordAttempt,
    Sitting,
    Undone,
    begin,
    step,
)
from quiz.session.calibration import FEWEST, Prediction, calibrate
from quiz.verdict import Outcome, Verdict

predictions = st.lists(
    st.builds(
        Prediction,
        st.sampled_from(["relu", "tanh", "softmax"]),
        st.sampled_from([0.25, 0.5, 0.75, 0.95]),
        st.booleans(),
    ),
    min_size=FEWEST,
    max_size=40,
)


def some(topic: str, count: int, predicted: float, right: int) -> list[Prediction]:
    return [Prediction(topic, predicted, number < right) for number in range(count)]


def test_too_few_predictions_say_nothing():
    assert calibrate(some("relu", FEWEST - 1, 0.5, 3)) is None


@given(predictions)
def test_the_score_lies_between_perfect_and_worst(made: list[Prediction]):
    found = calibrate(made)
    assert found is not None
    assert 0 <= found.brier <= 0.95**2
    assert found.brier >= found.bias**2 - 1e-12
    named = [it for it in (found.over, found.under) if it is not None]
    assert all(0.15 <= one.by <= 1 for one in named)
    assert len({topic for one in named for topic in one.topics}) == sum(
        len(one.topics) for one in named
    )


def test_saying_half_every_time_scores_a_quarter():
    found = calibrate(some("relu", 20, 0.5, 9))
    assert found is not None
    assert found.brier == pytest.approx(0.25)


def test_topics_that_were_far_off_are_named():
    made = [
        *some("softmax", 5, 0.95, 3),
        *some("tanh", 5, 0.25, 4),
        *some("relu", 4, 0.75, 3),
        *some("gelu", 2, 0.95, 0),  # too few to tell
    ]
    found = calibrate(made)
    assert found is not None
    assert found.over is not None
    assert found.under is not None
    assert (found.over.topics, round(found.over.by, 2)) == (("softmax",), 0.35)
    assert (found.under.topics, round(found.under.by, 2)) == (("tanh",), 0.55)


# In a sitting

CARD = CardId("d:one")


def marking(outcome: Outcome) -> Marking:
    return Marking(Verdict(outcome, "right"))


def answered(outcome: Outcome, predicted: float | None, *, again: bool = False):
    return Answered(("x",), marking(outcome), again, predicted)


def after(*events: object) -> Sitting:
    state = begin((CARD, CardId("d:two")))
    for event in events:
        state, _ = step(state, event)  # type: ignore[arg-type]
    return state


@pytest.mark.parametrize(
    ("events", "was_right"),
    [
        ([answered(Outcome.CORRECT, 0.75), Rated(Rating.GOOD)], True),
        ([answered(Outcome.CORRECT, 0.75), Rated(Rating.AGAIN)], True),
        ([answered(Outcome.WRONG, 0.75), Rated(Rating.GOOD)], False),
        ([answered(Outcome.WRONG, 0.75), Overruled(), Rated(Rating.GOOD)], True),
        ([answered(Outcome.UNDECIDED, 0.75), Rated(Rating.HARD)], True),
        ([answered(Outcome.UNDECIDED, 0.75), Rated(Rating.AGAIN)], False),
        (
            [
                answered(Outcome.WRONG, 0.75, again=True),
                answered(Outcome.CORRECT, None),
                Rated(Rating.HARD),
            ],
            False,
        ),
    ],
)
def test_a_prediction_is_held_against_the_first_answer(events, was_right: bool):
    [done] = after(*events).done
    assert (done.predicted, done.was_right) == (0.75, was_right)


def test_the_prediction_is_kept_with_the_attempt_it_was_made_for():
    state = begin((CARD,))
    state, effects = step(state, answered(Outcome.WRONG, 0.95, again=True))
    [first] = effects
    _, effects = step(state, answered(Outcome.CORRECT, None))
    [second] = effects
    assert isinstance(first, RecordAttempt)
    assert isinstance(second, RecordAttempt)
    assert (first.predicted, second.predicted) == (0.95, None)


def test_an_answer_taken_back_takes_its_prediction_along():
    given_ = [answered(Outcome.CORRECT, 0.25), Rated(Rating.GOOD), Undone(), Undone()]
    assert after(*given_).done == ()
    [done] = after(*given_, answered(Outcome.CORRECT, None), Rated(Rating.GOOD)).done
    assert done.predicted is None
