"""Every number that is told is found again in the raw log, slowly and obviously."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.statistics import statistics
from quiz.errors import QuizError
from quiz.memory import local_day, retrievability
from quiz.session.statistics import STABILITY_BOUNDS_DAYS, Statistics
from quiz.session.statistics_shares import Share
from quiz.store import Kind
from quiz.store.figures import Wanted
from tests.app.lived import CARDS, DAY_MS, END_MS, FORMULAS, OFFSET, live
from tests.store.recount import (
    by_card,
    examined,
    foretold,
    kept,
    time_of,
    wrong_reasons,
)

RECENT = 30
NOW = Moment(END_MS, OFFSET)
AGES = {2: "fresh", 3: "young", 4: "mature", 5: "old"}


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    with open_desk(os.environ, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def lived_desk(desk: Desk) -> Desk:
    live(desk.store)
    return desk


@pytest.fixture(params=[(), ("activation-functions",)], ids=["all", "one deck"])
def told(lived_desk: Desk, request) -> Statistics:
    return statistics(lived_desk, request.param, "en")


def pasts(desk: Desk, told: Statistics) -> dict[str, list]:
    """The past of each card that is told of."""
    every = by_card(kept(desk.store.events()))
    decks = told.decks
    return {
        card: past
        for card, past in every.items()
        if not decks or card.split(":")[0] in decks
    }


def rows_of(desk: Desk, told: Statistics) -> list[tuple]:
    """Card, day, age, whether it was recalled, and the recall expected."""
    settings = desk.store.settings()
    return [
        (
            card,
            local_day(one.at_ms, one.offset_minutes, settings.day_rollover_hour),
            age,
            one.payload["rating"] > 1,
            recall,
        )
        for card, past in pasts(desk, told).items()
        for one, age, recall in examined(past, settings)
        if recall is not None
    ]


def is_share(found: Share, rows: list[tuple]) -> bool:
    if not rows:
        return (found.hits, found.n) == (0, 0)
    expected = sum(row[4] for row in rows) / len(rows)
    counts = (sum(row[3] for row in rows), len(rows))
    return (found.hits, found.n) == counts and found.expected == pytest.approx(
        expected, abs=1e-5
    )


def test_recall_is_that_of_reviews_on_later_days(lived_desk, told):
    rows = rows_of(lived_desk, told)
    recent = [row for row in rows if row[1] > told.today - RECENT]
    assert len(rows) > len(recent) > 20
    assert told.total is not None
    assert is_share(told.total.overall, rows)
    assert is_share(told.total.recent, recent)
    assert [row.name for row in told.by_age] == [
        name for age, name in AGES.items() if any(row[2] == age for row in rows)
    ]
    for shown in told.by_age:
        age = next(age for age, name in AGES.items() if name == shown.name)
        assert is_share(shown.overall, [row for row in rows if row[2] == age])
        assert is_share(shown.recent, [row for row in recent if row[2] == age])


def test_recall_by_topic_is_that_of_its_cards(lived_desk, told):
    rows = rows_of(lived_desk, told)
    library = lived_desk.library
    topics = {}
    for card in {row[0] for row in rows}:
        deck = library.deck(card.split(":")[0])
        own = [tag for tag in library.card(card).tags if tag not in deck.tags]
        topics[card] = own[0] if own else deck.id
    assert not told.are_topics_decks
    assert {shown.id for shown in told.by_topic} == set(topics.values())
    for shown in told.by_topic:
        own = [row for row in rows if topics[row[0]] == shown.id]
        assert is_share(shown.overall, own)
        assert shown.recent is None, "no table has the days of a topic"
    ends = [shown.overall.interval[1] for shown in told.by_topic]
    assert ends == sorted(ends)


def test_days_streak_and_minutes_are_those_of_all_ratings(lived_desk, told):
    reviews: Counter[int] = Counter()
    spent: Counter[int] = Counter()
    for past in pasts(lived_desk, told).values():
        for one in past:
            if one.kind == Kind.REVIEW:
                day = local_day(one.at_ms, one.offset_minutes, 4)
                reviews[day] += 1
                spent[day] += time_of(one)
    found = [(one.day, one.reviews, one.took_ms) for one in told.days]
    assert found == [(day, reviews[day], spent[day]) for day in sorted(reviews)]
    run = longest = 0
    for day in range(min(reviews), told.today + 1):
        run = run + 1 if day in reviews else 0
        longest = max(longest, run)
    assert told.streak.longest == longest


def test_time_of_a_card_is_that_of_late_with_its_repeats(lived_desk):
    lived_desk.append(Kind.RESET, FORMULAS[0], {})
    found = statistics(lived_desk, (), "en")
    settings, cards, spent_ms = lived_desk.store.settings(), 0, 0
    for past in pasts(lived_desk, found).values():
        for one, age, _ in examined(past, settings):
            day = local_day(one.at_ms, one.offset_minutes, settings.day_rollover_hour)
            if age >= 0 and day > found.today - RECENT:
                cards += age != 1
                spent_ms += time_of(one)
    for day in found.forecast.days:
        minutes = (day.reviews + day.new) * spent_ms / cards / 60_000
        assert day.minutes == pytest.approx(minutes)


def test_what_is_known_and_how_stable_it_is(lived_desk, told):
    states = lived_desk.store.states(pasts(lived_desk, told))
    memories = [state.memory for state in states.values() if state.memory]
    settings = lived_desk.store.settings()
    assert told.seen == len(memories)
    recalls = [retrievability(one, told.today, settings) for one in memories]
    assert told.known == pytest.approx(sum(recalls))
    assert told.mature == sum(one.stability_days >= 21 for one in memories)
    ends = (0, *STABILITY_BOUNDS_DAYS, 1e9)
    for low, high, count in zip(ends, ends[1:], told.stability, strict=False):
        assert count == sum(low <= one.stability_days < high for one in memories)
    assert told.forecast is not None
    for one in told.forecast.days:
        recalls = [retrievability(memory, one.day, settings) for memory in memories]
        assert one.known_if_stopped == pytest.approx(sum(recalls))
        due = [
            state
            for state in states.values()
            if state.due_day is not None and max(state.due_day, told.today) == one.day
        ]
        assert one.due == len(due)


def test_hard_cards_and_leeches_are_those_that_were_forgotten(lived_desk, told):
    states = lived_desk.store.states(pasts(lived_desk, told))
    lapses = {card: state.memory.lapses for card, state in states.items()}
    weak = {c for c, state in states.items() if state.memory.stability_days < 21}
    leeches = {card for card in weak if lapses[card] >= 4}
    assert FORMULAS[0] in leeches
    assert {one.card for one in told.leeches} == leeches
    assert told.leech_count == len(leeches)
    others = {card for card in states if lapses[card]} - leeches
    assert {one.card for one in told.hardest} == others
    rows = rows_of(lived_desk, told)
    for one in (*told.leeches, *told.hardest):
        assert one.lapses == lapses[one.card]
        assert is_share(one.recalled, [row for row in rows if row[0] == one.card])
    order = [one.lapses for one in told.leeches]
    assert order == sorted(order, reverse=True)


def test_slips_are_the_reasons_of_wrong_formulas_that_stand(lived_desk, told):
    reasons = Counter(
        reason
        for past in pasts(lived_desk, told).values()
        for reason in wrong_reasons(past)
    )
    assert {slip.reason: slip.count for slip in told.slips} == reasons
    counts = [slip.count for slip in told.slips]
    assert counts == sorted(counts, reverse=True)


def test_advice_goes_by_the_slips_made_on_the_card(lived_desk, told):
    known = pasts(lived_desk, told)
    is_seen = set()
    for leech in told.leeches:
        if leech.card not in FORMULAS:
            continue
        slips = Counter(wrong_reasons(known[leech.card]))
        is_seen.add(slips.most_common(1)[0][0])
        del slips["different"]
        reason = min(slips, key=lambda one: (-slips[one], one))
        first = leech.advice[0]
        if slips[reason] > 1:
            assert (first.reason, first.count) == (reason, slips[reason])
        name = leech.card.partition(":")[2].partition(".")[0]
        assert first.command == f"quiz show {name}"
    assert "different" in is_seen


def test_predictions_are_judged_by_what_came(lived_desk, told):
    said = [
        (percent / 100, is_right)
        for past in pasts(lived_desk, told).values()
        for percent, is_right in foretold(past)
    ]
    found = told.calibrated
    assert found is not None
    assert found.n == len(said) > 20
    brier = sum((share - right) ** 2 for share, right in said) / len(said)
    assert found.brier == pytest.approx(brier)
    for row in found.table:
        came = [right for share, right in said if round(100 * share) == row.percent]
        assert (row.came.hits, row.came.n) == (sum(came), len(came))


def test_many_cards_are_told_of_by_deck_and_simulated_by_a_sample(
    lived_desk, monkeypatch
):
    monkeypatch.setattr(
        "quiz.app.statistics.Wanted",
        lambda *given, **named: Wanted(
            *given, **named, most_sampled=4, most_cards=5, most_hard=2
        ),
    )
    few = statistics(lived_desk, (), "en")
    assert few.are_topics_decks
    decks = {"dl/activations", "dl/activation-functions"}
    assert {row.id for row in few.by_topic} == decks
    rows = rows_of(lived_desk, few)
    recent = [row for row in rows if row[1] > few.today - RECENT]
    for shown in few.by_topic:
        for share, some in ((shown.overall, rows), (shown.recent, recent)):
            own = [row for row in some if row[0].startswith(shown.id + ":")]
            assert is_share(share, own)
    assert few.forecast is not None
    assert 0 < few.forecast.sampled < few.seen
    whole = statistics(lived_desk, (), "en", recent_days=3)
    assert few.calibrated is not None
    assert whole.calibrated is not None
    assert few.calibrated.brier == pytest.approx(whole.calibrated.brier)


def test_an_empty_log_has_nothing_to_tell(desk):
    found = statistics(desk, (), "en")
    assert found.is_empty
    assert (found.seen, found.known, found.forecast) == (0, 0, None)


def test_what_a_reset_takes_away_is_no_recall_but_stays_work(lived_desk):
    before = statistics(lived_desk, (), "en")
    for card in CARDS[::2]:
        lived_desk.append(Kind.RESET, card, {})
    after = statistics(lived_desk, (), "en")
    rows = rows_of(lived_desk, after)
    assert {row[0] for row in rows} == set(CARDS[1::2])
    assert is_share(after.total.overall, rows)
    assert after.total.overall.n < before.total.overall.n
    assert (after.days, after.streak) == (before.days, before.streak)
    assert (after.slips, after.calibrated.n) == (before.slips, before.calibrated.n)
    for card in CARDS[1::2]:
        lived_desk.append(Kind.RESET, card, {})
    gone = statistics(lived_desk, (), "en")
    assert (gone.seen, gone.total.overall.n, gone.hardest) == (0, 0, ())
    lived_desk.store.undo(len(CARDS), at_ms=END_MS, offset_minutes=OFFSET)
    again = statistics(lived_desk, (), "en")
    assert (again.total, again.by_age) == (before.total, before.by_age)


def test_the_recall_aimed_at_is_that_of_the_decks_told_of(lived_desk):
    aims = {"dl/activations": 0.95}
    lived_desk.append(Kind.SETTINGS, None, {"desired_retention_by_deck": aims})
    one = statistics(lived_desk, ("activations",), "en")
    assert (one.desired_retention, one.desired_retentions) == (0.95, (0.95,))
    every = statistics(lived_desk, (), "en")
    assert every.desired_retentions == (0.9, 0.95)
    recent = [
        row for row in rows_of(lived_desk, every) if row[1] > every.today - RECENT
    ]
    own = [0.95 if row[0].startswith("dl/activations:") else 0.9 for row in recent]
    assert every.desired_retention == pytest.approx(sum(own) / len(own))


def test_levels_have_their_part_of_the_aim(lived_desk):
    aims = {"junior": 0.8, "middle": 0.85, "senior": 0.95}
    lived_desk.append(Kind.SETTINGS, None, {"desired_retention_by_level": aims})
    found = statistics(lived_desk, ("activation-functions",), "en")
    rows = rows_of(lived_desk, found)
    own = [aims[lived_desk.library.card(row[0]).level.value] for row in rows]
    assert len(set(own)) > 1
    assert found.desired_retentions == tuple(sorted(set(own)))
    assert found.desired_retention == pytest.approx(sum(own) / len(own))


def test_a_suspended_card_is_no_leech_and_never_comes(lived_desk):
    before = statistics(lived_desk, (), "en")
    lived_desk.append(Kind.SUSPEND, FORMULAS[0], {})
    after = statistics(lived_desk, (), "en")
    assert after.leech_count == before.leech_count - 1
    assert after.suspended == 1
    assert after.seen == before.seen
    assert sum(day.due for day in after.forecast.days) < sum(
        day.due for day in before.forecast.days
    )


def test_decks_that_are_off_bring_no_reviews(lived_desk):
    decks = {"dl/activations": False, "dl/activation-functions": False}
    lived_desk.append(Kind.SETTINGS, None, {"decks": decks})
    found = statistics(lived_desk, (), "en").forecast
    assert {(one.due, one.reviews, one.new) for one in found.days} == {(0, 0, 0)}
    assert [one.known for one in found.days] == pytest.approx(
        [one.known_if_stopped for one in found.days]
    )


def test_suspended_cards_are_not_simulated(lived_desk):
    lived_desk.append(Kind.SETTINGS, None, {"new_per_day": 0})
    for card in CARDS:
        lived_desk.append(Kind.SUSPEND, card, {})
    found = statistics(lived_desk, ("activations",), "en").forecast
    assert {one.reviews for one in found.days} == {0}


def test_a_deck_that_is_not_there_is_told(lived_desk):
    with pytest.raises(QuizError, match="unknown-deck"):
        statistics(lived_desk, ("activatoins",), "en")


def test_recent_days_end_today(lived_desk):
    week = statistics(lived_desk, (), "en", recent_days=7)
    rows = rows_of(lived_desk, week)
    first = local_day(END_MS - 6 * DAY_MS, OFFSET, 4)
    assert is_share(week.total.recent, [row for row in rows if row[1] >= first])


def test_what_a_wrong_clock_put_ahead_is_not_of_late(lived_desk):
    early = Moment(END_MS - 5 * DAY_MS, OFFSET)
    with open_desk(os.environ, clock=lambda: early) as desk:
        found = statistics(desk, (), "en")
    rows = rows_of(lived_desk, found)
    recent = [row for row in rows if 0 <= found.today - row[1] < RECENT]
    assert is_share(found.total.overall, rows)
    assert is_share(found.total.recent, recent)
    assert max(row[1] for row in rows) > found.today
