"""Whatever happens, and in whatever order, the counts are those of the log."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import Event, Kind, Store, fold
from quiz.store.fold import scheduling
from quiz.store.migrations import MIGRATIONS
from quiz.store.rollup import TABLES, stored
from tests.store.recount import recount
from tests.store.test_fold import CARDS, HOUR_MS, START_MS, hours, offsets, opened

DEVICES = ("d" * 16, "e" * 16)
cards = st.sampled_from(CARDS[:3])
attempts = st.fixed_dictionaries(
    {"outcome": st.sampled_from(["correct", "wrong", "undecided"])},
    optional={
        "reason": st.sampled_from(["sign", "different"]),
        "predicted": st.sampled_from([0.25, 0.95]),
        "cram": st.booleans(),
    },
)
reviews = st.fixed_dictionaries(
    {"rating": st.integers(1, 4)},
    optional={"took_ms": st.sampled_from([-5, 4_000, 900_000, True])},
)
contents = st.one_of(
    *[st.tuples(st.just(Kind.REVIEW), cards, reviews)] * 4,
    *[st.tuples(st.just(Kind.ATTEMPT), cards, attempts)] * 4,
    *[st.tuples(st.just(name), cards, st.just({})) for name in ("dispute", "drop")] * 2,
    *[st.tuples(st.just(Kind.RELINK), cards, st.fixed_dictionaries({"from": cards}))]
    * 2,
    *[st.tuples(st.just(Kind.VOID), cards, st.just({}))] * 3,
    st.tuples(st.just(Kind.RESET), cards, st.just({})),
    st.tuples(
        st.just(Kind.SUSPEND), cards, st.fixed_dictionaries({"on": st.booleans()})
    ),
    st.tuples(st.just(Kind.BURY), cards, st.just({})),
    st.tuples(
        st.just(Kind.SETTINGS),
        st.none(),
        st.sampled_from([{"day_rollover_hour": 12}, {"desired_retention": 0.8}]),
    ),
)
steps = st.lists(
    st.tuples(contents, hours, offsets, st.sampled_from(DEVICES), st.integers(0, 99)),
    min_size=3,
    max_size=16,
)


@st.composite
def logs(draw) -> list[Event]:
    """The log of two devices, some of it at the same time."""
    counters, now_ms, events = dict.fromkeys(DEVICES, 0), START_MS, []
    for (kind, card, payload), gap, offset, device, _ in (script := draw(steps)):
        counters[device] += 1
        now_ms += gap * HOUR_MS
        events.append(
            Event(device, counters[device], now_ms, offset, kind, card, payload)
        )
    choices = [choice for *_, choice in script]
    return [
        aimed(one, events, choice) for one, choice in zip(events, choices, strict=True)
    ]


def aimed(one: Event, events: list[Event], choice: int) -> Event:
    """The event, with another of the log in it where its kind needs one."""
    if one.kind == Kind.VOID:
        own = [other for other in events if other.device == one.device]
        return replace(one, payload={"event": own[choice % len(own)].id})
    if one.kind == "dispute":
        answers = [other for other in events if other.kind == Kind.ATTEMPT] or [one]
        answer = answers[choice % len(answers)]
        dispute = {"attempt": answer.id}
    elif one.kind == "drop":
        answers = [other for other in events if other.kind == "dispute"] or [one]
        answer = answers[choice % len(answers)]
        how = "dropped" if choice % 3 else "accepted"
        dispute = {"closed": answer.id, "how": how}
    else:
        return one
    return replace(one, kind=Kind.NOTE, card=answer.card, payload={"dispute": dispute})


@pytest.fixture(scope="module")
def reused() -> Iterator[Store]:
    """One file for many examples: making one waits for the disk."""
    with opened() as store:
        yield store


def emptied(store: Store) -> Store:
    """The store with nothing in it."""
    for table in ("event", "voided", "setting", "card_state", *TABLES):
        store._database.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    store._in_force.forget()
    return store


def check(store: Store) -> None:
    """The tables hold what is found again from the raw log, and nothing else."""
    assert stored(store._database) == recount(store.events(), store.settings())


@given(logs(), st.randoms(use_true_random=False))
@settings(max_examples=250, deadline=None)
def test_counts_are_those_of_the_log_in_whatever_order_it_arrives(
    reused, events, chance
):
    chance.shuffle(events)
    store, left = emptied(reused), list(events)
    while left:
        size = chance.choice([1, 1, 1, 2, 5])
        store.merge(left[:size])
        del left[:size]
        check(store)
    assert store.verify() == ()
    store.rebuild()
    check(store)


@given(logs())
@settings(max_examples=250, deadline=None)
def test_counts_follow_each_answer_and_each_undo(reused, events):
    store = emptied(reused)
    own = [one for one in events if one.device == DEVICES[0]]
    for place, one in enumerate(own):
        moment = {"at_ms": one.at_ms, "offset_minutes": one.offset_minutes}
        text = json.dumps(dict(one.payload)).replace(DEVICES[0], store.device)
        store.append(Kind(one.kind), one.card, json.loads(text), **moment)
        if place % 4 == 3:
            store.undo(1, **moment)
        check(store)


def a_log(size: int = 60) -> list[Event]:
    chance = random.Random(3)  # noqa: S311 - a made-up learner
    return [
        Event(
            DEVICES[0],
            number,
            START_MS + number * 7 * HOUR_MS,
            60,
            Kind.REVIEW,
            chance.choice(CARDS),
            {"rating": chance.randint(1, 4), "took_ms": 5_000},
        )
        for number in range(1, size + 1)
    ]


def test_an_old_file_is_counted_when_it_is_opened(path):
    with Store.open(path, now_ms=0) as store:
        store.merge(a_log())
        for table in TABLES:
            store._database.execute(f"DROP TABLE {table}")
        store._database.execute("PRAGMA user_version = 1")
        store._database.execute("UPDATE meta SET value = '2' WHERE name = 'fold'")
    assert len(MIGRATIONS) >= 2
    with Store.open(path, now_ms=7) as store:
        check(store)
        assert store.verify() == ()
    assert [copy.name for copy in (path.parent / "backups").iterdir()] == [
        "progress-v1-7.db"
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_count_that_went_astray_is_told_and_mended(store, table):
    store.merge(a_log())
    moment = {"at_ms": START_MS * 2, "offset_minutes": 0}
    wrong = {"outcome": "wrong", "reason": "sign", "predicted": 0.5}
    store.append(Kind.ATTEMPT, CARDS[0], wrong, **moment)
    last = TABLES[table][1][-1]
    store._database.execute(f"UPDATE {table} SET {last} = {last} + 7")  # noqa: S608
    assert {one.where for one in store.verify()} == {table}
    store.rebuild()
    assert store.verify() == ()
    check(store)


def test_another_hour_at_which_days_begin_counts_all_days_anew(store):
    store.merge(a_log())
    before = stored(store._database)
    moment = {"at_ms": START_MS * 2, "offset_minutes": 0}
    store.append(Kind.SETTINGS, None, {"day_rollover_hour": 13}, **moment)
    assert stored(store._database) != before
    check(store)
    assert scheduling(fold(store.events()).values).day_rollover_hour == 13
