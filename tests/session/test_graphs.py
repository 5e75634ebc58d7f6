"""*Which function is this graph?*: names, formulas, and other names of one curve."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.app.grading import tools_for
from quiz.deck.model import Ask, Property
from quiz.library import Library, bundled_folder
from quiz.session import Marking, mark
from quiz.verdict import Outcome
from tests.session.cards import source

LIBRARY = Library((bundled_folder(),))
TOOLS = tools_for(LIBRARY)
KNOWN = {one.key: one for one in LIBRARY.functions("dl/activations")}


def marked(key: str, typed: str) -> Marking:
    return mark(Property(KNOWN[key], Ask.GRAPH), (typed,), TOOLS, language="en")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("sigmoid", "right"),
        ("сигмоида", "right"),
        ("the sigmoid function", "right"),
        ("nn.Sigmoid()", "right"),
        ("sigmoid(x)", "right"),
        ("logistic", "right"),
        ("sgimoid", "right"),
        ("cbuvjblf", "right"),
        ("1/(1+exp(-x))", "right"),
        ("exp(x)/(1+exp(x))", "right"),
        ("tanh", "another-curve"),
        ("hardsigmoid", "another-curve"),
        ("x+1", "another-curve"),
        ("zigzag", "unknown-function"),
        ("", "empty"),
    ],
)
def test_a_graph_is_named_or_written_out(typed: str, reason: str):
    assert marked("sigmoid", typed).verdict.reason == reason


def test_a_name_no_deck_knows_costs_nothing():
    assert marked("sigmoid", "zigzag").verdict.outcome is Outcome.INVALID


def test_the_other_function_is_named_in_every_language():
    arguments = dict(marked("sigmoid", "tanh").verdict.arguments)
    assert arguments["name"] == "Tanh"
    assert any(name.startswith("name.") for name in arguments)


def test_another_function_is_right_only_with_the_same_curve():
    twin = replace(
        KNOWN["relu"], key="ramp", aliases=(), formula=source("(x + abs(x))/2")
    )
    assert TOOLS.same_curve(KNOWN["relu"], twin)
    assert not TOOLS.same_curve(KNOWN["relu"], KNOWN["elu"])


@pytest.mark.parametrize("key", sorted(KNOWN))
def test_every_name_of_a_function_is_right_for_its_graph(key: str):
    function = KNOWN[key]
    for name in (*(text for _, text in function.name.variants), *function.aliases):
        assert marked(key, name).verdict.outcome is Outcome.CORRECT, name


def test_a_value_at_zero_that_a_deck_leaves_out_is_worked_out():
    function = replace(KNOWN["sigmoid"], zero=None)
    for typed, outcome in (("0.5", Outcome.CORRECT), ("1", Outcome.WRONG)):
        marking = mark(Property(function, Ask.ZERO), (typed,), TOOLS, language="en")
        assert marking.verdict.outcome is outcome
