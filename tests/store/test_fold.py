"""Whatever the order of arrival, the stored state is the fold of the log."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.memory import DEFAULT_PARAMETERS
from quiz.memory.schedule import interval_range
from quiz.store import Draft, Event, Kind, Store, fold
from quiz.store.rollup import TABLES

START_MS = 1_735_689_600_000  # 2025-01-01 UTC
HOUR_MS = 3_600_000
CARDS = ("a:one", "a:two", "b:one", "b:three.derivative")
OTHER_WEIGHTS = [weight * 0.9 for weight in DEFAULT_PARAMETERS]
OTHER_WEIGHTS[7], OTHER_WEIGHTS[16], OTHER_WEIGHTS[20] = 0.01, 1.5, 0.2

cards = st.sampled_from(CARDS)
offsets = st.sampled_from([0, 60, 120, -480, 345, 840])
contents = st.one_of(
    st.tuples(st.just(Kind.ATTEMPT), cards, st.just({"outcome": "correct"})),
    st.tuples(st.just(Kind.ATTEMPT), cards, st.just({"cram": True})),
    *[
        st.tuples(
            st.just(Kind.REVIEW),
            cards,
            st.fixed_dictionaries(
                {"rating": st.integers(1, 4)},
                optional={
                    "interval_days": st.integers(2, 9) | st.none(),
                    "level": st.sampled_from(["senior", "junior", 3]),
                },
            ),
        )
    ]
    * 4,
    st.tuples(
        st.just(Kind.SUSPEND), cards, st.fixed_dictionaries({"on": st.booleans()})
    ),
    st.tuples(st.just(Kind.BURY), cards, st.just({})),
    st.tuples(st.just(Kind.BURY), cards, st.just({"until_day": 20_100})),
    st.tuples(st.just(Kind.RESET), cards, st.just({})),
    st.tuples(st.just(Kind.RELINK), cards, st.fixed_dictionaries({"from": cards})),
    st.tuples(st.just(Kind.NOTE), cards, st.just({"text": "ещё раз"})),
    *[st.tuples(st.just(Kind.RELINK), cards, st.fixed_dictionaries({"from": cards}))]
    * 2,
    st.tuples(
        st.just(Kind.SETTINGS),
        st.none(),
        st.sampled_from(
            [
                {"desired_retention": 0.8},
                {"desired_retention": None, "fuzz": False},
                {"maximum_interval_days": 5},
                {"parameters": OTHER_WEIGHTS},
                {"parameters": None},
                {"day_rollover_hour": 0},
                {"learning_steps_minutes": [1, 600]},
                {"relearning_steps_minutes": [10]},
                {"decks": {"a": True, "b": False}},
                {"decks": {"a": None}},
                {"desired_retention_by_deck": {"a": 0.8, "b": 0.95}},
                {"desired_retention_by_deck": {"a": None}},
                {"desired_retention_by_deck": None},
                {"desired_retention_by_level": {"senior": 0.97}},
                {"load_balance": False},
            ]
        ),
    ),
)
hours = st.sampled_from([-30, -1, 0, 0, 1, 5, 20, 24, 49, 500])
drafts = st.builds(
    lambda what, gap, offset: (*what, gap, offset), contents, hours, offsets
)
UNDO, TAKE_BACK, VOID = "undo", "take-back", "void"
steps = st.lists(
    st.one_of(
        *[drafts] * 8,
        st.tuples(st.just(UNDO), st.integers(1, 3)),
        st.tuples(st.just(TAKE_BACK), cards),
        st.tuples(st.just(VOID), st.integers(0, 30)),
    ),
    max_size=25,
)


@contextmanager
def opened() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "progress.db", now_ms=0) as store,
    ):
        store._database.execute("PRAGMA synchronous = OFF")  # laws, not disks
        yield store


def play(store: Store, script: list[tuple]) -> None:
    """Do what the script says, checking the stored state on the way."""
    now_ms = START_MS
    for position, step in enumerate(script):
        moment = {"at_ms": now_ms, "offset_minutes": 60}
        if step[0] == UNDO:
            store.undo(step[1], **moment)
        elif step[0] == TAKE_BACK:
            store.take_back(step[1], **moment)
        elif step[0] == VOID:
            # Of anything at all, settings and relinks and other voids included.
            target = f"{store.device}.{step[1]}"
            store.append(Kind.VOID, None, {"event": target}, **moment)
        else:
            kind, card, payload, gap, offset = step
            now_ms += gap * HOUR_MS
            store.append(kind, card, payload, at_ms=now_ms, offset_minutes=offset)
        if position % 5 == 0:
            check(store)


def check(store: Store) -> None:
    """Stored and folded are equal, to the last digit."""
    folded = fold(store.events())
    stored = {state.card: state for state in states(store)}
    assert stored == folded.cards
    assert store.verify() == ()
    assert store.decks() == folded.values.get("decks", {})


def states(store: Store) -> list:
    return list(store.states(CARDS).values())


@given(steps)
@settings(max_examples=120, deadline=None)
def test_the_state_after_each_event_is_the_fold_of_all(script):
    with opened() as store:
        play(store, script)
        check(store)
        before = states(store)
        store.rebuild()
        assert states(store) == before


@given(steps, steps, st.data())
@settings(max_examples=80, deadline=None)
def test_a_merge_is_a_union_whatever_the_order_and_the_portions(ours, theirs, data):
    with opened() as here, opened() as there, opened() as third:
        play(here, ours)
        play(there, theirs)
        own, foreign = list(here.events()), list(there.events())
        everything = own + foreign
        assert here.merge(foreign) == len(foreign)
        assert there.merge(reversed(everything)) == len(own)
        arriving = data.draw(st.permutations(everything))
        while arriving:
            portion = data.draw(st.integers(1, len(arriving)))
            third.merge(arriving[:portion])
            third.merge(arriving[: portion // 2])  # again: nothing happens
            del arriving[:portion]
        for store in (here, there, third):
            check(store)
        assert states(here) == states(there) == states(third)
        assert list(here.events()) == list(there.events()) == list(third.events())


@given(st.permutations([1, 2, 3, 4]))
def test_the_fold_does_not_mind_the_order_it_is_given(order):
    events = [event(counter, Kind.REVIEW, rating=counter) for counter in order]
    assert fold(events) == fold(sorted(events, key=lambda one: one.key))


def event(counter: int, kind: str, card: str | None = "a:one", **payload) -> Event:
    at_ms = START_MS + counter * 24 * HOUR_MS
    return Event("d" * 16, counter, at_ms, 0, kind, card, payload)


STRANGE = [
    event(1, Kind.REVIEW),
    event(1, Kind.REVIEW, rating=5),
    event(1, Kind.REVIEW, rating="3"),
    event(1, Kind.REVIEW, rating=True),
    event(1, Kind.REVIEW, rating=[3]),
    event(1, Kind.REVIEW, card=None, rating=3),
    event(1, Kind.RELINK),
    event(1, Kind.RELINK, **{"from": 7}),
    event(1, Kind.RELINK, **{"from": "a:one"}),
    event(1, Kind.RELINK, card=None, **{"from": "a:two"}),
    event(1, Kind.VOID, event="nonsense"),
    event(1, Kind.VOID, event=12),
    event(1, Kind.VOID, event="e" * 16 + ".0"),
    event(1, Kind.VOID, event="d" * 16 + "." + "9" * 30),
    event(1, Kind.SETTINGS, card=None, decks=[1], desired_retention=7, later=[{}]),
    event(1, Kind.SETTINGS, card=None, desired_retention="0.9"),
    event(1, Kind.SETTINGS, card=None, desired_retention_by_deck={"a": 2}),
    event(1, Kind.SETTINGS, card=None, desired_retention_by_level=[{}, "senior"]),
    event(1, "of-a-later-quiz", rating=1),
]


@pytest.mark.parametrize("strange", STRANGE, ids=str)
def test_an_event_that_makes_no_sense_here_changes_nothing(strange, store):
    """A later quiz, or a file mended by hand, may have written it."""
    sound = [event(0, Kind.REVIEW, rating=3), event(2, Kind.REVIEW, rating=2)]
    store.merge([*sound, strange])
    assert list(store.states(CARDS).values()) == [*fold(sound).cards.values()]
    assert store.verify() == ()
    assert store.settings() == type(store.settings())()


def test_another_device_cannot_void(store):
    mine = event(1, Kind.REVIEW, rating=3)
    theirs = replace(event(2, Kind.VOID, event=mine.id), device="e" * 16)
    store.merge([mine, theirs])
    assert store.state("a:one").memory is not None
    assert store.verify() == ()


def test_two_events_with_one_id_are_refused_and_nothing_is_added(store):
    first = event(1, Kind.REVIEW, rating=3)
    store.merge([first])
    with pytest.raises(QuizError) as caught:
        store.merge([event(2, Kind.REVIEW, rating=3), replace(first, at_ms=5)])
    assert caught.value.code == "event-conflict"
    assert list(store.events()) == [first]
    assert store.verify() == ()


def test_a_relink_moves_the_past_and_leaves_the_old_id_new(store):
    store.merge(
        [
            event(1, Kind.REVIEW, "a:old", rating=3),
            event(2, Kind.REVIEW, "a:new", rating=1),
            event(3, Kind.REVIEW, "a:old", rating=4),
            event(4, Kind.RELINK, "a:new", **{"from": "a:old"}),
        ]
    )
    assert store.state("a:old") is None
    assert store.state("a:new").memory.reviews == 3
    store.append(
        Kind.REVIEW, "a:old", {"rating": 3}, at_ms=START_MS * 2, offset_minutes=0
    )
    assert store.state("a:old").memory.reviews == 1
    assert store.verify() == ()


def test_a_chain_of_relinks_ends_at_its_last_name(store):
    names = ["a:1", "a:2", "a:3", "a:4"]
    events = [event(1, Kind.REVIEW, names[0], rating=3)]
    for counter, (old, new) in enumerate(itertools.pairwise(names), start=2):
        events.append(event(counter, Kind.RELINK, new, **{"from": old}))
    store.merge(reversed(events))
    assert set(store.states(names)) == {names[-1]}
    assert store.verify() == ()


TANGLE = [
    event(1, Kind.REVIEW, "a:old", rating=3),
    event(2, Kind.REVIEW, "a:new", rating=1),
    event(3, Kind.RELINK, "a:new", **{"from": "a:old"}),
    event(4, Kind.REVIEW, "a:old", rating=2),
    event(5, Kind.RELINK, "a:newest", **{"from": "a:new"}),
    event(6, Kind.VOID, "a:new", event="d" * 16 + ".3"),
]


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_relinks_come_to_the_same_in_every_order_of_arrival(store, size):
    """Late answers to a former name, and a relink taken back, among them."""
    store._database.execute("PRAGMA synchronous = OFF")
    names = ["a:old", "a:new", "a:newest"]
    wanted = fold(TANGLE[:size]).cards
    for order in itertools.permutations(TANGLE[:size]):
        for one in order:
            store.merge([one])
        assert store.states(names) == wanted, order
        assert store.verify() == ()
        for table in ("event", "voided", "card_state", *TABLES):
            store._database.execute(f"DELETE FROM {table}")  # noqa: S608


def test_resetting_makes_a_card_new_and_keeps_it_suspended(store):
    store.merge(
        [
            event(1, Kind.REVIEW, rating=3),
            event(2, Kind.SUSPEND),
            event(3, Kind.ATTEMPT),
            event(4, Kind.RESET),
        ]
    )
    state = store.state("a:one")
    assert (state.memory, state.due_day, state.introduced_day) == (None, None, None)
    assert state.is_suspended
    assert store.pending_attempt() is None
    assert store.seen(["a:one"]) == set()


def test_the_interval_chosen_at_a_review_is_the_one_that_is_kept(store):
    for days in (18, 20, 22):
        store.append(
            Kind.REVIEW,
            f"a:{days}",
            {"rating": 4, "interval_days": days},
            at_ms=START_MS,
            offset_minutes=0,
        )
        state = store.state(f"a:{days}")
        shortest, longest = interval_range(state.memory, store.settings())
        wanted = days if shortest <= days <= longest else None
        got = state.due_day - state.memory.last_review_day
        assert wanted in (None, got)
        assert shortest <= got <= longest
    assert store.verify() == ()


def test_a_deck_and_a_level_have_retentions_of_their_own(store):
    """Set on two devices, they come together."""
    fuzz = {"fuzz": False}
    store.merge(
        [
            event(1, Kind.SETTINGS, None, desired_retention_by_deck={"a": 0.8}, **fuzz),
            event(2, Kind.SETTINGS, None, desired_retention_by_deck={"b": 0.97}),
            event(3, Kind.SETTINGS, None, desired_retention_by_level={"senior": 0.97}),
            *[
                event(number, Kind.REVIEW, card, rating=4, level=level)
                for number, (card, level) in enumerate(
                    [("a:1", "senior"), ("b:1", ""), ("c:1", "senior"), ("c:2", "")], 4
                )
            ],
        ]
    )
    states = store.states(["a:1", "b:1", "c:1", "c:2"]).values()
    waits = [one.due_day - one.memory.last_review_day for one in states]
    assert waits == [28, 2, 2, 8]
    assert store.verify() == ()


def test_a_clock_set_back_by_years_takes_no_days_back(store):
    """The review under the earlier date comes first; nothing between is negative."""
    for at_ms in (START_MS, START_MS - 400 * 24 * HOUR_MS, START_MS - 24 * HOUR_MS):
        store.append(Kind.REVIEW, "a:one", {"rating": 3}, at_ms=at_ms, offset_minutes=0)
    state = store.state("a:one")
    assert state.memory.reviews == 3
    assert state.due_day > state.memory.last_review_day
    assert state.memory.stability_days > 50
    check(store)


def test_a_clock_set_back_a_little_does_not_put_a_rating_before_its_answer(store):
    attempt = store.append(Kind.ATTEMPT, "a:one", {}, at_ms=START_MS, offset_minutes=0)
    review = store.append(
        Kind.REVIEW,
        "a:one",
        {"rating": 3},
        at_ms=START_MS - 5 * HOUR_MS,
        offset_minutes=0,
    )
    assert review.at_ms == attempt.at_ms
    assert store.pending_attempt() is None
    assert store.state("a:one").memory.reviews == 1


def test_what_is_returned_is_what_is_read_again(store):
    payload = {"given": ("ж", "\udc80"), "tries": 2, "parts": {1: None}}
    draft = Draft(Kind.ATTEMPT, "a:one", payload, START_MS, 60)
    [returned] = store.append_many([draft])
    assert list(store.events()) == [returned]
    assert store.event(returned.id) == returned
    assert returned.payload["given"] == ["ж", "\udc80"]


@pytest.mark.parametrize(
    ("kind", "card", "payload"),
    [
        (Kind.REVIEW, "a:one", {}),
        (Kind.REVIEW, "a:one", {"rating": 0}),
        (Kind.REVIEW, None, {"rating": 3}),
        (Kind.SETTINGS, None, {"decks": ["a"]}),
        (Kind.ATTEMPT, "a:one", {"number": float("nan")}),
    ],
)
def test_what_could_never_be_folded_is_not_written(store, kind, card, payload):
    with pytest.raises(ValueError, match=r"."):
        store.append(kind, card, payload, at_ms=START_MS, offset_minutes=0)
    assert list(store.events()) == []
