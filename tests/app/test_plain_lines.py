"""Lines where keys are expected: only one that is exactly a key does anything."""

from __future__ import annotations

import pytest

from quiz.memory import Rating
from tests.app.running import play
from tests.session.cards import text

ANSWERS = [
    "so that the net is not linear",
    "because it collapses",
    "10 out of 10",
    "sure",
    "no idea",
    "enter",
    "space",
    "end",
    "text",
    "foo",
    "/help",
    "хорошо",
    "не знаю",
    "4^-10",
    ":s please",
]


@pytest.mark.parametrize("line", ANSWERS)
def test_an_answer_typed_at_a_card_to_be_answered_aloud_does_nothing(line: str):
    played = play(["basic"], line, "")
    assert played.kinds == ["RecordAttempt"]
    assert "Answer aloud or in your head; nothing is typed here · " in played.output


@pytest.mark.parametrize("line", ANSWERS)
def test_an_answer_typed_at_the_rating_rates_nothing(line: str):
    played = play(["claim"], "2", line, line, "3")
    assert played.ratings == [("d:claim", Rating.GOOD)]
    assert "Nothing is typed here · 1–4 rate" in played.output
    assert f"Not taken either: “{line[:19]}" in played.output


@pytest.mark.parametrize("line", ["1 or 2", "2nd", "true", "sure", "Верно"])
def test_an_answer_typed_at_numbered_choices_picks_nothing(line: str):
    played = play(["claim"], line)
    assert played.kinds == []
    assert "Press the number of your choice" in played.output


@pytest.mark.parametrize("line", ["exit", "quit", "Quit", "выход", "/quit", "/exit"])
@pytest.mark.parametrize(("kind", "before"), [("basic", []), ("claim", ["2"])])
def test_who_types_a_word_to_leave_is_told_how(kind: str, before: list[str], line: str):
    played = play([kind], *before, line)
    assert "To stop, press q alone." in played.output
    assert "RecordReview" not in played.kinds
    russian = play([kind], *before, line, language="ru").output
    assert "Закончить — одна буква q" in russian


@pytest.mark.parametrize("line", ["q", "й", ":q", "Жй", ":quit"])
def test_one_letter_or_a_word_with_a_colon_acts(line: str):
    played = play(["basic", "claim"], line, "", "")
    assert played.kinds == []
    assert played.sitting.card is None


@pytest.mark.parametrize("line", ["x", "z", "-"])
def test_a_letter_that_is_no_key_is_answered_each_time(line: str):
    played = play(["basic"], line, line, "", line, "3")
    assert played.output.count(f"“{line}” does nothing here · ") == 3
    assert "1–4 rate · Enter rates as suggested · ? keys" in played.output
    assert played.ratings == [("d:basic", Rating.GOOD)]


@pytest.mark.parametrize("line", ["u", "г", "/undo", "/help", "h", "р", "й", "s", "и"])
@pytest.mark.parametrize("kind", ["list", "number", "cloze"])
def test_a_lone_key_where_one_types_is_no_answer(kind: str, line: str):
    played = play([kind], line)
    assert played.kinds == []
    assert "Not taken as an answer." in played.output


def test_the_keys_of_a_followup_are_said_once_more_to_who_asks():
    played = play(["claim"], "2", "f", "?", "", "3", followups=(text("And at zero?"),))
    assert played.output.count("Answer aloud · Enter or q: back to the card") == 2


def test_who_leaves_while_ticking_is_told_how_and_the_key_does_it():
    played = play(["points", "claim"], "", "exit", "10 out of 10", "q", "1")
    assert "To stop, press q alone." in played.output
    assert "Numbers from 1 to" in played.output
    assert played.sitting.card is None
    assert played.kinds == ["RecordAttempt"]


def test_who_asks_for_the_keys_while_ticking_reads_the_digits_and_the_star():
    played = play(["points"], "", "?", "*", "3")
    keys = played.output.partition("What does something now")[2]
    assert "1–6: tick what you said\n*: tick 1–4 at once\nEnter: ready\n" in keys
