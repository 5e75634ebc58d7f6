"""*Which function is this graph?*: names, formulas, and other names of one curve."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.app.grading import tools_for
from quiz.app.graphs import graph_view
from quiz.deck.model import Ask, Card, CardId, Level, Property
from quiz.library import Library, bundled_folder
from quiz.session import Marking, mark
from quiz.ui.look import Look
from quiz.verdict import Outcome
from tests.session.cards import LEAKY, SPAN, source
from tests.ui.test_views import drawn

LIBRARY = Library((bundled_folder(),))
TOOLS = tools_for(LIBRARY)
CARD = Card(
    id=CardId("d:graph"),
    deck="d",
    question=None,
    answer=Property(LEAKY, Ask.GRAPH),
    level=Level.JUNIOR,
    span=SPAN,
)
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
        ("sin", "unknown-function"),
        ("x", "another-curve"),
        ("0.5", "another-curve"),
        ("y", "another-curve"),
        ("1/(1+exp(-zx))", "unknown-name"),
        ("s/(1+exp(-x))", "unknown-letter"),
        ("", "empty"),
    ],
)
def test_a_graph_is_named_or_written_out(typed: str, reason: str):
    assert marked("sigmoid", typed).verdict.reason == reason


@pytest.mark.parametrize("typed", ["zigzag", "sin", "s*x"])
def test_a_name_no_deck_knows_and_a_letter_no_one_asked_for_cost_nothing(typed: str):
    assert marked("sigmoid", typed).verdict.outcome is Outcome.INVALID


def test_a_lone_letter_is_a_formula():
    assert marked("identity", "x").verdict.outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("relu", "leaky relu"),
        ("relu", "0.01x if x < 0 else x"),
        ("relu", "relu6"),
        ("gelu", "gelu_tanh"),
        ("gelu", "x*sigmoid(1.702x)"),
        ("elu", "celu"),
        ("leaky_relu", "prelu"),
        ("leaky_relu", "max(0.1x, x)"),
        ("leaky_relu", "max(0.01x, x)"),
    ],
)
def test_what_the_graph_does_not_tell_apart_is_right(key: str, typed: str):
    assert marked(key, typed).verdict.outcome is Outcome.CORRECT


def test_another_function_that_looks_the_same_is_not_passed_over_in_silence():
    assert marked("relu", "leaky relu").verdict.notes == ("looks-same",)
    assert marked("relu", "relu").verdict.notes == ()


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("relu", "gelu"),
        ("relu", "x"),
        ("gelu", "relu"),
        ("silu", "mish"),
        ("sigmoid", "hardsigmoid"),
        ("leaky_relu", "relu"),
        ("leaky_relu", "elu"),
        ("relu6", "relu"),
    ],
)
def test_what_can_be_seen_to_differ_is_wrong(key: str, typed: str):
    assert marked(key, typed).verdict.reason == "another-curve"


def test_a_parameter_that_would_not_show_is_drawn_larger_and_said_to_be():
    card = replace(CARD, answer=Property(KNOWN["leaky_relu"], Ask.GRAPH))
    for look, said in (
        (Look(), "a parameter is larger than usual"),
        (Look(is_plain=True), "-5: -0.5;"),
        (Look(language="ru"), "параметр здесь больше обычного"),
    ):
        shown = drawn(graph_view(LIBRARY, card, look), look)
        assert said in shown
        assert "a =" not in shown


def test_a_parameter_that_shows_is_drawn_as_usual():
    card = replace(CARD, answer=Property(KNOWN["elu"], Ask.GRAPH))
    assert "larger" not in drawn(graph_view(LIBRARY, card, Look()), Look())


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
