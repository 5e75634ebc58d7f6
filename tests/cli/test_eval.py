"""`quiz eval`: exact where it is exact, right to the last digit elsewhere."""

from __future__ import annotations

import json

import mpmath
import pytest

from quiz.app.desk import open_library
from quiz.app.places import find_places
from quiz.app.values import read_points, values_of
from quiz.errors import QuizError
from quiz.library import Library
from quiz.ui.values import State
from tests.cli.runner import quiz


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(find_places({"QUIZ_HOME": str(tmp_path_factory.mktemp("q"))}))


def shown(library: Library, formula: str, *points: str, **options: object) -> list[str]:
    values = values_of(library, formula, points, **options)  # type: ignore[arg-type]
    return [
        " ".join(one.text or one.state.value for one in row.found)
        for row in values.rows
    ]


@pytest.mark.parametrize(
    ("formula", "points", "expected"),
    [
        ("relu", ["x=-2,0,2"], ["0", "0", "2"]),
        ("relu_prime", ["x=-2,0,2"], ["0", "0", "1"]),
        ("sigmoid", ["x=0"], ["0.5"]),
        ("sigmoid", ["x=1"], ["0.7310585786"]),
        ("leaky_relu", ["x=-2"], ["-0.02"]),
        ("leaky_relu", ["x=-2", "a=0.1,0.5"], ["-0.2", "-1"]),
        ("leaky_relu", ["x=-2", "alpha=1/2"], ["-1"]),
        ("softmax", ["x=[0,0]"], ["0.5 0.5"]),
        ("softmax", ["x=[1,2,3]"], ["0.09003057317 0.2447284711 0.6652409558"]),
        (
            "softmax",
            ["x=[1,2,3],[7]"],
            ["0.09003057317 0.2447284711 0.6652409558", "1"],
        ),
        ("sum(x^2)", ["x=[1,2,3]"], ["14"]),
        ("x_2", ["x=[1,2,3]"], ["2"]),
        ("max(x) - x_i", ["x=[1,4]"], ["3 0"]),
        ("1/x", ["x=0,3"], ["undefined", "0.3333333333"]),
        ("log(x)", ["x=-1,0,1"], ["undefined", "undefined", "0"]),
        ("exp(x)", ["x=1000"], ["1.970071114e+434"]),
        ("exp(exp(x))", ["x=100"], ["too-large"]),
        ("sin(x)", ["x=pi/6"], ["0.5"]),
        ("ax + b", ["x=1", "a=2,b=1/4"], ["2.25"]),
        ("-x", ["1,2"], ["-1", "-2"]),
        ("erf(1)", [], ["0.8427007929"]),
        ("glu", ["a=3", "b=0"], ["1.5"]),
        ("softmax([0, 0])", [], ["0.5 0.5"]),
        ("softmax((0, 0))", [], ["0.5 0.5"]),
        ("softmax(0, 0)", [], ["0.5 0.5"]),
        ("relu([-1, 2]) + 1", [], ["1 3"]),
        ("sum([1, 2]) + x*max([3, 4])", ["x=0,1"], ["3", "7"]),
        ("sum(1, 2, 3)", [], ["6"]),
        ("sum(1, x)", ["x=2"], ["3"]),
        ("prod(2, 3, 4)", [], ["24"]),
        ("mean([1, 2])", [], ["1.5"]),
        ("mean(1, 2)", [], ["1.5"]),
        ("σ(x)(1-σ(x))", ["x=200"], ["1.383896527e-87"]),
    ],
)
def test_values(library: Library, formula: str, points: list[str], expected: list[str]):
    assert shown(library, formula, *points) == expected


@pytest.mark.parametrize(
    ("formula", "digits"),
    [
        ("log(1 + pi*10^-25)", 10),
        ("exp(1)", 50),
        ("erfc(30)", 15),
        ("tanh(1/3)", 30),
        ("2^0.5", 40),
        ("1/7", 12),
    ],
)
def test_every_digit_is_right(library: Library, formula: str, digits: int):
    with mpmath.workdps(digits + 20):
        x = mpmath.mpf
        true = {
            "log(1 + pi*10^-25)": mpmath.pi * x(10) ** -25,
            "exp(1)": mpmath.e,
            "erfc(30)": mpmath.erfc(30),
            "tanh(1/3)": mpmath.tanh(x(1) / 3),
            "2^0.5": mpmath.sqrt(2),
            "1/7": x(1) / 7,
        }[formula]
        (said,) = shown(library, formula, digits=digits)
        assert abs(x(said) / true - 1) < x(10) ** (1 - digits)
        assert (
            mpmath.nstr(true, digits, strip_zeros=True).split("e")[0]
            == (said.split("e")[0])
        )


