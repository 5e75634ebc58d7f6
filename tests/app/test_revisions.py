"""What becomes of a card's past when its author renames or revises it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.app.desk import open_desk
from quiz.app.renames import follow_renames
from quiz.app.revisions import follow_revisions
from quiz.deck.model import CardId
from quiz.store import Kind
from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- id: one
  q: What?
  a: This.
"""


@pytest.fixture
def path(home: Path) -> Path:
    found = home / "decks" / "my.yaml"
    found.parent.mkdir(parents=True)
    found.write_text(DECK)
    return found


def learn() -> None:
    done = quiz("review", "my", given="\n3\n")
    assert "1 card" in done.stdout, done.stdout + done.stderr


def reviews(card: str = "my:one") -> int:
    with open_desk(os.environ) as desk:
        follow_renames(desk)
        follow_revisions(desk)
        state = desk.store.state(CardId(card))
        return state.memory.reviews if state and state.memory else 0


def resets() -> int:
    with open_desk(os.environ) as desk:
        return sum(event.kind == Kind.RESET for event in desk.store.events())


def test_a_raised_rev_forgets_what_was_learnt_before_it_once(path: Path):
    learn()
    assert reviews() == 1
    path.write_text(DECK + "  rev: 1\n")
    assert reviews() == 0
    learn()
    assert reviews() == 1
    assert resets() == 1
    path.write_text(DECK + "  rev: 2\n")
    assert reviews() == 0
    assert resets() == 2


def test_a_card_first_learnt_at_its_rev_keeps_its_progress(path: Path):
    path.write_text(DECK + "  rev: 3\n")
    learn()
    assert reviews() == 1
    assert resets() == 0


def test_a_rev_taken_back_changes_nothing(path: Path):
    path.write_text(DECK + "  rev: 3\n")
    learn()
    path.write_text(DECK)
    assert reviews() == 1
    path.write_text(DECK + "  rev: 2\n")
    assert reviews() == 1


def test_a_renamed_card_keeps_the_rev_it_was_learnt_at(path: Path):
    path.write_text(DECK + "  rev: 3\n")
    learn()
    renamed = DECK.replace("id: one", "id: two") + "  aka: [one]\n"
    path.write_text(renamed + "  rev: 3\n")
    assert reviews("my:two") == 1
    path.write_text(renamed + "  rev: 4\n")
    assert reviews("my:two") == 0


def test_a_session_asks_a_revised_card_as_a_new_one(path: Path):
    learn()
    path.write_text(DECK + "  rev: 1\n")
    assert "1 new" in quiz("review", "my", given="q\n").stdout
