"""What was judged in an interview can be read whatever became of the deck since."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from quiz.app.interview import report_last
from quiz.ui.interview_report import ToldQuestion
from tests.cli.runner import quiz
from tests.cli.test_interview import rows

DECK = """\
quiz: 1
id: talk
title: Talk
lang: en
cards:
- id: why
  q: Why a nonlinearity?
  points:
  - a stack collapses
  - depth adds nothing
  points.ru: [слои сливаются, глубина ничего не даёт]
  bonus: [XOR]
  red_flags: [it bounds the output]
"""
OTHERS = """\
  points: [another thing, a third thing, depth adds nothing]
  red_flags: [a flag]
"""


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "decks" / "talk.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK, encoding="utf-8")
    done = quiz("interview", "talk", "--questions", "1", given="\n2 3 4\n")
    assert done.returncode == 0, done.stderr
    return path


def told(language: str = "en") -> ToldQuestion:
    (question,) = report_last(os.environ, language).questions
    return question


def as_judged(question: ToldQuestion) -> bool:
    return (
        question.points == (1, 2)
        and question.missed == ("a stack collapses",)
        and question.flags == ("it bounds the output",)
        and question.bonus == ("XOR",)
    )


def test_the_log_keeps_the_texts_of_the_points_with_what_was_ticked(
    path: Path, home: Path
):
    events = [json.loads(payload) for _, payload in rows(home, "interview")]
    (judged,) = (one for one in events if one["step"] == "judged")
    assert judged["points"] == {
        "made": ["depth adds nothing"],
        "missed": ["a stack collapses"],
        "bonus": ["XOR"],
        "red_flags": ["it bounds the output"],
    }


def test_the_report_is_the_same_after_the_points_have_changed(path: Path):
    assert as_judged(told())
    path.write_text(DECK.partition("  points:")[0] + OTHERS, encoding="utf-8")
    assert as_judged(told())


def test_the_report_is_the_same_after_the_card_has_gone(path: Path):
    path.write_text(DECK.partition("- id:")[0] + "- {q: Another?, a: This.}\n")
    assert as_judged(told())


def test_points_that_the_card_still_has_are_in_the_readers_language(path: Path):
    assert told("ru").missed == ("слои сливаются",)


def test_a_judgement_that_kept_numbers_alone_is_still_read(path: Path, home: Path):
    database = sqlite3.connect(home / "progress.db")
    database.execute("UPDATE event SET payload = json_remove(payload, '$.points')")
    database.commit()
    database.close()
    assert as_judged(told())
