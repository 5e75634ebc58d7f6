"""Lists: one name a line or all at once, and what is told meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import Item, Listing
from quiz.session import State, tally
from quiz.session.lists import mark_list
from quiz.verdict import Outcome

GATES = Listing(
    (
        Item(("input", "входной")),
        Item(("forget", "забывания", "вентиль забывания")),
        Item(("output", "выходной")),
    ),
    (Item(("update",)),),
)


@pytest.mark.parametrize(
    "lines",
    [
        ("input, forget, output",),
        ("input", "forget", "output"),
        ("output; input", "forget"),
        ("input forget output",),
        ("input and forget and output",),
        ("входной, забывания и выходной",),
        ("вентиля забывания", "INPUT", "выходные"),
        ("- input", "2) forget", "* output"),
        ("штзге", "ащкпуе", "щгезге"),
        ("штзге, ащкпуе, щгезге",),
        ("d[jlyjq", "pf,sdfybz", "ds[jlyjq"),
        ("inputs, forgets, outputs",),
        ("inupt, forgett, outptu",),
    ],
)
def test_the_same_names_are_right_however_they_are_typed(lines: tuple[str, ...]):
    assert mark_list(GATES, lines).verdict.outcome is Outcome.CORRECT


def test_the_tally_tells_hits_and_misses_and_names_nothing_else():
    told = tally(GATES, ["input, foo", "forgte, update", "input"])
    assert [(part.given, part.state) for part in told.parts] == [
        ("input", State.FOUND),
        ("foo", State.EXTRA),
        ("forgte", State.SLIP),
        ("update", State.ALSO),
        ("input", State.REPEATED),
    ]
    assert (told.counted, told.needed, told.is_full) == (2, 3, False)
    assert not any(part.state is State.MISSED for part in told.parts)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_a_line_more_changes_nothing_of_the_lines_before(lines: list[str]):
    for count in range(len(lines)):
        before, after = tally(GATES, lines[:count]), tally(GATES, lines)
        assert after.parts[: len(before.parts)] == before.parts
        assert after.counted >= before.counted


def test_where_some_suffice_nothing_left_out_is_missed():
    some = Listing(GATES.items, GATES.also, need=2)
    parts = mark_list(some, ("input, update",)).parts
    assert [part.state for part in parts] == [State.FOUND, State.FOUND]


def test_a_name_given_twice_is_not_one_that_does_not_belong():
    marking = mark_list(GATES, ("input, input, forget, output",))
    assert marking.verdict.outcome is Outcome.CORRECT
    assert marking.verdict.notes == ()
