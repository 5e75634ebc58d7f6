"""Parameters are taken from a learner's reviews only if they predict better."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings

from quiz.memory import DEFAULT_PARAMETERS, Settings, fitting
from quiz.memory.fitting import FEWEST, FEWEST_FOR_ALL, Fit, examinable, fit
from quiz.memory.scoring import Score, predictions
from tests.memory.learners import Log, answers, someone, until
from tests.memory.test_scoring import pasts

USUAL = Settings()
DAYS, LATER = 150, 60


@cache
def told(seed: int) -> list[Log]:
    return answers(someone(seed), days=DAYS + LATER, new_per_day=6, seed=seed)


def error(logs: list[Log], parameters: tuple[float, ...], since: int) -> float:
    """Mean absolute difference from the true recall at the reviews from a day on."""
    found = predictions([log.past for log in logs], parameters, since=since)
    true = [
        recall
        for log in logs
        for (day, _), recall in zip(log.past, log.recall, strict=True)
        if recall is not None and day >= since
    ]
    off = [abs(a.recall - b) for a, b in zip(found, true, strict=True)]
    return sum(off) / len(off)


@pytest.mark.parametrize("seed", [2, 3])
def test_a_learner_unlike_most_is_known_better_afterwards(seed):
    logs = told(seed)
    found = fit(until(logs, DAYS), USUAL)
    assert found is not None
    assert found.is_better
    assert found.after.log_loss < found.before.log_loss
    before = error(logs, DEFAULT_PARAMETERS, DAYS)
    assert error(logs, found.parameters, DAYS) < 0.6 * before
    assert before > 0.02


def test_the_order_of_cards_does_not_matter():
    past = until(told(2), 60)
    found = fit(past, USUAL)
    random.Random(1).shuffle(past)  # noqa: S311 - no secret
    assert fit(past, USUAL) == found


def test_what_examines_has_not_taught():
    past = until(told(2), DAYS)
    days = sorted(day for one in past for day, _ in one)
    turned = [
        [(day, 1 if day > days[-1] - 10 and place else rating)
         for place, (day, rating) in enumerate(one)]
        for one in past
    ]  # fmt: skip
    one, other = fit(past, USUAL), fit(turned, USUAL)
    assert one is not None
    assert other is not None
    # The same teaching reviews, so the same predictions for what is as it was.
    assert other.after.log_loss > one.after.log_loss + 0.1
    assert other.after.expected > 0.8


def test_what_predicts_just_as_well_is_not_better():
    same = Score(0.3, 0.01, 0.9, 0.9, 100)
    kept = Fit(DEFAULT_PARAMETERS, same, same, 500, is_initial_only=False)
    assert not kept.is_better
    better = replace(same, log_loss=0.299, rmse_bins=0.02)
    assert replace(kept, after=better).is_better


def test_parameters_that_fit_already_are_kept():
    past = until(told(2), DAYS)
    fitted = fit(past, USUAL)
    assert fitted is not None
    again = fit(past, Settings(parameters=fitted.parameters))
    assert again is not None
    assert again.parameters == fitted.parameters
    assert not again.is_better


def test_few_reviews_move_only_the_first_stabilities():
    mine = Settings(parameters=someone(5))
    past = until(answers(someone(2), days=40, new_per_day=1, seed=2), 40)
    assert FEWEST < examinable(past) < FEWEST_FOR_ALL / 0.8
    found = fit(past, mine)
    assert found is not None
    assert found.is_initial_only
    assert found.after.reviews == examinable(past)
    assert found.parameters[:4] != mine.parameters[:4]
    assert found.parameters[4:] == mine.parameters[4:]


def test_next_to_nothing_is_nothing():
    few = [[(0, 3), (1, 3)]] * (FEWEST - 1)
    assert examinable(few) == FEWEST - 1
    assert fit(few, USUAL) is None
    assert fit([], USUAL) is None
    assert fit([*few, few[0]], USUAL) is not None


def test_a_long_log_teaches_by_its_latest_reviews(monkeypatch):
    past = until(told(3), 60)
    monkeypatch.setattr(fitting, "MOST_RATINGS", 400)
    lessons = fitting._lessons(past)
    assert [one.day for one in lessons] == sorted(one.day for one in lessons)
    kept = fitting._bounded(lessons)
    assert sum(one.length for one in kept if not one.is_first) <= 400
    assert [one for one in lessons if one.is_first] == [
        one for one in kept if one.is_first
    ]
    assert kept[-1] == lessons[-1]


@given(pasts)
@settings(deadline=None, max_examples=30)
def test_whatever_the_reviews_parameters_are_allowed_and_no_worse(found):
    fitted = fit(found * 4, USUAL)
    if fitted is not None:
        assert Settings(parameters=fitted.parameters)
        assert fitted.is_better == (fitted.after.log_loss < fitted.before.log_loss)