def test_what_is_exact_says_so_and_what_is_rounded_too(library: Library):
    third = values_of(library, "1/3", []).rows[0].found[0]
    assert (third.state, third.fraction) == (State.ROUNDED, "1/3")
    assert values_of(library, "3/4", []).rows[0].found[0].state is State.EXACT
    zero = values_of(library, "sin(x)", ["x=pi"]).rows[0].found[0]
    assert zero.state is State.TINY
    assert float(zero.text.replace("1e-", "")) > 500


def test_values_by_convention_are_named(library: Library):
    assert values_of(library, "relu_prime", ["x=-1,0"]).conventions == ("x = 0",)
    assert values_of(library, "relu_prime", ["x=-1"]).conventions == ()
    assert values_of(library, "softshrink_prime", ["x=1/2"]).conventions == ("x = 1/2",)


def test_usual_values_are_named_unless_given(library: Library):
    assert values_of(library, "elu", ["x=-1"]).usual == (("a", "= 1"),)
    assert values_of(library, "elu", ["x=-1", "a=1"]).usual == ()
    assert values_of(library, "elu", ["x=-1"], params={"a": "2"}).usual == ()


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["x=-2,0,2"], {"x": ["-2", "0", "2"]}),
        (["x=[1,2],[3,4]"], {"x": ["[1,2]", "[3,4]"]}),
        (["x=1,a=2,3"], {"x": ["1"], "a": ["2", "3"]}),
        (["x=1", "x=2"], {"x": ["1", "2"]}),
        (["max(1,2)"], {"": ["max(1,2)"]}),
    ],
)
def test_points_are_read(texts: list[str], found: dict[str, list[str]]):
    assert read_points(texts) == found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["2x", "y=1"], "no-such-letter"),
        (["2x"], "letter-without-value"),
        (["a*x", "x=1"], "letter-without-value"),
        (["mx(0, x)", "x=1"], "formula-unreadable"),
        (["x", "x=1+"], "formula-unreadable"),
        (["x", "x=y"], "bad-number"),
        (["x", "x=1/0"], "bad-number"),
        (["x", "x=oo"], "infinite-point"),
        (["x", "x="], "bad-points"),
        (["x", ""], "bad-points"),
        (["softmax", "x=1"], "needs-a-vector"),
        (["relu", "x=[1,2]"], "not-a-vector"),
        (["x", "x=" + ",".join(["1"] * 1001)], "too-many-points"),
        (["softmax_prime", "x=[1,2]"], "vector-derivative"),
    ],
)
def test_what_cannot_be_evaluated_is_told(
    library: Library, arguments: list[str], code: str
):
    formula, *points = arguments
    with pytest.raises(QuizError) as caught:
        values_of(library, formula, points)
    assert caught.value.code == code
    assert caught.value.exit_code == 2


def test_the_place_of_a_slip_is_told():
    done = quiz("eval", "2 + * x", "--at", "x=1", "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("quiz: `2 + * x`, column 5: ")


def test_the_table_has_a_column_for_each_letter():
    arguments = ["leaky_relu", "--at", "x=-2,2", "--at", "a=0.1"]
    assert quiz("eval", *arguments, "--lang", "en").stdout == (
        " x    a  leaky_relu\n-2  0.1  -0.2\n 2  0.1  2\n"
    )
    done = quiz("eval", "relu_prime", "--at", "x=0", "--lang", "ru")
    assert done.stdout == (
        "x  relu′\n0  0\nпри x = 0 производной нет: значение там — соглашение\n"
    )


def test_a_formula_may_come_from_standard_input_and_start_with_a_minus():
    assert quiz("eval", "-", "--at", "x=3", given="x^2\n").stdout == "x  x^2\n3  9\n"
    assert quiz("eval", "-x^2", "--at", "x=3").stdout == "x  -x^2\n3  -9\n"


def test_as_json_numbers_are_texts_with_their_state():
    done = quiz("eval", "1/x", "--at", "x=0,3,4", "--json", "--digits", "3")
    assert [
        (row["at"], row["value"], row["state"])
        for row in json.loads(done.stdout)["rows"]
    ] == [
        ({"x": "0"}, "undefined", "undefined"),
        ({"x": "3"}, "0.333", "rounded"),
        ({"x": "4"}, "0.25", "exact"),
    ]
    vectors = quiz("eval", "softmax", "--at", "x=[0,0]", "--json").stdout
    (row,) = json.loads(vectors)["rows"]
    assert [one["value"] for one in row["values"]] == ["0.5", "0.5"]


@pytest.mark.parametrize(
    ("text", "shown"), [("10^50", "1e+50"), ("1e-50*7", "7e-50"), ("10^50/3", "≈ 3.3")]
)
def test_only_what_is_rounded_is_marked_as_rounded(text: str, shown: str):
    assert quiz("eval", text).stdout.startswith(shown)


@pytest.mark.parametrize("digits", ["0", "60"])
def test_how_many_digits_there_may_be_is_said(digits: str):
    done = quiz("eval", "x", "--at", "x=1", "--digits", digits, "--lang", "en")
    assert "--digits takes a whole number from 1 to 50" in done.stderr
