"""How formulas are cut into operators, what is refused, and where the caret goes."""

from __future__ import annotations

import pytest

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.parser import MOST_NODES, read
from quiz.formula.tree import Derivative, same, walk
from quiz.verdict import Verdict
from tests.formula.evaluating import VECTORS, card, check, tree
from tests.formula.reading.effort import seconds

NO_PARAMETERS = card(params=())

SAME_TREE = [
    ("-x^2", "-(x^2)"),
    ("-x*a", "(-x)*a", "-(x*a)"),
    ("2^-x", "2^(-x)"),
    ("e^-x^2", "e^(-(x^2))"),
    ("x^a^b", "x^(a^b)"),
    ("x/a/b", "(x/a)/b"),
    ("x-a-b", "(x-a)-b"),
    ("x-a+b", "(x-a)+b"),
    ("1/2x", "(1/2)*x", "(1/2)x"),
    ("x/a*b", "(x/a)*b", "x/a b"),
    ("ax^2", "a*(x^2)"),
    ("2x^2a", "(2*x^2)*a"),
    ("x+a*b", "x+(a*b)"),
    ("x < a + b", "x < (a+b)"),
    ("not x > 0 and x < a", "(not (x > 0)) and (x < a)"),
    ("x>0 or x<a and x<b", "(x>0) or ((x<a) and (x<b))"),
    ("x>0 ? x : a", "x if x>0 else a"),
    ("tanh 2x", "tanh(2x)"),
    ("tanh x + a", "tanh(x) + a"),
    ("exp -x", "exp(-x)"),
    ("ln|x|", "ln(|x|)"),
    ("sin x cos x", "sin(x)*cos(x)"),
    ("|x|a|x|", "|x|*a*|x|"),
    ("x!^2", "(x!)^2"),
    (r"\frac12", "1/2"),
    (r"\sqrt x^2", "(sqrt(x))^2"),
    ("x(1-x)", "x*(1-x)"),
    ("x²a", "(x^2)*a"),
    ("eˣ⁺ᵃ", "e^(x+a)"),
    ("-1 < x < 1", "-1 < x < 1"),
]


@pytest.mark.parametrize("spellings", SAME_TREE, ids=lambda one: one[0])
def test_operators_bind_as_people_read_them(spellings: tuple[str, ...]) -> None:
    first, *others = (tree(one) for one in spellings)
    leading = [one for one in others if not same(first, one)]
    if spellings[0] == "-x*a":  # both are the same number; either tree will do
        assert len(leading) < len(others)
    else:
        assert not leading


def test_letters_side_by_side_split_only_into_letters_that_the_card_has() -> None:
    assert same(tree("ax"), tree("a*x"))
    with pytest.raises(Unreadable) as raised:
        tree("ax", NO_PARAMETERS)
    assert raised.value.reason == "unknown-name"


def test_a_lone_letter_that_the_card_lacks_is_read_and_left_to_grading() -> None:
    assert same(tree("c*x"), tree("c x"))


def test_a_name_of_the_card_wins_over_a_function() -> None:
    named = Context(variables=("x",), params=("exp", "e"))
    assert same(read("exp*x", named).tree, read("x*exp", named).tree) is False
    assert len(list(walk(read("exp*x", named).tree))) == 3


@pytest.mark.parametrize(
    ("text", "commas"),
    [
        ("0,5", "0.5"),
        ("(0,5)x", "0.5x"),
        ("exp(0,5)", "exp(0.5)"),
        ("exp(0,5x)", "exp(0.5x)"),
        ("max(0,5; x)", "max(0.5, x)"),
        ("|0,5|", "|0.5|"),
        (r"\frac{0,5}{x}", "0.5/x"),
        ("x, x>0,5; 0, x<=0,5", "x, x>0.5; 0, x<=0.5"),
    ],
)
def test_a_decimal_comma_is_read_where_no_list_can_stand(
    text: str, commas: str
) -> None:
    assert same(tree(text), tree(commas))


@pytest.mark.parametrize("text", ["max(0,5)", "max(0,x)", "min(1,5,x)"])
def test_a_comma_in_a_call_separates_its_arguments(text: str) -> None:
    assert same(tree(text), tree(text.replace(",", " , ")))


@pytest.mark.parametrize(
    "head",
    [
        "f(x) =",
        "y =",
        "σ(x) =",
        "f'(x) =",
        "dy/dx =",
        "g(x; a) =",
        "f_a(x) =",
        "ReLU(x) =",
        "LeakyReLU(x, a) =",
        r"\mathrm{ReLU}(x) =",
        r"\frac{dy}{dx} =",
        "f =",
        "return",
        "lambda x:",
        "def f(x):",
        "def f(x, a=0.01): return",
        "f(x) :=",
        "x ↦",
        "y' =",
        "f′(x) =",
        "d/dx f(x) =",
        "f(x)=",
    ],
)
def test_a_left_side_is_dropped(head: str) -> None:
    assert same(tree(f"{head} tanh(x)"), tree("tanh(x)"))


