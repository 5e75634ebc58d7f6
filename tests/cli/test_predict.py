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
    assert "you knew 75 % more than you thought" in done.stdout
    nine = quiz(
        "review", "my/deck", "--kind", "claim", "--predict", "--cram", "--limit", "9",
        given=turn * 40,
    )  # fmt: skip
    assert "How sure" in nine.stdout
    assert "Brier" not in nine.stdout
