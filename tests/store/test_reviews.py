"""What learns from all reviews is given those that the fold goes by."""

from __future__ import annotations

from hypothesis import given, settings

from quiz.memory import Memory, Rating, Settings, review
from quiz.store import Event, Kind
from tests.store.test_fold import CARDS, HOUR_MS, START_MS, opened, play, states, steps


@given(steps)
@settings(max_examples=60, deadline=None)
def test_pasts_lead_to_the_memories_that_are_stored(script):
    with opened() as store:
        play(store, script)
        found = {
            card: remembered(past, store.settings())
            for card, past in store.pasts().items()
        }
        stored = {one.card: one.memory for one in states(store) if one.memory}
        assert found == stored


def remembered(past: list[tuple[int, int]], chosen: Settings) -> Memory | None:
    memory: Memory | None = None
    for day, rating in past:
        memory = review(memory, Rating(rating), day, chosen)
    return memory


def test_a_rating_that_is_none_teaches_nothing(store):
    strange = [True, 0, 5, 3.0, "3", None, [3]]
    store.merge(
        Event("e" * 16, place, 0, 0, Kind.REVIEW, CARDS[0], {"rating": rating})
        for place, rating in enumerate(strange)
    )
    assert store.pasts() == {}


def test_reviews_go_where_a_relink_puts_them(store):
    for hour, card, rating in ((0, "a:one", 1), (30, "a:two", 2), (60, "a:one", 3)):
        moment = {"at_ms": START_MS + hour * HOUR_MS, "offset_minutes": 0}
        store.append(Kind.REVIEW, card, {"rating": rating}, **moment)
    moment = {"at_ms": START_MS + 90 * HOUR_MS, "offset_minutes": 0}
    store.append(Kind.RELINK, "a:two", {"from": "a:one"}, **moment)
    assert [rating for _, rating in store.pasts()["a:two"]] == [1, 2, 3]
    assert "a:one" not in store.pasts()
