"""`quiz config` from outside."""

from __future__ import annotations

import json
from pathlib import Path

from quiz.memory import Settings
from tests.cli.runner import quiz


def test_a_setting_is_set_read_and_unset():
    assert quiz("config", "set", "new-per-day", "5").stdout == (
        "new_per_day is now 5; it was 20.\n"
    )
    assert (
        "new_per_day = 5  (default: 20)" in quiz("config", "get", "new_per_day").stdout
    )
    assert json.loads(quiz("due", "--json").stdout)["new"] == 5
    assert "it was 5" in quiz("config", "unset", "new_per_day").stdout
    assert quiz("config", "set", "new_per_day", "20").stdout == (
        "new_per_day is 20 already.\n"
    )


def test_the_list_is_a_document_too():
    found = json.loads(quiz("config", "--json").stdout)
    assert found == json.loads(quiz("config", "list", "--json").stdout)
    by_name = {one["name"]: one for one in found}
    assert by_name["reviews_per_day"]["value"] == 200
    assert by_name["reviews_per_day"]["kept"] == "log"
    assert by_name["keep_answers"]["kept"] == "file"
    assert all(one["about"] and one["allowed"] for one in found)
    changed = json.loads(quiz("config", "set", "fuzz", "off", "--json").stdout)
    assert (changed["value"], changed["former"]) == (False, True)


def test_what_cannot_be_is_refused_with_what_can():
    done = quiz("config", "set", "minutes_per_day", "-5")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "quiz: minutes_per_day cannot be `-5`",
        "hint: allowed: 1 to 1440; 1440 is no limit; `quiz config get "
        "minutes_per_day` says more",
    ]
    wrong = quiz("config", "get", "minuets_per_day")
    assert wrong.returncode == 2
    assert "did you mean `minutes_per_day`?" in wrong.stderr


def test_the_language_is_that_of_the_file_unless_told_otherwise(home: Path):
    quiz("config", "set", "lang", "ru")
    assert "Новых карточек в день" in quiz("config").stdout
    assert "Запуск:" in quiz("--help").stdout
    assert "New cards a day" in quiz("config", "--lang", "en").stdout
    assert "New cards a day" in quiz("config", QUIZ_LANG="en").stdout


def test_a_broken_file_is_told_of_and_nothing_is_guessed(home: Path):
    home.mkdir()
    (home / "config.toml").write_text("keep_answers = maybe\n")
    done = quiz("due")
    assert done.returncode == 4
    assert "config.toml" in done.stderr
    assert quiz("--version").returncode == 0


def test_names_that_mean_nothing_are_pointed_out(home: Path):
    home.mkdir()
    (home / "config.toml").write_text("langauge = 'ru'\n")
    done = quiz("config")
    assert done.returncode == 0, done.stderr
    assert "langauge" in done.stdout


def test_your_own_weights_are_not_called_those_of_many_learners():
    own = [f"{one:g}" for one in (0.1, *Settings().parameters[1:])]
    assert "many learners" in quiz("config", "get", "parameters").stdout
    assert quiz("config", "set", "parameters", *own).returncode == 0
    for said in (
        quiz("config").stdout,
        quiz("config", "get", "parameters").stdout,
        quiz("config", "get", "parameters", "--json").stdout,
    ):
        assert "many learners" not in said
        assert "fitted to your reviews" in said


def test_a_first_value_is_told_beside_none_before_it():
    ways = ("config", "set", "desired_retention_by_level", "senior=95%")
    assert quiz(*ways).stdout == (
        "desired_retention_by_level is now senior=0.95; it was none.\n"
    )
    russian = quiz("config", "get", ways[2], "--lang", "ru").stdout
    assert "= сеньор=0.95" in russian, "as they are named below"