def test_a_chain_of_equalities_keeps_its_links() -> None:
    reading = read("f(x) = tanh(x) = 2σ(2x) - 1", card())
    assert same(reading.tree, tree("2σ(2x) - 1"))
    assert [same(one, tree("tanh(x)")) for one in reading.chain] == [True]


def test_a_prime_is_a_derivative_not_worked_out() -> None:
    assert isinstance(tree("σ'(x)"), Derivative)
    assert isinstance(tree("(x^2)'"), Derivative)
    twice = tree("σ''(x)")
    assert isinstance(twice, Derivative)
    assert isinstance(twice.body, Derivative)


def test_lambda_is_a_letter_unless_it_starts_a_function() -> None:
    elu = card(params=("lambda",))
    assert same(tree("λx", elu), tree("lambda*x", elu))
    assert same(tree("λ x", elu), tree(r"\lambda x", elu))
    assert same(tree("lambda x: x", elu), tree("x", elu))


def test_every_node_knows_where_it_stands() -> None:
    text = "σ(x)·(1 − σ(x)) + max(0, ax)/2"
    for node in walk(tree(text)):
        start, end = node.span
        assert 0 <= start < end <= len(text), node


def test_a_span_covers_the_characters_of_its_node() -> None:
    text = "1 + exp(-x)"
    found = tree(text)
    assert [text[slice(*one.span)] for one in walk(found)] == [
        "1 + exp(-x)",
        "1",
        "exp(-x)",
        "-x",
        "x",
    ]


COMPLAINTS = [
    ("", "empty", 1, {}),
    ("   ", "empty", 1, {}),
    ("\t\n", "empty", 1, {}),
    ("$$", "empty", 1, {}),
    ("x +", "syntax", 4, {"expected": "operand"}),
    ("x + * 2", "syntax", 5, {"expected": "operand", "found": "*"}),
    ("(x + 1", "syntax", 1, {"expected": "partner", "found": ")"}),
    ("1 + (x", "syntax", 5, {"expected": "partner", "found": ")"}),
    ("max(0, x", "syntax", 9, {"expected": ")", "found": ""}),
    ("x + 1)", "syntax", 6, {"found": ")"}),
    ("|x", "syntax", 1, {"expected": "partner", "found": "|"}),
    ("1 + |x", "syntax", 5, {"expected": "partner", "found": "|"}),
    ("x[i", "syntax", 2, {"expected": "partner", "found": "]"}),
    ("x[1.5]", "syntax", 3, {"expected": "index"}),
    ("x^", "syntax", 3, {"expected": "operand"}),
    ("2 3", "syntax", 3, {"expected": "operator", "found": "3"}),
    ("x @ a", "syntax", 3, {"found": "@"}),
    ("x#a", "syntax", 2, {"found": "#"}),
    ("x % a", "syntax", 3, {"found": "%"}),
    ("😀", "syntax", 1, {"found": "😀"}),
    ("x + 😀", "syntax", 5, {"found": "😀"}),
    ("x\x00", "syntax", 2, {"found": "U+0000"}),
    ("x\x1b[31m", "syntax", 2, {"found": "U+001B"}),
    ("x + \u202ea", "syntax", 5, {"found": "U+202E"}),
    ("x\ud800", "syntax", 2, {"found": "U+D800"}),
    (r"\frac{x}", "syntax", 9, {"expected": "operand"}),
    (r"\frac{x}{2", "syntax", 9, {"expected": "partner", "found": "}"}),
    (r"\begin{cases} x", "syntax", 16, {"expected": r"\end{cases}"}),
    (r"\begin{foo} x", "syntax", 1, {"found": r"\begin"}),
    ("x if x > 0", None, 0, {}),
    ("x if x > 0 else", "syntax", 16, {"expected": "operand"}),
    ("x if x > 0 else 0 else 1", "syntax", 19, {"found": "else"}),
    ("0 otherwise, x if x > 0, 1 otherwise", "syntax", 26, {"expected": "operator"}),
    ("x P(X<=x)", "unknown-name", 3, {"name": "P"}),
    ("P(x)", "unknown-name", 1, {"name": "P"}),
    ("x if x else 0", "syntax", 6, {"expected": "condition"}),
    ("x > 0 ? x", "syntax", 10, {"expected": ":"}),
    ("x, y", "syntax", 4, {"expected": "condition"}),
    ("1 = x = ", "syntax", 3, {"expected": "left-side"}),
    ("x + y = 2x", "syntax", 7, {"expected": "left-side", "found": "="}),
    ("=", "syntax", 1, {"expected": "operand", "found": "="}),
    ("tanh", "syntax", 5, {"expected": "("}),
    ("relu * 1", "syntax", 6, {"expected": "("}),
    ("max()", "syntax", 1, {"expected": "arguments", "name": "max", "found": "0"}),
    ("leaky_relu()", "syntax", 1, {"expected": "arguments", "count": "1"}),
    ("clip(x)", "syntax", 1, {"expected": "arguments", "name": "clip"}),
    ("sum_2 x", "syntax", 5, {"expected": "index"}),
    ("I(x)", "syntax", 2, {"expected": "condition"}),
    ("𝟙(x)", "syntax", 2, {"expected": "condition"}),
    (r"2^\mathbf{1}(x)", "syntax", 13, {"expected": "condition"}),
    ("Piecewise(x)", "syntax", 11, {"expected": "("}),
    ("x.exp", "syntax", 6, {"expected": "("}),
    ("1 + sigmod(x)", "unknown-name", 5, {"name": "sigmod", "suggestion": "sigmoid"}),
    ("np.exq(x) + tanhh(x)", "unknown-name", 4, {"name": "exq"}),
    ("tanhh(x)", "unknown-name", 1, {"name": "tanhh", "suggestion": "tanh"}),
    ("x.sigmiod()", "unknown-name", 3, {"suggestion": "sigmoid"}),
    ("maxx(0, x)", "unknown-name", 1, {"name": "maxx", "suggestion": "max"}),
    ("foobarbaz(x)", "unknown-name", 1, {"name": "foobarbaz"}),
    ("foobarbaz", "unknown-name", 1, {"name": "foobarbaz"}),
    (r"\softplos(x)", "unknown-name", 1, {"suggestion": "softplus"}),
    ("x + привет", "unknown-name", 5, {"name": "привет"}),
    ("сигмойда(x)", "unknown-name", 1, {"suggestion": "Сигмоида"}),
    ("x если x>0 иначе tanhh(x)", "unknown-name", 18, {"suggestion": "tanh"}),
    ("релу(x) + 😀", "syntax", 11, {"found": "😀"}),
    ("αx + tanhh(x)", "unknown-name", 6, {"suggestion": "tanh"}),
    ("relu(x, bogus=1)", "unknown-name", 9, {"name": "bogus"}),
    ("clip(x, mim=0)", "unknown-name", 9, {"name": "mim"}),
    ("𝟙[x>0] + tanhh(x)", "unknown-name", 10, {"suggestion": "tanh"}),
    ("x" * 2_001, "too-large", 2_001, {"limit": "2000"}),
    ("(" * 101 + "x" + ")" * 101, "too-large", 101, {"limit": "100"}),
    ("-" * 300 + "x", "too-large", 101, {"limit": "100"}),
    ("+".join(["x"] * 300), "too-large", 1, {"limit": "500"}),
    ("1e10001", "too-large", 1, {"limit": "1e10000"}),
]


