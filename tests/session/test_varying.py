"""Numbers that are drawn anew each time a card is asked."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.app.grading import constant
from quiz.deck.model import Card, Number
from quiz.deck.parse import parse_deck
from quiz.session.varying import draw, drawn, example, fill

HEAD = "quiz: 1\nid: my\ntitle: T\nlang: en\ncards:\n"
SLOPE = """\
- id: slope
  q: What is σ′ at x = {x}?
  q.ru: Чему равна σ′ в x = {x}?
  number: exp(-x)/(1+exp(-x))^2
  tol: 0.01*x^2 + 0.01
  vary: {x: -3..3 by 0.5}
  hints: ['Put {x} into $\\frac{x}{2}$']
  why: At {x} it is small; {y} is not drawn.
"""


def card(text: str = SLOPE) -> Card:
    deck, _ = parse_deck(HEAD + text, "my.yaml")
    assert deck is not None
    return deck.cards[0]


def complaints(vary: str, rest: str = "number: x", q: str = "At {x}?") -> list[str]:
    text = f"- id: one\n  q: '{q}'\n  {rest}\n  vary: {vary}\n"
    return [one.code for one in parse_deck(HEAD + text, "my.yaml")[1]]


@pytest.mark.parametrize(
    ("vary", "values"),
    [
        ("{x: [1, 2.50, -3]}", ("1", "2.50", "-3")),
        ("{x: 1..4}", ("1", "2", "3", "4")),
        ("{x: '-1..1 by 0.5'}", ("-1", "-0.5", "0", "0.5", "1")),
        ("{x: [0.1..0.3 by 0.1, 7]}", ("0.1", "0.2", "0.3", "7")),
        ("{x: −2..−1}", ("-2", "-1")),
    ],
)
def test_what_a_name_may_stand_for(vary: str, values: tuple[str, ...]):
    found = card(f"- id: one\n  q: At {{x}}?\n  number: x\n  vary: {vary}\n")
    assert [one.values for one in found.vary] == [values]


@pytest.mark.parametrize(
    "vary",
    ["{x: 1}", "{x: 3..1}", "{x: 1..2 by 0}", "{x: 1..9999}", "{x: [a]}", "{x: {}}",
     "{x: 1..2..3}", "{x: []}", "{x: [1, 1]}"],
)  # fmt: skip
def test_without_two_numbers_nothing_can_be_drawn(vary: str):
    assert complaints(vary) == ["D162"]


def test_what_is_drawn_is_shown_and_what_is_shown_is_drawn():
    assert complaints("{x: 1..3}") == []
    assert complaints("{x: 1..3}", q="At?") == ["D163"]
    assert complaints("{x: 1..3}", q="At $x = {x}$?") == ["D163"]
    assert complaints("{x: 1..3}", q="At {x}, {z}?") == ["D164"]
    assert complaints("{é: 1..3}", q="At?") == ["D161"]
    assert complaints("{x: 1..3}", "a: x") == ["D160"]
    assert complaints("1..3") == ["D107"]


def test_the_same_time_gives_the_same_numbers_and_all_numbers_come():
    slope = card()
    told = [draw(slope, times) for times in range(200)]
    assert told == [draw(card(), times) for times in range(200)]
    assert {one["x"] for one in told} == set(slope.vary[0].values)
    assert all(len(set(map(str, told[n : n + 20]))) > 3 for n in range(180))


def test_texts_hold_the_number_and_the_answer_is_computed_from_it():
    asked = drawn(card(), {"x": "-1.5"})
    assert asked.question is not None
    assert asked.question.get("en") == "What is σ′ at x = −1.5?"
    assert asked.question.get("ru") == "Чему равна σ′ в x = −1.5?"
    assert asked.hints[0].get("en") == "Put −1.5 into $\\frac{x}{2}$"
    assert asked.why is not None
    assert asked.why.get("en") == "At −1.5 it is small; {y} is not drawn."
    assert isinstance(asked.answer, Number)
    assert asked.answer.value.text == "exp(-(-1.5))/(1+exp(-(-1.5)))^2"
    assert asked.answer.tolerance is not None
    assert asked.answer.tolerance.text == "0.01*(-1.5)^2 + 0.01"
    assert asked.id == card().id
    assert drawn(asked, {"x": "2"}) == asked


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("2x + max(x, 1)", "3", "2(3) + max(3, 1)"),
        ("x_1 + \\xi + ex + x", "3", "x_1 + \\xi + ex + 3"),
        ("a - x", "-3", "a - (-3)"),
        ("(1)x^2", "3", "(1)(3)^2"),
    ],
)
def test_a_number_takes_the_place_of_its_letter_alone(text, value, wanted):
    vary = f"vary: {{x: [{value}, 9]}}"
    one = card(f"- id: one\n  q: At {{x}}?\n  number: {text}\n  {vary}\n")
    found = drawn(one, {"x": value})
    assert isinstance(found.answer, Number)
    assert found.answer.value.text == wanted


@given(times=st.integers(-1, 50))
def test_every_draw_has_its_own_truth(times: int):
    slope = card()
    x = float(draw(slope, times)["x"])
    asked = drawn(slope, draw(slope, times))
    assert isinstance(asked.answer, Number)
    truth = math.exp(-x) / (1 + math.exp(-x)) ** 2
    assert constant(asked.answer.value.text) == pytest.approx(truth)


def test_a_card_that_draws_nothing_is_as_it_is():
    plain = card("- id: one\n  q: Which $x$ in {x}?\n  number: 3\n")
    assert (draw(plain, 5), drawn(plain, {}), example(plain)) == ({}, plain, plain)
    assert fill("a {x} $b {x}$ {x}", {"x": "1"}) == "a 1 $b {x}$ 1"
