"""Help fits into every window, and its examples can still be copied."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.wrapping import examples, message, name_rows, paragraphs, usage_line
from quiz.ui.language import LANGUAGES, table
from tests.cli.runner import quiz

COMMANDS = ("", "review", "check", "plot", "deck")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_no_wider_than_the_window(command: str, columns: int, language: str):
    done = quiz(
        *command.split(), "--help", QUIZ_LANG=language, COLUMNS=str(columns), TERM=""
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if len(line) > columns] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_stays_one_command_when_it_is_broken(language: str):
    for key, said in table("help", language).items():
        if key.endswith(".examples"):
            broken = examples(str(said), 40)
            joined = broken.replace("\\\n", "")
            for line, whole in zip(
                joined.splitlines(), str(said).splitlines(), strict=True
            ):
                assert shlex.split(line) == shlex.split(whole), key
            assert max(map(len, broken.splitlines())) <= 40, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_help_is_lost(language: str):
    for key, said in table("help", language).items():
        if not key.endswith(".examples"):
            rows = name_rows([("--option", str(said))], 40)
            assert rows.split() == ["--option", *str(said).split()]
            assert paragraphs(str(said), 40).split() == str(said).split()


def test_usage_hangs_below_its_beginning():
    line = usage_line("Usage: quiz check", "[NAME] [FORMULA] [OPTIONS]", 40)
    assert line == "Usage: quiz check [NAME] [FORMULA]\n    [OPTIONS]\n"


PATH = "/home/someone/decks/of/many/cards/on/activations.yaml"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("hint: short", ["hint: short"]),
        (
            "hint: see `quiz deck list` for those there are",
            ["hint: see `quiz deck list` for", "those there are"],
        ),
        (
            "hint: run `quiz interview --continue`, or begin",
            ["hint: run", "`quiz interview --continue`, or", "begin"],
        ),
        (
            "hint: `quiz review dl/activations --tag nonlinearity --ahead` goes on",
            [
                "hint: `quiz review dl/activations",
                "--tag nonlinearity --ahead` goes",
                "on",
            ],
        ),
        (f"quiz: {PATH} is not there", ["quiz:", PATH, "is not there"]),
        ("подсказка: `quiz deck list` — все колоды", None),
    ],
)
def test_a_message_breaks_between_words(text: str, lines: list[str] | None):
    told = message(text, 33)
    if lines is not None:
        assert told.split("\n") == lines
    assert told.split() == text.split()


@given(st.text("ab `-/", max_size=120), st.integers(1, 60))
def test_a_message_loses_nothing_and_breaks_no_word(text: str, columns: int):
    told = message(text, columns)
    assert told.split() == text.split()
    for line in told.split("\n"):
        assert len(line) <= columns or " " not in line
