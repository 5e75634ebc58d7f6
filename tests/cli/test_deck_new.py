"""`quiz deck new`: a deck that is sound at once, and never over another."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from quiz.app.deck_schema import NAME, schema_text
from quiz.deck.parse import parse_deck
from quiz.deck.tidying import tidied
from quiz.errors import Exit
from quiz.ui.language import LANGUAGES, table
from tests.cli.runner import quiz

LINE = f"# yaml-language-server: $schema={NAME}\n"
ROOT = Path(__file__).parents[2]


def text_of(path: Path) -> str:
    """A deck's text, once it is known to be sound and in order."""
    text = path.read_text(encoding="utf-8")
    assert parse_deck(text, str(path))[1] == []
    assert tidied(text, str(path)).changes == ()
    assert text.startswith(LINE)
    return text


def test_flags_are_enough_and_what_was_assumed_is_said(home: Path):
    done = quiz("deck", "new", "--title", "Git: the rest", "--question", "Why 'so'? #1")
    path = home / "decks" / "git-rest.yaml"
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Written: {path}\n" in done.stdout
    assert "assumed: questions in the language `en`\n" in done.stdout
    assert "quiz review git-rest  # ask me" in done.stdout
    text = text_of(path)
    assert "title: 'Git: the rest'\n" in text
    assert "- id: so-1\n  q: 'Why ''so''? #1'\n" in text
    assert (home / "decks" / NAME).read_text(encoding="utf-8") == schema_text("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_an_example_that_is_sound(home: Path, language: str):
    kinds = [*table("examples", language)]
    flags = [word for kind in kinds for word in ("--kind", kind)]
    made = quiz("deck", "new", "my/first", *flags, "--lang", language, "--json")
    told = json.loads(made.stdout)
    assert told == {
        "path": str(home / "decks" / "my-first.yaml"),
        "id": "my/first",
        "title": "my/first",
        "lang": language,
        "cards": len(kinds),
        "schema": True,
    }
    text_of(Path(told["path"]))
    checked = quiz("deck", "check", told["path"])
    assert (checked.returncode, checked.stdout) == (0, "1 file is clean.\n")


def test_the_examples_in_comments_need_only_their_signs_taken_away(home: Path):
    quiz(
        "deck", "new", "d", "--question", "Что это?", "--answer", "Это", "--lang", "en"
    )
    text = text_of(home / "decks" / "d.yaml")
    assert "lang: ru\n" in text
    assert "# Recalled and compared" in text
    cards = re.sub(r"^#(?! )(?=[- ])|^#(?=  )", "", text, flags=re.MULTILINE)
    deck, found = parse_deck(cards, "d.yaml")
    assert deck is not None
    assert (len(deck.cards), found) == (4, [])


def test_a_path_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    done = quiz("deck", "new", "in a/my deck.yaml", "--title", "T")
    assert done.returncode == 0
    assert "quiz deck check 'in a/my deck.yaml'" in done.stdout
    assert "id: my-deck\n" in text_of(tmp_path / "in a" / "my deck.yaml")


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["--title", "Git"], "there is a file already", Exit.CANNOT_RUN),
        (["git"], "there is a file already", Exit.CANNOT_RUN),
        (["x", "--kind", "essay"], "`essay` is no kind of card", Exit.WRONG_USAGE),
        (["dl/activations"], "a deck `dl/activations` already", Exit.WRONG_USAGE),
        (["два слова"], "cannot be the name of a deck", Exit.WRONG_USAGE),
        ([], "needs a name or a title", Exit.WRONG_USAGE),
    ],
)
def test_nothing_is_written_over_and_nothing_by_halves(
    home: Path, arguments: list[str], said: str, code: Exit
):
    own = home / "decks" / "git.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    done = quiz("deck", "new", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert own.read_text() == "mine"
    assert [*own.parent.iterdir()] == [own]


def test_a_schema_of_an_older_version_is_renewed_and_anothers_is_left(home: Path):
    schema = home / "decks" / NAME
    schema.parent.mkdir(parents=True)
    schema.write_text('{"description": "Written by `quiz deck schema`; old"}')
    quiz("deck", "new", "one", "--title", "T")
    assert schema.read_text(encoding="utf-8") == schema_text("en")
    schema.write_text("{}")
    done = quiz("deck", "new", "two", "--title", "T")
    assert f"{NAME} beside it is not ours" in done.stdout
    assert schema.read_text() == "{}"


def test_the_schema_is_printed_and_comes_with_the_decks(tmp_path: Path):
    printed = quiz("deck", "schema").stdout
    assert (ROOT / "data" / NAME).read_text(encoding="utf-8") == printed
    out = tmp_path / "s.json"
    assert quiz("deck", "schema", "--out", str(out), "--lang", "ru").returncode == 0
    assert "Вопрос." in out.read_text(encoding="utf-8")
    missing = quiz("deck", "schema", "--out", str(tmp_path / "no" / "s.json"))
    assert missing.returncode == Exit.CANNOT_RUN


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
class TestAsked:
    """At a terminal: a title, a first question, its answer."""

    def test_three_answers_make_a_deck(self, home: Path):
        from tests.cli.watcher import Watched  # noqa: PLC0415 - not on Windows

        seat = Watched(home, "deck", "new", "--lang", "ru")
        seat.sees("Название:")
        seat.type("\r")
        seat.sees("Без названия колоды не бывает.")
        seat.type("Сети\r")
        seat.sees("Первый вопрос:")
        seat.type("Что такое TCP?\r")
        seat.sees("Ответ на него:")
        seat.type("Протокол\r")
        assert seat.end() == 0
        text = text_of(home / "decks" / "seti.yaml")
        assert "- id: tcp\n  q: 'Что такое TCP?'\n  a: Протокол\n" in text
        assert "# Вспоминают и сверяют" in text

    def test_whoever_leaves_has_written_nothing(self, home: Path):
        from tests.cli.watcher import Watched  # noqa: PLC0415 - not on Windows

        seat = Watched(home, "deck", "new", "my")
        seat.sees("Title:")
        seat.type("T\r")
        seat.sees("First question:")
        seat.type("\x04")
        seat.sees("No deck was written.")
        assert seat.end() == 0
        assert not (home / "decks").exists()
