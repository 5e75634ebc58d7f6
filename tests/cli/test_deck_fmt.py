"""`quiz deck fmt`: files written whole, or told why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runner import quiz

UNTIDY = (
    'quiz: 1\nid: my\ntitle: "M"\nlang: en\ncards:\n- q: What is a gate?\n  a: b  \n'
)
TIDY = "quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n- id: gate\n  q: What is a gate?\n"
TIDY += "  a: b\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "my.yaml"
    path.write_text(UNTIDY)
    return path


def test_a_file_is_put_in_order_once(deck: Path):
    first = quiz("deck", "fmt", str(deck))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == f"{deck}: spaces and line ends, id written: gate, quotes\n"
    assert deck.read_text() == TIDY
    again = quiz("deck", "fmt", str(deck))
    assert (again.returncode, again.stdout) == (0, "1 file is in order.\n")


def test_check_writes_nothing_and_fails_where_something_would_change(deck: Path):
    found = quiz("deck", "fmt", "--check", "--lang", "ru", str(deck))
    assert found.returncode == 1
    assert "Изменится 1 файл" in found.stdout
    assert deck.read_text() == UNTIDY
    deck.write_text(TIDY)
    assert quiz("deck", "fmt", "--check", str(deck)).returncode == 0


def test_without_paths_ones_own_decks_are_meant(home: Path):
    assert quiz("deck", "fmt").stdout == "There are no deck files there.\n"
    own = home / "decks" / "my.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(UNTIDY)
    told = json.loads(quiz("deck", "fmt", "--json").stdout)
    assert told == [
        {
            "path": str(own),
            "changes": ["spaces", "ids", "quotes"],
            "ids": ["gate"],
            "problems": [],
            "written": True,
            "meanings": [],
        }
    ]
    assert own.read_text() == TIDY


def test_a_deck_with_errors_is_left_alone_and_the_others_are_done(deck: Path):
    broken = deck.with_name("broken.yaml")
    broken.write_text('quiz: 1\nid: x\ntitle: "M\n')
    notext = deck.with_name("c.yaml")
    notext.write_bytes(b"quiz: 1\nid: \xff\n")
    done = quiz("deck", "fmt", str(deck.parent))
    assert done.returncode == 1
    assert f"{broken}:3:8: error D013" in done.stdout
    assert f"{notext}:2:5: error D009" in done.stdout
    assert "2 files stay as they are" in done.stdout
    assert deck.read_text() == TIDY
    assert broken.read_text() == 'quiz: 1\nid: x\ntitle: "M\n'


def test_an_editor_may_use_it_as_a_filter():
    done = quiz("deck", "fmt", "-", given=UNTIDY)
    assert (done.returncode, done.stdout) == (0, TIDY)
    broken = quiz("deck", "fmt", "-", given="quiz: 1\nid: [\n")
    assert (broken.returncode, broken.stdout) == (1, "quiz: 1\nid: [\n")
    assert "error D" in broken.stderr


def test_a_path_that_is_not_there_is_named(deck: Path):
    done = quiz("deck", "fmt", str(deck.with_name("none.yaml")), str(deck))
    assert done.returncode == 4
    assert "none.yaml" in done.stderr
    assert deck.read_text() == UNTIDY
