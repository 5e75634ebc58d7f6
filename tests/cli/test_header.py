"""The line above a question says why its cards are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: one, q: What is the first?, a: This.}
"""


@pytest.fixture(autouse=True)
def learnt(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)
    assert "1 new" in quiz("review", "my", given="\n3\n").stdout


@pytest.mark.parametrize(
    ("way", "language", "said"),
    [
        ("--cram", "en", "1 to practise"),
        ("--cram", "ru", "без зачёта 1"),
        ("--ahead", "en", "1 to review"),
        ("--ahead", "ru", "повторить 1"),
    ],
)
def test_what_is_asked_before_its_time_is_not_called_due(
    way: str, language: str, said: str
):
    header = quiz("review", "my", way, "--lang", language, given="").stdout
    assert said in header
    assert "due ·" not in header
