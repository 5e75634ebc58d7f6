"""Words typed at a prompt that ask for something are not marked."""

from __future__ import annotations

import pytest

from quiz.app.asking.pleas import plea
from quiz.deck.model import Ask, Function, Item, Listing
from quiz.session import Tools
from quiz.verdict import Outcome, Verdict
from tests.app.running import play
from tests.session.cards import ANSWERS

WORDS = {
    "q": "quit",
    "й": "quit",
    "/exit": "quit",
    "Quit": "quit",
    "exit": "quit",
    "выход": "quit",
    "help": "keys",
    "помощь": "keys",
    "hint": "hint",
    "h": "hint",
    "подсказка": "hint",
    "skip": "give-up",
    "не знаю": "give-up",
    "I don't  know": "give-up",
    "i don’t know": "give-up",
    "idk": "give-up",
    "dunno": "give-up",
    "undo": "undo",
    "u": "undo",
    "г": "undo",
    ":back": "unknown",
    ":": "unknown",
    ":q please": "unknown",
}
ANSWERED = ["quite", "skipping", "x", "", "?", ":q", ":u", ":n idk", "Ж", "help me"]


def no_formula(function: Function, ask: Ask, typed: str) -> Verdict:
    return Verdict(Outcome.INVALID, "syntax")


TOOLS = Tools(no_formula, lambda typed: None, lambda function, typed: None)
TYPED = ("list", "formula", "property", "number", "cloze")


@pytest.mark.parametrize("kind", TYPED)
def test_a_word_that_asks_for_something_is_told_what_does_it(kind: str):
    for word, said in WORDS.items():
        assert plea(word, ANSWERS[kind], TOOLS, "en") == f"plea.{said}", word
    for word in ANSWERED:
        assert plea(word, ANSWERS[kind], TOOLS, "en") is None, word


def test_such_a_word_is_an_answer_where_the_card_takes_it():
    names = [("skip connection", "skip"), ("exit",), (":=",)]
    listing = Listing(tuple(map(Item, names)))
    for word in ("skip", "exit", ":="):
        assert plea(word, listing, TOOLS, "en") is None
    assert plea("quit", listing, TOOLS, "en") == "plea.quit"


@pytest.mark.parametrize("word", [":back", "help", "q", "i don't know", "idk"])
@pytest.mark.parametrize(
    ("kind", "right"),
    [("list", "relu, sigmoid, tanh"), ("number", "3"), ("cloze", "1/4\nzero")],
)
def test_a_word_that_asks_for_something_costs_nothing(kind: str, right: str, word: str):
    if kind == "number":
        right = "1/4"
    played = play([kind], word, *right.split("\n"), "")
    assert played.kinds.count("RecordAttempt") <= 1
    said = "No such key" if word.startswith(":") else "Not taken as an answer"
    assert said in played.output


def test_undo_within_a_list_takes_back_the_line_before():
    played = play(["list"], "relu", "nonsense", ":u", "sigmoid, tanh", "")
    assert "Taken back: nonsense" in played.output
    assert played.kinds == ["RecordAttempt", "RecordReview"]
    assert "nonsense" not in str(played.memo.effects[0])


def test_undo_within_gaps_takes_back_the_gap_before():
    played = play(["cloze"], "1/2", ":u", "1/4", "zero", "")
    assert "Taken back: 1/2" in played.output
    assert played.kinds == ["RecordAttempt", "RecordReview"]
    assert "Correct." in played.output


def test_undo_of_a_gap_left_open_names_what_is_taken_back():
    played = play(["cloze"], "", ":u", "1/4", "zero", "")
    assert "Taken back: the gap that was left open." in played.output
    assert "Correct." in played.output


def test_undo_with_nothing_typed_takes_back_the_card_before():
    played = play(["claim", "list"], "2", "", ":u")
    assert played.kinds == ["RecordAttempt", "RecordReview", "TakeBack"]


@pytest.mark.parametrize(
    ("language", "way"), [("en", ":o I was right"), ("ru", ":o — оспорить")]
)
def test_a_wrong_try_names_what_overrules_it(language: str, way: str):
    played = play(["formula"], "max(0, x)", ":o", language=language)
    assert way in played.output
    assert "RecordDispute" in played.kinds
