"""Right answers stay right however they are rewritten; altered ones are told apart.

A truth is rewritten or changed at random, typed at random in one of the notations,
and the verdict is held against values that `quiz.formula` had no part in. More
examples than usual: ``QUIZ_EXAMPLES=20000 pytest tests/formula/grading``.
"""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, note, settings
from hypothesis import strategies as st

from quiz.formula import Reference
from quiz.formula import grade as graded
from quiz.formula.reading.context import Definition
from quiz.verdict import Outcome, Verdict, Witness
from tests.formula.differing import difference
from tests.formula.evaluating import card, check, definitions, functions, tree
from tests.formula.judging import (
    can_be_told,
    flaw_of_change,
    flaw_of_rewriting,
    has_values,
)
from tests.formula.mutating import changed
from tests.formula.printing import typed
from tests.formula.rewriting import rewritten
from tests.formula.taking_over import from_tree
from tests.formula.terms import (
    TRUTHS,
    Formula,
    Truth,
    X,
    absolute,
    larger,
    number,
    of,
    relu,
)

EXAMPLES = int(os.environ.get("QUIZ_EXAMPLES", "120"))
MANY = settings(
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # other dice are no simpler
    suppress_health_check=[HealthCheck.too_slow],
)
FEW = settings(MANY, max_examples=EXAMPLES // 4)
LONGEST = 1_900
dice = st.integers(0, 10**9).map(random.Random)
names = st.sampled_from(sorted(TRUTHS))

numbers = st.sampled_from(
    ["1", "2", "3", "7", "0.5", "0.25", "1.5", "0.01", "10", "0.044715"]
).map(number)
formulas = st.recursive(
    st.one_of(st.just(X), st.just(X), numbers),
    lambda inner: st.one_of(
        st.builds(of, st.sampled_from(["neg", "tanh", "sigmoid", "abs", "sin"]), inner),
        st.builds(lambda one: of("exp", of("tanh", one)), inner),
        st.builds(of, st.sampled_from(["+", "-", "*", "/", "max"]), inner, inner),
        st.builds(lambda one, to: one**to, inner, st.sampled_from([number(2)])),
    ),
    max_leaves=7,
).filter(lambda one: "x" in str(one))


def typed_short(formula: Formula, truth: Truth, rolls: random.Random) -> str:
    """The formula as typed, within what `quiz` reads."""
    text = typed(formula, truth, rolls, renaming=False)
    assume(len(text) < LONGEST)
    note(text)
    return text


@MANY
@given(name=names, rolls=dice, steps=st.integers(0, 12))
def test_a_rewriting_that_keeps_the_value_stays_right(
    name: str, rolls: random.Random, steps: int
) -> None:
    truth = TRUTHS[name]
    answer = rewritten(truth.formula, truth, rolls, steps)
    text = typed(answer, truth, rolls, renaming=True)
    assume(len(text) < LONGEST)
    note(text)
    assert not flaw_of_rewriting(check(name, text), answer, truth)


@MANY
@given(name=names, rolls=dice, steps=st.integers(0, 4))
def test_a_change_of_the_value_is_wrong_and_its_witness_true(
    name: str, rolls: random.Random, steps: int
) -> None:
    truth = TRUTHS[name]
    answer = changed(rewritten(truth.formula, truth, rolls, steps), truth, rolls)
    text = typed_short(answer, truth, rolls)
    assert not flaw_of_change(check(name, text), answer, truth)


def against(truth: Truth, text: str) -> Verdict:
    """The verdict on a text against a formula of no deck."""
    plainly = typed(truth.formula, truth, random.Random(1))  # noqa: S311 - one spelling
    definition = Definition(key="", formula=plainly)
    return graded(Reference(definition=definition), text, definitions())


@FEW
@given(formula=formulas, rolls=dice, steps=st.integers(0, 5))
def test_any_formula_at_all_may_be_rewritten(
    formula: Formula, rolls: random.Random, steps: int
) -> None:
    truth = Truth(formula=formula)
    assume(can_be_told(formula, truth) and has_values(formula, truth))
    answer = rewritten(formula, truth, rolls, steps)
    text = typed_short(answer, truth, rolls)
    assert not flaw_of_rewriting(against(truth, text), answer, truth)


@FEW
@given(formula=formulas, rolls=dice)
def test_any_formula_at_all_may_be_changed(
    formula: Formula, rolls: random.Random
) -> None:
    truth = Truth(formula=formula)
    assume(can_be_told(formula, truth) and has_values(formula, truth))
    answer = changed(formula, truth, rolls)
    text = typed_short(answer, truth, rolls)
    assert not flaw_of_change(against(truth, text), answer, truth)


def test_the_truths_are_those_of_the_decks() -> None:
    asked = set()
    for key, function in functions().items():
        asked |= {key, f"{key}_prime"} if function.derivative else {key}
    assert asked == set(TRUTHS)


RELU = TRUTHS["relu"]
RIGHT = Verdict(Outcome.CORRECT, "equal")


def wrong(at: str, given_value: str, expected: str) -> Verdict:
    return Verdict(
        Outcome.WRONG, "different", witness=Witness((("x", at),), given_value, expected)
    )


@pytest.mark.parametrize(
    ("answer", "verdict", "amiss"),
    [
        (relu(X), RIGHT, False),
        (absolute(X), RIGHT, True),
        (larger(number("0.000001"), X), RIGHT, True),
        (absolute(X), wrong("-1", "1", "0"), False),
        (absolute(X), wrong("-1", "2", "0"), True),
        (absolute(X), wrong("-1", "1", "1"), True),
        (absolute(X), wrong("1", "1", "1"), True),
        (absolute(X), wrong("-1/3", "0.333333", "0"), False),
        (absolute(X), wrong("-1/3", "0.333344", "0"), True),
        (1 / X, wrong("0", "undefined", "0"), False),
        (relu(X), Verdict(Outcome.INVALID, "syntax", column=1), True),
        (absolute(X), Verdict(Outcome.UNDECIDED, "undecided"), True),
    ],
)
def test_a_false_verdict_would_be_noticed(
    answer: Formula, verdict: Verdict, *, amiss: bool
) -> None:
    assert bool(flaw_of_change(verdict, answer, RELU)) == amiss


def test_letters_of_arguments_stay_apart_from_those_of_definitions() -> None:
    context = card(("a", "b"), (), ())
    answer = from_tree(tree("a*exp(-softplus(-b))", context))
    assert difference(TRUTHS["glu"], answer) is None


def test_what_cancels_is_not_taken_for_nothing() -> None:
    answer = from_tree(tree("1 - Φ(-x) + x φ(x)", card(("x",), (), ())))
    assert difference(TRUTHS["gelu_prime"], answer) is None


def test_a_difference_is_found_wherever_the_number_points() -> None:
    assert difference(RELU, relu(X)) is None
    for answer in (
        of("if", of("!=", X, number("3.7")), relu(X), 0),
        of("min", relu(X), number(12345)),
        relu(X) + number("0.0000000000000000001"),
    ):
        assert difference(RELU, answer) is not None
