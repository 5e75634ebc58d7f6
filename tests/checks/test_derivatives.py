"""A deck's stated derivative is held to its formula; the docstring is the deck."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.app.deck_checks import in_this_process
from quiz.app.decks import complaints
from quiz.checks.derivatives import derivative_finding
from tests.cli.runner import quiz
from tests.formula.evaluating import definitions, functions

HEAD = (
    "quiz: 1\nid: my/deck\ntitle: Mine\nlang: en\nfunctions:\n  own:\n    name: Own\n"
)


def told(folder: Path, *keys: str) -> list[tuple[str, str, dict[str, str]]]:
    """What is said of a function with these keys: code, place, arguments."""
    deck = folder / "deck.yaml"
    lines = "".join(f"    {key}\n" for key in keys)
    deck.write_text(HEAD + lines + "    asks: [derivative]\n", encoding="utf-8")
    found, _ = complaints(
        {"QUIZ_HOME": str(folder / "home")}, [deck], attempt=in_this_process
    )
    return [
        (one.code, f"{one.span.line}:{one.span.column}", dict(one.arguments))
        for one in found
    ]


def test_a_derivative_that_is_not_one_is_told_of_with_a_point(tmp_path: Path) -> None:
    found = told(tmp_path, "formula: 'x^2'", "derivative: '2'")
    place = {"name": "own", "place": "x = 2", "stated": "2", "found": "4"}
    assert found == [("D301", "9:17", place)]


SOUND = [
    ("formula: 'x^3'", "derivative: '3x^2'"),
    ("formula: 'max(0, x)'", "derivative: 'x > 0'"),
    ("formula: 'max(0, x)'", "derivative: '1 if x >= 0 else 0'",
     "except: {derivative: ['0']}"),
    ("formula: 'sigmoid(x)'", "derivative: 'sigmoid(x)*(1 - sigmoid(x))'"),
    ("formula: 'tanh(a*x)'", "params: {a: 2}", "derivative: 'a*(1 - tanh(a*x)^2)'"),
    ("formula: 'x/(1 + |x|)'", "derivative: '1/(1 + |x|)^2'"),
    ("formula: 'x if |x| > l else 0'", "params: {l: '0.5'}", "assume: l > 0",
     "derivative: '1 if |x| > l else 0'", "except: {derivative: ['-l', 'l']}"),
    ("formula: 'a*sigmoid(b)'", "vars: [a, b]", "derivative: 'sigmoid(b)'"),
    ("formula: 'exp(x_i)/sum_j exp(x_j)'", "vars: {x: vector}",
     "derivative: 'softmax(x)'"),
    ("formula: 'x^2'",),
]  # fmt: skip


@pytest.mark.parametrize("keys", SOUND, ids=str)
def test_a_derivative_that_is_one_is_not(keys: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, *keys) == []


UNSOUND = [
    ("D301", "formula: 'sigmoid(x)'", "derivative: 'sigmoid(x)*(1 + sigmoid(x))'"),
    ("D301", "formula: 'x if x > 0 else 0.01x'", "derivative: '1 if x > 0 else 0.1'"),
    ("D301", "formula: 'x^2'", "derivative: '2*x if x != 7 else 0'"),
    ("D301", "formula: 'x^2'", "derivative: '2*x^2/x'"),
    ("D301", "formula: 'a*x'", "derivative: '2a'", "params: {a: ''}"),
    ("D302", "formula: 'x^2'", "derivative: '2*(x'"),
    ("D303", "formula: 'x^2'", "derivative: '2*q'"),
    ("D303", "formula: 'x^2'", "derivative: '2*q*x'"),
    ("D301", "formula: 'a*x'", "derivative: '3'", "params: {a: '3'}"),
    ("D302", "formula: 'x^(2'", "derivative: '2*x'"),
]


@pytest.mark.parametrize("row", UNSOUND, ids=str)
def test_other_slips_are_told_of(row: tuple[str, ...], tmp_path: Path) -> None:
    code, *keys = row
    found = told(tmp_path, *keys)
    assert [one[0] for one in found] == [code]


def test_a_one_off_formula_is_held_to_it_too(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "quiz: 1\nid: my/deck\ntitle: Mine\nlang: en\ncards:\n"
        "- {id: a, q: What, formula: 'x^2', derivative: 'x'}\n",
        encoding="utf-8",
    )
    found, _ = complaints(
        {"QUIZ_HOME": str(tmp_path / "home")}, [deck], attempt=in_this_process
    )
    assert [one.code for one in found] in (["D301"], ["D102"])


STATED = [key for key, one in functions().items() if one.derivative is not None]


@pytest.mark.parametrize("name", STATED)
def test_every_bundled_derivative_is_right(name: str) -> None:
    assert derivative_finding(functions()[name], definitions()) is None


def test_deck_check_points_at_it(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        HEAD + "    formula: 'x^2'\n    derivative: '2'\n    asks: [derivative]\n",
        encoding="utf-8",
    )
    done = quiz("deck", "check", str(deck), "--lang", "en")
    assert done.returncode == 1
    assert f"{deck}:9:17: error D301:" in done.stdout
    assert "at x = 2 it is 2, by the rules 4" in " ".join(done.stdout.split())
    done = quiz("deck", "check", str(deck), "--json")
    assert [one["code"] for one in json.loads(done.stdout)] == ["D301"]
