"""By kind of slip, nearly every wrong answer gets a specific reason, and a true one.

The answers are made by rules of their own (`slipping`), a sample of each kind; the
whole set and the corpora are counted by ``python -m tests.benchmarks reasons``.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from quiz.formula import REASONS, SLIPS
from tests.formula.slips.counting import Count, counted, fresh, of_corpora
from tests.formula.slips.fresh import made, plain
from tests.formula.slips.kinds import KINDS, SINGLE
from tests.formula.slips.questions import questions
from tests.formula.slips.slipping import RULES
from tests.formula.terms import TRUTHS

EACH = 10
"""Answers of each kind in the sample."""
GOAL = 0.9


@cache
def sample() -> dict[str, Count]:
    return counted(fresh(EACH))


def test_nine_in_ten_slips_of_every_kind_get_a_specific_reason() -> None:
    missed = {kind: one for kind, one in sample().items() if one.share < GOAL}
    assert missed == {}


def test_most_slips_are_named_as_what_they_are() -> None:
    everything = sample().values()
    assert sum(one.named for one in everything) >= 0.8 * len(everything) * EACH


def test_every_kind_is_made_twenty_times_and_more() -> None:
    for kind in ("index", "derivative", "undifferentiated", "rule", "parameter"):
        assert len(made(kind, 20)) == 20
    assert set(RULES) == set(SINGLE)


def test_slips_are_made_on_bundled_functions_losses_and_vectors() -> None:
    asked = {one.name for one in questions()}
    assert asked >= TRUTHS.keys()
    assert {"bce", "huber", "hinge", "softmin", "tempered"} <= asked


def test_every_truth_is_accepted_as_the_questions_have_it() -> None:
    for question in questions():
        verdict = question.graded(plain(question.truth.formula))
        assert verdict.reason in ("equal", "circular"), question.name


@pytest.mark.parametrize("kind", SINGLE)
def test_the_reasons_that_name_a_kind_are_on_the_list(kind: str) -> None:
    assert KINDS[kind].reasons <= {*REASONS["wrong"], *sum(SLIPS.values(), ())}


def test_every_wrong_answer_of_the_corpora_has_a_kind() -> None:
    kinds = Counter(one.kind for one in of_corpora())
    assert kinds.keys() == KINDS.keys()
    assert kinds.total() > 1_400
