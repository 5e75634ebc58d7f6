"""What is called proved is true, and most of what is true is proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.app.grading import definition
from quiz.deck.model import Ask
from quiz.formula.evaluation.compare import compare_at
from quiz.formula.grading.grade import judge
from quiz.formula.pictures.line import one_line
from quiz.formula.proofs.claim import Claim, claim_of
from quiz.formula.proofs.linear import AtLeast, contradictory
from quiz.formula.proofs.proof import proved
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definition
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import Problem, Reference
from quiz.formula.tree import (
    Binary,
    Call,
    Cases,
    Compare,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    Truth,
    rebuild,
    walk,
)
from tests.formula.evaluating import definitions, functions

FILE = Path(__file__).parents[1] / "activations.jsonl"
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
PROBLEMS: dict[str, Problem] = {}


def reference_of(name: str) -> Reference:
    """What `quiz check NAME` compares with."""
    ask = Ask.DERIVATIVE if name.endswith("_prime") else Ask.FORMULA
    function = functions()[name.removesuffix("_prime")]
    return Reference(
        definition=definition(function),
        is_derivative=ask is Ask.DERIVATIVE,
        assume=function.assume,
        rounded=function.rounded,
        exceptions=dict(function.exceptions).get(ask, ()),
    )


def name_of(line: dict[str, str]) -> str:
    return line["name"].replace("'", "_prime").rpartition(":")[2]


def claim_on(problem: Problem, text: str) -> Claim | None:
    """The claim that a text is right, whether the numbers say so or not."""
    tree: Node = read(text, problem.context).tree
    return claim_of(resolve(tree, problem.context.vectors, definitions()), problem)


def claim(
    expected: str,
    text: str,
    *,
    params: str = "",
    assumed: str = "",
    left_out: str = "",
    vectors: tuple[str, ...] = (),
) -> Claim:
    """The claim that two formulas of x and y are equal."""
    entry = Definition(
        key="",
        variables=("x",) if vectors else ("x", "y"),
        vectors=vectors,
        formula=expected,
        params=tuple((name, "") for name in params),
    )
    reference = Reference(
        definition=entry,
        assume=tuple(filter(None, assumed.split(","))),
        exceptions=tuple(filter(None, left_out.split(","))),
    )
    made = claim_on(Problem(reference, definitions()), text)
    assert made is not None
    return made


@pytest.mark.parametrize(
    "line",
    [one for one in LINES if one["outcome"] == "wrong"][::3],
    ids=lambda line: str(line["id"]),
)
def test_a_wrong_answer_is_never_proved(line: dict[str, str]) -> None:
    name = name_of(line)
    problem = PROBLEMS.setdefault(name, Problem(reference_of(name), definitions()))
    try:
        made = claim_on(problem, line["given"])
    except Unreadable:
        return
    assert made is None or not proved(made)


def test_nearly_every_right_answer_is_proved() -> None:
    right = [line for line in LINES if line["outcome"] == "correct"][::4]
    open_ones = []
    for line in right:
        judged = judge(reference_of(name_of(line)), line["given"], definitions())
        if judged.claim is None or not proved(judged.claim):
            open_ones.append(line["given"])
    assert len(open_ones) <= 0.05 * len(right), open_ones


def test_one_function_is_never_proved_to_be_another() -> None:
    entries = {key: one for key, one in functions().items() if one.variables == ("x",)}
    same = {("silu", "swish"), ("sigmoid", "logistic")}
    for name, function in entries.items():
        if function.vectors:
            continue
        problem = Problem(reference_of(name), definitions())
        for other, entry in entries.items():
            if entry.vectors or name == other or {(name, other), (other, name)} & same:
                continue
            made = claim_on(problem, f"{other}(x)")
            if made is None or not proved(made):
                continue
            verdict = judge(reference_of(name), f"{other}(x)", definitions()).verdict
            assert verdict.outcome in ("correct", "invalid"), (name, other)
            assert verdict.reason in ("equal", "circular"), (name, other)


PROVED = [
    ("max(x, y)", "(x + y + |x - y|)/2", {}),
    ("sqrt(x^2)", "|x|", {}),
    ("x^2 + y^2", "(x + y)^2 - 2x*y", {}),
    ("tanh(x)", "(1 - exp(-2x))/(1 + exp(-2x))", {}),
    ("log(1 + exp(x))", "x + log1p(exp(-x))", {}),
    ("log(1 + exp(x))", "max(x, 0) + log1p(exp(-|x|))", {}),
    ("2^x", "exp(x*log(2))", {}),
    ("a^x", "exp(x*ln a)", {"params": "a", "assumed": "a > 0"}),
    ("sqrt(8)*x", "2*sqrt(2)*x", {}),
    ("x/sqrt(2)", "sqrt(2)*x/2", {}),
    ("1/(sqrt(x^2 + 1) - x)", "sqrt(x^2 + 1) + x", {}),
    ("x*Phi(x)", "x*(1 + erf(x/sqrt(2)))/2", {}),
    ("1 - Phi(x)", "erfc(x/√2)/2", {}),
    ("phi(x)", "exp(-x^2/2)/sqrt(2pi)", {}),
    ("cbrt(x)^3", "x", {}),
    ("x if |x| > a else 0", "x*(x^2 > a^2)", {"params": "a", "assumed": "a > 0"}),
    ("x/|x|", "sign(x)", {}),
    ("sign(x)", "x/|x|", {"left_out": "0"}),
    ("1/x", "x/x^2", {}),
    ("log(x)", "log(x^2)/2", {}),
    ("x if x > sqrt(2) else 1", "1 if x <= sqrt(2) else x", {}),
    ("sin(x)^2", "1 - cos(x)^2", {}),
    ("1/tan(x)", "cos(x)/sin(x)", {}),
    ("x > 3", "exp(x) > exp(3)", {}),
    ("1 + 0^0", "2 + x^0 - (x - x)^0", {}),
    ("|tanh(x)|", "tanh(|x|)", {}),
    ("logaddexp(x, y)", "max(x, y) + log1p(exp(-|x - y|))", {}),
    ("softmax(x)", "exp(x_i - max(x))/sum_j exp(x_j - max(x))", {"vectors": ("x",)}),
    ("log_softmax(x)", "x_i - logsumexp(x)", {"vectors": ("x",)}),
    ("x_i - mean(x)", "x_i - sum(x)/n", {"vectors": ("x",)}),
    ("sum((x - mean(x))^2)/n", "mean(x^2) - mean(x)^2", {"vectors": ("x",)}),
]


@pytest.mark.parametrize(("expected", "text", "more"), PROVED)
def test_identities_are_proved(expected: str, text: str, more: dict[str, str]) -> None:
    assert proved(claim(expected, text, **more))  # type: ignore[arg-type]


REFUSED = [
    ("a hole", "x", "x^2/x", {}),
    ("a hole that only shows in one branch", "max(0, x)", "max(0, x^2/x)", {}),
    ("too small a domain", "log(x^2)/2", "log(x)", {}),
    ("a root of a negative number", "x", "sqrt(x)^2", {}),
    ("one point", "x", "x if x != 7 else 8", {}),
    ("a point that only letters name", "x", "x if x != a else 0", {"params": "a"}),
    ("an interval", "x", "x if x < 1000 else 1000", {}),
    ("the sixth digit", "0.01x", "0.010001x", {}),
    ("without the assumption", "|a|*x", "a*x", {"params": "a"}),
    ("the wrong assumption", "|a|*x", "a*x", {"params": "a", "assumed": "a < 0"}),
    ("the kink itself", "1 if x > 0 else 0", "x >= 0", {}),
    ("a tail", "erfc(x)", "erfc(x) if x < 60 else 0", {}),
    ("a rounded constant", "x/sqrt(2)", "0.7071067811865475x", {}),
    ("vectors of one component", "x_i", "sum(x)", {"vectors": ("x",)}),
    ("the first for the largest", "max(x)", "x_1", {"vectors": ("x",)}),
    ("the other index", "exp(x_i)/sum_j exp(x_j)", "sum_j exp(x_i)/exp(x_j)",
     {"vectors": ("x",)}),
    ("a product of sums", "sum_j x_j*x_j", "sum(x)*sum(x)", {"vectors": ("x",)}),
    ("indices mixed up", "sum_j sum_k x_j*x_k", "sum_j sum_k x_j*x_j",
     {"vectors": ("x",)}),
    ("the mean of squares for the square of means", "mean(x^2)", "mean(x)^2",
     {"vectors": ("x",)}),
    ("a kink inside a sum for one outside", "sum(max(0, x))", "max(0, sum(x))",
     {"vectors": ("x",)}),
    ("infinity", "max(x, 0)", "min(max(x, 0), oo) if x < 9^99 else 0", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "text", "more"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_what_is_not_so_is_not_proved(
    expected: str, text: str, more: dict[str, str]
) -> None:
    assert not proved(claim(expected, text, **more))  # type: ignore[arg-type]


def test_a_rounded_constant_is_correct_but_not_proved() -> None:
    judged = judge(reference_of("gelu"), "0.5x(1 + erf(0.70711x))", definitions())
    assert judged.verdict.notes == ("rounded-constant",)
    assert judged.claim is None


def test_a_usual_value_left_in_is_proved_for_that_value() -> None:
    judged = judge(reference_of("leaky_relu"), "max(x, 0.01x)", definitions())
    assert judged.verdict.notes == ("default-value",)
    assert judged.claim is not None
    assert proved(judged.claim)


def test_a_proof_that_nobody_waits_for_ends() -> None:
    asked = iter([True] * 5)
    made = claim("max(x, y)", "(x + y + |x - y|)/2")
    assert not proved(made, lambda: next(asked, False))


@pytest.mark.parametrize(
    "text",
    ["(x + y + 1)^40 - (x - y)^40", "exp(exp(exp(x)))", "9^9^9 + x", "x^(1/7)",
     "*".join(f"max(x, {n})" for n in range(30)), "floor(x)", "factorial(x)"],
)  # fmt: skip
def test_what_is_too_much_is_given_up(text: str) -> None:
    assert proved(claim("x*y", text)) is False


TWO = Num(Fraction(2), "2")
NAMES = ("exp", "tanh", "abs", "log", "sqrt", "sinh", "erf", "sign", "log1p", "atan")


def changes(node: Node) -> Iterator[Node]:
    """Other formulas in the place of a part: most have another value, some do not."""
    square = Binary("^", node, TWO)
    match node:
        case Num(value=value):
            for other in (value + 1, -value, 2 * value, value + Fraction(1, 10**6)):
                yield Num(other, str(other))
        case Sym():
            yield Binary("*", TWO, node)
            yield Call("log", (Call("exp", (node,)),))
            yield Call("exp", (Call("log", (node,)),))
            yield from (Call("sqrt", (square,)), Binary("/", square, node))
        case Binary(op=op, left=left, right=right):
            yield from (left, right, Binary(op, right, left))
            yield from (Binary(other, left, right) for other in "+-*/" if other != op)
        case Call(name=name, arguments=(inner,)):
            yield inner
            yield from (Call(other, (inner,)) for other in NAMES if other != name)
        case Call(name="max" | "min" as name, arguments=arguments):
            yield Call("min" if name == "max" else "max", arguments)
        case Compare(operators=operators, operands=operands):
            for other in ("<", "<=", ">", ">=", "==", "!="):
                yield Compare((other,) * len(operators), operands)
        case Cases(branches=((first, when), (second, other), *rest)):
            yield Cases(((second, when), (first, other), *rest))
        case Reduce():
            yield from (replace(node, kind=kind) for kind in ("sum", "mean", "max"))
    if not isinstance(node, Compare | Logic | Truth):
        yield from (Neg(node), Call("abs", (node,)))


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([one for one in LINES if one["outcome"] != "invalid"]), st.data()
)
def test_what_is_proved_of_a_changed_answer_is_so(
    line: dict[str, str], data: st.DataObject
) -> None:
    name = name_of(line)
    problem = PROBLEMS.setdefault(name, Problem(reference_of(name), definitions()))
    tree: Node = read(line["given"], problem.context).tree
    part = data.draw(st.sampled_from(list(walk(tree))))
    other = data.draw(st.sampled_from(list(changes(part)) or [part]))
    answer = resolve(
        rebuild(tree, {id(part): other}), problem.context.vectors, definitions()
    )
    made = claim_of(answer, problem)
    if made is None or not proved(made):
        return
    function = problem.compiler.compile(answer)
    for probe in problem.probes(answer):
        found = compare_at(function, problem.expected(probe), probe)
        assert found.equal is not False, (one_line(answer), probe)


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([({"x": 1}, 0, False)], False),
        ([({"x": 1}, 0, True), ({"x": -1}, 0, False)], True),
        ([({"x": 1}, 0, False), ({"x": -1}, 0, False)], False),
        ([({"x": 1, "y": 1}, -1, False), ({"x": -1}, 0, False),
          ({"y": -1}, 0, False)], True),
        ([({"x": 2}, -1, False), ({"x": -3}, 1, False)], True),
        ([({}, -1, False)], True),
    ],
)  # fmt: skip
def test_inequalities_that_contradict_one_another(
    rows: list[tuple[dict[str, int], int, bool]], answer: bool
) -> None:
    system = [
        AtLeast({k: Fraction(v) for k, v in weights.items()}, Fraction(offset), strict)
        for weights, offset, strict in rows
    ]
    assert contradictory(system) is answer
