"""Deck files put in order, where the disk refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.app.tidying import tidy
from quiz.errors import QuizError


def test_a_file_that_cannot_be_written_stays_and_is_named(tmp_path: Path, monkeypatch):
    path = tmp_path / "my.yaml"
    path.write_text("quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n- q: Q?\n  a: b\n")
    before = path.read_text()

    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError(13, "not permitted")

    monkeypatch.setattr("quiz.app.tidying.replace_file", refuse)
    assert tidy(os.environ, [path], is_check=True)[0].changes == ("ids",)
    with pytest.raises(QuizError, match="deck-not-written") as error:
        tidy(os.environ, [path], is_check=False)
    assert error.value.arguments == {"path": str(path), "reason": "EACCES"}
    assert path.read_text() == before
