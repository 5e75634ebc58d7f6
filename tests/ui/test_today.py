"""What is said of limits, backlogs and predictions."""

from __future__ import annotations

import pytest

from quiz.session.backlog import Backlog
from quiz.session.calibration import Prediction, calibrate, sum_up
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
    made = [*some("softmax", 5, 0.95, 3), *some("relu", 5, 0.75, 4)]
    found, total = calibrate(made), sum_up(made)
    assert found is not None
    assert total is not None
    said = drawn(calibration_view(total, found, ENGLISH), ENGLISH)
    assert "Brier score 0.26 over 10 predictions" in said
    assert "You were 35 % too sure on: softmax" in said
    assert (
        "You were 85 % sure on average, and 7 of 10 answers were right (70 %): "
        "over-confident." in said
    )
    said = drawn(calibration_view(total, found, RUSSIAN), RUSSIAN)
    assert "Оценка Брайера 0,26 по 10 предсказаниям" in said
    assert "Уверенность выше знаний на 35 %: softmax" in said
    assert "в среднем 85 %, верных ответов — 7 из 10 (70 %)" in said


@pytest.mark.parametrize(
    ("made", "english", "russian"),
    [
        (
            some("relu", 1, 0.75, 1),
            "You were 75 % sure of the answer, and it was right.",
            "Ваша уверенность в ответе — 75 %, и он оказался верным.",
        ),
        (
            some("relu", 1, 0.95, 0),
            "You were 95 % sure of the answer, and it was wrong.",
            "Ваша уверенность в ответе — 95 %, а он оказался неверным.",
        ),
        (
            some("relu", 2, 0.95, 0),
            "You were 95 % sure on average, and 0 of 2 answers were right (0 %).",
            "Ваша уверенность — в среднем 95 %, верных ответов — 0 из 2 (0 %).",
        ),
        (
            [*some("softmax", 3, 0.95, 1), *some("relu", 2, 0.5, 1)],
            "You were 77 % sure on average, and 2 of 5 answers were right (40 %): "
            "over-confident, most of all in softmax.",
            "Ваша уверенность — в среднем 77 %, верных ответов — 2 из 5 (40 %): "
            "уверенность выше знаний, больше всего здесь: softmax.",
        ),
        (
            some("relu", 5, 0.25, 5),
            "You were 25 % sure on average, and 5 of 5 answers were right (100 %): "
            "you know more than you think.",
            "Ваша уверенность — в среднем 25 %, верных ответов — 5 из 5 (100 %): "
            "вы знаете больше, чем думаете.",
        ),
        (
            some("relu", 5, 0.75, 4),
            "You were 75 % sure on average, and 4 of 5 answers were right (80 %): "
            "well judged.",
            "Ваша уверенность — в среднем 75 %, верных ответов — 4 из 5 (80 %): "
            "вы верно себя оценили.",
        ),
    ],
)
def test_what_came_of_predictions_is_one_sentence(
    made: list[Prediction], english: str, russian: str
):
    total = sum_up(made)
    assert total is not None
    for look, sentence in ((ENGLISH, english), (RUSSIAN, russian)):
        said = drawn(calibration_view(total, None, look), look)
        assert " ".join(said.split()).endswith(sentence)


def test_without_predictions_nothing_is_said_of_them():
    assert sum_up([]) is None


def test_how_sure_fits_into_the_narrowest_window():
    for language in ("en", "ru"):
        look = Look(width=40, language=language)
        said = drawn(prediction_view((0.25, 0.5, 0.75, 0.95), look), look)
        assert all(len(line) <= 40 for line in said.splitlines())
        assert "3: 75 % · 4: 95 %\n" in said, "no figure is broken"
