"""An answer typed where single keys command, and keys pressed too early."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
termios = pytest.importorskip("termios")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402
from tests.app.test_terminal import events  # noqa: E402

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: first, q: What is a logit?, a: A number., hints: [Before softmax.]}
- {id: second, claim: Three is odd., verdict: true}
- {id: third, q: Which are even?, options: {right: [two, four], wrong: [three]}}
- {id: last, q: Explain., points: [one thing, another thing]}
"""
TYPED = [
    "squashes the output",
    "quite a number",
    "exp(x)",
    "relu",
    "tanh, softplus\r",
    "сжимает выход",  # s, q and b are the keys of ы, й and и
    "ыйи",
    "и потом",
]


@pytest.fixture
def deck(tmp_path: Path) -> str:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    return str(path)


def nothing_happened(home: Path) -> bool:
    kinds = ("review", "suspend", "bury", "attempt", "note")
    return not any(events(home, kind) for kind in kinds)


@pytest.mark.parametrize("text", TYPED)
def test_an_answer_typed_aloud_commands_nothing(home: Path, deck: str, text: str):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type(text)
    assert "What is a logit?" in sitter.wait_for("nothing is typed here")
    assert nothing_happened(home)
    sitter.type("\r")
    sitter.wait_for("A number.")
    sitter.wait_for("? keys")
    sitter.type(text)
    sitter.wait_for("Nothing is typed here")
    assert events(home, "review") == []
    sitter.type("q")
    sitter.wait_for("Your last answer is kept")
    assert sitter.end() == 0


@pytest.mark.parametrize("text", ["4^-10", "10^-3", "4 x", "1/2", "3.14\r"])
def test_a_number_typed_at_the_rating_rates_nothing(home: Path, deck: str, text: str):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type(text)
    sitter.wait_for("Nothing is typed here · 1–4 rate")
    sitter.wait_for("? keys")
    sitter.type("2")
    sitter.wait_for("Saved: Hard")
    sitter.end()
    assert len(events(home, "review")) == 1


@pytest.mark.parametrize("keys", ["4", "4\r", "4 "])
def test_a_digit_alone_rates(home: Path, deck: str, keys: str):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type(keys)
    sitter.wait_for("Saved: Easy")
    sitter.end()


@pytest.mark.parametrize("text", TYPED)
def test_an_answer_typed_while_learning_commands_nothing(
    home: Path, deck: str, text: str
):
    sitter = Sitter(home, "learn", deck)
    sitter.wait_for("keys")
    sitter.type(text)
    sitter.wait_for("Nothing is typed here")
    sitter.type(" ")
    sitter.wait_for("A number.")
    sitter.wait_for("keys")
    sitter.type(text)
    sitter.wait_for("Nothing is typed here")
    sitter.type("q")
    sitter.wait_for("Nothing was counted.")
    assert sitter.end() == 0


@pytest.mark.parametrize(
    ("kind", "said"), [("claim", "Three is odd."), ("options", "Which are even?")]
)
def test_an_answer_typed_at_numbered_choices_commands_nothing(
    home: Path, deck: str, kind: str, said: str
):
    sitter = Sitter(home, "review", deck, "--kind", kind)
    sitter.wait_for(said)
    sitter.wait_for("keys")
    sitter.type("squash")
    sitter.wait_for("nothing else is typed here")
    assert nothing_happened(home)
    sitter.type("s")
    sitter.wait_for("Suspended")
    sitter.end()


def test_an_answer_typed_at_the_points_to_tick_commands_nothing(home: Path, deck: str):
    sitter = Sitter(home, "review", deck, "--kind", "points")
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("Enter when done")
    sitter.type("some thing\r")
    sitter.wait_for("nothing else is typed here")
    assert not events(home, "suspend")
    sitter.type("\x04")
    sitter.end()


def test_undo_goes_back_to_the_ticks_and_to_the_group_before(
    home: Path, tmp_path: Path
):
    path = tmp_path / "long.yaml"
    texts = [f"a point that is number {n} of several, at some length" for n in range(6)]
    path.write_text(
        "quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n- {id: one, q: Explain., "
        f"points: {texts[:4]}, bonus: {texts[4:]}, red_flags: [it is a flag]}}\n"
    )
    sitter = Sitter(home, "review", str(path), columns=40, rows=20)
    sitter.wait_for("keys")
    sitter.type(" ")  # the clock
    sitter.wait_for("0:00 of")
    sitter.type("\r")
    sitter.wait_for("A good answer says")
    sitter.wait_for("* ticks 1–4")
    sitter.type("2\r")
    sitter.wait_for("Better still")
    sitter.wait_for("(2 of 3)")
    sitter.type("u")
    sitter.wait_for("A good answer says")
    sitter.wait_until_shown("2 [x]")
    sitter.wait_for("* ticks 1–4")
    sitter.type("3\r")
    sitter.wait_until_shown("Better still")
    sitter.type("\r")
    sitter.wait_until_shown("it is a flag")
    sitter.type("\r")
    sitter.wait_for("2 of 4 points made")
    sitter.wait_for("Enter: ")
    sitter.type("u")
    sitter.wait_until_shown("2 [x]")
    assert "of 1:00" not in sitter.shown
    assert len(events(home, "attempt")) == 1
    sitter.type("\x04")
    sitter.end()


@pytest.mark.parametrize(("key", "said"), [("s", "Suspended"), ("ы", "Suspended")])
def test_a_letter_alone_still_commands(home: Path, deck: str, key: str, said: str):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type(key)
    sitter.wait_for(said)
    sitter.end()
    assert events(home, "suspend") == ["my:first"]


