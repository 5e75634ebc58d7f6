"""Whoever has turned all decks off is told so, and how to turn one on."""

from __future__ import annotations

import pytest

from tests.cli.runner import quiz

BOTH = ("dl/activations", "dl/activation-functions")
COMMANDS = (
    (),
    ("due",),
    ("learn",),
    ("interview",),
    ("review", "--cram"),
    ("review", "--ahead"),
    ("review", "--level", "junior"),
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("language", "said"), [("en", "all decks are off"), ("ru", "все колоды выключены")]
)
def test_it_is_said_that_all_decks_are_off(
    command: tuple[str, ...], language: str, said: str
):
    quiz("deck", "off", *BOTH)
    done = quiz(*command, "--lang", language, given="")
    told = done.stdout + done.stderr
    assert said in told.casefold(), told
    assert "quiz deck on dl/activations" in told
    assert "done for today" not in told


def test_with_one_deck_on_or_named_nothing_is_said_of_it():
    quiz("deck", "off", BOTH[0])
    assert "decks are off" not in quiz(given="").stdout
    quiz("deck", "off", BOTH[1])
    done = quiz("review", BOTH[0], given="")
    assert "decks are off" not in done.stdout + done.stderr
