"""Terminals that are narrow, dumb, closed, or know few letters."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.encoding import can_draw, nearest
from quiz.ui.language import LANGUAGES, table
from tests.cli.runner import quiz

CLAIM = ("review", "--cram", "--kind", "claim", "--limit", "1", "--seed", "3")
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