def test_each_text_is_answered_and_one_that_asks_to_leave_is_told_how(
    home: Path, deck: str
):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type("it bends")
    sitter.wait_for("Nothing is typed here")
    sitter.wait_for("? keys")
    sitter.type("at zero\r")
    sitter.wait_for("Not taken either: “at zero”.")
    for word in (":q\r", "quit", "выход", "exit\r"):
        sitter.wait_for("? keys")
        sitter.type(word)
        sitter.wait_for("To stop, press q alone.")
    assert events(home, "review") == []
    sitter.wait_for("? keys")
    sitter.type("q")
    assert sitter.end() == 0


def test_each_key_that_does_nothing_is_told_what_works_in_the_same_place(
    home: Path, deck: str
):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("x")
    sitter.wait_for("“x” does nothing here · Enter shows the answer · ? keys")
    sitter.type("\t")
    sitter.wait_until_shown("Tab does nothing here · Enter shows")
    assert "“x”" not in sitter.shown
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    for key in ("x", "z"):
        sitter.type(key)
        said = f"“{key}” does nothing here · 1–4 rate"
        sitter.wait_until_shown(said, "Enter: Good")
    assert sitter.shown.count("does nothing here · 1–4") == 1
    assert sitter.shown.count("Enter: Good") == 1
    sitter.type("q")
    assert sitter.end() == 0


@pytest.mark.parametrize(
    ("language", "waits", "ends"),
    [("en", "Space starts", "Space when done"), ("ru", "пробел — вкл", "пробел — гот")],
)
def test_the_clock_starts_with_the_key_that_is_named_and_says_what_ends_it(
    home: Path, deck: str, language: str, waits: str, ends: str
):
    sitter = Sitter(
        home, "review", deck, "--kind", "points", "--lang", language, columns=40
    )
    sitter.wait_for(waits)
    sitter.type("t")
    sitter.wait_until_shown("?")
    sitter.wait_for(waits)
    sitter.type(" ")
    sitter.wait_for(ends)
    sitter.type(" ")
    sitter.wait_for("one thing")
    sitter.type("\x04")
    sitter.end()


@pytest.mark.parametrize(("kind", "is_named"), [("basic", True), ("points", False)])
def test_space_is_named_where_it_shows_the_answer(
    home: Path, deck: str, kind: str, is_named: bool
):
    sitter = Sitter(home, "review", deck, "--kind", kind)
    assert ("Enter or Space" in sitter.wait_for("? keys")) == is_named
    sitter.type("q")
    sitter.end()


def test_what_is_typed_on_after_leaving_does_not_reach_the_shell(home: Path, deck: str):
    """A shell that runs `quiz` reads the terminal once it has ended."""
    shell = pexpect.spawn(
        "/bin/sh",
        ["-c", '"$0" -m quiz review "$1" --kind basic; read line; echo "got<$line>"',
         sys.executable, deck],
        env={**os.environ, "QUIZ_HOME": str(home), "TERM": "xterm", "QUIZ_LANG": "en"},
        encoding="utf-8",
        timeout=20,
    )  # fmt: skip
    shell.expect_exact("keys")
    shell.send("q")
    shell.expect_exact("still waiting")
    shell.send("uit\r")
    while not termios.tcgetattr(shell.child_fd)[3] & termios.ICANON:
        time.sleep(0.01)  # until the terminal is the shell's again
    shell.send("ls\r")
    shell.expect_exact("got<ls>")
    shell.close()


def test_a_digit_after_a_letter_is_pressed_on_purpose(home: Path, deck: str):
    sitter = Sitter(home, "review", deck, "--kind", "claim", "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("1" if "odd" in sitter.shown else "\r")
    sitter.wait_for("Enter: ")
    sitter.type("4")
    sitter.wait_for("Saved: Easy")
    sitter.type("u2")
    sitter.wait_for("Saved: Hard")
    sitter.type("q")
    sitter.end()
    assert len(events(home, "review")) == 1


def test_a_letter_followed_by_enter_commands(home: Path, deck: str):
    sitter = Sitter(home, "review", deck, "--kind", "basic")
    sitter.wait_for("keys")
    sitter.type("q\r")
    assert sitter.end() == 0


@pytest.mark.parametrize("early", ["\r", "\r\r", "  ", " \r "])
@pytest.mark.parametrize("kind", ["basic", "claim", "options", "points"])
def test_an_assent_from_before_the_question_is_not_for_it(
    home: Path, deck: str, early: str, kind: str
):
    sitter = Sitter(home, "review", deck, "--kind", kind)
    sitter.type(early)
    sitter.wait_for("keys")
    sitter.type("q")
    sitter.wait_for("still waiting")
    sitter.end()
    assert nothing_happened(home)


def test_one_enter_too_many_does_not_give_up_the_next_card(home: Path, deck: str):
    sitter = Sitter(home, "review", deck, "--kind", "claim", "--kind", "options")
    sitter.wait_for("keys")
    sitter.type("1\r\r\r")
    sitter.wait_for("Saved:")
    sitter.wait_for("keys")
    sitter.type("q")
    sitter.end()
    assert len(events(home, "attempt")) == len(events(home, "review")) == 1


def test_keys_pressed_before_the_ratings_of_an_earlier_answer_rate_nothing(
    home: Path, deck: str
):
    again = "review", deck, "--kind", "basic"
    sitter = Sitter(home, *again)
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    sitter.type("\x04")
    sitter.end()
    sitter = Sitter(home, *again)
    sitter.type("4s")  # before anything is on the screen
    sitter.wait_for("You answered this before the break")
    sitter.wait_for("Enter: Good")
    sitter.type("2")
    sitter.wait_for("Saved: Hard")
    sitter.end()
    assert events(home, "suspend") == []
