"""A card on one line: one can tell it from the others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.app.titles import answered_line, question_line
from quiz.deck.model import Ask, Card, CardId, Cloze, ClozeText, Gap, Property
from quiz.library import Library
from tests.cli.runner import quiz
from tests.session.cards import LEAKY, card, text

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
functions:
  first: {name: First, name.ru: Первая, formula: x**2, asks: [graph]}
  second: {name: Second, formula: x**3, asks: [graph]}
"""


def library_of(one: Card) -> Library:
    class One:
        def card(self, card_id: CardId) -> Card | None:
            return one if card_id == one.id else None

    return One()  # type: ignore[return-value]


def test_a_graph_is_told_from_others_by_its_function_once_it_was_answered():
    graph = card("property", answer=Property(LEAKY, Ask.GRAPH))
    library, name = library_of(graph), graph.id or CardId("")
    assert question_line(library, name, "en") == "Which function is this graph?"
    said = answered_line(library, name, "en")
    assert said == "Which function is this graph? (Leaky ReLU)"
    asked = replace(graph, question=text("Whose curve is this?"))
    said = answered_line(library_of(asked), name, "en")
    assert said == "Whose curve is this? (Leaky ReLU)"


@pytest.mark.parametrize("kind", ["basic", "list", "formula", "cloze", "claim"])
def test_other_questions_stand_as_they_are(kind: str):
    one = card(kind)
    library, name = library_of(one), one.id or CardId("")
    assert answered_line(library, name, "en") == question_line(library, name, "en")


def test_gaps_keep_the_authors_spaces():
    gaps = (Gap(("1/4",)), Gap(("0",)))
    cloze = ClozeText("en", ("It is ", ", at x = ", "."), gaps)
    one = card("cloze", answer=Cloze((cloze,)))
    said = question_line(library_of(one), one.id or CardId(""), "en")
    assert said == "It is …, at x = …."


def test_the_end_of_a_session_and_an_undo_name_the_functions(home: Path):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)
    done = quiz("review", "my", given="\n1\n\n1\n:q\n")
    hardest = done.stdout.partition("Hardest\n")[2]
    assert "Which function is this graph? (First)\n" in hardest
    assert "Which function is this graph? (Second)\n" in hardest
    taken = quiz("undo", "2", "--lang", "ru").stdout
    assert "Какая функция на этом графике? (Первая)\n" in taken
    assert "(Second)\n" in taken
    assert json.loads(quiz("undo", "--json").stdout) == []
