"""A sitting from the first question to the last, over plain lines."""

from __future__ import annotations

import io

import pytest

from quiz.app.clock import Moment
from quiz.app.session import Session
from quiz.deck.model import CardId, Link
from quiz.memory import Rating
from quiz.session import (
    RecordAttempt,
    RecordNote,
    RecordTicks,
    TakeBack,
    Taken,
    Tools,
    begin,
)
from quiz.ui.lines import Lines
from quiz.verdict import Outcome
from tests.app.running import Memo, NoPictures, Shelf, grade, play
from tests.session.cards import ANSWERS, text


def test_every_kind_can_be_answered_over_lines():
    answers = {
        "basic": ["", ""],
        "points": ["", "*", ""],
        "list": ["relu, sigmoid, tanh", ""],
        "formula": ["max(0,x)+a*min(0,x)", ""],
        "options": ["1", "3"],
        "claim": ["2", ""],
        "cloze": ["1/4", "zero", ""],
    }
    for kind, lines in answers.items():
        played = play([kind], *lines)
        kept = [name for name in played.kinds if name != "RecordTicks"]
        assert kept == ["RecordAttempt", "RecordReview"], kind
        assert len(played.ratings) == 1, kind
    assert set(answers) | {"property", "number"} == set(ANSWERS)


def test_the_answer_is_kept_before_its_verdict_is_shown():
    played = play(["claim"], "2", "")
    attempt, review = played.memo.screens
    assert "the claim is" not in attempt
    assert "the claim is" in review
    assert "Saved" not in review
    assert "Saved: Good" in played.output


def test_a_wrong_formula_may_be_mended_before_the_answer_is_shown():
    played = play(["formula"], "max(0, x)", "right", "")
    before = played.memo.screens[1]
    assert "at x = -2, a = 0.01: yours 0, true -0.02" in before
    assert "Reference" not in before
    assert "Reference" in played.output
    assert played.ratings == [("d:formula", Rating.HARD)]


def test_an_unreadable_formula_costs_nothing_and_points_at_the_place():
    played = play(["formula"], "1+?", "right", "")
    assert "1+?\n  ^\n" in played.output
    assert played.kinds == ["RecordAttempt", "RecordReview"]
    assert played.ratings == [("d:formula", Rating.GOOD)]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("basic", ["", "o", "q"]),
        ("formula", ["", "o", "q"]),
        ("claim", ["2", "o", "q"]),
    ],
)
def test_only_a_verdict_that_was_given_can_be_overruled(kind: str, lines: list[str]):
    played = play([kind], *lines)
    assert "nothing to overrule" in played.output
    assert played.kinds == ["RecordAttempt"]


def test_an_empty_line_gives_up():
    played = play(["formula"], "", "", "", "3")
    assert played.ratings[0] == ("d:formula", Rating.AGAIN)
    attempt = played.memo.effects[0]
    assert isinstance(attempt, RecordAttempt)
    assert attempt.marking.verdict.reason == "gave-up"


def test_hints_come_one_by_one_and_suggest_hard():
    played = play(["formula"], ":h", ":h", ":h", "right", "")
    assert played.output.count("think of zero") == 1
    assert played.output.count("think again") == 1
    assert "no more hints" in played.output
    assert played.ratings == [("d:formula", Rating.HARD)]


def test_undo_takes_the_rating_back_and_asks_for_it_again():
    played = play(["claim", "basic"], "2", "3", "u", "1", "q")
    assert [one for one in played.kinds if one != "RecordAttempt"] == [
        "RecordReview",
        "TakeBack",
        "RecordReview",
    ]
    assert played.ratings == [("d:claim", Rating.AGAIN)]


def test_a_failed_card_returns_in_the_same_session():
    played = play(["claim", "basic"], "1", "", "", "", "2", "")
    assert played.ratings == [
        ("d:claim", Rating.AGAIN),
        ("d:basic", Rating.GOOD),
        ("d:claim", Rating.GOOD),
    ]
    assert "comes back in this session" in played.output


@pytest.mark.parametrize(
    ("word", "effect"),
    [("s", "RecordSuspend"), ("b", "RecordBury"), ("ы", "RecordSuspend")],
)
def test_a_card_can_be_put_away(word: str, effect: str):
    played = play(["basic", "claim"], word, "q")
    assert played.kinds == [effect]


@pytest.mark.parametrize("lines", [[], [""], ["", "3"], [":q"], ["й"]])
def test_the_end_of_input_stops_cleanly_wherever_it_comes(lines: list[str]):
    played = play(["basic", "formula"], *lines)
    assert played.sitting.card is None


def test_ticked_points_suggest_the_rating():
    assert play(["points"], "", "1 2", "").ratings == [("d:points", Rating.HARD)]
    assert play(["points"], "", "*", "").ratings == [("d:points", Rating.GOOD)]
    assert play(["points"], "", "1 2 3 4 6", "").ratings[0][1] is Rating.HARD
    assert play(["points"], "", "", "", "q").ratings[0][1] is Rating.AGAIN


def test_a_list_may_be_named_line_by_line():
    played = play(["list"], "relu", "foo, sigmiod", "tanh", "")
    attempt = played.memo.effects[0]
    assert isinstance(attempt, RecordAttempt)
    assert attempt.given == ("relu", "foo, sigmiod", "tanh")
    assert attempt.marking.verdict.outcome is Outcome.CORRECT
    assert "1 of 3 >" in played.output
    assert "Not on the list: foo" in played.memo.screens[0]


def test_an_empty_line_ends_a_list_and_gives_up_only_where_nothing_was_named():
    for lines, reason in ((("relu", ""), "missing-items"), (("",), "gave-up")):
        attempt = play(["list"], *lines).memo.effects[0]
        assert isinstance(attempt, RecordAttempt)
        assert attempt.marking.verdict.reason == reason


