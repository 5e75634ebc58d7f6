"""How long a learner takes, and how much of the new they know."""

from __future__ import annotations

import pytest

from quiz.memory.goal import KNOWN_BEFORE
from quiz.session.estimate import usual_seconds
from quiz.session.pace import CardDay, known_before, paces


def days(count: int, seconds: float, *, recalled: bool = True, new: bool = False):
    return [CardDay("basic", recalled, new, seconds)] * count


def test_without_a_past_the_usual_holds():
    found = paces([], ["basic", "points"])
    assert found["basic"].recalled == usual_seconds("basic")
    assert found["points"].recalled == usual_seconds("points")
    for pace in found.values():
        assert pace.recalled < pace.forgotten < pace.new


@pytest.mark.parametrize("case", ["recalled", "forgotten", "new"])
def test_own_times_count_the_more_the_more_there_are_of_them(case: str):
    usual = getattr(paces([], ["basic"])["basic"], case)
    slow = 3 * usual
    named = {"recalled": case == "recalled", "new": case == "new"}
    told = [
        getattr(paces(days(count, slow, **named), ["basic"])["basic"], case)
        for count in (0, 1, 10, 100, 10_000)
    ]
    assert told == sorted(told)
    assert told[2] == pytest.approx((usual + slow) / 2)
    assert told[4] == pytest.approx(slow, rel=0.01)


def test_one_s_pace_on_recalled_cards_tells_of_the_others_until_they_come():
    quick = paces(days(1_000, 15.0), ["basic"])["basic"]
    usual = paces([], ["basic"])["basic"]
    assert quick.forgotten / usual.forgotten == pytest.approx(0.5, rel=0.02)
    assert quick.new / usual.new == pytest.approx(0.5, rel=0.02)


def test_kinds_are_told_apart_and_no_card_is_read_in_no_time():
    found = paces(days(10_000, 0.0), ["basic", "claim"])
    assert found["basic"].recalled == 2.0
    assert found["claim"].recalled == usual_seconds("claim")


@pytest.mark.parametrize(
    ("right", "wrong", "known"),
    [(0, 0, KNOWN_BEFORE), (10, 0, 0.65), (0, 10, 0.15), (900, 100, 0.894)],
)
def test_how_much_is_known_before_is_drawn_from_first_answers(right, wrong, known):
    told = days(right, 9, new=True) + days(wrong, 9, recalled=False, new=True)
    others = days(50, 9) + days(50, 9, recalled=False)
    assert known_before(told + others) == pytest.approx(known, abs=0.001)
