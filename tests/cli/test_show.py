"""`quiz show`: one screen with everything known about a function."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from rich.cells import cell_len

from quiz.app.desk import open_library
from quiz.app.pictures import function_pictures
from quiz.app.places import find_places
from quiz.app.sheet import known_about
from quiz.deck.model import Function
from quiz.library import Library
from quiz.ui.function import Known, function_view
from quiz.ui.look import Look
from quiz.ui.printing import write_views
from tests.cli.runner import quiz

OWN = """
quiz: 1
id: own
title: Own
functions:
  huber:
    name: Huber loss
    vars: [r]
    formula: 'r^2/2 if |r| <= d else d*(|r| - d/2)'
    params: {d: '1'}
    assume: d > 0
  ramp:
    name: Ramp
    formula: 'max(0, x) + x/4'
  recip:
    name: Reciprocal
    formula: '2/(x - 1)'
  product:
    name: Product
    vars: [a, b]
    formula: 'a*b^2'
  broken:
    name: Broken
    formula: 'max(0,'
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("home")
    (home / "decks").mkdir()
    (home / "decks" / "own.yaml").write_text(OWN, encoding="utf-8")
    return open_library(find_places({"QUIZ_HOME": str(home)}))


@cache
def worked_out(
    library: Library, function: Function, language: str
) -> tuple[Function, Known]:
    """Worked out once for all tests: the languages differ in words of cases only."""
    return known_about(library, function, language=language)


def screen(library: Library, function: Function, look: Look) -> list[str]:
    """The screen with one-line formulas: drawn ones are as wide and less plain."""
    filled, known = worked_out(library, function, look.language)
    drawn = function_pictures(
        library, filled, width=look.width, language=look.language, is_plain=True
    )
    view = function_view(
        filled,
        look,
        formula=drawn.formula,
        derivative=drawn.derivative,
        stable=drawn.stable,
        known=known,
    )
    out = io.StringIO()
    write_views([view], look, out)
    return [re.sub(r"\x1b\[[^m]*m", "", line) for line in out.getvalue().splitlines()]


def bundled(library: Library) -> Iterator[Function]:
    for function in library.functions():
        if function.deck == "dl/activation-functions":
            yield function


def test_every_function_fits_forty_columns(library: Library):
    for function in bundled(library):
        lines = screen(library, function, Look(40, 24, "ru"))
        assert max(map(cell_len, lines)) <= 40, function.key


def test_a_drawn_formula_that_takes_too_many_lines_is_written(library: Library):
    function = library.function("relu")
    assert function is not None
    _, known = known_about(library, function)
    for rows, is_drawn in ((3, True), (16, False)):
        look, picture = Look(80, 24), "\n".join(["DRAWN"] * rows)
        out = io.StringIO()
        view = function_view(function, look, formula=picture, known=known)
        write_views([view], look, out)
        assert ("DRAWN" in out.getvalue()) == is_drawn
        assert out.getvalue().count("\n") <= 23


def test_every_function_fits_one_screen(library: Library):
    for language in ("en", "ru"):
        for function in bundled(library):
            lines = screen(library, function, Look(80, 24, language))
            assert len(lines) <= 23, function.key
            assert max(map(cell_len, lines)) <= 80, function.key


def test_no_row_stands_there_twice(library: Library):
    for function in bundled(library):
        lines = screen(library, function, Look(1000, 24, "en", is_plain=True))
        names = [line.split(": ")[0] for line in lines if ": " in line]
        names = [name for name in names if not name.startswith("PyTorch")]
        assert len(set(names)) == len(names), function.key
        assert "∞" in " ".join(lines) or function.key in ("hardtanh", "step", "softmax")


@pytest.mark.parametrize(
    ("name", "slopes"),
    [
        ("relu", (0, 1)),
        ("leaky_relu", (0.01, 1)),
        ("selu", (1.7580993, 1.050701)),
        ("sigmoid", (0.25,)),
        ("gelu", (0.5,)),
        ("mish", (0.6,)),
        ("elu", (1,)),
        ("hardshrink", (0,)),
        ("step", ()),
    ],
)
def test_slopes_at_zero_are_worked_out(
    library: Library, name: str, slopes: tuple[float, ...]
):
    function = library.function(name)
    assert function is not None
    _, known = worked_out(library, function, "en")
    assert known.slopes == pytest.approx(slopes)


def test_nothing_is_computed_where_the_deck_says_it(library: Library):
    for function in bundled(library):
        _, known = worked_out(library, function, "en")
        expected = {"step": ("zero",), "prelu": ("limits",)}.get(function.key, ())
        assert known.computed == expected, function.key


def test_a_value_at_zero_by_convention_is_not_shown(library: Library):
    function = library.function("step")
    assert function is not None
    lines = screen(library, function, Look(1000, 24, "en", is_plain=True))
    assert not [line for line in lines if line.startswith("at 0")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("huber", ["domain: ℝ", "limits: -∞ → ∞, ∞ → ∞", "at 0: 0, slope 0"]),
        (
            "ramp",
            ["at 0: 0, slope 0.25 on the left, 1.25 on the right", "no slope at: 0"],
        ),
        ("recip", [r"domain: ℝ \ {1}", "limits: -∞ → 0, ∞ → 0", "-2/(x - 1)²"]),
        ("product", ["∂/∂a = b²", "∂/∂b = 2⋅a⋅b"]),
        ("broken", ["max(0,"]),
    ],
)
def test_what_a_deck_leaves_out_is_worked_out(
    library: Library, name: str, rows: list[str]
):
    function = library.function(f"own:{name}")
    assert function is not None
    lines = screen(library, function, Look(1000, 24, "en", is_plain=True))
    assert [row for row in rows if row not in lines] == []


def test_what_is_worked_out_is_named(library: Library):
    function = library.function("own:recip")
    assert function is not None
    lines = screen(library, function, Look(1000, 24, "en", is_plain=True))
    said = "computed, not stated by the deck: at 0, limits, derivative"
    assert said in lines


def test_long_decimals_are_shortened_and_infinity_is_a_sign():
    lines = quiz("show", "gelu", "--lang", "en").stdout.splitlines()
    assert "range: [≈ -0.169971, ∞)" in lines
    assert "limits: -∞ → 0, ∞ → ∞" in lines
    assert "at 0: 0, slope 0.5" in lines


def test_as_json_nothing_is_shortened():
    document = json.loads(quiz("show", "gelu", "--json").stdout)
    assert document["range"] == "[-0.1699712074799037, oo)"
    assert document["slopes_at_zero"] == [0.5]
    assert document["computed"] == []


def test_the_plot_is_beside_the_facts_at_a_terminal_and_nowhere_in_plain(
    library: Library,
):
    function = library.function("relu")
    assert function is not None
    lines = screen(library, function, Look(80, 24, "en"))
    row = next(line for line in lines if line.startswith("range"))
    assert "│" in row
    plain = screen(library, function, Look(1000, 24, "en", is_plain=True))
    assert "│" not in "".join(plain)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "computed"), ("ru", "вычислено")]
)
def test_only_rows_that_are_shown_are_called_computed(language: str, said: str):
    assert said not in quiz("show", "step", "--lang", language).stdout


@pytest.mark.parametrize("name", ["selu", "softplus", "softmax", "gelu_tanh"])
def test_one_screen_has_one_sign_for_a_product(name: str):
    shown = quiz("show", name, "--lang", "ru").stdout
    assert not {"·", "−", "*"} & set(shown)
    assert "log(" not in shown
    assert "p_i" not in shown
