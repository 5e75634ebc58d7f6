"""Points lie where the assumptions leave room."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quiz.formula.evaluation.domain import bounds_of, choices_of, inside, midst
from quiz.formula.grading.grade import grade
from quiz.formula.reading.context import Definition, Definitions
from quiz.formula.reference import Reference
from quiz.verdict import Outcome, Verdict
from tests.formula.evaluating import card, tree

LETTERS = card(variables=("p", "q", "y"), params=())


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["0 < p < 1"], {"p": (0, 1)}),
        (["p > 0"], {"p": (0, None)}),
        (["-1/2 <= p", "p < 3"], {"p": (Fraction(-1, 2), 3)}),
        (["0 < p and p < 1"], {"p": (0, 1)}),
        (["1 > p > 0", "q <= 2"], {"p": (0, 1), "q": (None, 2)}),
        (["0 < p < 1", "1/4 < p < 2"], {"p": (Fraction(1, 4), 1)}),
        (["p < q", "p + q < 1", "p != 0"], {}),
    ],
)
def test_bounds_are_those_stated_of_single_letters(
    conditions: list[str], expected: dict[str, object]
) -> None:
    assert bounds_of([tree(one, LETTERS) for one in conditions]) == expected


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["y == 0 or y == 1"], {"y": (0, 1)}),
        (["y == 1", "0 < p < 1"], {"y": (1,)}),
        (["-1 == y or y == 1 or y == 0"], {"y": (-1, 1, 0)}),
        (["y == 0 or p == 1"], {}),
        (["y == 0 or y > 1", "y == p"], {}),
    ],
)
def test_choices_are_the_values_that_are_left_to_a_letter(conditions, expected):
    assert choices_of([tree(one, LETTERS) for one in conditions]) == expected


def test_every_choice_meets_every_other_one():
    choices = {"y": (0, 1), "z": (-1, 1)}
    found = list(inside(("y", "p", "z"), {"p": (0, 1)}, choices, short=True))
    assert {(one["y"], one["z"]) for one in found} == {
        (y, z) for y in (0, 1) for z in (-1, 1)
    }
    assert len({one["p"] for one in found if one["y"] == 0}) > 3


@pytest.mark.parametrize("bounds", [(0, 1), (2, 3), (-1, None), (None, 0)])
def test_every_point_is_within_its_bounds(
    bounds: tuple[int | None, int | None],
) -> None:
    low, high = bounds
    found = list(inside(("p", "q"), {"p": bounds}, {}, short=False))
    assert len({tuple(one.items()) for one in found}) > 40
    for one in found:
        assert low is None or low <= one["p"]
        assert high is None or one["p"] <= high
    assert low is None or low < midst("p", {"p": bounds}, 7)
    assert midst("q", {"p": bounds}, 7) == 7


def loss(
    given: str,
    formula: str,
    *assume: str,
    letters: tuple[str, ...] = ("y", "p"),
    params: tuple[tuple[str, str], ...] = (),
) -> Verdict:
    stated = Definition(key="loss", variables=letters, formula=formula, params=params)
    return grade(Reference(definition=stated, assume=assume), given, Definitions())


ENTROPY = "-y*log(p) - (1 - y)*log(1 - p)"
SQUARE = ("0 < p < 1", "0 <= y <= 1")


@pytest.mark.parametrize("assume", [SQUARE, ("0 < p < 1",), ()])
def test_a_loss_of_probabilities_is_compared_at_many_points(
    assume: tuple[str, ...],
) -> None:
    verdict = loss("-(y ln p + (1-y) ln(1-p))", ENTROPY, *assume)
    assert verdict.outcome is Outcome.CORRECT
    assert verdict.evidence is not None
    assert verdict.evidence.points > 30


@pytest.mark.parametrize(
    "given",
    [
        "-(y ln p - (1-y) ln(1-p))",
        "-(y ln p + (1-y) ln(1+p))",
        "-(y ln p + (1-y) ln(1-p)) + [p > 0.8137]/100",
        "-(y ln p + (1-y) ln(1-p)) + [p = 0.8137]/100",
        "-(y ln p + (1-y) ln(1-p)) + [p = y^2 + 1/7]",
    ],
)
@pytest.mark.parametrize("assume", [SQUARE, ()])
def test_a_wrong_loss_is_seen_inside_the_square(
    given: str, assume: tuple[str, ...]
) -> None:
    verdict = loss(given, ENTROPY, *assume)
    assert verdict.outcome is Outcome.WRONG
    assert verdict.witness is not None


def test_bounds_that_leave_out_ones_and_twos_are_met() -> None:
    stated = "log(1-p)*q + a*log(q-2)"
    given = "a log(q-2) + q log(1-p)"
    verdict = loss(
        given,
        stated,
        "0 < p < 1",
        "2 < q < 3",
        letters=("p", "q"),
        params=(("a", ""),),
    )
    assert verdict.outcome is Outcome.CORRECT


def test_a_focal_loss_takes_its_parameter_within_the_bounds() -> None:
    verdict = loss(
        "-exp(g*log(1-p))*ln p",
        "-(1-p)^g*log(p)",
        "0 < p < 1",
        "g >= 0",
        letters=("p",),
        params=(("g", "2"),),
    )
    assert verdict.outcome is Outcome.CORRECT


@pytest.mark.parametrize("label", ["-y*log(p)", "-(1 - y)*log(1 - p)", "-log(p)"])
def test_half_a_loss_is_no_loss_where_labels_are_of_two_sorts(label: str):
    whole = "-y*log(p) - (1 - y)*log(1 - p)"
    verdict = loss(label, whole, "0 < p < 1", "y == 0 or y == 1")
    assert verdict.outcome is Outcome.WRONG
    by_case = "-log(p) if y == 1 else -log(1 - p)"
    verdict = loss(by_case, whole, "0 < p < 1", "y == 0 or y == 1")
    assert verdict.outcome is Outcome.CORRECT
