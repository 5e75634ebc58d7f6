"""What a session asks of the state."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.memory import local_day
from quiz.store import DayCounts, DueCount, Kind, Store

DAY_MS = 86_400_000
NOON_MS = 20_000 * DAY_MS + DAY_MS // 2
TODAY = 20_000


def answer(store, card, rating, day=TODAY, minute=0):
    moment = {"at_ms": NOON_MS + (day - TODAY) * DAY_MS + minute * 60_000}
    store.append(Kind.ATTEMPT, card, {"tries": 1}, **moment, offset_minutes=0)
    return store.append(
        Kind.REVIEW, card, {"rating": rating}, **moment, offset_minutes=0
    )


def put(store, kind, card, payload=None, day=TODAY):
    moment = {"at_ms": NOON_MS + (day - TODAY) * DAY_MS, "offset_minutes": 0}
    return store.append(kind, card, payload or {}, **moment)


def due_cards(store, day=TODAY, decks=None, limit=100):
    return [state.card for state in store.due(day, decks, limit=limit)]


def test_the_longest_overdue_comes_first_and_the_limit_cuts_the_rest(store):
    answer(store, "b:late", 1, day=TODAY - 30)
    answer(store, "a:later", 1, day=TODAY - 20)
    answer(store, "a:tomorrow", 1)
    assert due_cards(store) == ["b:late", "a:later"]
    assert due_cards(store, limit=1) == ["b:late"]
    assert due_cards(store, limit=0) == []
    assert due_cards(store, decks=["a"]) == ["a:later"]
    assert due_cards(store, decks=["a", "b", "a"]) == ["b:late", "a:later"]
    assert due_cards(store, decks=[]) == []
    assert due_cards(store, day=TODAY + 1) == ["b:late", "a:later", "a:tomorrow"]


def test_the_latest_due_come_first_where_that_is_asked(store):
    for name, back in (("old", 30), ("older", 40), ("fresh", 5)):
        answer(store, f"a:{name}", 3, day=TODAY - back)
    found = store.due(TODAY, limit=2, is_latest_first=True)
    assert [state.card for state in found] == ["a:fresh", "a:old"]


def test_due_cards_are_counted_up_to_a_bound(store):
    for number in range(5):
        answer(store, f"a:{number}", 3, day=TODAY - 30)
    answer(store, "b:one", 3, day=TODAY - 30)
    put(store, Kind.SUSPEND, "a:0")
    put(store, Kind.BURY, "a:1")
    assert store.due_at_most(TODAY, ["a", "b"], 100) == 4
    assert store.due_at_most(TODAY, ["a", "b"], 2) == 2
    assert store.due_at_most(TODAY, ["b", "c"], 100) == 1


def test_cards_are_counted_by_the_day_they_are_due_on_full_days_up_to_a_hundred(store):
    fuzz = {"fuzz": False, "desired_retention": 0.9}
    store.append(Kind.SETTINGS, None, fuzz, at_ms=NOON_MS, offset_minutes=0)
    for number in range(3):
        answer(store, f"a:{number}", 4)  # eight days
    answer(store, "b:1", 4)
    answer(store, "b:2", 1)  # one day
    answer(store, "c:1", 4)
    put(store, Kind.SUSPEND, "a:0")
    days = [TODAY + 1, TODAY + 8, TODAY + 9]
    found = store.due_on(days, ["a", "b"])
    assert {day: found.get(day, 0) for day in days} == dict(
        zip(days, [1, 3, 0], strict=True)
    )
    store._database.execute("PRAGMA synchronous = OFF")
    for number in range(110):
        put(store, Kind.REVIEW, f"c:more-{number}", {"rating": 4})
    assert store.due_on([TODAY + 8], ["b", "c"])[TODAY + 8] == 101


def test_a_day_counts_its_time_a_break_on_a_card_cut_off(store):
    for card, payload in (
        ("a:quick", {"took_ms": 10_000}),
        ("a:break", {"took_ms": 9_000_000}),
        ("a:odd", {"took_ms": "long"}),
        ("a:none", {}),
    ):
        put(store, Kind.REVIEW, card, {"rating": 3, **payload})
    put(store, Kind.REVIEW, "a:before", {"rating": 3, "took_ms": 50}, day=TODAY - 1)
    assert store.day_counts(TODAY).spent_ms == 310_000
    assert store.day_counts(TODAY - 1).spent_ms == 50


def test_the_day_of_the_last_review_is_known_and_moves_with_an_undo(store):
    assert store.last_review_day() is None
    answer(store, "a:one", 3, day=TODAY - 12)
    answer(store, "a:one", 3, day=TODAY - 3)
    assert store.last_review_day() == TODAY - 3
    store.undo(1, at_ms=NOON_MS, offset_minutes=0)
    assert store.last_review_day() == TODAY - 12


def test_a_new_card_is_not_due(store):
    put(store, Kind.ATTEMPT, "a:one")
    assert due_cards(store, day=TODAY + 1000) == []
    assert store.seen(["a:one", "a:two"]) == set()
    answer(store, "a:two", 3)
    assert store.seen(["a:one", "a:two"]) == {"a:two"}


def test_a_suspended_card_is_not_due_until_it_is_let_back(store):
    answer(store, "a:one", 1, day=TODAY - 9)
    put(store, Kind.SUSPEND, "a:one")
    assert due_cards(store) == []
    assert store.due_counts(TODAY) == ()
    assert store.set_aside(["a:one", "a:two"], TODAY + 99) == {"a:one"}
    put(store, Kind.SUSPEND, "a:one", {"on": False})
    assert due_cards(store) == ["a:one"]


def test_a_buried_card_comes_back_the_next_local_day(store):
    answer(store, "a:one", 1, day=TODAY - 9)
    put(store, Kind.BURY, "a:one")
    assert due_cards(store) == []
    assert store.set_aside(["a:one"], TODAY) == {"a:one"}
    assert store.set_aside(["a:one"], TODAY + 1) == set()
    assert due_cards(store, day=TODAY + 1) == ["a:one"]
    assert store.due_counts(TODAY) == ()
    assert store.due_counts(TODAY, ahead_days=1) == (DueCount("a", TODAY + 1, 1),)


def test_due_counts_put_what_is_overdue_on_the_first_day(store):
    for card, day in [("b:1", -9), ("b:2", -5), ("a:1", 0), ("a:2", 0)]:
        answer(store, card, 1, day=TODAY + day)
    assert store.due_counts(TODAY) == (DueCount("b", TODAY, 2),)
    both = (DueCount("a", TODAY + 1, 2), DueCount("b", TODAY, 2))
    assert store.due_counts(TODAY, ahead_days=3) == both
    assert store.due_counts(TODAY, ["a"], ahead_days=3) == both[:1]


def test_with_steps_a_card_waits_for_its_minutes(store):
    put(store, Kind.SETTINGS, None, {"learning_steps_minutes": [10]})
    review = answer(store, "a:one", 1)
    state = store.state("a:one")
    assert state.due_at_ms == review.at_ms + 10 * 60_000
    assert state.due_day == TODAY
    assert store.due(TODAY, limit=9, now_ms=review.at_ms + 60_000) == ()
    assert store.due(TODAY, limit=9, now_ms=state.due_at_ms) == (state,)
    assert store.due(TODAY, limit=9) == (state,)


def test_a_day_counts_its_reviews_its_cards_and_the_new_ones(store):
    answer(store, "a:old", 3, day=TODAY - 9)
    answer(store, "a:old", 3)
    answer(store, "a:new", 1, minute=1)
    answer(store, "a:new", 3, minute=2)
    assert store.day_counts(TODAY) == DayCounts(3, 2, 1)
    store.undo(2, at_ms=NOON_MS + 180_000, offset_minutes=0)
    assert store.day_counts(TODAY) == DayCounts(1, 1, 0)
    assert store.day_counts(TODAY - 9) == DayCounts(1, 1, 1)


def test_an_answer_without_its_rating_is_the_one_to_resume(store):
    put(store, Kind.ATTEMPT, "a:one", day=TODAY - 1)
    latest = put(store, Kind.ATTEMPT, "a:two")
    put(store, Kind.ATTEMPT, "a:three", {"cram": True})
    assert store.pending_attempt() == latest
    answer(store, "a:two", 3)
    assert store.pending_attempt().card == "a:one"
    put(store, Kind.BURY, "a:one")
    assert store.pending_attempt() is None


def test_settings_and_decks_are_those_last_set(store):
    put(store, Kind.SETTINGS, None, {"desired_retention": 0.8, "decks": {"a": True}})
    put(store, Kind.SETTINGS, None, {"decks": {"b": True, "c": False}})
    put(store, Kind.SETTINGS, None, {"decks": {"a": False, "b": None}})
    assert store.decks() == {"a": False, "c": False}
    assert store.settings().desired_retention == 0.8
    put(store, Kind.SETTINGS, None, {"desired_retention": None})
    assert store.settings().desired_retention == 0.9


def test_a_lower_desired_retention_puts_every_card_off(store):
    put(store, Kind.SETTINGS, None, {"fuzz": False})
    answer(store, "a:one", 4)
    before = store.state("a:one")
    put(store, Kind.SETTINGS, None, {"desired_retention": 0.7})
    after = store.state("a:one")
    assert after.due_day > before.due_day
    assert after.memory == before.memory


def test_changed_weights_change_what_is_believed_of_the_past(store):
    answer(store, "a:one", 3)
    weights = [*store.settings().parameters]
    weights[2] = 50.0
    put(store, Kind.SETTINGS, None, {"parameters": weights})
    assert store.state("a:one").memory.stability_days == pytest.approx(50)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("due", "card_due"),
        ("due_at_most", "card_due"),
        ("due_counts", "card_due"),
        ("due_on", "card_due"),
        ("day_counts", "event_by_kind"),
        ("failed", "event_by_kind"),
        ("last_review_day", "event_by_kind"),
        ("pending_attempt", "card_pending"),
        ("of_card", "event_by_card"),
    ],
)
def test_every_question_is_answered_by_an_index(store, query, index):
    asked: list[str] = []
    store._database.set_trace_callback(asked.append)
    if query == "due":
        store.due(TODAY, ["a"], limit=5)
    elif query == "due_at_most":
        store.due_at_most(TODAY, ["a"], 9)
    elif query == "due_counts":
        store.due_counts(TODAY, ["a"])
    elif query == "due_on":
        store.due_on([TODAY + 3], ["a"])
    elif query == "day_counts":
        store.day_counts(TODAY)
    elif query == "failed":
        store.failed(TODAY, ["a"])
    elif query == "last_review_day":
        store.last_review_day()
    elif query == "pending_attempt":
        store.pending_attempt()
    else:
        list(store.events("a:one"))
    store._database.set_trace_callback(None)
    plans = [
        row[-1]
        for sql in asked
        if sql.lstrip().startswith("SELECT")
        for row in store._database.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert any(index in plan for plan in plans), plans
    assert not any(plan.startswith("SCAN event") for plan in plans), plans
    scans = [plan for plan in plans if plan.startswith("SCAN card_state")]
    assert all("INDEX card_" in plan for plan in scans), plans


@given(st.lists(st.integers(0, 3 * DAY_MS), max_size=12), st.integers(-720, 840))
@settings(max_examples=25, deadline=None)
def test_no_review_is_counted_twice_or_left_out(tmp_path_factory, times, offset):
    folder = tmp_path_factory.mktemp("counts")
    with Store.open(folder / "progress.db", now_ms=0) as store:
        store._database.execute("PRAGMA synchronous = OFF")
        for time in sorted(times):
            store.append(
                Kind.REVIEW,
                "a:one",
                {"rating": 3},
                at_ms=NOON_MS + time,
                offset_minutes=offset,
            )
        days = range(TODAY - 3, TODAY + 7)
        assert sum(store.day_counts(day).reviews for day in days) == len(times)
        for time in times:
            day = local_day(NOON_MS + time, offset, 4)
            assert store.day_counts(day).reviews > 0
