"""What YAML does to formulas and prose is said, with the place, and survived."""

from __future__ import annotations

from textwrap import indent

import pytest

from quiz.deck.parse import parse_deck

HEAD = "quiz: 1\nid: d\ntitle: Проверка\nlang: ru\ncards:\n"
LAST = "- id: last\n  q: Что после?\n  a: всё\n"
"""A good card after the bad one: it must survive. Its first line is the fifth."""


def complaints(card: str) -> tuple[list[str], list[str]]:
    """Complaints about a card (its first line is line 1), and the cards kept."""
    body = "- " + indent(card.strip("\n"), "  ")[2:] + "\n"
    deck, found = parse_deck(HEAD + body + LAST, "d.yaml")
    kept = [str(one.id) for one in deck.cards] if deck else []
    lines = [f"{one.span.line - 5}:{one.span.column} {one.code}" for one in found]
    return lines, [card_id.removeprefix("d:") for card_id in kept]


ERRORS = [
    pytest.param("q: w\na: |x| + 1", "2:6 D201", id="starts with a pipe"),
    pytest.param("q: w\na: [x > 0]*x", "2:6 D201", id="starts with [, not YAML"),
    pytest.param("q: w\na: [x, 1]", "2:6 D201", id="starts with [, a list"),
    pytest.param("q: w\na: [0, oo)\nwhy: y", "2:6 D201", id="half-open interval"),
    pytest.param("q: w\na: {x if x>0; 0}", "2:6 D201", id="starts with {"),
    pytest.param("q: w\na: > 0", "2:6 D201", id="starts with >"),
    pytest.param("q: w\na: *x + 1", "2:6 D201", id="starts with *, not YAML"),
    pytest.param("q: w\na: *x", "2:6 D005", id="alias"),
    pytest.param("q: w\na: &x y", "2:6 D004", id="anchor"),
    pytest.param("q: w\na: !x y", "2:6 D003", id="tag"),
    pytest.param("q: w\na: %d", "2:6 D201", id="starts with %"),
    pytest.param("q: w\na: @x", "2:6 D201", id="starts with @"),
    pytest.param("q: w\na: `x`", "2:6 D201", id="starts with a backtick"),
    pytest.param("q: w\na: - x", "2:6 D201", id="starts with a dash"),
    pytest.param("q: Почему 😀: потому\na: x", "1:14 D202", id="colon inside"),
    pytest.param("q: w\npoints:\n- Справа: наклон", "3:11 D202", id="colon in a list"),
    pytest.param("q: w\na: f(x) = x # y", "2:15 D203", id="comment cuts"),
    pytest.param("q: 😀\na: Ё # y", "2:8 D203", id="comment after Cyrillic"),
    pytest.param(
        r'''q: w
a: "\frac{1}{2}"''',
        "2:7 D204",
        id="form feed",
    ),
    pytest.param(
        r'''q: w
a: "1 + \tanh x"''',
        "2:11 D204",
        id="tab",
    ),
    pytest.param(
        r'''q: w
a: "\nabla f"''',
        "2:7 D204",
        id="new line",
    ),
    pytest.param(
        r'''q: w
a: "\sigma(x)"''',
        "2:7 D204",
        id="unknown escape",
    ),
    pytest.param("q: w\na: |\n\tx", "3:3 D205", id="tab as indentation"),
    pytest.param("q: w\nq: v\na: x", "2:3 D103", id="a key twice"),
    pytest.param("q: w\nlist: [max(0, x), 1]", "2:10 D206", id="comma in a call"),
    pytest.param("q: w\na: 'it's'", "2:6 D015", id="apostrophe in quotes"),
    pytest.param("q: w\na: 'open", "2:6 D013", id="quote never closed"),
    pytest.param("q: w\n? [a]\n: x\na: y", "2:5 D133", id="a list for a key"),
]


@pytest.mark.parametrize(("card", "expected"), ERRORS)
def test_a_trap_that_changes_the_text_costs_the_card_and_only_it(
    card: str, expected: str
):
    lines, kept = complaints(card)
    assert lines == [expected]
    assert kept == ["last"]


WARNINGS = [
    pytest.param("no", "D210", id="word"),
    pytest.param("~", "D210", id="null"),
    pytest.param("True", "D210", id="capital word"),
    pytest.param("12:30", "D211", id="base 60"),
    pytest.param("1e-2", "D212", id="exponent"),
    pytest.param("-1.5E3", "D212", id="capital exponent"),
    pytest.param("017", "D213", id="octal"),
    pytest.param("0x1F", "D213", id="hexadecimal"),
    pytest.param("2024-01-31", "D214", id="date"),
]


@pytest.mark.parametrize(("value", "code"), WARNINGS)
def test_a_value_that_others_read_as_another_type_is_kept_as_spelt(
    value: str, code: str
):
    text = f"{HEAD}- id: c\n  q: w\n  number: {value}\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        (code, 8, 11)
    ]
    assert deck.cards[0].answer.value.text == value  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["no", "12:30", "1e-2", "017", "|x|", "a: b # c"])
def test_quoting_the_text_settles_it(value: str):
    text = f"{HEAD}- id: c\n  q: w\n  a: '{value}'\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert found == []
    assert deck.cards[0].answer.answer.get("ru") == value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "value",
    ["0.5", "-x", "1/2", "x - 1", "нет", "f(x)=x#y", "x  # a comment", '"a\\nb"', "3"],
)
def test_what_yaml_reads_as_written_draws_no_complaint(value: str):
    text = f"{HEAD}- id: c\n  q: w\n  a: {value}\n"
    assert parse_deck(text, "d.yaml")[1] == []


def test_prose_that_a_comma_splits_is_asked_about():
    assert complaints("q: w\npoints: [a, b c]") == (["2:15 D207"], ["None", "last"])


@pytest.mark.parametrize("spelling", ["no", "017", "12 # twelve", "2024-01-31"])
def test_ids_are_taken_as_spelt(spelling: str):
    text = f"{HEAD}- id: {spelling}\n  q: w\n  a: x\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert found == []
    assert [card.id for card in deck.cards] == [f"d:{spelling.split()[0]}"]


def test_two_broken_cards_are_both_reported_and_those_between_them_kept():
    broken = "- id: x\n  q: w\n  a: %d\n"
    good = "- id: good\n  q: v\n  a: y\n"
    deck, found = parse_deck(HEAD + broken + good + broken + LAST, "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:good", "d:last"]
    assert [(one.span.line, one.code) for one in found] == [(8, "D201"), (14, "D201")]


def test_a_broken_function_costs_neither_the_others_nor_the_cards():
    text = """\
quiz: 1
id: d
title: t
lang: en
functions:
  bad:
    formula: |x|
    asks: [formula]
  good:
    formula: '|x|'
    asks: [formula]
cards:
- {id: c, q: w, a: x}
"""
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:good.formula", "d:c"]
    assert [str(one.span) for one in found] == ["d.yaml:7:14"]
