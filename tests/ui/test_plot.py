"""Plots tell curves apart without colours, in any width, and leave nothing behind."""

from __future__ import annotations

import io
import re
import sys
from itertools import pairwise
from math import exp, inf

import pytest
from rich.cells import cell_len
from rich.console import Console

from quiz.errors import QuizError
from quiz.formula.curves.curve import Along, trace
from quiz.formula.curves.frame import window
from quiz.formula.curves.gap import Gap
from quiz.ui.chart import Chart, Drawn, Row
from quiz.ui.figure import figure_bytes
from quiz.ui.look import THEME, Look
from quiz.ui.plot import chart_view, chart_words
from quiz.ui.printing import write_views
from quiz.ui.strokes import FINE, PLAIN, picture_of


def relu(x: object) -> float:
    return max(0.0, float(x))  # type: ignore[arg-type]


def sigmoid(x: object) -> float:
    return 1 / (1 + exp(-float(x)))  # type: ignore[arg-type]


def step(x: object) -> float:
    return 1.0 if float(x) >= 0 else 0.0  # type: ignore[arg-type]


def inverse(x: object) -> float | None:
    return 1 / float(x) if x else None  # type: ignore[arg-type]


ENDS = {
    "relu": (0, inf),
    "sigmoid": (0, 1),
    "step": (0, 1),
    "inverse": (0, 0),
}


def chart(*functions: Along, is_answer: bool = False, gap: Gap | None = None) -> Chart:
    lines = tuple(
        Drawn(one.__name__, trace(one, -5, 5, corners=(0,)), ENDS[one.__name__])
        for one in functions
    )
    rows = tuple(
        Row(float(x), tuple(one(x) for one in functions)) for x in range(-5, 6)
    )
    return Chart(
        lines=lines,
        letter="x",
        x=(-5.0, 5.0),
        y=window([one.curve for one in lines]),
        rows=rows,
        gap=gap,
        is_answer=is_answer,
    )


def drawn(one: Chart, look: Look, *, has_colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=look.width,
        force_terminal=has_colour,
        color_system="truecolor" if has_colour else None,
        theme=THEME,
    )
    console.print(chart_view(one, look))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def cells(picture: str) -> list[str]:
    """The rows inside the frame, from above."""
    inside = [re.search(r"[│┤](.*)│", line) for line in picture.splitlines()]
    return [found[1] for found in inside if found]


@pytest.mark.parametrize("function", [relu, sigmoid])
def test_the_picture_shows_the_values(function: Along):
    """Each column of plain signs stands at the height that the function has there."""
    one = chart(function)
    look = Look(is_plain=True)
    rows = cells(picture_of(one, look, width=72, height=22).plain)
    low, high = one.y
    width, height = len(rows[0]), len(rows)
    assert width > 60
    for column in range(width):
        x = -5 + 10 * column / (width - 1)
        true = (height - 1) * (high - (function(x) or 0)) / (high - low)
        found = [n for n, row in enumerate(rows) if row[column] in "*@"]
        assert found, column
        assert any(abs(n - true) <= 1 for n in found), (column, true, found)
    assert sum(row.count("@") for row in rows) == (function is relu)


@pytest.mark.parametrize("look", [Look(80), Look(40), Look(80, is_plain=True)])
def test_curves_are_told_apart_without_colours(look: Look):
    text = drawn(chart(relu, sigmoid, step), look)
    signs = (PLAIN if look.is_plain else FINE).beads
    for sign, name in zip(signs, ("relu", "sigmoid", "step"), strict=False):
        assert f"{sign} {name}" in text
        assert text.count(sign) > 2


def test_curves_that_run_together_show_both_signs():
    rows = cells(
        picture_of(chart(relu, relu), Look(is_plain=True), width=72, height=20).plain
    )
    signs = [sign for row in rows for sign in row if sign in "*+"]
    assert signs.count("*") >= 5
    assert signs.count("+") >= 5


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [40, 60, 80, 96])
@pytest.mark.parametrize("is_answer", [False, True])
def test_a_plot_fits_its_window(width: int, language: str, is_answer: bool):
    one = chart(relu, sigmoid, is_answer=is_answer, gap=Gap(0.125, 0.5))
    text = drawn(one, Look(width, 24, language))
    assert max(map(cell_len, text.splitlines())) <= width
    assert len(text.splitlines()) < 24


