"""`quiz deck add`, `packs`, `update`, `remove`: decks of others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runner import quiz

HEAD = "quiz: 1\nid: {}\ntitle: T\nlang: en\ncards:\n"
ONE = (
    HEAD.format("own/one") + "- {id: a, q: First?, a: b}\n- {id: b, q: Second?, a: b}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "decks"
    path.mkdir()
    (path / "one.yaml").write_text(ONE)
    return path


def test_a_pack_is_added_asked_updated_and_removed(folder: Path, home: Path):
    added = quiz("deck", "add", str(folder))
    assert added.returncode == 0
    assert added.stdout.startswith("Added.")
    assert "quiz deck on own/one" in added.stdout
    assert "own/one (off): 2 cards" in quiz("deck", "list").stdout
    quiz("deck", "on", "own/one")
    assert "First?" in quiz("review", "own/one", given="\n3\n\n3\n").stdout
    # What the source becomes is looked at before it is taken.
    text = ONE.replace("Second?", "Second reworded?").replace("{id: a", "{id: c")
    (folder / "one.yaml").write_text(text)
    seen = quiz("deck", "update", "--dry-run").stdout
    assert "+ 1 new card: c" in seen
    assert "~ 1 edited: b" in seen
    assert "− 1 gone: a" in seen
    assert "reworded" not in (home / "packs/decks/one.yaml").read_text()
    asked = quiz("deck", "update")
    assert (asked.returncode, asked.stderr.splitlines()[1]) == (2, "hint: --yes agrees")
    assert quiz("deck", "update", "--yes").returncode == 0
    assert "reworded" in (home / "packs/decks/one.yaml").read_text()
    assert quiz("deck", "update").stdout == "decks: nothing has changed.\n"
    # An edited card keeps its progress.
    shown = json.loads(quiz("cards", "show", "own/one:b", "--json").stdout)
    assert shown["reviews"] == 1
    assert quiz("deck", "remove", "decks").returncode == 2
    assert quiz("deck", "remove", "decks", "--yes").returncode == 0
    assert not list((home / "packs").iterdir())
    assert "There are no packs." in quiz("deck", "packs").stdout


def test_ones_own_deck_stands_before_that_of_a_pack(folder: Path, home: Path):
    own = home / "decks" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(ONE.replace("First?", "Mine?"))
    added = quiz("deck", "add", str(folder), "--name", "theirs", "--lang", "ru")
    assert "у вашей колоды такой же id" in added.stdout
    (pack,) = json.loads(quiz("deck", "packs", "--json").stdout)
    assert (pack["name"], pack["decks"][0]["is_hidden"]) == ("theirs", True)
    assert "Mine?" in quiz("review", "own/one", given="q\n").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "nowhere"], 4, "neither a folder nor an address"),
        (["add", "ext::sh -c id"], 2, "no address that is fetched"),
        (["add", "{folder}", "--ref", "main"], 2, "a plain folder has no `main`"),
        (["add", "{folder}", "--name", "../x"], 2, "cannot be the name of a pack"),
        (["update", "none"], 2, "there is no pack `none`"),
        (["update", "--ref", "main"], 2, "--ref goes with the name of one pack"),
        (["remove", "none"], 2, "there is no pack `none`"),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, arguments: list[str], code: int, said: str
):
    done = quiz("deck", *(one.format(folder=folder) for one in arguments))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_folder_without_a_readable_deck_is_no_pack(folder: Path, home: Path):
    (folder / "one.yaml").write_text("- not a deck\n")
    done = quiz("deck", "add", str(folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert not (home / "packs").exists()
