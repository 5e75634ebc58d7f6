"""What other parameters do to intervals is told from the cards there are."""

from __future__ import annotations

from quiz.memory import DEFAULT_PARAMETERS, Settings
from quiz.memory.effect import effect

PASTS = [[(0, 3), (2, 3), (12, 3)], [(0, 1), (0, 3), (1, 4)], [(5, 4)]]


def test_the_same_parameters_change_nothing():
    found = effect(PASTS, Settings(), DEFAULT_PARAMETERS)
    assert found.first_before == found.first_after == (1, 1, 2, 8)
    assert found.ratio == 1


def test_someone_who_forgets_later_waits_longer():
    lasting = tuple(3 * one for one in DEFAULT_PARAMETERS[:4]) + DEFAULT_PARAMETERS[4:]
    found = effect(PASTS, Settings(), lasting)
    assert found.first_after == (1, 4, 7, 25)
    assert found.ratio > 1.2


def test_neither_steps_nor_spread_hide_it():
    stepped = Settings(learning_steps_minutes=(1, 10), relearning_steps_minutes=(10,))
    plain = effect(PASTS, Settings(fuzz=False), DEFAULT_PARAMETERS)
    assert effect(PASTS, stepped, DEFAULT_PARAMETERS) == plain
