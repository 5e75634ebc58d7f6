"""Two measures of predictions, against their definitions done the long way."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from statistics import mean

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as TheirRating
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.memory import DEFAULT_PARAMETERS, Rating, Settings, retrievability, review
from quiz.memory.scoring import Prediction, bin_of, predictions, score
from tests.memory.learners import answers, someone

_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)

gaps = st.sampled_from([-1, 0, 0, 1, 2, 9, 80, 3_000])


def walked(steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Local days instead of the days between them."""
    return list(
        zip(accumulate(gap for gap, _ in steps), (g for _, g in steps), strict=True)
    )


pasts = st.lists(
    st.lists(st.tuples(gaps, st.integers(1, 4)), max_size=9).map(walked), max_size=6
)


def test_perfect_predictions_score_zero():
    bins = [bin_of(days, 1, 0) for days in (1, 30)]
    perfect = [Prediction(1.0, True, bins[0]), Prediction(0.0, False, bins[1])]
    found = score(perfect * 20)
    assert (found.log_loss, found.rmse_bins, found.reviews) == (0, 0, 40)
    assert score([]).reviews == 0


def test_what_is_as_likely_as_it_happens_is_only_uncertain():
    same = bin_of(3, 1, 0)
    coin = [Prediction(0.75, outcome, same) for outcome in (True, True, True, False)]
    found = score(coin)
    assert found.rmse_bins == pytest.approx(0, abs=1e-12)
    assert found.log_loss == pytest.approx(
        -0.75 * math.log(0.75) - 0.25 * math.log(0.25)
    )
    assert (found.expected, found.recalled) == (0.75, 0.75)


def theirs(past: list[tuple[int, int]], since: int) -> list[tuple[float, bool, tuple]]:
    """Recall by py-fsrs, what happened, and the reference's bin, step by step."""
    scheduler = Scheduler(
        DEFAULT_PARAMETERS, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card, found = Card(card_id=1), []
    last_day, count, lapses = past[0][0], 1, 0
    for day, rating in past:
        at = _EPOCH + timedelta(days=day)
        if day > last_day:
            count += 1
            lapse = 1.65 * 1.73 ** floored(lapses, 1.73) if lapses else 0
            bins = (
                round(2.48 * 3.62 ** floored(day - last_day, 3.62), 2),
                round(1.99 * 1.89 ** floored(count, 1.89), 0),
                round(lapse, 0),
            )
            if day >= since:
                chance = scheduler.get_card_retrievability(card, at)
                found.append((chance, rating != 1, bins))
            lapses += rating == 1
        last_day = day
        card, _ = scheduler.review_card(card, TheirRating(rating), at)
    return found


def floored(number: int, base: float) -> int:
    return math.floor(math.log(number) / math.log(base))


def test_scores_are_those_of_the_reference_done_the_long_way():
    logs = [log.past for log in answers(someone(1), days=120, new_per_day=0.5, seed=1)]
    for since in (0, 60):
        rows = [row for past in logs for row in theirs(past, since)]
        groups = defaultdict(list)
        for chance, recalled, bins in rows:
            groups[bins].append((chance, recalled))
        loss = -sum(math.log(p if y else 1 - p) for p, y, _ in rows) / len(rows)
        squares = sum(
            len(group) * (mean(p for p, _ in group) - mean(y for _, y in group)) ** 2
            for group in groups.values()
        )
        found = score(predictions(logs, DEFAULT_PARAMETERS, since=since))
        assert found.reviews == len(rows) > 100
        assert found.log_loss == pytest.approx(loss, rel=1e-4)
        assert found.rmse_bins == pytest.approx(
            math.sqrt(squares / len(rows)), rel=1e-3
        )
        assert len(groups) > 10


@given(pasts, st.integers(0, 20))
@settings(deadline=None, max_examples=60)
def test_recall_is_predicted_as_a_session_shows_it(found, since):
    chosen = Settings()
    expected = []
    for past in found:
        memory = None
        for day, rating in past:
            if memory is not None and day > memory.last_review_day and day >= since:
                expected.append(retrievability(memory, day, chosen))
            memory = review(memory, Rating(rating), day, chosen)
    told = list(predictions(found, chosen.parameters, since=since))
    assert [one.recall for one in told] == pytest.approx(expected)


def test_the_order_of_cards_does_not_matter():
    logs = [log.past for log in answers(someone(2), days=60, new_per_day=1, seed=2)]
    found = score(predictions(logs, DEFAULT_PARAMETERS))
    random.Random(3).shuffle(logs)  # noqa: S311 - no secret
    assert score(predictions(logs, DEFAULT_PARAMETERS)) == found
