"""The benchmarks work: on a tiny sample, for what they say and not for speed."""

from __future__ import annotations

import json

import pytest
import sympy as sp

from . import corpus, decks, grading, parity, scheduling, storing
from .__main__ import main
from .frame import Row, Table, Times, as_document, as_text, interleaved
from .sympy_child import expressions
from .sympy_trees import Inexpressible
from .sympy_worker import Decider

SLOW = "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))"


def test_tasks_take_turns():
    order: list[str] = []
    tasks = {name: (lambda name=name: order.append(name)) for name in "ab"}
    times = interleaved(tasks, runs=3)
    assert "".join(order) == "abbaab"
    assert {len(one.runs) for one in times.values()} == {3}


def test_a_ratio_is_held_against_its_goal_and_a_lone_measure_against_its_own():
    assert Row("", 3.0, "ms", 2.0, goal=1.6).is_met
    assert not Row("", 3.0, "ms", 2.0, goal=1.4).is_met
    assert Row("", 3.0, "ms", goal=4.0).is_met
    assert Row("", 3.0, "ms").is_met is None


def test_quantiles_and_spread_are_of_the_runs():
    times = Times((4.0, 1.0, 2.0, 3.0, 100.0))
    assert (times.median, times.worst, times.quantile(0.99)) == (3.0, 100.0, 100.0)
    assert times.spread == pytest.approx(2 / 3)


def test_a_table_is_text_and_json():
    table = Table("Title", (Row("what", 1.0, "ms", 2.0, "other", 0.4, 0.1),))
    assert "0.5" in as_text([table])
    assert "NO" in as_text([table])
    (document,) = json.loads(json.dumps(as_document([table])))["tables"]
    assert document["rows"][0]["ratio"] == 0.5


def test_answers_come_in_the_same_mixed_order():
    pairs = corpus.pairs(200)
    assert pairs == corpus.pairs(200)
    assert {pair.is_equal for pair in pairs} == {True, False, None}


def test_our_verdicts_are_scored():
    (table,) = grading.measure(12, 0)
    right, *_ = table.rows
    assert (right.ours, right.unit) == (12, "of 12")


@pytest.mark.parametrize(
    ("name", "text", "is_equal"),
    [
        ("relu", "(x + |x|)/2", True),
        ("relu", "min(0, x)", False),
        ("sigmoid", "0.5*(1 + tanh(x/2))", True),
        ("leaky_relu", "x if x > 0 else a*x", True),
        ("gelu", "x*Phi(x)", True),
    ],
)
def test_trees_become_the_same_formulas_in_sympy(name: str, text: str, is_equal: bool):
    pair = corpus.Pair(name, text, "correct" if is_equal else "wrong", "")
    true, given = expressions(pair)
    values = [
        (true - given).subs(dict.fromkeys(true.free_symbols, at)).evalf(30)
        for at in (sp.Rational(-3, 4), sp.Rational(1, 4))
    ]
    assert all(abs(value) < 1e-20 for value in values) == is_equal


def test_a_decider_that_takes_too_long_is_replaced():
    decider = Decider("equals", limit_s=0.0)
    try:
        hung = decider.decide(corpus.Pair("gelu", SLOW, "wrong", ""))
        said = decider.decide(corpus.Pair("softmax", "x_i", "wrong", ""))
    finally:
        decider.close()
    assert hung.how == "hung"
    assert said.how in ("hung", "inexpressible")


def test_vectors_are_not_put_to_sympy():
    pair = corpus.Pair("softmax", "exp(x_i)/sum_j exp(x_j)", "correct", "")
    with pytest.raises(Inexpressible):
        expressions(pair)


def test_decks_store_and_memory_are_measured():
    assert decks.measure((20,), runs=1).rows[0].ratio is not None
    assert len(storing.measure(50, appends=3).rows) == 3
    assert scheduling.measure(40, 1_000, runs=1).rows[3].ratio is not None
    assert all(row.is_met is not False for row in parity.measure(10)[1].rows)


def test_an_unknown_area_is_refused():
    with pytest.raises(SystemExit):
        main(["nothing"])
