"""`quiz plot`: names and formulas, ranges, parameters, files, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.app.curves import chart_for, read_range
from quiz.app.desk import open_library
from quiz.app.places import find_places
from quiz.cli import plots
from quiz.cli.preferences import Preferences
from quiz.errors import QuizError
from quiz.library import Library
from quiz.ui import figure
from tests.cli.runner import quiz


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(find_places({"QUIZ_HOME": str(tmp_path_factory.mktemp("q"))}))


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["relu"], ["relu"]),
        (["relu_prime"], ["relu′"]),
        (["swish", "GELU"], ["silu", "gelu"]),
        (["max(0, x)", "x/4"], ["max(0, x)", "x/4"]),
        (["-x^2"], ["-x^2"]),
        (["glu"], ["glu, b = -1", "glu, b = 1", "glu, b = 2"]),
        (["glu", "swiglu"], ["glu, b = 1", "swiglu, b = 1"]),
        (["softmax"], ["softmax₁", "softmax₂", "softmax₃"]),
        (["softmax", "log_softmax"], ["softmax₁", "log_softmax₁"]),
        (["exp(x_i)/sum(exp(x))"], [f"exp(x_i)/sum(exp(x)){n}" for n in "₁₂₃"]),
    ],
)
def test_names_and_formulas_become_curves(
    library: Library, texts: list[str], labels: list[str]
):
    chart = chart_for(library, texts)
    assert [line.label for line in chart.lines] == labels
    assert all(line.curve.runs for line in chart.lines)
    assert not chart.is_answer


def test_every_bundled_function_has_a_plot(library: Library):
    for function in library.functions():
        if len(function.vectors) > 1:
            with pytest.raises(QuizError, match="plot-several-vectors"):
                chart_for(library, [function.key])
            continue
        chart = chart_for(library, [function.key])
        assert chart.y[0] < chart.y[1], function.key
        is_of_one = not function.vectors and len(function.variables) == 1
        if is_of_one and function.derivative is not None:
            both = chart_for(library, [function.key], is_derivative=True)
            names = [line.label for line in both.lines]
            assert names == [function.key, f"{function.key}′"]
            assert both.gap is None


def test_a_formula_after_a_name_is_an_answer(library: Library):
    chart = chart_for(library, ["leaky_relu", "max(x, a*x)"])
    assert chart.is_answer
    assert chart.gap is not None
    assert chart.gap.size == 0
    wrong = chart_for(library, ["relu", "x/(1+exp(-x))"])
    assert wrong.gap is not None
    assert wrong.gap.size == pytest.approx(0.278465, abs=1e-6)
    slopes = chart_for(library, ["relu", "x|x|/2"], is_derivative=True)
    assert [one.label for one in slopes.lines] == ["relu′", "x|x|/2"]
    assert slopes.gap is not None
    assert slopes.gap.size == pytest.approx(5, abs=0.1)


def test_a_parameter_stands_at_its_usual_value_or_at_the_given_one(library: Library):
    usual = chart_for(library, ["leaky_relu"])
    given = chart_for(library, ["leaky_relu"], params={"alpha": "1/5"})
    assert dict(usual.lines[0].curve.grid)[-5.0] == -0.05
    assert dict(given.lines[0].curve.grid)[-5.0] == -1
    assert [one.key for one in usual.said] == ["plot.usual"]
    assert [one.key for one in given.said] == ["plot.chosen"]
    formula = chart_for(library, ["ax^2"], params={"a": "3"})
    assert dict(formula.lines[0].curve.grid)[1.0] == 3
    slice_ = chart_for(library, ["glu"], params={"b": "0"})
    assert [line.label for line in slice_.lines] == ["glu"]


def test_a_parameter_without_a_value_takes_a_friendly_one_and_says_so(tmp_path: Path):
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "free.yaml").write_text(
        "quiz: 1\nid: free\ntitle: Free\nfunctions:\n  free:\n    name: Free\n"
        "    formula: 'max(0, x) + k*min(0, x)'\n    params: {k: }\n"
        "    assume: 0 < k < 1/8\n",
        encoding="utf-8",
    )
    done = quiz("plot", "free:free", "--lang", "en", QUIZ_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "k = 0.1, for example" in done.stdout


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("-5:5", -5, 5), ("0:1/2", 0, 0.5), ("-2pi:2pi", -6.283185, 6.283185)],
)
def test_a_range_is_two_numbers(text: str, low: float, high: float):
    assert tuple(map(float, read_range(text))) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["", "5", "5:-5", "a:b", "0:0", "-oo:oo", "1:2:3"])
def test_another_range_is_refused(text: str):
    with pytest.raises(QuizError) as caught:
        read_range(text)
    assert caught.value.code in ("bad-range", "range-order")


@pytest.mark.parametrize(
    ("text", "code"),
    [("5:-5", "range-order"), ("a:b", "bad-range"), ("-1e300:1e300", "range-too-wide")],
)
def test_what_is_wrong_with_a_range_is_said(text: str, code: str):
    with pytest.raises(QuizError) as caught:
        read_range(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("arguments", "problem", "advice"),
    [
        (["rlu(x)"], "`rlu(x)`, column 1: “rlu” is not a known name", "relu"),
        (["relu", "max(0,"], "`max(0,`, column 7:", "quiz check"),
        (["a*x"], "`a` in `a*x` has no value", "--params 'a=1'"),
        (["relu", "--params", "q=1"], "`max(0, x)` has no letter `q`", "x"),
        (["softmax", "--derivative"], "its derivative is a matrix", "quiz show"),
        (["relu", "--range", "1:0"], "in the range `1:0` the first", "--range -5:5"),
        (["sum_{j=1}^{4000} sin(j*x)/j"], "takes too long to draw", "quiz eval"),
        (["softmax", "glu", "x", "2x", "3x", "4x", "5x"], "too many curves", "fewer"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_two_lines(
    arguments: list[str], problem: str, advice: str
):
    done = quiz("plot", *arguments, "--lang", "en")
    said, hint = done.stderr.splitlines()
    assert problem in said
    assert advice in hint
    assert (done.returncode, done.stdout) == (2, "")


def test_as_json_there_are_points_and_marks():
    done = quiz("plot", "tan(x)", "-", "--range", "0:4", "--json", given="1/x\n")
    document = json.loads(done.stdout)
    tangent, inverse = document["curves"]
    assert document["range"] == [0, 4]
    assert inverse["points"][0] == [0, None]
    assert inverse["points"][-1] == [4, 0.25]
    (pole,) = tangent["marks"]
    assert pole["kind"] == "pole"
    assert pole["at"] == pytest.approx(1.5707963267948966)
    assert (pole["left"], pole["right"]) == ("oo", "-oo")
    assert inverse["limits"] == {"-oo": 0, "oo": 0}


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    made = iter([b"first", b"second"])
    monkeypatch.setattr(figure, "figure_bytes", lambda *_: next(made))
    target = tmp_path / "plot.png"

    def plot(path: Path) -> int:
        return plots.plot(
            ["relu"],
            Preferences(is_plain=True),
            span="-5:5",
            is_derivative=False,
            params=None,
            png=path,
            svg=None,
        )

    assert plot(target) == 0
    assert target.read_bytes() == b"first"
    assert capsys.readouterr().out == f"Written: {target}\n"
    target.chmod(0o640)
    assert plot(target) == 0
    assert target.read_bytes() == b"second"
    assert target.stat().st_mode & 0o777 == 0o640
    monkeypatch.setattr(figure, "figure_bytes", lambda *_: b"third")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(QuizError) as caught:
        plot(target)
    assert caught.value.code == "file-unwritable"
    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.glob("*plot*")] == ["plot.png"]


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(figure, "figure_bytes", lambda *_: b"never")
    with pytest.raises(QuizError) as caught:
        plots.plot(
            ["relu"],
            Preferences(is_plain=True),
            span="-5:5",
            is_derivative=False,
            params=None,
            png=None,
            svg=tmp_path / "nowhere" / "plot.svg",
        )
    assert caught.value.code == "file-unwritable"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("sin(1/x)", "swings without a limit at x = 0"),
        ("exp(1/x)", "pole at x = 0"),
        ("exp(-1/x)", "pole at x = 0"),
        ("x*sin(1/x)", "no value at x = 0"),
        ("sin(100x)", "it swings faster than these columns can show"),
        ("sin(1000x)", "it swings faster than these columns can show"),
    ],
)
def test_what_a_picture_cannot_show_is_said(formula: str, said: str):
    shown = quiz("plot", formula, "--lang", "en").stdout
    assert said in shown
    assert "jump" not in shown


@pytest.mark.parametrize("formula", ["sin(5x)", "x^3", "tan(x)", "exp(x)", "round(x)"])
def test_what_can_be_seen_needs_no_warning(formula: str):
    assert "swings" not in quiz("plot", formula, "--lang", "en").stdout


def test_a_pole_does_not_flatten_the_rest(library: Library):
    low, high = chart_for(library, ["exp(1/x)"]).y
    assert -10 < low < high < 10


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Step′: at x = 0 there is no derivative, the value is a convention"),
        ("ru", "Ступенька′: в x = 0 производной нет, значение — соглашение"),
    ],
)
def test_a_value_by_convention_is_called_one(language: str, said: str):
    done = quiz("plot", "step", "--derivative", "--lang", language)
    assert said in done.stdout
    assert said not in quiz("plot", "step", "--lang", language).stdout


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Leaky ReLU", "Identity"]), ("ru", ["Leaky ReLU", "Тождественная"])],
)
def test_the_legend_has_the_names_that_a_reader_knows(language: str, names: list[str]):
    asked = ("plot", "leaky_relu", "identity", "x^2", "--lang", language)
    shown = quiz(*asked).stdout
    legend = [line[2:] for line in shown.splitlines()[:3]]
    assert legend == [*names, "x^2"]
    assert "leaky_relu" not in shown


def test_scripts_get_the_keys_whatever_the_language():
    done = quiz("plot", "leaky_relu", "identity", "--lang", "ru", "--json")
    labels = [line["label"] for line in json.loads(done.stdout)["curves"]]
    assert labels == ["leaky_relu", "identity"]
