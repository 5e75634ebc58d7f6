"""What goes to the child comes out as it went in; what is malformed is refused."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.formula.tree import Call, Node, Num, Sym, same
from quiz.grader.requests import PictureRequest, picture_request
from quiz.grader.wire import Malformed, decode, encode
from tests.formula.trees import trees


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees)
def test_a_formula_survives_the_pipe(tree: Node):
    again = decode(json.loads(json.dumps(encode(tree))))
    assert same(again, tree)


def test_depth_huge_numbers_and_shared_parts_survive_too():
    deep: Node = Sym("x")
    for _ in range(1_500):
        deep = Call("factorial", (deep,))
    assert len(encode(decode(json.loads(json.dumps(encode(deep)))))) == 1_501
    huge = Num(Fraction(10) ** 10_000, "1e10000")
    both = Call("max", (huge, huge))
    assert decode(encode(both)) == both


def test_a_request_survives_the_pipe():
    request = PictureRequest(tree=Sym("x"), width=70, language="ru", unicode=False)
    assert picture_request(json.loads(json.dumps(request.document()))) == request


X = ["sym", "x"]
MALFORMED = [
    ("nothing", []),
    ("not a list", {"sym": "x"}),
    ("a row that is none", ["sym"]),
    ("an unknown tag", [["import", "os"]]),
    ("a child that is not there", [["neg", 0]]),
    ("a child before the first", [X, ["neg", -1]]),
    ("a child taken twice", [X, ["binary", "+", "", 0, 0]]),
    ("a child nobody takes", [X, X]),
    ("too few values", [["sym"]]),
    ("too many values", [["sym", "x", "y"]]),
    ("a name that steers the terminal", [["sym", "x\x1b[2J"]]),
    ("a name too long", [["sym", "x" * 100]]),
    ("an unknown operator", [X, X, ["binary", "@", "", 0, 1]]),
    ("an unknown function", [X, ["call", "system", "", 0]]),
    ("too many arguments", [X, X, X, X, ["call", "exp", "", 0, 1, 2, 3]]),
    ("a number that is no number", [["num", "0x1", "0x0", "1"]]),
    ("a number in words", [["num", "__import__", "0x1", "1"]]),
    ("an empty comparison", [X, ["compare", [], 0]]),
    ("a comparison by an unknown sign", [X, X, ["compare", [["<"]], 0, 1]]),
    ("no branches", [["cases", []]]),
    ("not and two", [X, X, ["logic", "not", 0, 1]]),
    ("a flag that is none", [["truth", 1]]),
    ("too many nodes", [X] * 5_000),
]


@pytest.mark.parametrize(
    "rows", [row[1] for row in MALFORMED], ids=[row[0] for row in MALFORMED]
)
def test_what_is_not_a_tree_is_refused(rows: object):
    with pytest.raises(Malformed):
        decode(rows)


@pytest.mark.parametrize(
    "change",
    [{"width": 0}, {"width": 10**9}, {"width": "70"}, {"language": None},
     {"unicode": "yes"}, {"tree": None}],
)  # fmt: skip
def test_a_request_out_of_bounds_is_refused(change: dict[str, object]):
    document = PictureRequest(tree=Sym("x"), width=70).document() | change
    with pytest.raises(Malformed):
        picture_request(document)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.text(max_size=3)
    | st.sampled_from(["sym", "neg", "binary", "call", "cases", "+", "exp", "num"]),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(values)
def test_nothing_else_is_raised(rows: object):
    try:
        decode(rows)
    except Malformed:
        return
