"""Days played through with a seeded chance."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from quiz.memory import Memory
from tests.memory.aims import SETTINGS, TODAY, cards, goal, known, new
from tests.memory.rollout import Course, Policy, by_goal, mean_recall, play

STUDIES = cards(30)
AIM = goal(5, 4.0)


def in_order(studies, day):
    """Everything, as it comes."""
    return [one.card for one in studies]


def backwards(studies, day):
    return [one.card for one in reversed(studies)]


def nothing(studies, day):
    return []


@cache
def played(policy: Policy | None = None, seed: int = 1) -> Course:
    chosen = policy or by_goal(AIM, SETTINGS)
    return play(STUDIES, TODAY, AIM, SETTINGS, chosen, seed=seed)


def test_the_same_seed_is_the_same_course_and_another_is_not():
    again = play(STUDIES, TODAY, AIM, SETTINGS, by_goal(AIM, SETTINGS), seed=1)
    assert again == played()
    assert played(seed=2) != played()


@pytest.mark.parametrize("policy", [None, in_order, backwards])
def test_a_day_runs_over_by_one_card_at_most(policy):
    longest_s = max(one.pace.new for one in STUDIES)
    course = played(policy)
    assert [day.day for day in course.days] == list(range(TODAY, AIM.day))
    for day in course.days:
        assert day.minutes <= AIM.minutes + longest_s / 60
    assert course.minutes == pytest.approx(sum(day.minutes for day in course.days))


def test_policies_are_compared_under_the_same_luck():
    """A card asked first or last on a day is recalled or not all the same."""
    aim = goal(1, 1_000)
    courses = [
        play(STUDIES, TODAY, aim, SETTINGS, policy, seed=3)
        for policy in (in_order, backwards)
    ]
    assert courses[0].recall == courses[1].recall
    assert courses[0].minutes == pytest.approx(courses[1].minutes)


def test_following_a_goal_beats_asking_nothing_and_asking_in_order():
    reached = {
        name: mean_recall(STUDIES, played(policy).recall)
        for name, policy in (("goal", None), ("order", in_order), ("none", nothing))
    }
    assert reached["goal"] > reached["order"] > reached["none"] > 0


def test_cards_never_asked_are_told():
    assert played(nothing).unseen == {one.card for one in STUDIES if not one.memory}
    assert played(nothing).reviews == 0
    everything = play(STUDIES, TODAY, goal(1, 1_000), SETTINGS, in_order, seed=1)
    assert everything.unseen == frozenset()
    assert everything.days[0].introduced == 20
    assert everything.days[0].reviews == 10


def test_what_is_believed_does_not_change_what_is_true():
    other = replace(SETTINGS, parameters=(*SETTINGS.parameters[:20], 0.3))
    studies = (known("a", stability_days=2.0), new("b"))
    aim = goal(4, 10)
    believed = play(studies, TODAY, aim, SETTINGS, nothing, seed=1)
    true = play(studies, TODAY, aim, SETTINGS, nothing, seed=1, truth=other)
    stronger = {"a": Memory(50.0, 5.0, TODAY - 3)}
    wrong = play(studies, TODAY, aim, SETTINGS, nothing, seed=1, memories=stronger)
    a, b, c = (dict(one.recall)["a"] for one in (believed, true, wrong))
    assert b != pytest.approx(a)
    assert c > a


def test_what_weighs_more_is_recalled_better():
    studies = tuple(
        replace(one, weight=3.0 if number % 2 else 0.5)
        for number, one in enumerate(STUDIES)
    )
    aim = goal(5, 3.0)
    course = play(studies, TODAY, aim, SETTINGS, by_goal(aim, SETTINGS), seed=1)
    recall = [chance for _, chance in course.recall]
    assert sum(recall[1::2]) > 1.3 * sum(recall[::2])


def test_the_mean_recall_is_by_weight():
    studies = (known("a", weight=3.0), new("b"))
    assert mean_recall(studies, [("a", 0.8), ("b", 0.4)]) == pytest.approx(0.7)
    assert mean_recall((), ()) == 0
