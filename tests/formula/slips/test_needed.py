"""What parts of a formula should be worth: undoing a change by the values alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.formula.evaluation.probes import Probe
from quiz.formula.slips.needed import places
from quiz.formula.slips.rough import agree, rows_at
from quiz.formula.slips.written_out import exchanged, written_out
from quiz.formula.tree import Node, Num, walk
from tests.formula.evaluating import card, definitions, tree

POINTS = [
    Probe((("x", Fraction(x, 97)), ("a", Fraction(a, 10))))
    for x, a in ((70, 3), (-130, 3), (230, 12), (-45, 12), (41, 25), (-260, 25))
]

FORMULAS = [
    "1/(1+e^-x)", "x tanh(ln(1+e^x))", "x/2(1+erf(x/√2))", "(e^x-e^-x)/(e^x+e^-x)",
    "x if x>0 else a(e^x-1)", "max(0,x) + a*min(0,x)", "clip(x/6 + 1/2, 0, 1)",
    "x/(1+|x|)", "σ(x)(1-σ(x))", "1 - tanh(x)^2", "xσ(ax)", "√(x^2 + a) - a^x",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_is_needed_of_the_truth_is_what_it_has(text: str) -> None:
    rows = rows_at(POINTS)
    whole = written_out(tree(text, card()), definitions())
    seen = 0
    for place in places(whole, rows.column(whole), rows):
        # The base of a square may have either sign.
        value, needed = (
            [abs(one) for one in some] for some in (place.value, place.needed)
        )
        assert agree(value, needed, 0), place.node
        seen += 1
    assert seen > 2


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([one for one in FORMULAS if "σ" not in one]), st.data())
def test_a_changed_number_is_found_again(text: str, data: st.DataObject) -> None:
    rows = rows_at(POINTS)
    whole = written_out(tree(text, card()), definitions())
    spots = [one for one in walk(whole) if isinstance(one, Num)]
    if not spots:
        return
    spot = data.draw(st.sampled_from(spots))
    other: Node = replace(spot, value=spot.value + Fraction(1, 3))
    changed = exchanged(whole, {id(spot): other})
    found = {
        id(place.node): place for place in places(changed, rows.column(whole), rows)
    }
    if id(other) in found:
        place = found[id(other)]
        assert agree(place.needed, [float(spot.value)] * rows.count, 0)


def test_a_part_that_cannot_mend_the_whole_is_left_out() -> None:
    rows = rows_at(POINTS)
    whole = tree("x if x>0 else 3", card())
    wanted = rows.column(tree("2x if x>0 else a", card()))
    assert len(list(places(whole, wanted, rows))) == 1
