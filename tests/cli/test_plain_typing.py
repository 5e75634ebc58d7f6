"""Lines typed where what edits them cannot run: read plainly, and said once."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: line, q: Write x squared., formula: x**2}
- {id: number, q: How many?, number: 3}
"""
SAID = "Lines are typed plainly here"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An environment in which prompt_toolkit is there and does not run."""
    failure = getattr(request, "param", "ImportError('no such thing')")
    package = tmp_path / "broken" / "prompt_toolkit"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f"raise {failure}\n")
    paths = [str(package.parent), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def answers(home: Path) -> list[str]:
    database = sqlite3.connect(f"file:{home / 'progress.db'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT json_extract(payload, '$.given[0]') FROM event WHERE kind = 'attempt'"
        " ORDER BY counter"
    ).fetchall()
    database.close()
    return [given for (given,) in rows]


@pytest.mark.parametrize(
    "broken",
    ["ImportError('no such thing')", "OSError(1, 'not permitted')"],
    indirect=True,
)
def test_a_session_goes_on_and_says_once_what_is_missing(
    home: Path, broken: dict[str, str]
):
    sitter = Sitter(home, "review", "my", "--seed", "1", **broken)
    sitter.wait_for("Write x squared.")
    sitter.wait_for(SAID)
    sitter.wait_for("›")
    sitter.line("x**3")
    sitter.wait_for("Try again")
    sitter.wait_for("›")
    sitter.line("x*x")
    sitter.wait_for("Correct.")
    sitter.wait_for("Enter: Hard")
    sitter.type("3")
    sitter.wait_for("How many?")
    sitter.wait_for("›")
    sitter.line("33\x7f")
    sitter.wait_for("Correct.")
    sitter.wait_for("Enter: Good")
    sitter.type("\r")
    assert sitter.end() == 0
    assert sitter.log.count(SAID) == 1
    assert "Traceback" not in sitter.log
    assert answers(home) == ["x**3", "x*x", "3"]


def test_keys_typed_ahead_belong_to_the_line(home: Path, broken: dict[str, str]):
    sitter = Sitter(home, "review", "my", "--seed", "1", **broken)
    sitter.type("x *x\r3")
    sitter.wait_for("How many?")
    sitter.wait_for("›")
    sitter.type("\x04")
    sitter.wait_for("still waiting")
    assert sitter.end() == 0
    assert answers(home) == ["x *x"]


def test_escape_cancels_a_note(home: Path, broken: dict[str, str]):
    sitter = Sitter(home, "review", "my", "--seed", "1", **broken)
    sitter.wait_for(SAID)
    sitter.wait_for("›")
    sitter.line(":n")
    sitter.wait_for("note: ")
    sitter.type("remember")
    sitter.wait_for("remember")
    sitter.type("\x1b")
    sitter.wait_for("No note kept.")
    sitter.wait_for("›")
    assert "remember" not in sitter.shown
    sitter.type("\x03")
    assert sitter.end() == 130


def test_ctrl_c_leaves_at_once(home: Path, broken: dict[str, str]):
    sitter = Sitter(home, "review", "my", "--seed", "1", **broken)
    sitter.wait_for(SAID)
    sitter.wait_for("›")
    sitter.type("x*\x03")
    assert sitter.end() == 130
    assert "Everything answered is kept" in sitter.shown


def test_the_sentence_is_in_the_readers_language(home: Path, broken: dict[str, str]):
    sitter = Sitter(home, "review", "my", "--lang", "ru", columns=40, **broken)
    sitter.wait_for("вводятся просто")
    sitter.type("\x03")
    assert sitter.end() == 130


@pytest.mark.parametrize("terminal", ["dumb", "unknown", ""])
def test_a_terminal_that_can_nothing_gets_plain_lines(home: Path, terminal: str):
    sitter = Sitter(home, "review", "my", "--seed", "1", TERM=terminal)
    sitter.wait_for("Write x squared.")
    sitter.line("x*x")
    sitter.wait_for("Enter: Good")
    sitter.line("")
    sitter.wait_for("How many?")
    sitter.line("3")
    sitter.wait_for("Enter: Good")
    sitter.line("")
    assert sitter.end() == 0
    assert not CONTROL.search(sitter.log.replace("\r\n", "\n"))
    assert SAID not in sitter.log
    assert answers(home) == ["x*x", "3"]


def test_a_terminal_that_no_database_knows_is_one_like_others(home: Path):
    sitter = Sitter(
        home, "review", "my", "--seed", "1", TERM="no-such", TERMINFO="/nowhere"
    )
    sitter.wait_for("Write x squared.")
    sitter.line("x*x")
    sitter.wait_for("Enter: Good")
    sitter.type("q")
    assert sitter.end() == 0
    assert SAID not in sitter.log