@pytest.mark.parametrize(
    ("text", "reason", "column", "arguments"),
    COMPLAINTS,
    ids=[ascii(text[:24]) for text, *_ in COMPLAINTS],
)
def test_a_complaint_says_why_and_where(
    text: str, reason: str | None, column: int, arguments: dict[str, str]
) -> None:
    if reason is None:
        tree(text)
        return
    with pytest.raises(Unreadable) as raised:
        tree(text)
    found = raised.value
    assert (found.reason, found.position + 1) == (reason, column)
    assert arguments.items() <= dict(found.arguments).items()


@pytest.mark.parametrize("before", ["", "я + ", "😀"[:0] + "αβ + ", "ﬁ + "])
def test_columns_count_code_points(before: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(before.replace("я", "x").replace("ﬁ", "x") + "x + )", card())
    assert raised.value.position == len(before) + 4


def test_a_formula_of_the_largest_size_is_read() -> None:
    terms = (MOST_NODES + 1) // 2
    read("+".join(["x"] * terms), card())
    with pytest.raises(Unreadable):
        read("+".join(["x"] * (terms + 1)), card())
    read("(" * 80 + "x" + ")" * 80, card())
    read("x" + " " * 1_999, card())


def test_an_exponent_is_bounded_before_anything_works_it_out() -> None:
    assert check("relu", "x^10000").reason != "too-large"
    assert check("relu", "x^10001").reason == "too-large"
    assert check("relu", "x^-10001").reason == "too-large"
    verdict = check("relu", "9^9^9^9")
    assert (verdict.outcome, verdict.reason) == ("invalid", "too-large")


HOSTILE = {
    "3,000 minus signs": "-" * 3_000,
    "1,999 minus signs": "-" * 1_999 + "x",
    "tower of nines": "9^9^9^9",
    "taller tower": "^".join("9" * 80),
    "open brackets": "(" * 1_900,
    "closing brackets": ")" * 1_900,
    "nested brackets": "(" * 900 + "x" + ")" * 900,
    "bars": "|" * 1_900,
    "bars around x": "|x" * 900,
    "open braces": "{" * 1_900,
    "open squares": "[" * 1_900,
    "deep fractions": r"\frac{1}{1+" * 150 + "x" + "}" * 150,
    "fractions of nothing": r"\frac" * 390,
    "nested sums": "sum_i " * 300 + "x",
    "sums over ranges": "sum_{i=1}^{20000} sum_{j=1}^{20000} i*j + x",
    "twenty nested sums": "".join(f"sum_{{{c}=1}}^{{99}} " for c in "ijklmnopqrs")
    + "x",
    "nots": "not " * 480 + "x>0",
    "conditions": "x if x>0 else " * 140 + "x",
    "ifs": "if x>0 then " * 160,
    "questions": "x>0?" * 480,
    "commas": "," * 1_900,
    "semicolons": ";" * 1_900,
    "dots": "." * 1_900,
    "quotes": "'" * 1_900,
    "primes": "x" + "'" * 1_900,
    "thirty primes": "exp(x^2 sin(x))" + "'" * 30,
    "letters": "ax" * 999 + "q",
    "one letter": "x" * 2_000,
    "digits": "9" * 2_000,
    "digits to the digits": "9" * 999 + "^" + "9" * 999,
    "large numbers": "1e9999^1e9999",
    "factorials": "x" + "!" * 1_900,
    "nested factorials": "((x!)!)!",
    "a pole of the factorial": "(-x-499.5)!",
    "exponentials": "exp(" * 95 + "x" + ")" * 95,
    "a large exponential": "exp(exp(exp(10))) + x",
    "a sine of a large number": "sin(exp(1e6)) + x",
    "underscores": "_" * 1_900,
    "subscripts": "x_" * 900,
    "backslashes": "\\" * 1_900,
    "open texts": r"\text{" * 300,
    "open environments": r"\begin{cases}" * 150,
    "NUL": "\x00" * 1_900,
    "lone surrogates": "\ud800" * 1_900,
    "bidi marks": "\u202e" * 1_900,
    "combining marks": "x" + "\u0301" * 1_900,
    "raised twos": "x" + "²" * 1_900,
    "raised minus signs": "x" + "⁻" * 1_900,
    "roots": "√" * 1_900 + "x",
    "bases": "log_" * 480 + "x",
    "sines": "sin " * 480 + "x",
    "powers of sines": "sin^" * 480 + "x",
    "lambdas": "lambda x:" * 200 + "x",
    "returns": "return " * 280 + "x",
    "equalities": "x=" * 999 + "x",
    "left sides": "f(x)=" * 380 + "x",
    "comparisons": "x<" * 900 + "x",
    "generators": "sum(x for j in " * 120,
    "open pieces": "Piecewise((" * 150,
    "components": "x" + "[i]" * 600,
    "methods": "x" + ".exp()" * 300,
    "powers": "x^" * 980 + "x",
    "derivatives of derivatives": "d/dx " * 15 + "tanh(x)^2",
    "a large power": "((((x^9999)^9999)^9999)^9999)^9999",
    "a long fraction": "(x+1/3)^9999/(x-1/7)^9999",
    "a root of a large degree": "root(x, 10000000)",
    "a power of a long number": "(1+1/10^1000)^x",
    "near one": "atanh(1-10^-9999) + x",
    "hyperbolic sines": "sinh(" * 60 + "x" + ")" * 60,
    "a long sum": "sum_{k=1}^{9999} x^k",
    "ands of another letter": "c>0 and " * 240 + "c>0",
    "ors of another letter": "c>0 ∨ " * 245 + "c>0",
    "factorials of another letter": "c" + "!" * 250,
    "primes of another letter": "c" + "'" * 250,
    "components of components": "c" + "[1]" * 250,
}


@pytest.mark.parametrize("name", ["relu", "softmax", "gelu_prime"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_answered_at_once(name: str, hostile: str) -> None:
    verdicts: list[Verdict] = []
    assert seconds(lambda: verdicts.append(check(name, HOSTILE[hostile]))) < 0.5
    assert verdicts[0].outcome != "correct"


def test_components_are_those_of_vectors() -> None:
    assert same(tree("x_i", VECTORS), tree("x[i]", VECTORS))
    assert same(tree("xᵢ", VECTORS), tree("x_{i}", VECTORS))
    assert same(tree("x_1", VECTORS), tree("x[1]", VECTORS))


def test_a_sum_over_an_index_is_no_name_that_is_given_a_meaning():
    context = Context(variables=("x",))
    for kind in ("sum", "mean", "prod"):
        one, two = (read(f"[{kind}_i(x) {sign} 1]", context) for sign in ("=", "=="))
        assert same(one.tree, two.tree)
