"""A sitting, described without a terminal, a clock or a database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import (
    GAVE_UP,
    Answered,
    Buried,
    Event,
    Hinted,
    Lost,
    Marking,
    Phase,
    Rated,
    RecordAttempt,
    RecordBury,
    RecordReview,
    RecordSuspend,
    Settled,
    Sitting,
    Stopped,
    Suspended,
    TakeBack,
    Taken,
    Ticked,
    Turn,
    Undone,
    begin,
    resume,
    step,
)
from quiz.verdict import Outcome, Verdict

A, B, C = CardId("d:a"), CardId("d:b"), CardId("d:c")


def answered(outcome: Outcome, *, retry: bool = False) -> Answered:
    return Answered(("x",), Marking(Verdict(outcome, "any")), may_try_again=retry)


RIGHT = answered(Outcome.CORRECT)
WRONG = answered(Outcome.WRONG)
WRONG_FORMULA = answered(Outcome.WRONG, retry=True)


def play(state: Sitting, *events: Event) -> tuple[Sitting, list[str]]:
    names = []
    for event in events:
        state, effects = step(state, event)
        names += [type(effect).__name__ for effect in effects]
    return state, names


def test_an_answer_is_recorded_and_then_its_rating():
    state, names = play(begin((A, B)), RIGHT, Rated(Rating.GOOD))
    assert names == ["RecordAttempt", "RecordReview"]
    assert (state.card, state.phase) == (B, Phase.ASKING)


def test_an_answer_quiz_cannot_read_costs_nothing():
    state, names = play(begin((A,)), answered(Outcome.INVALID))
    assert names == []
    assert state.phase is Phase.ASKING
    assert state.turn.wrong_tries == 0


@pytest.mark.parametrize(
    ("events", "suggestion"),
    [
        ([RIGHT], Rating.GOOD),
        ([answered(Outcome.UNDECIDED)], Rating.GOOD),
        ([WRONG], Rating.AGAIN),
        ([Answered((), GAVE_UP)], Rating.AGAIN),
        ([Hinted(2), RIGHT], Rating.HARD),
        ([WRONG_FORMULA, RIGHT], Rating.HARD),
        ([WRONG_FORMULA, Answered((), GAVE_UP)], Rating.AGAIN),
        ([answered(Outcome.INVALID), RIGHT], Rating.GOOD),
        ([RIGHT, Ticked(Rating.HARD)], Rating.HARD),
    ],
)
def test_the_verdict_suggests_the_rating(events: list[Event], suggestion: Rating):
    state, _ = play(begin((A,)), *events)
    assert state.phase is Phase.RATING
    assert state.turn.suggestion is suggestion


def test_a_wrong_formula_may_be_tried_again_and_every_try_is_kept():
    state, effects = step(begin((A,)), WRONG_FORMULA)
    assert state.phase is Phase.ASKING
    state, more = step(state, RIGHT)
    tries = [one.tries for one in (*effects, *more) if isinstance(one, RecordAttempt)]
    assert tries == [1, 2]


def test_a_value_has_one_more_try_and_then_the_truth_is_shown():
    wrong = replace(WRONG_FORMULA, most_wrong=2)
    state, _ = play(begin((A,)), wrong)
    assert state.phase is Phase.ASKING
    assert play(state, RIGHT)[0].turn.suggestion is Rating.HARD
    state, names = play(state, wrong)
    assert (state.phase, state.turn.suggestion) == (Phase.RATING, Rating.AGAIN)
    assert names == ["RecordAttempt"]


def test_a_failed_card_comes_back_until_recalled_once():
    state, _ = play(begin((A, B)), WRONG, Rated(Rating.AGAIN))
    assert state.queue == (B, A)
    state, _ = play(state, RIGHT, Rated(Rating.GOOD), RIGHT, Rated(Rating.HARD))
    assert state.phase is Phase.OVER
    assert [(one.card, one.returned) for one in state.done] == [
        (A, False),
        (B, False),
        (A, True),
    ]


def test_the_learner_decides_whatever_was_suggested():
    _, effects = step(play(begin((A,)), WRONG)[0], Rated(Rating.EASY))
    assert effects == (RecordReview(A, Rating.EASY),)


def test_undo_returns_to_the_rating_and_then_to_the_question():
    rated, _ = play(begin((A, B)), RIGHT, Rated(Rating.GOOD))
    state, effects = step(rated, Undone())
    assert (state.card, state.phase, state.done) == (A, Phase.RATING, ())
    assert effects == (TakeBack(A, Taken.RATING),)
    state, effects = step(state, Undone())
    assert (state.phase, state.turn) == (Phase.ASKING, Turn())
    assert effects == (TakeBack(A, Taken.ANSWER),)


def test_undo_takes_the_card_out_of_the_line_it_had_returned_to():
    failed, _ = play(begin((A, B)), WRONG, Rated(Rating.AGAIN))
    assert step(failed, Undone())[0].queue == (A, B)


def test_undo_works_after_the_last_card():
    over, _ = play(begin((A,)), RIGHT, Rated(Rating.GOOD))
    assert step(over, Undone())[0].phase is Phase.RATING


def test_there_is_nothing_to_take_back_at_the_beginning():
    start = begin((A,))
    assert step(start, Undone()) == (start, ())


@pytest.mark.parametrize(
    ("event", "effects"),
    [
        (Suspended(), (RecordSuspend(A),)),
        (Buried(), (RecordBury(A),)),
        (Lost(), ()),
    ],
)
def test_a_card_may_leave_the_sitting(event: Event, effects: tuple[object, ...]):
    state, told = step(begin((A, B)), event)
    assert told == effects
    assert state.queue == (B,)


def test_a_suspension_can_be_taken_back():
    state, _ = play(begin((A, B)), Suspended())
    state, effects = step(state, Undone())
    assert state.card == A
    assert effects == (TakeBack(A, Taken.AWAY),)


def test_an_attempt_without_a_review_resumes_at_the_rating():
    turn = Turn(given=("x",), marking=RIGHT.marking, suggestion=Rating.GOOD)
    state = resume(B, turn, (A, B, C))
    assert (state.phase, state.queue) == (Phase.RATING, (B, A, C))
    assert step(state, Rated(Rating.GOOD))[1] == (RecordReview(B, Rating.GOOD),)


def test_hints_come_one_by_one_and_end():
    state, names = play(begin((A,)), Hinted(2), Hinted(2), Hinted(2))
    assert state.turn.hints == 2
    assert names == []


EVENTS = [
    RIGHT,
    WRONG,
    WRONG_FORMULA,
    answered(Outcome.INVALID),
    Hinted(1),
    Rated(Rating.AGAIN),
    Rated(Rating.GOOD),
    Undone(),
    Suspended(),
    Buried(),
    Lost(),
    Ticked(Rating.HARD),
]


@given(st.lists(st.sampled_from(EVENTS), max_size=30))
def test_no_order_of_events_breaks_a_sitting(events: list[Event]):
    state = begin((A, B, C))
    reviews = 0
    for event in events:
        state, effects = step(state, event)
        reviews += sum(isinstance(effect, RecordReview) for effect in effects)
        assert len(set(state.queue)) == len(state.queue)
        assert (state.phase is Phase.OVER) == (not state.queue)
        assert len(state.done) <= reviews


def test_stopping_ends_the_sitting_and_keeps_what_waits():
    state, names = play(begin((A, B)), Stopped())
    assert (state.card, state.queue, names) == (None, (A, B), [])


def test_cards_settled_elsewhere_leave_the_queue_and_record_nothing():
    state, effects = step(begin((A, B, C)), Settled(frozenset({B, C})))
    assert (state.queue, state.phase, effects) == ((A,), Phase.ASKING, ())
    over, effects = step(state, Settled(frozenset({A})))
    assert (over.card, over.phase, effects) == (None, Phase.OVER, ())


def test_a_card_settled_elsewhere_takes_its_turn_with_it():
    hinted, _ = step(begin((A, B)), Hinted(available=2))
    state, _ = step(hinted, Settled(frozenset({A})))
    assert (state.card, state.turn) == (B, Turn())
    kept, _ = step(hinted, Settled(frozenset({B})))
    assert (kept.card, kept.turn.hints) == (A, 1)
