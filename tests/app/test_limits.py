"""How much a day asks, and what comes first when it is more than that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from quiz.app.agenda import Plan, plan
from quiz.app.choice import Choice
from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.overview import agenda
from quiz.app.practice import next_due
from quiz.memory import NO_LIMIT
from quiz.session.worth import worth
from quiz.store import Draft, Kind
from quiz.ui.agenda import due_view
from quiz.ui.look import Look
from quiz.ui.today import backlog_view
from tests.ui.test_views import drawn

DAY_MS = 86_400_000
NOON_MS = 20_000 * DAY_MS + DAY_MS // 2
CARDS = 60


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    folder = home / "decks"
    folder.mkdir(parents=True)
    text = "quiz: 1\nid: my/deck\ntitle: T\nlang: en\ncards:\n"
    for number in range(CARDS + 40):
        text += f"- id: c{number}\n  q: What about {number}?\n  a: This.\n"
    (folder / "deck.yaml").write_text(text)


@contextmanager
def desk(**settings: object) -> Iterator[Desk]:
    def now() -> Moment:
        return Moment(NOON_MS, 0)

    with open_desk(os.environ, clock=now) as opened:
        off = {"dl/activations": False, "dl/activation-functions": False}
        append(opened, Kind.SETTINGS, None, {"decks": {"my/deck": True, **off}}, 99)
        if settings:
            append(opened, Kind.SETTINGS, None, settings, 99)
        yield opened


def append(
    desk: Desk,
    kind: Kind,
    card: str | None,
    payload: Mapping[str, object],
    ago: int = 0,
    minute: int = 0,
) -> None:
    at_ms = NOON_MS - ago * DAY_MS + minute * 60_000
    desk.store.append(kind, card, payload, at_ms=at_ms, offset_minutes=0)


def learnt(desk: Desk, ago: int, cards: int = CARDS) -> None:
    drafts = [
        Draft(
            Kind.REVIEW,
            f"my/deck:c{number}",
            {"rating": 3, "took_ms": 20_000},
            NOON_MS - ago * DAY_MS + number,
            0,
        )
        for number in range(cards)
    ]
    desk.store.append_many(drafts)


def reviewed(desk: Desk, cards: range, took_ms: int = 60_000) -> None:
    for number in cards:
        payload = {"rating": 3, "took_ms": took_ms}
        append(desk, Kind.REVIEW, f"my/deck:c{number}", payload)


def due_in(planned: Plan) -> int:
    return len(set(planned.queue) - planned.new)


def test_a_day_asks_no_more_reviews_than_its_limit(home: Path):
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        assert due_in(plan(open_, Choice())) == 25


def test_what_was_done_in_earlier_sessions_of_the_day_counts():
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        reviewed(open_, range(10))
        reviewed(open_, range(10))  # again in the same session: no card more
        assert due_in(plan(open_, Choice())) == 15
        reviewed(open_, range(10, 25))
        done = plan(open_, Choice())
        assert (due_in(done), done.allowed.is_over) == (0, True)


def test_new_cards_are_not_counted_as_reviews():
    with desk(reviews_per_day=25, new_per_day=7) as open_:
        learnt(open_, ago=12)
        reviewed(open_, range(CARDS, CARDS + 5))
        planned = plan(open_, Choice())
        assert (due_in(planned), len(planned.new)) == (25, 2)


@pytest.mark.parametrize(
    ("choice", "due"),
    [
        (Choice(limit=40), 40),
        (Choice(is_ahead=True), CARDS),
        (Choice(minutes=10), 30),
        (Choice(decks=("my/deck",)), 25),
    ],
    ids=str,
)
def test_who_asks_for_a_number_gets_it(choice: Choice, due: int):
    with desk(reviews_per_day=25, new_per_day=0) as open_:
        learnt(open_, ago=12)
        assert due_in(plan(open_, choice)) == due


def test_minutes_limit_the_day_and_count_what_was_spent():
    with desk(minutes_per_day=10, new_per_day=5) as open_:
        learnt(open_, ago=12)
        planned = plan(open_, Choice())
        assert planned.allowed.minutes == 10
        assert planned.backlog is not None
        assert planned.backlog.today == 20  # at half a minute each
        assert planned.new == frozenset()
        reviewed(open_, range(7))
        assert plan(open_, Choice()).allowed.minutes == 3
        reviewed(open_, range(7, 10))
        assert plan(open_, Choice()).queue == ()


def test_a_backlog_is_told_with_the_break_and_the_days_it_takes():
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        backlog = plan(open_, Choice()).backlog
    assert backlog is not None
    assert (backlog.waiting, backlog.today, backlog.days) == (CARDS, 25, 3)
    assert backlog_view(backlog, Look()).plain == (
        "After 12 days 60 cards wait; today the 25 that gain most, "
        "all within about 3 days."
    )
    assert backlog_view(backlog, Look(language="ru")).plain == (
        "За 12 дней накопилось 60 карточек; сегодня 25 самых полезных, "
        "все — примерно за 3 дня."
    )


def test_without_a_break_nobody_is_told_of_one():
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        reviewed(open_, range(5))
        backlog = plan(open_, Choice()).backlog
    assert backlog is not None
    assert backlog.away_days is None
    said = backlog_view(backlog, Look()).plain
    assert said.startswith("55 cards wait; today the 20 that gain most")


@pytest.mark.parametrize("choice", [Choice(), Choice(limit=25)], ids=str)
def test_where_all_fits_or_a_number_was_asked_for_nothing_is_told(choice: Choice):
    limits = {} if choice.limit is None else {"reviews_per_day": 25}
    with desk(**limits) as open_:
        learnt(open_, ago=12)
        assert plan(open_, choice).backlog is None


def test_of_a_backlog_the_cards_that_gain_most_are_chosen():
    with desk(reviews_per_day=10, new_per_day=0) as open_:
        learnt(open_, ago=12, cards=50)
        for number in range(50, 60):  # failed: they will not hold for long
            payload = {"rating": 1, "took_ms": 1}
            append(open_, Kind.REVIEW, f"my/deck:c{number}", payload, ago=12)
        settings = open_.settings
        states = open_.store.states(plan(open_, Choice()).queue)
        chosen = [
            worth(state.memory, "basic", open_.today(), settings)
            for state in states.values()
        ]
        every = open_.store.due(open_.today(), limit=100)
        rest = [
            worth(state.memory, "basic", open_.today(), settings)
            for state in every
            if state.card not in states
        ]
    assert min(chosen) >= max(rest)


def test_new_cards_come_between_reviews_where_that_is_set():
    with desk(new_per_day=5, new_cards="between") as open_:
        learnt(open_, ago=12, cards=20)
        planned = plan(open_, Choice())
    places = [place for place, card in enumerate(planned.queue) if card in planned.new]
    assert len(places) == 5
    assert places[0] < 10


def test_no_limit_is_no_limit():
    with desk(**NO_LIMIT) as open_:
        learnt(open_, ago=12)
        reviewed(open_, range(5), took_ms=300_000)
        allowed = plan(open_, Choice()).allowed
        assert (allowed.reviews, allowed.minutes, allowed.is_over) == (
            None,
            None,
            False,
        )


def test_a_day_begins_at_its_hour_for_the_limits_too():
    with desk(new_per_day=7, day_rollover_hour=13) as open_:
        # Two hours ago, and yesterday evening: one day, which ends at one o'clock.
        append(open_, Kind.REVIEW, "my/deck:c1", {"rating": 3}, ago=1, minute=120)
        append(open_, Kind.REVIEW, "my/deck:c2", {"rating": 3}, minute=-120)
        assert plan(open_, Choice()).allowed.new == 5
        append(open_, Kind.SETTINGS, None, {"day_rollover_hour": 4})
        assert plan(open_, Choice()).allowed.new == 6


def test_what_today_has_no_room_for_is_next_tomorrow():
    decks = ("my/deck",)
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        assert next_due(open_, decks) == (0, 25)
        reviewed(open_, range(10))
        assert next_due(open_, decks) == (0, 15)
        reviewed(open_, range(10, 25))
        assert next_due(open_, decks) == (1, 25)
    with desk(reviews_per_day=0) as open_:
        assert next_due(open_, decks) == (None, 0)


def test_the_list_of_what_is_due_says_how_much_of_it_is_for_today():
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        waiting = agenda(open_, "en")
        assert (waiting.due, waiting.today) == (CARDS, 25)
        assert "60 cards due" in drawn(due_view(waiting, Look()), Look())
        assert "25 of them today" in drawn(due_view(waiting, Look()), Look())
        reviewed(open_, range(25))
        assert agenda(open_, "en").today == 0


def test_of_very_many_nobody_is_told_a_number_that_means_nothing(monkeypatch):
    monkeypatch.setattr("quiz.app.agenda.MOST_COUNTED", 40)
    with desk(reviews_per_day=25) as open_:
        learnt(open_, ago=12)
        backlog = plan(open_, Choice()).backlog
    assert backlog is not None
    assert (backlog.waiting, backlog.days) == (40, None)
    said = backlog_view(backlog, Look()).plain
    assert said.startswith("After 12 days more than 40 cards wait; today the 25")
    assert backlog_view(backlog, Look(language="ru")).plain.startswith(
        "За 12 дней накопилось больше 40 карточек; сегодня 25"
    )
