"""`keep_answers = false`: nothing that was typed as an answer is written anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app.privacy import without_answer
from quiz.store import Kind, Store
from tests.cli.runner import quiz

TYPED = "zebra17"
DECK = """\
quiz: 1
id: my/deck
title: T
lang: en
cards:
- id: list
  q: Name two.
  list: [sigmoid, tanh]
- id: number
  q: How many?
  number: '4'
- id: formula
  q: Which formula?
  formula: 'max(0, x)'
- id: gap
  q: Fill in.
  cloze: 'The [[ReLU]] is not bounded.'
"""


def written(home: Path) -> bytes:
    """Every byte under the learner's folder but their own deck and settings."""
    files = [one for one in home.rglob("*") if one.is_file()]
    own = {home / "decks" / "deck.yaml", home / "config.toml"}
    return b"".join(one.read_bytes() for one in files if one not in own)


def prepare(home: Path, *, keeps: bool) -> None:
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "deck.yaml").write_text(DECK)
    if not keeps:
        done = quiz("config", "set", "keep_answers", "false")
        assert done.returncode == 0, done.stderr


def answers() -> str:
    return f"{TYPED}, tanh\n{TYPED}\n\n1\n" * 30


@pytest.mark.parametrize("keeps", [True, False])
@pytest.mark.parametrize("command", ["review", "interview"])
def test_what_was_typed_is_kept_only_if_that_is_wanted(
    home: Path, command: str, keeps: bool
):
    prepare(home, keeps=keeps)
    arguments = ["--questions", "4"] if command == "interview" else []
    done = quiz(command, "my/deck", *arguments, "--plain", given=answers())
    assert done.returncode == 0, done.stderr
    assert (TYPED.encode() in written(home)) is keeps
    with Store.open(home / "progress.db", now_ms=0) as store:
        kinds = {event.kind for event in store.events()}
        outcomes = {
            event.payload["outcome"]
            for event in store.events()
            if "outcome" in event.payload
        }
    assert kinds & {Kind.ATTEMPT, Kind.INTERVIEW}
    assert outcomes, "the outcome is kept either way"


def test_an_interview_without_its_answers_is_still_reported(home: Path):
    prepare(home, keeps=False)
    quiz("interview", "my/deck", "--questions", "3", "--plain", given=answers())
    again = quiz("interview", "--last", "--plain")
    assert again.returncode == 0, again.stderr
    assert TYPED not in again.stdout


def test_only_what_may_quote_the_answer_goes():
    payload = {
        "given": [TYPED],
        "arguments": {"found": TYPED},
        "witness": {"given": TYPED},
        "parts": [["tanh", TYPED, "slip"], ["", TYPED, "extra"]],
        "outcome": "wrong",
        "reason": "missing-items",
        "took_ms": 900,
        "predicted": 0.75,
    }
    for kind in (Kind.ATTEMPT, Kind.INTERVIEW):
        kept = without_answer(kind, payload)
        assert TYPED not in str(kept)
        assert kept["parts"] == [["tanh", "", "slip"]]
        assert {"outcome", "reason", "took_ms", "predicted"} < kept.keys()
    note = {"text": f"I always write {TYPED}"}
    assert without_answer(Kind.NOTE, note) == note
