"""Shares with their confidence, days in a row, leeches, predictions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import Basic, Formula, Item, Listing, Points
from quiz.session.statistics_days import shade, shade_bounds, streak, weekday
from quiz.session.statistics_leeches import Remedy, advise, is_leech
from quiz.session.statistics_predictions import Foretold, calibrated
from quiz.session.statistics_shares import Share, wilson
from tests.session.cards import LEAKY, card, text


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), 857, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_wilsons(hits, n, low, high):
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_holds_its_share_and_more_trials_narrow_it(hits, n):
    hits = min(hits, n)
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1
    closer = wilson(4 * hits, 4 * n)
    assert closer[1] - closer[0] < high - low
    # A trial more on either side moves it to that side.
    assert wilson(hits + 1, n + 1)[0] >= low or low == 0
    assert wilson(hits, n + 1)[1] <= high


def test_without_a_trial_nothing_is_known():
    none = Share(0, 0)
    assert none.value is None
    assert none.interval == (0.0, 1.0)
    assert none.is_small
    assert not Share(18, 20).is_small


@given(st.sets(st.integers(0, 40)), st.integers(0, 41))
def test_days_in_a_row_are_those_that_a_calendar_shows(days, today):
    found = streak(days, today)
    runs, run = [0], 0
    for day in range(42):
        run = run + 1 if day in days else 0
        runs.append(run)
    assert found.longest == max(runs)
    up_to = today if today in days else today - 1
    expected = 0
    while up_to in days:
        expected, up_to = expected + 1, up_to - 1
    assert found.current == expected
    assert found.is_today_done == (today in days)


def test_a_streak_stands_until_the_day_is_over():
    assert streak({1, 2, 3}, today=4).current == 3
    assert streak({1, 2, 3}, today=5).current == 0


def test_weeks_begin_on_monday():
    # 23 November 2026 is a Monday.
    assert [weekday(20_780 + ahead) for ahead in range(-1, 2)] == [6, 0, 1]


@given(st.lists(st.integers(0, 300), max_size=60))
def test_busier_days_are_never_lighter_and_idle_ones_are_bare(counts):
    bounds = shade_bounds(counts)
    shades = [shade(count, bounds) for count in sorted(counts)]
    assert shades == sorted(shades)
    for count in counts:
        assert (shade(count, bounds) == 0) == (count == 0)
    if any(counts):
        assert shade(max(counts), bounds) == 4 or len(set(counts) - {0}) < 4


foretold = st.lists(
    st.builds(
        lambda topic, percent, right, wrong: Foretold(
            topic, percent, right + wrong, right
        ),
        st.sampled_from(["relu", "tanh"]),
        st.sampled_from([25, 50, 75, 95]),
        st.integers(0, 6),
        st.integers(0, 6),
    ),
    max_size=12,
)


@given(foretold)
def test_predictions_are_judged_answer_by_answer(rows):
    answers = [
        (row.topic, row.percent / 100, number < row.right)
        for row in rows
        for number in range(row.answers)
    ]
    found = calibrated(rows)
    if not answers:
        assert found is None
        return
    n = len(answers)
    assert found is not None
    assert found.n == n
    brier = sum((said - came) ** 2 for _, said, came in answers) / n
    assert found.brier == pytest.approx(brier)
    bias = sum(said - came for _, said, came in answers) / n
    assert found.bias == pytest.approx(bias)
    for row in found.table:
        came = [c for _, said, c in answers if round(100 * said) == row.percent]
        assert (row.came.hits, row.came.n) == (sum(came), len(came))
    for one in found.by_topic:
        own = [(said, came) for topic, said, came in answers if topic == one.topic]
        assert one.n == len(own) >= 5
        assert one.by == pytest.approx(sum(s - c for s, c in own) / len(own))
        variance = sum(said * (1 - said) for said, _ in own) / len(own) ** 2
        assert one.spread**2 == pytest.approx(variance)
    variance = sum(said * (1 - said) for _, said, _ in answers) / n**2
    assert found.spread**2 == pytest.approx(variance)


@pytest.mark.parametrize(
    ("lapses", "stability", "leech"),
    [(3, 1.0, False), (4, 20.9, True), (4, 21.0, False), (30, 90.0, False)],
)
def test_a_leech_was_forgotten_often_and_is_still_weak(lapses, stability, leech):
    assert is_leech(lapses, stability) is leech


POINTS = Points(tuple(text(f"point {number}") for number in range(7)))
LIST = Listing(tuple(Item((f"item {number}",)) for number in range(9)), need=6)
SHORT = replace(LIST, need=2)
HINTED: dict = {"hints": (text("think of zero"),)}
BARE: dict = {"hints": ()}


@pytest.mark.parametrize(
    ("answer", "more", "lapses", "slips", "remedies"),
    [
        (POINTS, HINTED, 4, {}, [Remedy.SPLIT]),
        (POINTS, BARE, 4, {}, [Remedy.SPLIT, Remedy.HINT]),
        (LIST, HINTED, 4, {}, [Remedy.SPLIT]),
        (SHORT, HINTED, 4, {}, [Remedy.NOTE]),
        (Basic(text("so")), BARE, 4, {}, [Remedy.HINT]),
        (Basic(text("so")), HINTED, 8, {}, [Remedy.SUSPEND]),
        (Formula(LEAKY), HINTED, 4, {"sign": 3}, [Remedy.RULE]),
        (Formula(LEAKY), HINTED, 9, {}, [Remedy.RULE, Remedy.SUSPEND]),
        (Basic(text("so")), HINTED, 4, {"sign": 1}, [Remedy.NOTE]),
        # No function has the rule, so there is none to look at.
        (Formula(replace(LEAKY, key="")), HINTED, 4, {"sign": 3}, [Remedy.NOTE]),
    ],
)
def test_advice_goes_by_what_the_card_and_its_answers_say(
    answer, more, lapses, slips, remedies
):
    found = advise(card("basic", answer=answer, **more), lapses, slips)
    assert [one.remedy for one in found] == remedies


def test_advice_names_the_slip_that_was_made_most():
    [first, *_] = advise(card("formula"), 4, {"sign": 2, "missing-term": 5})
    assert (first.remedy, first.reason, first.count) == (
        Remedy.RULE,
        "missing-term",
        5,
    )


def test_a_card_that_is_made_of_a_function_cannot_have_a_hint():
    made = card("formula", answer=Formula(LEAKY), id="d:leaky_relu.formula", hints=())
    assert [one.remedy for one in advise(made, 4, {})] == [Remedy.RULE]


def test_a_card_that_has_gone_can_only_be_put_away():
    assert [one.remedy for one in advise(None, 4, {"sign": 9})] == [Remedy.SUSPEND]