def test_a_hint_in_the_middle_of_an_answer_loses_nothing_of_it():
    for kind, lines in (
        ("list", ["relu", ":h", "sigmoid, tanh"]),
        ("cloze", ["1/4", ":h", "zero"]),
    ):
        played = play([kind], *lines, "")
        assert "think of zero" in played.output
        assert played.ratings == [(f"d:{kind}", Rating.HARD)]


def test_an_answer_taken_back_while_ticking_is_asked_for_anew():
    played = play(["points"], "", ":u", "", "1-4", "")
    assert played.kinds == [
        "RecordAttempt",
        "TakeBack",
        "RecordAttempt",
        "RecordTicks",
        "RecordReview",
    ]
    assert played.output.count("Explain aloud") == 2


def test_what_was_ticked_is_kept_before_anything_is_said_of_it():
    played = play(["points"], "", "1-3 5", "")
    assert played.memo.effects[1] == RecordTicks(CardId("d:points"), (1, 2, 3, 5))
    assert "3 of 4 points made" not in played.memo.screens[1]
    assert "3 of 4 points made" in played.output


def test_ticks_taken_back_are_ticked_anew_and_only_then_the_answer_goes():
    played = play(["points"], "", "1", "u", "1-4", "u", ":u", "", "1-3", "")
    assert played.kinds == [
        "RecordAttempt",
        "RecordTicks",
        "TakeBack",
        "RecordTicks",
        "TakeBack",
        "TakeBack",
        "RecordAttempt",
        "RecordTicks",
        "RecordReview",
    ]
    whats = [one.what for one in played.memo.effects if isinstance(one, TakeBack)]
    assert whats == [Taken.ASIDE, Taken.ASIDE, Taken.ANSWER]
    assert played.ratings == [("d:points", Rating.HARD)]


def test_ticks_that_cannot_be_read_are_asked_for_again():
    played = play(["points"], "", "two", "1-4 5", "")
    assert "Numbers from 1 to 6" in played.output
    assert "Every point made." in played.output
    assert "well done" in played.output
    assert played.ratings == [("d:points", Rating.GOOD)]


def test_the_keys_are_explained_in_both_languages():
    assert "take back the last answer" in play(["basic"], "?", "q").output
    assert "отменить последний ответ" in play(["basic"], ",", "q", language="ru").output


def test_a_card_that_has_gone_is_passed_over():
    played = play(["basic"], "", "")
    session = begin((CardId("d:gone"), *[one for one, _ in played.ratings]))
    assert session.card == "d:gone"
    target = io.StringIO()
    gone = Session(
        session,
        frozenset(),
        Shelf({}),  # type: ignore[arg-type]
        Memo(target),  # type: ignore[arg-type]
        Lines(io.StringIO(), target, "en"),
        Tools(grade, lambda typed: None, lambda function, typed: None),
        NoPictures(),  # type: ignore[arg-type]
        lambda: Moment(0, 0),
        lambda url: None,
    )
    assert gone.run().card is None


def test_no_control_byte_reaches_a_pipe():
    played = play(list(ANSWERS), *["?"] * 4, *[""] * 60, "q")
    assert not set(played.output) & {chr(code) for code in range(32) if code != 10}


def test_taking_back_the_answer_asks_the_question_again():
    played = play(["claim"], "1", "u", "2", "")
    assert played.kinds == [
        "RecordAttempt",
        "TakeBack",
        "RecordAttempt",
        "RecordReview",
    ]
    assert isinstance(played.memo.effects[1], TakeBack)
    assert played.ratings == [("d:claim", Rating.GOOD)]


def test_an_undone_rating_is_not_taken_for_an_answer_before_a_break():
    played = play(["claim", "basic"], "2", "3", "u", "q")
    assert "before the break" not in played.output


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("basic", [":n ask about zero", "", ""]),
        ("basic", ["", "Жт ask about zero", ""]),
        ("claim", [":note ask about zero", "2", ""]),
        ("formula", [":n ask about zero", "right", ""]),
        ("list", ["relu", "Жт ask about zero", "sigmoid, tanh", ""]),
        ("cloze", ["1/4", ":n ask about zero", "0", ""]),
        ("basic", [":n", "ask about zero", "", ""]),
    ],
)
def test_a_note_may_be_told_with_its_command(kind: str, lines: list[str]):
    played = play([kind], *lines, has_notes=True)
    notes = [one for one in played.memo.effects if isinstance(one, RecordNote)]
    assert notes == [RecordNote(CardId(f"d:{kind}"), "ask about zero")]
    assert played.ratings == [(f"d:{kind}", Rating.GOOD)]


def test_the_number_of_a_link_may_be_told_with_its_command():
    links = tuple(Link(text(one), f"https://example.org/{one}") for one in "ab")
    asked = play(["formula"], ":l", "2", ":q", links=links)
    assert asked.opened == ["https://example.org/b"]
    told = play(["formula"], ":l 2", "right", ":l 1", "", links=links)
    assert told.opened == ["https://example.org/b", "https://example.org/a"]
    assert told.ratings == [("d:formula", Rating.GOOD)]
    alone = play(["basic"], ":l 2", "", "", links=links[:1])
    assert alone.opened == ["https://example.org/a"]
    assert alone.ratings == [("d:basic", Rating.GOOD)]


def test_a_line_that_only_begins_with_a_digit_rates_nothing():
    played = play(["claim"], "2", "4^-10", "2")
    assert "Nothing is typed here · 1–4 rate" in played.output
    assert [rating for _, rating in played.ratings] == [Rating.HARD]
