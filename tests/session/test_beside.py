"""What is done beside answering: overruling, flags, notes, edits of the deck."""

from __future__ import annotations

import pytest

from quiz.memory import Rating
from quiz.session import (
    Edited,
    Flagged,
    Hinted,
    Noted,
    Overruled,
    Phase,
    Rated,
    RecordDispute,
    RecordFlag,
    RecordNote,
    RecordTicks,
    Returned,
    TakeBack,
    Taken,
    Ticked,
    Turn,
    Undone,
    begin,
    step,
)
from quiz.verdict import Outcome
from tests.session.test_sitting import (
    RIGHT,
    WRONG,
    WRONG_FORMULA,
    A,
    B,
    C,
    answered,
    play,
)

UNREADABLE = answered(Outcome.INVALID)


def test_an_overruled_verdict_suggests_good_and_is_kept():
    wrong, _ = play(begin((A, B)), WRONG)
    state, effects = step(wrong, Overruled())
    assert effects == (RecordDispute(A),)
    assert (state.phase, state.turn.suggestion) == (Phase.RATING, Rating.GOOD)
    assert step(state, Overruled()) == (state, ())


def test_an_overruling_can_be_taken_back_before_its_answer():
    wrong, _ = play(begin((A, B)), WRONG)
    overruled, _ = step(wrong, Overruled())
    state, effects = step(overruled, Undone())
    assert state == wrong
    assert effects == (TakeBack(A, Taken.ASIDE),)
    state, effects = step(state, Undone())
    assert (state.phase, state.turn) == (Phase.ASKING, Turn())
    assert effects == (TakeBack(A, Taken.ANSWER),)


@pytest.mark.parametrize("answer", [None, RIGHT, UNREADABLE])
def test_there_is_nothing_to_overrule_before_a_lower_suggestion(answer):
    state, _ = play(begin((A,)), *([answer] if answer else []))
    assert step(state, Overruled()) == (state, ())


def test_a_wrong_formula_can_be_overruled_instead_of_mended():
    state, effects = step(play(begin((A, B)), WRONG_FORMULA)[0], Overruled())
    assert effects == (RecordDispute(A),)
    assert (state.phase, state.turn.suggestion) == (Phase.RATING, Rating.GOOD)
    state, _ = step(state, Undone())
    assert (state.phase, state.turn.suggestion) == (Phase.RATING, Rating.AGAIN)


def test_an_overruling_outlives_a_rating_that_is_taken_back():
    state, _ = play(begin((A, B)), WRONG, Overruled(), Rated(Rating.GOOD))
    state, effects = step(state, Undone())
    assert effects == (TakeBack(A, Taken.RATING),)
    assert state.turn.overruled is Rating.AGAIN
    state, effects = step(state, Undone())
    assert effects == (TakeBack(A, Taken.ASIDE),)
    assert state.turn.suggestion is Rating.AGAIN


def test_ticks_are_kept_and_taken_back_before_their_answer():
    said, _ = play(begin((A, B)), answered(Outcome.UNDECIDED))
    state, effects = step(said, Ticked(Rating.HARD, (1, 3)))
    assert effects == (RecordTicks(A, (1, 3)),)
    assert (state.turn.suggestion, state.turn.is_ticked) == (Rating.HARD, True)
    assert step(state, Ticked(Rating.GOOD, (1,))) == (state, ())
    back, effects = step(state, Undone())
    assert effects == (TakeBack(A, Taken.ASIDE),)
    assert (back.turn.suggestion, back.turn.is_ticked) == (Rating.GOOD, False)
    assert back.turn.ticked == (1, 3)
    _, effects = step(back, Undone())
    assert effects == (TakeBack(A, Taken.ANSWER),)


def test_ticks_of_an_answer_with_a_hint_give_hard_back():
    state, _ = play(begin((A,)), Hinted(1), answered(Outcome.UNDECIDED))
    state, _ = play(state, Ticked(Rating.AGAIN), Undone())
    assert state.turn.suggestion is Rating.HARD


def test_a_flag_set_after_ticking_goes_before_the_ticks():
    state, _ = play(begin((A,)), answered(Outcome.UNDECIDED), Ticked(Rating.AGAIN))
    state, _ = play(state, Flagged(True), Undone())
    assert (state.turn.is_ticked, state.turn.suggestion) == (True, Rating.AGAIN)


@pytest.mark.parametrize("answers", [(), (WRONG,)])
def test_flags_and_notes_change_nothing_else(answers):
    state, _ = play(begin((A, B)), *answers)
    noted, effects = step(state, Noted("look it up"))
    assert effects == (RecordNote(A, "look it up"),)
    flagged, effects = step(noted, Flagged(True))
    assert effects == (RecordFlag(A, True),)
    assert (flagged.queue, flagged.phase) == (state.queue, state.phase)
    for _ in range(2):
        flagged, effects = step(flagged, Undone())
        assert effects == (TakeBack(A, Taken.ASIDE),)
    assert flagged == state


def test_an_answer_is_taken_back_before_the_note_that_preceded_it():
    state, _ = play(begin((A, B)), Noted("hm"), WRONG)
    _, effects = step(state, Undone())
    assert effects == (TakeBack(A, Taken.ANSWER),)


def test_cards_renamed_in_an_edit_keep_their_places():
    new = B.replace("b", "new")
    state, _ = play(begin((A, B, C)), RIGHT, Rated(Rating.AGAIN))
    state, effects = step(state, Edited(((B, new),)))
    assert (state.queue, effects) == ((new, C, A), ())
    state, _ = play(state, RIGHT, Rated(Rating.GOOD), Undone())
    assert state.card == new
    back, _ = play(state, Undone(), Undone())
    assert back.queue == (A, new, C)


def test_an_edit_leaves_an_answered_card_at_its_rating():
    state, _ = play(begin((A, B)), RIGHT)
    assert step(state, Edited()) == (state, ())


def test_a_card_of_an_earlier_sitting_returns_at_its_question():
    state, _ = play(begin((A, B)), WRONG_FORMULA)
    state, effects = step(state, Returned(C))
    assert (state.queue, state.phase, state.turn) == ((C, A, B), Phase.ASKING, Turn())
    assert effects == ()
    state, _ = step(begin((A, B)), Returned(B))
    assert state.queue == (B, A)
