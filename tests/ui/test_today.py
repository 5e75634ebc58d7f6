"""What is said of limits, backlogs and predictions."""

from __future__ import annotations

import pytest

from quiz.session.backlog import Backlog
from quiz.session.calibration import Prediction, calibrate
from quiz.ui.calibration import calibration_view, prediction_view
from quiz.ui.look import Look
from quiz.ui.today import backlog_view, limit_view
from tests.ui.test_views import drawn

ENGLISH, RUSSIAN = Look(width=120), Look(width=120, language="ru")


def some(topic: str, count: int, predicted: float, right: int) -> list[Prediction]:
    return [Prediction(topic, predicted, number < right) for number in range(count)]


@pytest.mark.parametrize(
    ("backlog", "english", "russian"),
    [
        (
            Backlog(140, 40, 4, away_days=12),
            "After 12 days 140 cards wait; today the 40 that gain most, "
            "all within about 4 days.",
            "За 12 дней накопилось 140 карточек; сегодня 40 самых полезных, "
            "все — примерно за 4 дня.",
        ),
        (
            Backlog(2, 1, 2),
            "2 cards wait; today the one that gains most, all within about 2 days.",
            "Ждут 2 карточки; сегодня 1 самая полезная, все — примерно за 2 дня.",
        ),
        (
            Backlog(9001, 21, None, away_days=400),
            "After 400 days 9001 cards wait; today the 21 that gain most, "
            "the rest over the next months.",
            "За 400 дней накопилась 9001 карточка; сегодня 21 самая полезная, "
            "остальные — в ближайшие месяцы.",
        ),
    ],
)
def test_a_backlog_is_one_sentence(backlog: Backlog, english: str, russian: str):
    assert backlog_view(backlog, ENGLISH).plain == english
    assert backlog_view(backlog, RUSSIAN).plain == russian


def test_a_limit_that_is_reached_says_what_one_can_do():
    for look in (Look(width=40), Look(width=40, language="ru"), Look(is_plain=True)):
        said = drawn(limit_view(12, look), look)
        assert "12" in said
        assert "quiz review --limit 20" in said
        assert all(len(line) <= look.width for line in said.splitlines())


def test_calibration_is_told_in_words_a_person_would_use():
    found = calibrate([*some("softmax", 5, 0.95, 3), *some("relu", 5, 0.75, 4)])
    assert found is not None
    said = drawn(calibration_view(found, ENGLISH), ENGLISH)
    assert "Brier score 0.26 over 10 predictions" in said
    assert "You were 35 % too sure on: softmax" in said
    assert "All in all you were 15 % too sure." in said
    said = drawn(calibration_view(found, RUSSIAN), RUSSIAN)
    assert "Оценка Брайера 0.26 по 10 предсказаниям" in said
    assert "Уверенность выше знаний на 35 %: softmax" in said


def test_how_sure_fits_into_the_narrowest_window():
    for language in ("en", "ru"):
        look = Look(width=40, language=language)
        said = drawn(prediction_view((0.25, 0.5, 0.75, 0.95), look), look)
        assert all(len(line) <= 40 for line in said.splitlines())
        assert "4: 95 %" in " ".join(said.split())
