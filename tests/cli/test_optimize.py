"""`quiz optimize` as it is typed and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.store import Event, Kind, Store
from tests.cli.runner import quiz
from tests.memory.learners import answers, someone, until

DAY_MS = 86_400_000


def keep(home: Path, pasts: list[list[tuple[int, int]]]) -> None:
    with Store.open(home / "progress.db", now_ms=0) as store:
        store.merge(
            Event(
                f"{number:016x}",
                place,
                (20_000 + day) * DAY_MS + 36_000_000 + place,
                0,
                Kind.REVIEW,
                f"d:{number}",
                {"rating": rating},
            )
            for number, past in enumerate(pasts)
            for place, (day, rating) in enumerate(past)
        )


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    keep(tmp_path, until(answers(someone(2), days=60, new_per_day=6, seed=2), 60))
    return tmp_path


def test_scores_change_and_decision_are_told_in_words(filled: Path):
    done = quiz("optimize", QUIZ_HOME=str(filled))
    assert done.returncode == 0
    assert done.stderr == ""
    for words in ("log-loss error: ", "RMSE (bins) error: ", "before, ", "Intervals "):
        assert words in done.stdout
    assert "Back to the former ones: quiz optimize --undo" in done.stdout
    back = quiz("optimize", "--undo", QUIZ_HOME=str(filled))
    assert back.stdout == "The usual parameters are in force again.\n"
    back = quiz("optimize", "--undo", QUIZ_HOME=str(filled))
    assert "The usual parameters are in force already: they were put " in back.stdout
    assert "nothing to restore" in quiz("optimize", "--undo").stdout


def test_one_document_says_all(filled: Path):
    done = quiz("optimize", "--dry-run", "--json", QUIZ_HOME=str(filled))
    told = json.loads(done.stdout)
    assert told["outcome"] == "would-adopt"
    assert told["after"]["log_loss"] < told["before"]["log_loss"]
    assert len(told["parameters"]) == len(told["former"]) == 21
    assert told["intervals"]["median_before"] > 0
    assert told["examined_by"] == "time"


def test_too_few_reviews_say_how_many_are_missing(tmp_path: Path):
    done = quiz("optimize", QUIZ_HOME=str(tmp_path))
    assert "needs 16 reviews" in done.stdout
    keep(tmp_path, [[(0, 3), (2, 3)]] * 15)
    done = quiz("optimize", "--lang", "ru", QUIZ_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "нужно ещё 1 повторение" in done.stdout


def test_there_is_no_trial_of_taking_back(tmp_path: Path):
    done = quiz("optimize", "--undo", "--dry-run", QUIZ_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "--dry-run" in done.stderr
