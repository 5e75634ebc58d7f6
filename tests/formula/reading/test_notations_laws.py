"""What holds of every text made of pieces of the notations that are read."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.parser import read
from quiz.formula.tree import Node, children, walk
from tests.formula.evaluating import VECTORS, card
from tests.formula.reading.effort import calls, seconds

FILE = Path(__file__).parents[1] / "notations.jsonl"
TABLE = FILE.read_text(encoding="utf-8")
TEXTS = sorted({str(json.loads(line)["given"]) for line in TABLE.splitlines()})
NO_LETTERS = card(variables=(), params=())
CONTEXTS = (card(), VECTORS, card(variables=("a", "b"), params=()), NO_LETTERS)
PIECES = (
    *("x", "a", "e", "f", "y", "xi", "x_j", "x[i]", "x(i)", "x[[i]]", "0", "1."),
    *("0.f", "1e9", "0,5", "½", "¹⁄₂", "⅟", "ˣ", "⁺", "₊", "+", "-", "—", "*", ".*"),
    *("./", "^", "(", ")", "[", "]", "{", "}", "|", ",", ";", ":", "::", ".", ".."),
    *("...", "=", "==", ":=", "=>", "->", "<", ">=", "=<", "<-", "&", "&&", "!"),
    *("?", "'", '"', "`", "_+", "\n", "\n    ", "  ", "# note\n", "// note\n"),
    *("/* note */", "@(x)", "@.", ".(", "def f(x):", "def f(x):\n    return "),
    *("lambda x:", "lambda:", "return ", "import np", "if ", "else", "elif "),
    *("then ", "end", "case ", "when ", "otherwise", "иначе", "при ", "where "),
    *("где ", "with ", "for ", " in ", "for j in x", "over j", "and ", "or ", "и "),
    *("e = ", "y = ", "f(x) = ", "a, b = ", "Z = sum_j e^{x_j}", "const f = x =>"),
    *("fn f(x)", "float f(float x) {", "function(x) ", "class A:", "print(", "max("),
    *("max([", "sum(", "relu(x, max_value=", "hardtanh(", "norm(0, 1).cdf("),
    *("where(", "IF(", "ЕСЛИ(", "tf.", "np.float32(", "zeros(1)", ".float()"),
    *(".max(", ".gt(0)", ".reduce(", "dtype=x.dtype", "Piecewise[{{", "Which["),
    *("Clip[x]", "select(", "piecewise(", "median(", "∈ (0, ∞)", "1_{[0,∞)}(x)"),
    *("⟦", "⟧", "⎧", "⎨", "⎩", "\u200e", "\u202e", "\x00", "\ud800", "％", "ｘ"),
    *(r"\begin{cases}", r"\end{cases}", r"\begin{align}", r"\end{align}"),
    *(r"\\[4pt]", r"\\", r"\over ", r"\stackrel{d}{=}", r"\tag{1}", r"\cases{"),
    *(r"\cr ", r"{\rm max}", r"\in ", r"\left", r"\right.", r"\frac{"),
    *(r"\sum_{j=1}^{2}", r"\mathbf 1_", r"\text{if }", "$"),
)  # fmt: skip
SOUP = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
)


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """A text of the table with a part cut out, doubled or exchanged."""
    text = draw(st.sampled_from(TEXTS))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    new = draw(
        st.one_of(st.just(""), st.sampled_from(PIECES), st.just(text[start:end] * 2))
    )
    return text[:start] + new + text[end:]


def tree_of(text: str, context: Context) -> Node | Unreadable:
    try:
        return read(text, context).tree
    except Unreadable as complaint:
        return complaint


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(SOUP, spliced()), context=st.sampled_from(CONTEXTS))
def test_a_text_is_read_or_refused_in_one_way(text: str, context: Context) -> None:
    found, again = tree_of(text, context), tree_of(text, context)
    if not isinstance(found, Unreadable):
        assert found == again
        return
    assert isinstance(again, Unreadable)
    assert (found.reason, found.position, found.arguments) == (
        (again.reason, again.position, again.arguments)
    )
    assert 0 <= found.position <= len(text)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(SOUP, spliced()), context=st.sampled_from(CONTEXTS))
def test_a_span_lies_in_the_text(text: str, context: Context) -> None:
    found = tree_of(text, context)
    if not isinstance(found, Unreadable):
        for one in walk(found):
            assert 0 <= one.span[0] <= one.span[1] <= len(text), one


MEANINGS = ("\n", ";", "=", "where", "где", " for ", "lambda", "diff", "grad")
"""Where letters are given meanings, what they stand for stands elsewhere."""
PLAIN = [text for text in TEXTS if not any(one in text for one in MEANINGS)]


@pytest.mark.parametrize("context", CONTEXTS[:2], ids=["number", "vector"])
def test_a_node_stands_inside_its_parent(context: Context) -> None:
    seen = 0
    for text in PLAIN:
        found = tree_of(text, context)
        if isinstance(found, Unreadable):
            continue
        seen += 1
        for one in walk(found):
            assert one.span[0] < one.span[1], (text, one)
            for child in children(one):
                inside = one.span[0] <= child.span[0] <= child.span[1] <= one.span[1]
                assert inside, (text, one, child)
    assert seen > 300


STEPS = list(pairwise("abcdghklmnopqrstuvwz"))
DOUBLED = "a=x+x;" + "".join(f"{two}={one}+{one};" for one, two in STEPS) + "z"
APPLIED = "a(x)=x+x;" + "".join(f"{two}(x)={one}({one}(x));" for one, two in STEPS)
HOSTILE = {
    "statements": "a=x;" * 490 + "a",
    "lines": "a = x\n" * 330 + "a",
    "doubling": DOUBLED,
    "doubling calls": APPLIED + "z(x)",
    "itself": "f(x)=f(x);" * 150 + "f(x)",
    "wheres": "x where " * 240 + "x",
    "where letters": "x" + ", a = a" * 280,
    "defs": "def f(x):\n return f(x)\n" * 80 + "f(x)",
    "generators": "sum(x " + "for x in x " * 170 + ")",
    "lists": "[" * 900 + "x" + "]" * 900,
    "list commas": "max([" + "0," * 900 + "x])",
    "calls of IF": "IF(x>0;x;" * 200,
    "closed calls of IF": "IF(x>0;x;" * 90 + "0" + ")" * 90,
    "chosen": "x>0 and x or " * 140 + "0",
    "intervals": "x ∈ (0,1) ∈ " * 160 + "(0,1)",
    "indicators": "1_{[0," * 250 + "1",
    "commented": "x" + " # x" * 450,
    "comments of C": "/*" * 900,
    "blocks": "if (x>0) {" * 180,
    "declarations": "float f(float x) {" * 100 + "x" + "}" * 100,
    "arrows": "x -> " * 380 + "x",
    "labels": "f: " * 600 + "x",
    "overs": r"{x \over " * 200 + "x" + "}" * 200,
    "ellipses": "x_1 + " + "... + " * 300 + "x_n",
    "cases of TeX": r"\cases{" * 250,
    "stacked": r"\stackrel{{{{{{" * 120,
    "braces": r"\text{" * 290,
    "tags": r"\tag{" * 390,
    "casts": "np.float32(" * 170,
    "settings": "relu(x, max_value=" * 100 + "x" + ")" * 100,
    "laws": "norm(" * 380,
    "selects": "Piecewise[{{" * 150,
    "alternates": "piecewise(x>0, x, " * 100,
    "names": "abcdefghijklmnop_" * 110,
    "misspelt": "sigmod " * 280,
    "keywords": "relu(" + "q=1," * 480 + ")",
    "wide": "ｘ" * 1_900,
    "marks": "\u200e" * 1_990,
    "raised pluses": "x" + "⁺" * 1_900,
    "positive parts": "(x)+" * 480,
    "at signs": "@(x" * 650,
    "quotes around": '"' * 1_900,
    "fence": "```\n" * 450,
    "said again": "f(x)=x," * 280,
    "assigned in blocks": "if x>0: " + "a=x;" * 480 + "x",
    "long": "x+" * 50_000,
    "a hundred thousand signs": "-" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("context", CONTEXTS[:2], ids=["number", "vector"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_read_or_refused_at_once(
    hostile: str, context: Context
) -> None:
    assert seconds(lambda: tree_of(HOSTILE[hostile], context)) < 0.25


READ_TWICE = {
    "fractions of d": lambda deep: r"\frac{d " * deep + "x" + "}{2}" * deep,
    "fractions of dx": lambda deep: r"\frac{d x" * deep + "x" + "}{2}" * deep,
    "ifs": lambda deep: "if (" * deep + "x>0" + ")*1 > 0 then 1 else 0" * deep,
    "lists": lambda deep: "max([" * deep + "x" + ", x>0]*1,0)" * deep,
    "divisors": lambda deep: "sum_j 2/" * deep + "x",
    "divisors in brackets": lambda deep: "sum_j x_j/(" * deep + "x" + ")" * deep,
    "values in braces": lambda deep: "{x (x>0), " * deep + "x (x<=0)" + "}" * deep,
    "values in brackets": lambda deep: "(x (x>0), " * deep + "x (x<=0)" + ")" * deep,
    "sums of values": lambda deep: "{x (x>0), x+" * deep + "x (x<=0)" + "}" * deep,
    "indicators": lambda deep: "1_{[0,1]}(" * deep + "x" + ")" * deep,
    "derivatives": lambda deep: "d(" * deep + "x" + ")/d2" * deep,
}  # fmt: skip
"""What may be two things, inside itself: each level is read once more."""
LONG = {
    "one word": "x" * 1_990 + "=",
    "words and digits": "x" + "1e9" * 660,
    "names with digits": "log2" * 490,
    "names with underscores": "exp_m1" * 330,
    "steps in steps": "H(" * 990,
    "steps and a letter": "H(" * 980 + "H H",
    "spaces": "x" + " " * 1_900 + "y=",
    "calls that are assigned": "f(" + "a" * 1_900 + "=",
    "comments that stay open": "/* " * 660,
    "dressed words": r"\text{" * 280 + "x" + "}" * 280,
    "raised letters": "x" + "ᵅ" * 1_900,
    "lowered letters": "x" + "ₗ " * 990,
    "components": "x_i" * 660,
    "halves": "x" + "¹⁄₂" * 600,
    "chains": "x < " * 490 + "x",
    "ands": "x>0 and " * 240 + "x>0",
    "ors": "x>0 ∨ " * 330 + "x>0",
    "rows": r"\begin{cases}" + r"x & x>0 \\" * 180 + r"\end{cases}",
    "sums of products": "∑ⱼ∏ₖ" * 490 + "x",
    "left and right": r"\left(" * 140 + "x" + r"\right)" * 140,
    "fractions in one": r"\frac1" * 330 + "x",
    "roots with a degree": r"\sqrt[3]" * 240 + "x",
    "functions of functions": "leaky_relu(0.1)(" * 110 + "x" + ")" * 110,
    "powers of powers": "x^{" * 490 + "2" + "}" * 490,
    "floors": "⌊" * 990 + "x" + "⌋" * 990,
    "dressed and open": r"\text{" * 99 + "x" + "}" * 99,
    "quoted": "sum(x, '" * 240,
}  # fmt: skip
MOST_CALLS = 300_000
"""The longest formulas of the decks take a tenth of it."""


@pytest.mark.parametrize("deep", [12, 40, 90])
@pytest.mark.parametrize("kind", READ_TWICE)
def test_what_is_read_twice_does_not_double_with_every_level(
    kind: str, deep: int
) -> None:
    text = READ_TWICE[kind](deep)[:2_000]
    for context in CONTEXTS[:2]:
        assert calls(lambda one=context: tree_of(text, one)) < MOST_CALLS  # type: ignore[misc]


@pytest.mark.parametrize("hostile", [*HOSTILE, *LONG])
def test_the_work_of_reading_is_counted(hostile: str) -> None:
    text = (HOSTILE | LONG)[hostile]
    assert calls(lambda: tree_of(text, CONTEXTS[0])) < MOST_CALLS


def test_what_is_read_twice_at_a_few_levels_is_read() -> None:
    for kind, nested in READ_TWICE.items():
        if kind not in ("ifs", "derivatives", "divisors in brackets"):
            found = tree_of(nested(4), VECTORS)
            assert not isinstance(found, Unreadable), kind