def test_plain_lines_have_words_and_values_first_and_no_control_bytes():
    out = io.StringIO()
    look = Look(1000, is_plain=True)
    write_views([chart_view(chart(step), look)], look, out)
    text = out.getvalue()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f]", text)
    assert not re.search("[⠀-⣿]", text)
    places = [text.index(part) for part in ("jump at x = 0", "-5     0", "┌")]
    assert places == sorted(places)


def test_colours_are_there_for_those_who_see_them():
    one = chart(relu, sigmoid)
    assert "\x1b[36m" in drawn(one, Look(80), has_colour=True)
    assert "\x1b" not in drawn(one, Look(80))


def test_a_plot_leaves_nothing_behind():
    first = drawn(chart(relu), Look(80))
    drawn(chart(inverse, sigmoid, step), Look(60))
    assert drawn(chart(relu), Look(80)) == first


def test_a_plot_is_not_changed_by_what_others_left():
    import plotext  # noqa: PLC0415

    first = drawn(chart(relu), Look(80))
    is_new = int(plotext.__version__.split(".")[0]) >= 6
    (plotext.figure if is_new else plotext).title("left over")
    assert drawn(chart(relu), Look(80)) == first


def test_marks_stand_where_curves_bend_and_jump():
    assert drawn(chart(relu), Look(80)).count("◆") == 1
    text = drawn(chart(step), Look(80))
    assert (text.count("●"), text.count("○")) == (1, 1)
    assert "╌" in drawn(chart(sigmoid), Look(80))
    assert drawn(chart(inverse), Look(80)).count("┊") >= 8
    assert "◆" not in drawn(chart(sigmoid), Look(80))


def test_only_the_gap_of_an_answer_is_shaded():
    assert "░" not in drawn(chart(relu, sigmoid), Look(80))
    shaded = cells(drawn(chart(relu, sigmoid, is_answer=True), Look(80)))
    assert sum(row.count("░") for row in shaded) > 20
    top, bottom = shaded[0], shaded[-1]
    assert "░" not in top[: len(top) // 2]
    assert "░" not in bottom


def test_a_pole_is_never_crossed():
    rows = cells(
        picture_of(chart(inverse), Look(is_plain=True), width=72, height=20).plain
    )
    heights = {
        column: [n for n, row in enumerate(rows) if row[column] == "*"]
        for column in range(len(rows[0]))
    }
    middle = len(rows[0]) // 2
    for left, right in pairwise(range(len(rows[0]))):
        if heights[left] and heights[right] and middle not in (left, right):
            assert min(heights[right]) - max(heights[left]) <= 6
    assert heights[middle] == []


@pytest.mark.parametrize(
    ("one", "language", "said"),
    [
        (chart(relu), "en", ["kink at x = 0; asymptote y = 0 on the left"]),
        (chart(relu), "ru", ["излом при x = 0; асимптота слева: y = 0"]),
        (
            chart(step),
            "en",
            ["jump at x = 0 (0 → 1); asymptotes y = 0 on the left, y = 1 on the right"],
        ),
        (chart(inverse), "en", ["pole at x = 0; asymptote y = 0 on both sides"]),
        (
            chart(relu, sigmoid, is_answer=True, gap=Gap(5.0, 4.006693)),
            "en",
            ["relu: kink at x = 0", "largest gap on this range: 4.00669 at x = 5"],
        ),
        (
            chart(sigmoid, sigmoid, is_answer=True, gap=Gap(0.0, 0.0)),
            "ru",
            ["на отрезке зазора нет"],
        ),
        (
            chart(sigmoid, inverse, is_answer=True, gap=Gap(0.0, inf)),
            "en",
            ["inverse: pole at x = 0", "one of them has no value at x = 0"],
        ),
    ],
)
def test_the_words_say_what_the_picture_shows(
    one: Chart, language: str, said: list[str]
):
    assert chart_words(one, Look(80, language=language)) == said


def test_without_matplotlib_there_is_a_way_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(QuizError) as caught:
        figure_bytes(chart(relu), Look(), "png")
    assert caught.value.code == "plot-extra-missing"


@pytest.mark.parametrize(
    ("kind", "head"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml version")]
)
def test_a_picture_file_is_the_same_every_time(kind: str, head: bytes):
    pytest.importorskip("matplotlib")
    one = chart(relu, sigmoid, is_answer=True, gap=Gap(5.0, 4.0))
    first, again = (figure_bytes(one, Look(), kind) for _ in range(2))
    assert first.startswith(head)
    assert first == again
