"""`--predict`: how sure, before anything is said of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.store import Kind, Store
from tests.cli.runner import quiz


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    (home / "decks").mkdir(parents=True)
    text = "quiz: 1\nid: my/deck\ntitle: Mine\nlang: en\ncards:\n"
    for number in range(11):
        text += f"- id: c{number}\n  claim: {number} is {number}.\n"
        text += "  verdict: 'true'\n"
    for number in range(2):
        text += f"- id: n{number}\n  q: What is {number}?\n  number: '{number}'\n"
    (home / "decks" / "deck.yaml").write_text(text)


def attempts(home: Path) -> list[dict[str, object]]:
    with Store.open(home / "progress.db", now_ms=0) as store:
        return [dict(e.payload) for e in store.events() if e.kind == Kind.ATTEMPT]


def test_it_is_asked_before_the_verdict_and_kept_in_the_attempt(home: Path):
    given = "1\n4\n\n" + "q\n"
    done = quiz("review", "my/deck", "--kind", "claim", "--predict", given=given)
    assert done.returncode == 0, done.stderr
    place = done.stdout.index("How sure are you? 1: 25 %, 2: 50 %, 3: 75 %, 4: 95 %")
    assert "Correct" not in done.stdout[:place]
    assert [one["predicted"] for one in attempts(home)] == [0.95]


def test_enter_skips_it_and_keeps_nothing_of_it(home: Path):
    quiz("review", "my/deck", "--kind", "claim", "--predict", given="1\n\n\nq\n")
    [attempt] = attempts(home)
    assert "predicted" not in attempt


def test_an_answer_is_kept_even_if_input_ends_at_the_question_how_sure(home: Path):
    quiz("review", "my/deck", "--kind", "claim", "--predict", given="1\n")
    [attempt] = attempts(home)
    assert attempt["outcome"] == "correct"


def test_who_gives_up_is_not_asked(home: Path):
    done = quiz("review", "my/deck", "--kind", "number", "--predict", given="\n\n:q\n")
    assert "How sure" not in done.stdout


@pytest.mark.parametrize("key", ["u", "г"])
def test_a_slip_is_mended_before_anything_is_kept(home: Path, key: str):
    given = f"2\n{key}\n1\n4\n\nq\n"
    done = quiz("review", "my/deck", "--kind", "claim", "--predict", given=given)
    assert "Your choice: 2" in done.stdout
    assert "u: answer anew" in done.stdout
    assert "Taken back." in done.stdout
    [attempt] = attempts(home)
    assert (attempt["given"], attempt["predicted"]) == (["1"], 0.95)


def test_a_typed_answer_is_taken_back_and_typed_anew(home: Path):
    given = "9\nu\n0\n2\n\n:q\n"
    flags = ("--kind", "number", "--predict", "--limit", "1", "--seed", "1")
    quiz("review", "my/deck", *flags, given=given)
    [attempt] = attempts(home)
    assert attempt["given"] == ["0"]


def test_the_figure_that_was_pressed_is_shown(home: Path):
    done = quiz("review", "my/deck", "--kind", "claim", "--predict", given="1\n3\n\n")
    assert done.stdout.index("75 % sure.") < done.stdout.index("Yes, ")


def test_what_came_of_predictions_is_said_at_the_end_of_any_session(home: Path):
    turn = "1\n1\n\n"
    flags = ("review", "my/deck", "--kind", "claim", "--predict", "--cram")
    done = quiz(*flags, "--limit", "6", given=turn * 6)
    said = "You were 25 % sure on average, and 6 of 6 answers were right (100 %): "
    assert f"{said}you know more than you think." in done.stdout
    one = quiz(*flags, "--limit", "1", "--lang", "ru", given=turn)
    assert "Ваша уверенность в ответе — 25 %, и он оказался верным." in one.stdout
    none = quiz(*flags, "--limit", "1", given="1\n\n\n")
    assert "sure on average" not in none.stdout
    assert "sure of the answer" not in none.stdout


def test_a_topic_goes_by_the_title_of_its_deck_or_by_its_tag(home: Path):
    flags = ("review", "my/deck", "--kind", "claim", "--predict", "--cram")
    turns = "1\n1\n\n" * 11
    assert "than you thought on: Mine\n" in quiz(*flags, given=turns).stdout
    path = home / "decks" / "deck.yaml"
    path.write_text(path.read_text().replace("  claim:", "  tags: [odd]\n  claim:"))
    assert "than you thought on: #odd\n" in quiz(*flags, given=turns).stdout


def test_without_the_flag_nobody_is_asked_unless_it_is_set(home: Path):
    asked = "How sure are you?"
    flags = ["review", "my/deck", "--kind", "claim"]
    assert asked not in quiz(*flags, given="1\nq\n").stdout
    quiz("config", "set", "predict", "on")
    assert asked in quiz(*flags, given="\n1\n1\nq\n").stdout


def test_ten_predictions_give_a_score_at_the_end(home: Path):
    turn = "1\n1\n\n"  # true, hardly sure; then the suggested rating
    done = quiz("review", "my/deck", "--kind", "claim", "--predict", given=turn * 40)
    assert done.returncode == 0, done.stderr
    assert "Brier score" in done.stdout
    assert "11 of 11 answers were right (100 %): you know more" in done.stdout
    assert "You knew 75 % more than you thought on: Mine" in done.stdout
    nine = quiz(
        "review", "my/deck", "--kind", "claim", "--predict", "--cram", "--limit", "9",
        given=turn * 40,
    )  # fmt: skip
    assert "How sure" in nine.stdout
    assert "Brier" not in nine.stdout
