"""Which cards a session starts with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.decks import turn
from quiz.app.desk import open_desk

PAGE = [
    f"dl/activations:{card}"
    for card in (
        "why-after-linear",
        "what-is-activation",
        "name-five",
        "formula-relu",
        "formula-sigmoid",
        "formula-tanh",
        "formula-leaky-relu",
        "formula-softmax",
        "what-for",
    )
]
"""The five questions of the page in its order; the fourth asks five formulas."""


def own_decks(home: Path, names: Sequence[str]) -> None:
    folder = home / "decks"
    folder.mkdir(parents=True)
    for name in names:
        text = f"quiz: 1\nid: {name}\ntitle: T\nlang: en\ncards:\n"
        text += f"- id: one\n  q: What about {name}?\n  a: This.\n"
        (folder / f"{name}.yaml").write_text(text)


def queue(choice: Choice | None = None) -> list[str]:
    with open_desk(os.environ) as desk:
        return list(plan(desk, choice or Choice()).queue)


def test_a_fresh_machine_begins_with_the_questions_of_the_page_in_their_order():
    assert queue()[: len(PAGE)] == PAGE


def test_new_cards_come_from_decks_in_the_order_in_which_they_were_turned_on(
    home: Path,
):
    own_decks(home, ["a", "b", "c"])
    turn(os.environ, ["dl/activations", "dl/activation-functions"], on=False)
    turn(os.environ, ["c", "a"], on=True)
    turn(os.environ, ["b"], on=True)
    assert queue() == ["c:one", "a:one", "b:one"]


def test_a_deck_turned_on_again_goes_to_the_end(home: Path):
    own_decks(home, ["a", "b"])
    turn(os.environ, ["a", "b"], on=True)
    turn(os.environ, ["a"], on=False)
    turn(os.environ, ["a"], on=True)
    with open_desk(os.environ) as desk:
        assert desk.decks_on() == (
            "dl/activations",
            "dl/activation-functions",
            "b",
            "a",
        )


def test_decks_that_are_named_are_asked_in_the_order_named(home: Path):
    own_decks(home, ["a", "b"])
    assert queue(Choice(decks=("b", "a"))) == ["b:one", "a:one"]
