"""What a goal comes to, worked out and not simulated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.memory import retrievability
from quiz.memory.outlook import (
    Expected,
    in_turn,
    least_minutes,
    look_ahead,
    on_the_day_itself,
)
from tests.memory.aims import SETTINGS, TODAY, cards, goal, known, new
from tests.memory.rollout import by_goal, mean_recall, play

CARDS = cards(24)


def ahead(minutes: float, days: int = 5):
    return look_ahead(CARDS, TODAY, goal(days, minutes), SETTINGS)


def test_the_same_question_gets_the_same_answer():
    assert ahead(3) == ahead(3)


def test_more_minutes_promise_more_up_to_nearly_everything():
    promised = [ahead(minutes).on_the_day for minutes in (0.5, 1, 2, 4, 8, 60)]
    assert promised == sorted(promised)
    assert promised[0] > ahead(1).now
    assert promised[0] < 0.5 < 0.93 < promised[-1] < 1


def test_days_take_what_they_have_as_long_as_it_helps():
    for minutes in (1, 3):
        found = ahead(minutes)
        assert sum(found.minutes) == pytest.approx(5 * minutes, rel=0.06)
        assert max(found.minutes) < 1.25 * minutes
    assert sum(ahead(60).minutes) < 60
    assert len(ahead(3).minutes) == len(ahead(3).asked) == len(ahead(3).prices) == 5


@pytest.mark.parametrize("minutes", [5, 9, 14])
def test_of_many_cards_alike_a_day_takes_no_more_and_no_less_than_fits(minutes: int):
    alike = [new(f"c{number}") for number in range(40)]
    found = look_ahead(alike, TODAY, goal(1, minutes), SETTINGS)
    assert found.minutes[0] == pytest.approx(minutes, rel=0.05)


def test_what_is_expected_is_what_simulated_learners_come_to():
    aim = goal(5, 3)
    policy_recall = [
        mean_recall(
            CARDS,
            play(CARDS, TODAY, aim, SETTINGS, by_goal(aim, SETTINGS), seed=seed).recall,
        )
        for seed in range(4)
    ]
    simulated = sum(policy_recall) / len(policy_recall)
    assert ahead(3).on_the_day == pytest.approx(simulated, abs=0.06)


def test_without_practice_memories_fade_and_new_cards_stay_unknown():
    seen, unseen = known("a"), new("b")
    found = look_ahead([seen, unseen], TODAY, goal(5, 1), SETTINGS)
    expected = {one.card: one.now for one in found.cards}
    assert seen.memory is not None
    assert expected["a"] == retrievability(seen.memory, TODAY + 5, SETTINGS)
    assert expected["b"] == 0
    assert found.now == pytest.approx(expected["a"] / 2)


def test_on_the_day_nothing_is_done_any_more():
    found = on_the_day_itself([known("a"), new("b")], goal(0, 9), SETTINGS)
    assert found.now == found.on_the_day
    assert (found.minutes, found.asked, found.prices) == ((), (), ())


def test_the_least_minutes_are_the_least():
    found = least_minutes(CARDS, TODAY, goal(3, 1), SETTINGS, 0.8)
    assert found is not None
    minutes, outlook = found
    assert outlook.on_the_day > 0.795
    assert ahead(minutes - 1, days=3).on_the_day < 0.8
    assert least_minutes(CARDS, TODAY, goal(1, 1), SETTINGS, 0.999) is None


def test_of_new_cards_alike_the_first_are_begun_and_the_rest_are_not():
    alike = [Expected(f"c{n}", 0.0, 0.3, 0.35, 1.0) for n in range(10)]
    other = Expected("seen", 0.2, 0.6, 0.5, 1.0)
    found = in_turn([*alike[:5], other, *alike[5:]])
    assert found[5] == other
    told = [one.on_the_day for one in found if one.card != "seen"]
    assert told[:3] == pytest.approx([0.3 / 0.35] * 3)
    assert told[4:] == [0.0] * 6
    assert sum(told) == pytest.approx(3.0)
    assert sum(one.asked for one in found) == pytest.approx(4.0)


@pytest.mark.parametrize(
    "card",
    [Expected("x", 0.0, 0.0, 0.0, 1.0), Expected("x", 0.0, 0.8, 0.7, 1.0)],
    ids=["never asked", "told a little too well"],
)
def test_a_card_alone_stays_what_it_is(card: Expected):
    assert in_turn([card]) == (card,)
    assert in_turn([]) == ()
    sure = replace(card, on_the_day=0.5, asked=1.0)
    assert in_turn([sure, sure]) == (sure, sure)
