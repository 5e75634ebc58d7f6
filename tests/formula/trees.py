"""Random formula trees, of the kinds that the parser makes."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from quiz.formula.reading.context import Context, Definition, Definitions
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Derivative,
    Index,
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

DEFINITIONS = Definitions(
    [
        Definition(key="sigmoid", names=("σ",), formula="1/(1 + exp(-x))"),
        Definition(
            key="leaky_relu", formula="x if x > 0 else s*x", params=(("s", "0.01"),)
        ),
        Definition(key="softmax", vectors=("x",), formula="exp(x_i)/sum_j exp(x_j)"),
    ]
)
CONTEXT = Context(
    variables=("x", "y", "v"),
    vectors=("v",),
    params=("a", "n", "alpha", "beta_1", "lambda"),
    definitions=DEFINITIONS,
)

ONE = (
    *("exp", "log", "log1p", "sqrt", "cbrt", "abs", "sign", "floor", "ceil"),
    *("factorial", "tanh", "asin", "asinh", "erf", "normcdf", "normpdf", "step"),
)
ONE_NUMBER = Num(Fraction(1), "1")
TWO = ("max", "min", "root", "logaddexp", "log")
NUMBERS = [("0", 0), ("2", 2), ("13", 13), ("0.5", "0.5"), ("1e-5", "1e-5"),
           ("½", "1/2")]  # fmt: skip

leaves: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(NUMBERS).map(lambda one: Num(Fraction(one[1]), one[0])),
    st.sampled_from(["x", "y", "a", "n", "alpha", "beta_1", "lambda"]).map(Sym),
    st.sampled_from(["e", "pi", "oo"]).map(Const),
    st.sampled_from(["i", "j", "c", "2"]).map(lambda one: Index(Sym("v"), one)),
)


def _larger(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    compared = st.one_of(
        st.tuples(
            st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), inner, inner
        ).map(lambda one: Compare((one[0],), one[1:])),
        st.tuples(inner, inner, inner).map(lambda one: Compare(("<", "<="), one)),
    )
    condition: st.SearchStrategy[Node] = st.one_of(
        compared,
        st.booleans().map(Truth),
        st.tuples(st.sampled_from(["and", "or"]), compared, compared).map(
            lambda one: Logic(one[0], one[1:])
        ),
        compared.map(lambda one: Logic("not", (one,))),
    )
    return st.one_of(
        inner.map(Neg),
        st.builds(
            Binary, st.sampled_from("+-*/^"), inner, inner,
            st.sampled_from(["", "implicit"]),
        ),
        st.builds(Binary, st.just("*"), inner, inner, st.just("implicit")),
        st.tuples(st.sampled_from(ONE), inner).map(lambda one: Call(one[0], one[1:])),
        st.tuples(st.sampled_from(TWO), inner, inner).map(
            lambda one: Call(one[0], one[1:])
        ),
        st.tuples(inner, inner, inner).map(lambda one: Call("clip", one)),
        condition.map(lambda one: Call("cast", (one,))),
        condition,
        st.builds(
            lambda function, written, one: Apply(function, (one,), written),
            st.just("sigmoid"), st.sampled_from(["sigma", "sigmoid", ""]), inner,
        ),
        st.builds(lambda one, two: Apply("leaky_relu", (one, two), ""), inner,
                  st.none() | inner),
        st.builds(lambda one, index: Index(Apply("softmax", (one,)), index), inner,
                  st.sampled_from(["i", "2"])),
        st.builds(
            Reduce,
            st.sampled_from(["sum", "prod", "mean", "max", "min", "logsumexp"]),
            st.sampled_from(["", "j", "k", "c"]),
            inner,
        ),
        st.builds(
            lambda kind, one: Reduce(kind, "j", one, ONE_NUMBER, Const("oo")),
            st.sampled_from(["sum", "prod"]), inner,
        ),
        st.builds(
            lambda one, holds, two, rest: Cases(((one, holds), (two, rest))),
            inner, condition, inner, st.none() | condition,
        ),
        st.builds(Derivative, inner, st.sampled_from(["x", "beta_1"])),
    )  # fmt: skip


trees: st.SearchStrategy[Node] = st.recursive(leaves, _larger, max_leaves=14)


def without_spellings(tree: Node) -> Node:
    """The tree with different nodes of one meaning made the same."""
    change: dict[int, Node] = {}
    for node in list(walk(tree))[::-1]:
        fresh = rebuild(
            node, {key: to for key, to in change.items() if key != id(node)}
        )
        match fresh:
            case Call(name="cast", arguments=(inner,)):
                change[id(node)] = inner
            case _ if fresh is not node:
                change[id(node)] = fresh
    return change.get(id(tree), tree)
