"""Terminals that are narrow, dumb, closed, or know few letters."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from quiz.cli.encoding import can_draw, nearest
from quiz.ui.language import LANGUAGES, table
from tests.cli.runner import quiz

CLAIM = ("review", "--cram", "--kind", "claim", "--limit", "1", "--seed", "3")
KINDS = Path(__file__).parent.parent / "ui" / "decks" / "kinds.yaml"
COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7])[0-9;]*m")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def raw(
    *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command and look at its bytes."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        input=given.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp866", "cp1251", "koi8-r", "latin-1"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_encoding_will_do(encoding: str, language: str):
    done = raw(*CLAIM, given="1\n\n", PYTHONIOENCODING=encoding, QUIZ_LANG=language)
    assert done.returncode == 0, done.stderr
    told = done.stdout.decode(encoding)
    assert "Snova" in told or "Снова" in told or "Again" in told
    unknown = [line for line in told.splitlines() if "??" in line]
    assert unknown == []


def test_russian_is_transliterated_where_it_cannot_be_written():
    done = raw("undo", PYTHONIOENCODING="ascii", QUIZ_LANG="ru")
    assert done.stdout == b"Otmenyat' nechego.\n"
    wrong = raw("revew", PYTHONIOENCODING="ascii", QUIZ_LANG="ru")
    assert b"net komandy `quiz revew`" in wrong.stderr


def test_a_document_is_exact_in_any_encoding():
    exact = json.loads(quiz("show", "gelu", "--json").stdout)
    for encoding in ("ascii", "cp866"):
        done = raw("show", "gelu", "--json", PYTHONIOENCODING=encoding)
        assert json.loads(done.stdout.decode(encoding)) == exact


@pytest.mark.parametrize("name", ["", "errors", "help", "interview", "plot"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_interface_has_its_nearest(name: str, language: str):
    letters = {one for said in table(name, language).values() for one in "".join(said)}
    lost = {one for one in letters if "?" in nearest(one) and one != "?"}
    assert lost == set()


def test_a_terminal_without_the_signs_of_a_session_gets_words(tmp_path: Path):
    for encoding, is_drawn in (("utf-8", True), ("ascii", False), ("cp866", False)):
        with (tmp_path / "out").open("w", encoding=encoding) as stream:
            assert can_draw(stream) is is_drawn


@pytest.mark.parametrize(
    "environment",
    [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}],
    ids=str,
)
def test_a_bare_locale_is_no_hindrance(environment: dict[str, str]):
    done = raw(*CLAIM, given="1\n\n", **environment)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "environment",
    [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}, {}],
    ids=str,
)
def test_a_pipe_gets_plain_lines(environment: dict[str, str]):
    done = quiz(*CLAIM, given="1\n\n", **environment)
    assert done.returncode == 0
    assert not CONTROL.search(done.stdout)
    assert not CONTROL.search(done.stderr)


if sys.platform != "win32":

    @pytest.mark.parametrize(
        ("redirection", "code"),
        [("<&-", 0), ("</dev/null", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)],
    )
    def test_closed_streams_end_a_session_quietly(redirection: str, code: int):
        line = f"exec '{sys.executable}' -m quiz {' '.join(CLAIM)} {redirection}"
        done = subprocess.run(
            ["/bin/sh", "-c", line], input=b"", capture_output=True, check=False
        )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr

    pexpect = pytest.importorskip("pexpect")
    from tests.app.terminal import Sitter

    BASIC = ("review", "--kind", "basic", "--limit", "1", "--seed", "1", str(KINDS))

    def widest(sitter: Sitter) -> int:
        return max(cell_len(line.rstrip()) for line in sitter.screen.display)

    def test_a_resized_window_is_drawn_anew(home: Path):
        sitter = Sitter(home, *BASIC)
        sitter.wait_for("Enter or Space: the answer")
        assert widest(sitter) > 60
        sitter.resize(40, 20)
        sitter.wait_for("\x1b[2J")
        told = sitter.wait_for("Enter or Space: the answer")
        assert "What is a dying ReLU?" in told
        assert widest(sitter) <= 40
        sitter.type("\r")
        sitter.wait_for("Enter: Good")
        assert widest(sitter) <= 40
        sitter.resize(100, 30)
        sitter.wait_for("\x1b[2J")
        told = sitter.wait_for("Enter: Good")
        assert "What is a dying ReLU?" in told
        assert "it learns no more" in told
        assert widest(sitter) > 60
        sitter.type("\r")
        assert sitter.end() == 0

    def test_a_window_resized_while_a_line_is_typed_keeps_the_line(home: Path):
        sitter = Sitter(home, *BASIC[:2], "number", *BASIC[3:])
        sitter.wait_for("gives up")
        sitter.type("0.")
        sitter.wait_for("0.")
        sitter.resize(40, 20)
        sitter.line("25")
        sitter.wait_for("Correct.")
        sitter.wait_for("Enter: Good")
        sitter.type("\r")
        assert sitter.end() == 0

    @pytest.mark.parametrize(
        ("kind", "typed", "below"), [("number", "0.", ""), ("formula", "1/x", "  ─\n")]
    )
    def test_a_window_resized_while_a_line_is_typed_is_drawn_at_once(
        home: Path, kind: str, typed: str, below: str
    ):
        # What counts nothing is begun without a word of welcome above the card.
        sitter = Sitter(home, *BASIC[:2], kind, *BASIC[3:], "--cram")
        sitter.wait_for("gives up")
        sitter.type(typed)
        sitter.wait_until_shown(f"› {typed}\n")
        sitter.wait_until_shown(below)
        for columns, rows in ((40, 20), (100, 30)):
            sitter.resize(columns, rows)
            sitter.wait_for("\x1b[2J")
            sitter.wait_until_shown(f"› {typed}\n")
            told = sitter.wait_until_shown(below)
            assert "\n  Every kind of card" in told
            assert told.count(typed) == 1
            assert 36 <= widest(sitter) <= columns
        sitter.type("\x03")
        assert sitter.end() == 130

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("columns", [40, 80])
    def test_a_failure_breaks_between_words(home: Path, columns: int, language: str):
        command = ("interview", "--last", "--continue", "--lang", language)
        whole = quiz(*command).stderr
        assert len(whole.splitlines()) == 2
        sitter = Sitter(home, *command, columns=columns)
        assert sitter.end() == 2
        lines = sitter.log.split("\r\n")
        assert max(map(cell_len, lines)) <= columns
        assert sitter.log.split() == whole.split()

    def test_in_plain_words_a_failure_is_not_broken(home: Path):
        sitter = Sitter(home, "revew", columns=40, ACCESSIBLE="1")
        assert sitter.end() == 2
        assert sitter.log.count("\r\n") == 2

    def test_no_color_leaves_no_colour(home: Path):
        sitter = Sitter(home, *BASIC[:2], "claim", *BASIC[3:], NO_COLOR="1")
        sitter.wait_for("1–3")
        sitter.type("1")
        sitter.wait_for("Enter: ")
        sitter.type("\r\x04")
        sitter.end()
        coloured = re.findall(
            r"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7])[0-9;]*m", sitter.log
        )
        assert coloured == []
        assert "No, the claim is" in sitter.log

    @pytest.mark.parametrize(
        "environment",
        [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"PYTHONIOENCODING": "cp866"}],
        ids=str,
    )
    def test_words_alone_at_a_terminal(home: Path, environment: dict[str, str]):
        sitter = Sitter(home, *BASIC, **environment)
        sitter.wait_for("Enter shows the answer")
        sitter.line("")
        sitter.wait_for("Rate yourself:")
        sitter.line("")
        assert sitter.end() == 0
        assert not CONTROL.search(sitter.log.replace("\r\n", "\n"))

    @pytest.mark.parametrize("shape", ["{quiz} | cat", "printf '\\n\\n' | {quiz}"])
    def test_one_end_in_a_pipe_is_enough_for_plain_lines(home: Path, shape: str):
        command = " ".join([f"'{sys.executable}' -m quiz", *BASIC])
        child = pexpect.spawn(
            "/bin/sh",
            ["-c", shape.format(quiz=command)],
            encoding="utf-8",
            timeout=20,
            env={**os.environ, "QUIZ_HOME": str(home), "TERM": "xterm"},
        )
        if shape.startswith("{"):
            child.sendline("")
            child.sendline("")
        child.expect(pexpect.EOF)
        assert "Saved: Good" in child.before
        assert not CONTROL.search(child.before.replace("\r\n", "\n"))
