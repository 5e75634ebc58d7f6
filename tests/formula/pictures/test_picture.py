"""What a formula looks like on the screen, stacked and on one line."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from sympy.printing.pretty import pretty_symbology

from quiz.formula.pictures.picture import one_line, picture
from quiz.formula.reading.context import Context
from quiz.formula.reading.parser import read
from quiz.formula.tree import Binary, Call, Neg, Node, Num, Sym, shape
from tests.formula.trees import CONTEXT, DEFINITIONS, trees, without_spellings

VECTOR = Context(
    variables=("x",), vectors=("x",), params=("t",), definitions=DEFINITIONS
)
LETTERS = Context(
    variables=("x", "y"),
    params=("a", "s", "alpha", "n"),
    definitions=DEFINITIONS,
)


def tree(text: str) -> Node:
    return read(text, VECTOR if "_" in text else LETTERS).tree


PICTURES = [
    ("relu", "max(0, x)", "en", ["max(0, x)"]),
    (
        "sigmoid", "1/(1 + exp(-x))", "en",
        ["   1",
         "───────",
         "     -x",
         "1 + e"],
    ),
    (
        "the author's order", "exp(x)/(exp(x) + 1)", "en",
        ["   x",
         "  e",
         "──────",
         " x",
         "e  + 1"],
    ),
    (
        "leaky relu", "x if x > 0 else alpha*x", "en",
        ["⎧x    for x > 0",
         "⎨",
         "⎩α⋅x  otherwise"],
    ),
    (
        "по-русски", "x if x > 0 and x != 1 else alpha*x", "ru",
        ["⎧x    при x > 0 и x ≠ 1",
         "⎨",
         "⎩α⋅x  иначе"],
    ),
    (
        "selu", "s*(x if x > 0 else a*(exp(x) - 1))", "ru",
        ["  ⎛⎧x           при x > 0⎞",
         "  ⎜⎪                     ⎟",
         "s⋅⎜⎨  ⎛ x    ⎞           ⎟",
         "  ⎜⎪a⋅⎝e  - 1⎠  иначе    ⎟",
         "  ⎝⎩                     ⎠"],
    ),
    (
        "softmax", "exp(x_i)/sum_j exp(x_j)", "en",
        ["   xᵢ",
         "  e",
         "───────",
         "    xⱼ",
         " Σ e",
         " j"],
    ),
    (
        "hardswish's slope", "0 if x < -3 else (2*x + 3)/6 if x < 3 else 1", "en",
        ["⎧0        for x < -3",
         "⎪",
         "⎪2⋅x + 3",
         "⎨───────  for x < 3",
         "⎪   6",
         "⎪",
         "⎩1        otherwise"],
    ),
    (
        "gelu by tanh", "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", "en",
        ["      ⎛        ⎛    ___                  ⎞⎞",
         "      ⎜        ⎜   ╱ 2  ⎛              3⎞⎟⎟",
         "0.5⋅x⋅⎜1 + tanh⎜  ╱  ─ ⋅⎝x + 0.044715⋅x ⎠⎟⎟",
         "      ⎝        ⎝╲╱   π                   ⎠⎠"],
    ),
    ("gelu", "x*Phi(x)", "en", ["x⋅Φ(x)"]),
    ("an exponent with a quotient", "exp(x/a)", "en", [" x/a", "e"]),
    (
        "softshrink", "sign(x)*max(|x| - a, 0)", "en",
        ["sign(x)⋅max(│x│ - a, 0)"],
    ),
    (
        "conditions as numbers", "(x > 0)*x + (x <= 0)*αx", "en",
        ["[x > 0]⋅x + [x ≤ 0]⋅αx"],
    ),
    (
        "a derivative", "d/dx tanh(x)", "en",
        ["d",
         "── tanh(x)",
         "dx"],
    ),
    ("1/2x reads from the left", "1/2x", "en", ["1", "─ x", "2"]),
    ("the power comes first", "-x^2", "en", ["  2", "-x"]),
    (
        "nested fractions", "1/x/y", "en",
        [" 1",
         " ─",
         " x",
         "───",
         " y"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [row[1:] for row in PICTURES],
    ids=[row[0] for row in PICTURES],
)
def test_a_picture_is_what_one_would_write_on_paper(
    text: str, language: str, expected: list[str]
):
    lines = picture(tree(text), width=78, language=language)
    assert list(lines) == expected


LINES = [
    ("x if x > 0 else alpha*x", "en", "x if x > 0, α⋅x otherwise"),
    ("x if x > 0 else alpha*x", "ru", "x при x > 0, α⋅x иначе"),
    ("1/(1+e^{-x})", "en", "1/(1 + e⁻ˣ)"),
    ("np.where(x > 0, x, np.exp(x))", "en", "x if x > 0, exp(x) otherwise"),
    ("exp(x_i)/sum_j exp(x_j)", "en", "exp(xᵢ)/Σⱼ exp(xⱼ)"),
    (r"\sqrt{\frac{2}{\pi}} x", "en", "√(2/π)⋅x"),
    ("x**2**3", "en", "x^(2³)"),
    ("(x^2)^3", "en", "(x²)³"),
    ("a-(x-y)", "en", "a - (x - y)"),
    ("a-x-y", "en", "a - x - y"),
    ("a/(x*y)", "en", "a/(x⋅y)"),
    ("a/x*y", "en", "a/x⋅y"),
    ("-(x+y)", "en", "-(x + y)"),
    ("(-x)^2", "en", "(-x)²"),
    ("2x(1-x)", "en", "2x⋅(1 - x)"),
    ("σ(x)*(1-σ(x))", "en", "σ(x)⋅(1 - σ(x))"),
    ("F.leaky_relu(x, s=a)", "en", "leaky_relu(x, a)"),
    ("max(0, x if x > 0 else 1)", "en", "max(0, (x if x > 0, 1 otherwise))"),
    ("log(1 + exp(x))", "en", "ln(1 + exp(x))"),
    ("log_2 x", "en", "log₂(x)"),
    ("||x| - 1|", "en", "||x| - 1|"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), LINES)
def test_one_line_has_the_parentheses_it_needs(text: str, language: str, expected: str):
    assert one_line(tree(text), language) == expected


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees)
def test_what_is_shown_on_one_line_reads_back_as_the_same_formula(made: Node):
    again = read(one_line(made), CONTEXT).tree
    assert shape(without_spellings(again)) == shape(without_spellings(made))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees)
def test_russian_words_read_back_too(made: Node):
    again = read(one_line(made, "ru"), CONTEXT).tree
    assert shape(without_spellings(again)) == shape(without_spellings(made))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees)
def test_a_picture_never_leaves_its_frame(made: Node):
    for unicode in (True, False):
        lines = picture(made, width=40, unicode=unicode)
        assert len(lines) == 1 or max(map(len, lines)) <= 40
        assert all(line.isprintable() for line in lines)
        assert unicode or "".join(lines).isascii()


def test_a_picture_too_wide_becomes_one_line():
    wide = tree("1/(1 + exp(-x - y - a - s))")
    assert len(picture(wide, width=30)) > 1
    assert picture(wide, width=10) == (one_line(wide),)


def test_brackets_around_a_condition_count_as_well():
    wide = tree("not (13 < 1/x + 2 <= 13 + y)")
    whole = picture(wide, width=60)
    columns = max(map(len, whole))
    assert len(whole) > 1
    for less in (1, 2, 3, 4):
        assert len(picture(wide, width=columns - less)) == 1


def test_a_terminal_with_ascii_alone_gets_ascii():
    lines = picture(tree("sqrt(x) if x >= 0 else alpha"), width=60, unicode=False)
    assert "".join(lines).isascii()
    assert "alpha" in "".join(lines)


def test_drawing_leaves_sympy_as_it_was():
    before = pretty_symbology.pretty_use_unicode()
    picture(tree("1/x"), width=60, unicode=not before)
    assert pretty_symbology.pretty_use_unicode() == before


def test_depth_is_no_danger():
    deep: Node = Sym("x")
    long: Node = Sym("x")
    for _ in range(2_000):
        deep = Call("factorial", (Neg(deep),))
        long = Binary("+", long, Num(Fraction(1), "1"))
    assert one_line(deep).count("!") == 2_000
    assert picture(long, width=80) == (one_line(long),)


def test_one_line_does_without_sympy():
    code = (
        "import sys; from quiz.formula.pictures.picture import one_line; "
        "from quiz.formula.tree import Sym; one_line(Sym('x')); "
        "print('sympy' in sys.modules, 'mpmath' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
