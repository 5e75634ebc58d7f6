"""An accepted answer gets into the author's own text, and nothing else changes."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.deck.amending import amended, line_to_add, quoted, with_gap, with_item
from quiz.deck.model import Answer, Card, Cloze, Listing
from quiz.deck.parse import parse_deck

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
functions:
  twice:
    formula: 2*x
    asks: [formula]
cards:
- id: flow
  q: Name two gates, such as forget or input.
  list: [input, forget]   # of an LSTM
- id: block
  q: Name them.
  list:
  - ReLU        # the first
  - [sigmoid, logistic]
  also: [GELU]
- id: gaps
  cloze: 'A [[logit | score :: a number]], the [[prob]] and a [[logit]].'
- {id: tight, q: Name one., list: [left]}
- id: last
  q: Say it.
  a: So.
"""


def cards(text: str) -> dict[str, Card]:
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert not found
    return {str(card.id): card for card in deck.cards}


def wanted(card: Card, place: int | None, text: str) -> Answer:
    answer = card.answer
    if isinstance(answer, Listing):
        return with_item(answer, None if place is None else answer.items[place], text)
    assert isinstance(answer, Cloze)
    assert place is not None
    found = with_gap(answer, "en", place, text)
    assert found is not None
    return found


def changed(after: str) -> list[str]:
    lines = difflib.ndiff(DECK.splitlines(), after.splitlines())
    return [line[2:] for line in lines if line.startswith("+ ")]


@pytest.mark.parametrize(
    ("card", "place", "text", "line"),
    [
        ("flow", 1, "keep", "  list: [input, [forget, keep]]   # of an LSTM"),
        ("flow", 0, "no", "  list: [[input, 'no'], forget]   # of an LSTM"),
        ("flow", None, "cell: state", "  also: ['cell: state']"),
        ("block", 0, "rectifier", "  - [ReLU, rectifier]        # the first"),
        ("block", 1, "expit", "  - [sigmoid, logistic, expit]"),
        ("block", None, "it's", "  also: [GELU, 'it''s']"),
        (
            *("gaps", 0, "margin"),
            "  cloze: 'A [[logit | score | margin :: a number]], the [[prob]] and a"
            " [[logit]].'",
        ),
        (
            *("gaps", 2, "margin"),
            "  cloze: 'A [[logit | score :: a number]], the [[prob]] and a"
            " [[logit | margin]].'",
        ),
        ("tight", 0, "first", "- {id: tight, q: Name one., list: [[left, first]]}"),
    ],
)
def test_one_line_changes_and_its_comment_stays(
    card: str, place: int | None, text: str, line: str
):
    asked = cards(DECK)[f"my:{card}"]
    answer = wanted(asked, place, text)
    after = amended(DECK, "d.yaml", asked, answer)
    assert after is not None
    assert changed(after) == [line]
    assert cards(after)[f"my:{card}"].answer == answer
    windows = amended(DECK.replace("\n", "\r\n"), "d.yaml", asked, answer)
    assert windows is not None
    assert changed(windows.replace("\r\n", "\n")) == [line]


def test_a_text_where_it_cannot_be_done_safely_is_left_alone():
    tight = cards(DECK)["my:tight"]
    assert amended(DECK, "d.yaml", tight, wanted(tight, None, "first")) is None
    gaps = cards(DECK)["my:gaps"].answer
    assert isinstance(gaps, Cloze)
    assert with_gap(gaps, "en", 0, "a | b") is None
    assert amended("quiz: [", "d.yaml", tight, tight.answer) is None


@pytest.mark.parametrize(
    ("card", "place", "line"),
    [
        ("flow", 1, "- [forget, new]"),
        ("flow", None, "also: [new]"),
        ("gaps", 1, "[[prob | new]]"),
    ],
)
def test_what_an_author_would_write_is_told(card: str, place: int | None, line: str):
    asked = cards(DECK)[f"my:{card}"]
    assert line_to_add(asked.answer, wanted(asked, place, "new")) == line


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
@settings(max_examples=150, deadline=None)
def test_whatever_is_added_is_read_back_or_refused(text: str):
    asked = cards(DECK)["my:flow"]
    answer = wanted(asked, 1, text)
    after = amended(DECK, "d.yaml", asked, answer)
    if after is not None:
        assert cards(after)["my:flow"].answer == answer
        assert len(cards(after)) == len(cards(DECK))


def test_a_word_of_yaml_is_quoted():
    assert [quoted(text) for text in ("no", "12:30", "a b", "")] == [
        *("'no'", "'12:30'", "a b", "''")
    ]
