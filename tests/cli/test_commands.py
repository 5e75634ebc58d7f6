"""The commands from outside: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.runner import quiz

BROKEN = """\
quiz: 1
id: my/broken
title: Broken
lang: en
cards:
- id: fine
  q: Is it fine?
  a: It is.
- id: bad
  q: Is it not?
  fint: b
"""
FINE = BROKEN.replace("fint:", "a:")


def add_deck(home: Path, text: str) -> Path:
    path = home / "decks" / "deck.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_fresh_machine_starts_with_the_two_bundled_decks():
    decks = {
        one["id"]: one for one in json.loads(quiz("deck", "list", "--json").stdout)
    }
    on = {name for name, deck in decks.items() if deck["on"]}
    assert on == {"dl/activations", "dl/activation-functions"}
    asked = quiz("--plain", given="q\n")
    assert asked.returncode == 0, asked.stderr
    assert "20 new" in asked.stdout


def test_a_session_in_a_pipe_is_plain_and_ends_with_its_input():
    done = quiz("review", "--kind", "claim", given="1\n\n")
    assert done.returncode == 0, done.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout)
    assert "Saved:" in done.stdout
    assert "waiting" in done.stdout


def test_what_was_answered_is_not_new_any_more():
    first = quiz("review", "--kind", "claim", "--new", "1", given="1\n3\n")
    assert "1 card" in first.stdout
    document = json.loads(quiz("due", "--json").stdout)
    assert document["new"] == 19
    assert [day["due"] for day in document["days"]] == [1]


def test_undo_takes_back_exactly_what_was_answered():
    quiz("review", "--kind", "claim", "--new", "1", given="1\n3\n")
    assert quiz("undo").stdout.startswith("Taken back, at ")
    assert json.loads(quiz("due", "--json").stdout)["days"] == []
    assert quiz("undo").stdout == "There is nothing to take back.\n"


def test_cramming_counts_nothing():
    done = quiz(
        "review", "--cram", "--kind", "claim", "--limit", "1", given="1\n3\n1\n"
    )
    assert "Not counted" in done.stdout
    assert json.loads(quiz("due", "--json").stdout)["days"] == []
    assert quiz("undo").stdout == "There is nothing to take back.\n"


def test_ahead_asks_what_is_not_due_yet_and_counts():
    quiz("review", "--kind", "claim", "--new", "1", given="1\n3\n")
    done = quiz("review", "--ahead", "--new", "0", given="1\n3\n")
    assert "Saved: Good" in done.stdout


def test_nothing_due_says_when_and_what_else_there_is():
    quiz("review", "--kind", "claim", "--new", "1", given="1\n3\n")
    done = quiz("review", "--new", "0")
    assert done.returncode == 0
    assert "Nothing is due" in done.stdout
    assert "1 card will be due" in done.stdout
    assert "quiz review --ahead" in done.stdout


def test_a_broken_deck_complains_and_its_good_cards_are_asked(home: Path):
    path = add_deck(home, BROKEN)
    done = quiz("review", "my/broken", given="\n\n")
    assert done.returncode == 0
    assert "Is it fine?" in done.stdout
    assert "Saved: Good" in done.stdout
    assert f"{path}:11:3: error D102: unknown key `fint`" in done.stderr
    assert "   ^^^^" in done.stderr
    assert "did you mean `hints`?" in done.stderr


def test_quiet_keeps_remarks_to_itself(home: Path):
    add_deck(home, BROKEN)
    assert quiz("review", "my/broken", "--quiet", given="\n\n").stderr == ""


def test_a_deck_can_be_asked_by_its_path(tmp_path: Path):
    path = tmp_path / "elsewhere.yaml"
    path.write_text(FINE, encoding="utf-8")
    assert "Is it" in quiz("review", str(path), given="q\n").stdout
    gone = quiz("review", str(tmp_path / "gone.yaml"))
    assert gone.returncode == 4
    assert len(gone.stderr.splitlines()) == 2


def test_decks_are_turned_on_and_off(home: Path):
    add_deck(home, FINE)
    assert quiz("deck", "on", "broken").stdout.startswith("my/broken is on")
    assert "my/broken (on)" in quiz("deck", "list").stdout
    quiz("deck", "off", "my/broken", "dl/activations")
    listed = quiz("deck", "list").stdout
    assert "my/broken (off)" in listed
    assert "dl/activations (off)" in listed
    wrong = quiz("deck", "on", "my/brokn")
    assert wrong.returncode == 2
    assert "did you mean `my/broken`" in wrong.stderr


def test_deck_check_lists_every_problem(home: Path):
    path = add_deck(home, BROKEN)
    done = quiz("deck", "check", str(path))
    assert done.returncode == 1
    assert done.stderr == "2 problems found.\n"
    assert [line.split(":")[1] for line in done.stdout.splitlines() if ".yaml:" in line]
    documents = json.loads(quiz("deck", "check", str(path), "--json").stdout)
    assert {one["code"] for one in documents} == {"D102", "D115"}
    path.write_text(FINE, encoding="utf-8")
    clean = quiz("deck", "check", str(path))
    assert (clean.returncode, clean.stdout) == (0, "1 file is clean.\n")


def test_deck_check_counts_files_each_once(home: Path, tmp_path: Path):
    path = add_deck(home, FINE)
    second = path.with_name("second.yaml")
    other = FINE.replace("my/broken", "my/other").replace("q: ", "q: Once more, ")
    second.write_text(other, encoding="utf-8")
    for given in ([path.parent], [path, second], [path.parent, path], [path, path]):
        done = quiz("deck", "check", *map(str, given))
        count = len({path, second} if given[0].is_dir() else set(given))
        said = "2 files are clean.\n" if count == 2 else "1 file is clean.\n"
        assert (done.returncode, done.stdout) == (0, said), given
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no deck files" in quiz("deck", "check", str(empty)).stdout


@pytest.mark.parametrize(
    ("language", "error", "hint"),
    [
        ("en", "error D102: unknown key `fint`", "hint: did you mean"),
        ("ru", "ошибка D102: неизвестный ключ `fint`", "подсказка: возможно"),
    ],
)
def test_a_problem_of_a_deck_is_place_line_caret_and_hint(
    home: Path, language: str, error: str, hint: str
):
    path = add_deck(home, BROKEN)
    shown = quiz("deck", "check", str(path), "--lang", language).stdout.splitlines()
    start = next(n for n, line in enumerate(shown) if "D102" in line)
    assert shown[start] == f"{path}:11:3: {error}"
    assert shown[start + 1 : start + 3] == ["11 |   fint: b", "   |   ^^^^"]
    assert shown[start + 3].startswith(f"  {hint}")


def test_checking_a_path_that_is_not_there():
    done = quiz("deck", "check", "nowhere/deck.yaml")
    assert done.returncode == 4
    assert done.stderr.splitlines()[0] == "quiz: there is nothing at nowhere/deck.yaml"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_database_that_is_none_is_told_of_and_left_alone(home: Path, language: str):
    home.mkdir()
    database = home / "progress.db"
    database.write_text("not a database, but dear to someone" * 9)
    before = database.read_bytes()
    done = quiz("--lang", language, given="\n")
    assert done.returncode == 4
    problem, hint = done.stderr.splitlines()
    assert str(database) in problem
    assert hint
    assert database.read_bytes() == before


def test_names_of_functions_are_found_in_any_spelling():
    for name in ("gelu", "GELU", "leaky-relu", "LeakyReLU"):
        assert quiz("show", name).returncode == 0, name
    wrong = quiz("show", "gellu")
    assert (wrong.returncode, wrong.stderr.splitlines()[1]) == (
        2,
        "hint: did you mean `gelu`?",
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [("гелу", "gelu"), ("ГЕЛУ", "gelu"), ("пудг", "gelu"), ("танх", "tanh")],
)
def test_names_of_functions_are_found_in_russian_letters(name: str, key: str):
    shown = quiz("show", name, "--json")
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["key"] == key


def test_a_slip_in_russian_letters_suggests_the_name_that_sounds_so():
    wrong = quiz("show", "сигмодиа")
    assert (wrong.returncode, wrong.stderr.splitlines()[1]) == (
        2,
        "hint: did you mean `sigmoid`?",
    )


def test_show_as_json_has_the_definition():
    document = json.loads(quiz("show", "leaky_relu", "--json").stdout)
    assert document["params"] == {"a": "0.01"}
    assert document["formula"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "command", ["due", "deck list", "show gelu", "undo", "review --new 0"]
)
def test_a_screen_is_in_one_language(command: str, language: str):
    done = quiz(*command.split(), "--lang", language)
    assert done.returncode == 0, done.stderr
    words = set(re.findall(r"[a-zа-яё]{4,}", done.stdout.lower()))
    stray = {
        "en": {"карточек", "сегодня", "производная", "область"},
        "ru": {"cards", "today", "derivative", "range", "nothing", "limit", "title"},
    }
    assert words & stray[language] == set()
