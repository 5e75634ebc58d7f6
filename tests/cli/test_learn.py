"""`quiz learn`: looked through, counting nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.store import Store
from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my/deck
title: Mine
lang: en
cards:
- id: one
  q: What is one?
  a: The first answer.
  why: Because it is.
- id: two
  q: Which are right?
  options: {right: [apples, pears], wrong: [stones]}
- id: three
  q: Which formula?
  formula: max(0, x)
"""


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "deck.yaml").write_text(DECK)


def learnt(*arguments: str, given: str = "\n" * 20) -> str:
    done = quiz("learn", "my/deck", *arguments, given=given)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_card_is_shown_with_its_answer_after_its_question():
    shown = learnt()
    parts = ["What is one?", "The first answer.", "Because it is.", "Which are right?"]
    parts += ["apples", "Which formula?", "max(0, x)"]
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)
    assert "1 of 3" in shown
    assert "3 cards seen. Nothing was counted." in shown
    assert "Now answer them yourself: `quiz review my/deck`" in shown


def test_nothing_is_written_to_the_log(home: Path):
    learnt()
    with Store.open(home / "progress.db", now_ms=0) as store:
        assert list(store.events()) == []


def test_who_stops_is_told_how_to_go_on():
    assert "What is one?" in learnt(given="q\n")
    shown = learnt(given="\n\nq\n")
    assert "1 card seen" in shown
    assert "Go on from here: `quiz learn my/deck --from 2`" in shown
    again = learnt("--from", "2", given="q\n")
    assert "What is one?" not in again
    assert "Which are right?" in again
    assert "2 of 3" in again


def test_a_card_whose_answer_was_shown_was_seen():
    shown = learnt(given="\nq\n")
    assert "1 card seen. Nothing was counted." in shown
    assert "--from 2" in shown
    shown = learnt("--from", "3", given="\n\nq\n")  # the answer, and its curve
    assert "1 card seen. Nothing was counted." in shown
    assert "Now answer them yourself" in shown


@pytest.mark.parametrize("key", ["u", "г"])
def test_a_key_goes_back_to_the_card_before(key: str):
    shown = learnt(given=f"\n\n\n{key}\n\nq\n")
    questions = [line for line in shown.splitlines() if line[:5] in ("What ", "Which")]
    assert questions == ["What is one?", "Which are right?", "What is one?"]
    assert "2 cards seen" in shown
    assert "--from 3" in shown
    assert learnt(given=f"{key}\nq\n").count("What is one?") == 1, "none is before it"


def test_where_one_can_go_back_is_said():
    shown = learnt(given="\n\nq\n")
    first, second = shown.split("2 of 3")
    assert "Enter goes on · q stops" in first
    assert "Enter shows the answer · u card before · q stops" in second


def test_letters_of_a_russian_layout_stand_in_brackets():
    shown = learnt("--lang", "ru", given="?\nq\n")
    keys = shown.partition("в скобках — в русской раскладке")[2]
    assert all(one in keys for one in ("l (д)", "p (з)", "u (г)", "q (й)"))


def test_the_end_of_input_stops():
    assert "Nothing seen this time." in learnt(given="")


def test_the_answer_is_not_given_away_by_a_key():
    shown = learnt("--from", "3", given="p\nз\nq\n")
    assert "max(0, x)" not in shown
    assert "┤" not in shown


def test_the_curve_comes_with_its_key_on_either_layout():
    for key in ("p", "з"):
        assert "┤" in learnt("--from", "3", given=f"\n{key}\nй\n")


def test_keys_are_told():
    shown = learnt(given="?\nq\n")
    below = shown.partition("open a study link")[2]
    assert "What is one?" in below, "the question is drawn again below the keys"


def test_everything_is_in_the_language_asked_for():
    shown = learnt("--lang", "ru")
    assert "Просмотрено 3" not in shown  # three take the other form
    assert "Просмотрены 3 карточки. Ничего не засчитано." in shown
    assert "Теперь ответьте сами" in shown


def test_a_place_beyond_the_last_is_refused():
    done = quiz("learn", "my/deck", "--from", "4")
    assert done.returncode == 2
    assert "the last one is number 3" in done.stderr


def test_a_wrong_name_gets_the_one_that_was_meant():
    done = quiz("learn", "my/dek")
    assert done.returncode == 2
    assert "my/deck" in done.stderr


def test_without_a_name_the_decks_that_are_on_are_shown():
    done = quiz("learn", given="q\n")
    assert "Activation functions" in done.stdout
    assert "quiz learn --from 1" in done.stdout
