"""The lines of a deck, card by card, whatever state the file is in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.entries import entries_of

DECK = """\
quiz: 1
id: d
functions:
  f:
    formula: x

  # about g
  g:
    formula: y
cards:

# the first
- q: |
    - not a card
  a: b

- q: broken [
  a: {
tags: [x]
- none of ours
"""


def test_functions_and_cards_have_their_lines():
    found = [(one.line, one.end, one.is_head) for one in entries_of(DECK)]
    assert found == [
        (1, 3, True),
        (4, 5, False),
        (8, 10, False),
        (13, 15, False),
        (17, 20, False),
    ]


@pytest.mark.parametrize("text", ["", "\n", "cards:", "- a\n- b\n", "cards: []\n"])
def test_a_file_without_entries_is_all_head(text: str):
    assert [one.is_head for one in entries_of(text)] == [True]


@given(st.text(st.sampled_from("ab:- #\n\r\tcards:functions"), max_size=60))
def test_entries_follow_each_other_whatever_the_text(text: str):
    found = entries_of(text)
    assert found[0].is_head
    assert found[0].line == 1
    for one, other in itertools.pairwise(found):
        assert one.line <= one.end < other.line
