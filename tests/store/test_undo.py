"""Taking answers back, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import BATCH, BY, LEARNER, Draft, Kind, Store

MOMENT = {"offset_minutes": 60}
START_MS = 1_750_000_000_000


class Learner:
    """Answers a minute apart."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now_ms = START_MS

    def do(self, kind, card, **payload):
        self.now_ms += 60_000
        return self.store.append(kind, card, payload, at_ms=self.now_ms, **MOMENT)

    def answer(self, card, rating, tries=1):
        for number in range(1, tries + 1):
            self.do(Kind.ATTEMPT, card, tries=number)
        return self.do(Kind.REVIEW, card, rating=rating)

    def undo(self, count=1):
        self.now_ms += 60_000
        return self.store.undo(count, at_ms=self.now_ms, **MOMENT)

    def take_back(self, card):
        self.now_ms += 60_000
        return self.store.take_back(card, at_ms=self.now_ms, **MOMENT)


@pytest.fixture
def learner(store):
    return Learner(store)


def test_undo_takes_back_the_rating_with_all_its_tries(learner, store):
    learner.answer("a:one", 3)
    before = store.state("a:one")
    learner.now_ms += 5 * 86_400_000
    learner.answer("a:one", 1, tries=3)
    [taken] = learner.undo()
    assert taken.card == "a:one"
    assert [event.kind for event in taken.events] == ["attempt"] * 3 + ["review"]
    assert store.state("a:one") == before
    assert store.verify() == ()


def test_undo_of_a_first_answer_makes_the_card_new_again(learner, store):
    learner.answer("a:one", 4)
    learner.undo()
    assert store.state("a:one") is None
    assert store.seen(["a:one"]) == set()


def test_undo_goes_back_answer_by_answer_over_cards(learner, store):
    learner.answer("a:one", 3)
    learner.answer("a:two", 3)
    learner.answer("a:one", 1)
    learner.do(Kind.NOTE, "a:one", text="hm")
    assert [one.card for one in store.last_undoable(9)] == [
        *("a:one", "a:one", "a:two", "a:one")
    ]
    [note] = learner.undo()
    assert [event.kind for event in note.events] == ["note"]
    assert [one.card for one in learner.undo(2)] == ["a:one", "a:two"]
    assert store.state("a:one").memory.reviews == 1
    assert store.state("a:two") is None
    assert [one.card for one in learner.undo(5)] == ["a:one"]
    assert learner.undo() == ()
    assert len(list(store.events())) == 7 + 7  # nothing is ever deleted


def test_an_answer_takes_its_overruling_with_it(learner, store):
    attempt = learner.do(Kind.ATTEMPT, "a:one", outcome="wrong")
    learner.do(Kind.NOTE, "a:one", dispute={"attempt": attempt.id})
    learner.do(Kind.REVIEW, "a:one", rating=3)
    [taken] = learner.undo()
    assert [event.kind for event in taken.events] == ["attempt", "note", "review"]
    assert store.notes("a:one") == ()
    assert store.state("a:one") is None


@pytest.mark.parametrize(
    "payload", [{"flag": True}, {"text": "hm"}, {"dispute": {"attempt": None}}]
)
def test_what_was_kept_beside_an_unrated_answer_is_a_step_of_its_own(
    learner, store, payload
):
    learner.do(Kind.ATTEMPT, "a:one")
    learner.do(Kind.NOTE, "a:one", **payload)
    [taken] = learner.undo()
    assert [event.kind for event in taken.events] == ["note"]
    assert store.notes("a:one") == ()
    assert store.pending_attempt() is not None


@pytest.mark.parametrize("kind", [Kind.SUSPEND, Kind.BURY])
def test_undo_brings_a_card_back_that_was_put_away(learner, store, kind):
    learner.answer("a:one", 3)
    before = store.state("a:one")
    learner.do(kind, "a:one")
    [taken] = learner.undo()
    assert [event.kind for event in taken.events] == [str(kind)]
    assert store.state("a:one") == before


def test_a_step_back_can_be_told_what_to_take(learner, store):
    learner.do(Kind.ATTEMPT, "a:one")
    learner.do(Kind.NOTE, "a:one", text="hm")
    learner.now_ms += 60_000
    moment = {"at_ms": learner.now_ms, **MOMENT}
    [taken] = store.take_back("a:one", kinds=[Kind.ATTEMPT], **moment)
    assert taken.kind == "attempt"
    assert [event.payload["text"] for event in store.notes("a:one")] == ["hm"]
    assert store.take_back("a:one", kinds=[Kind.REVIEW], **moment) == ()


def test_undo_takes_back_an_answer_that_awaits_its_rating(learner, store):
    learner.answer("a:one", 3)
    learner.do(Kind.ATTEMPT, "a:two", tries=1)
    learner.do(Kind.ATTEMPT, "a:two", tries=2)
    [taken] = learner.undo()
    assert (taken.card, len(taken.events)) == ("a:two", 2)
    assert store.pending_attempt() is None
    assert store.state("a:one").memory.reviews == 1


def test_undo_leaves_the_answers_of_another_device_alone(learner, store, tmp_path):
    learner.answer("a:one", 3)
    with Store.open(tmp_path / "other" / "progress.db", now_ms=0) as other:
        elsewhere = Learner(other)
        elsewhere.now_ms += 3_600_000
        elsewhere.answer("a:two", 3)
        store.merge(other.events())
    assert [one.card for one in learner.undo(5)] == ["a:one"]
    assert store.state("a:two").memory.reviews == 1
    assert store.verify() == ()


def test_a_step_back_from_a_rating_leaves_its_answer_to_be_rated_again(learner, store):
    learner.answer("a:one", 3)
    [taken] = learner.take_back("a:one")
    assert taken.kind == "review"
    assert store.pending_attempt().card == "a:one"
    learner.do(Kind.REVIEW, "a:one", rating=4)
    assert store.state("a:one").memory.reviews == 1
    assert store.pending_attempt() is None


def test_a_step_back_from_an_answer_takes_all_its_tries(learner, store):
    learner.answer("a:one", 3)
    learner.do(Kind.ATTEMPT, "a:one", tries=1)
    learner.do(Kind.ATTEMPT, "a:one", tries=2)
    assert len(learner.take_back("a:one")) == 2
    assert store.pending_attempt() is None
    assert store.state("a:one").memory.reviews == 1


@pytest.mark.parametrize("kind", [Kind.SUSPEND, Kind.BURY])
def test_a_step_back_lets_a_card_that_was_put_away_return(learner, store, kind):
    learner.answer("a:one", 1)
    before = store.state("a:one")
    learner.do(kind, "a:one")
    learner.take_back("a:one")
    assert store.state("a:one") == before
    assert learner.take_back("a:none") == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 4)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_answering_and_undoing_is_as_if_nothing_had_been(tmp_path_factory, answers):
    folder = tmp_path_factory.mktemp("undo")
    with Store.open(folder / "progress.db", now_ms=0) as store:
        store._database.execute("PRAGMA synchronous = OFF")
        learner, cards = Learner(store), ["a:a", "a:b", "a:c"]
        before = [store.states(cards)]
        for card, rating in answers:
            learner.answer(f"a:{card}", rating)
            before.append(store.states(cards))
        for wanted in reversed(before[:-1]):
            learner.undo()
            assert store.states(cards) == wanted
        assert store.verify() == ()


def test_undo_takes_back_what_was_ticked_with_its_answer(learner, store):
    learner.do(Kind.ATTEMPT, "a:one")
    learner.do(Kind.NOTE, "a:one", ticks={"made": ["this"]})
    learner.do(Kind.REVIEW, "a:one", rating=3)
    learner.do(Kind.ATTEMPT, "a:two")
    learner.do(Kind.NOTE, "a:two", ticks={"made": []})
    unrated, rated = learner.undo(2)
    assert [event.kind for event in unrated.events] == ["attempt", "note"]
    assert unrated.kind == "attempt"
    assert [event.kind for event in rated.events] == ["attempt", "note", "review"]
    assert rated.kind == "review"
    assert store.notes("a:one") == store.notes("a:two") == ()
    assert store.verify() == ()


def test_what_one_command_did_to_several_cards_is_one_step(learner, store):
    for card in ("a:one", "a:two", "b:one"):
        learner.answer(card, 3)
    before = [store.state(card) for card in ("a:one", "a:two", "b:one")]
    for batch in ("1", "2"):
        drafts = [
            Draft(Kind.RESET, card, {BATCH: batch}, learner.now_ms + 1, 60)
            for card in ("a:one", "a:two", "b:one")[int(batch) - 1 :]
        ]
        store.append_many(drafts)
        learner.answer("a:one", 1)
    assert [one.cards for one in store.last_undoable(9)] == [
        ("a:one",),
        ("a:two", "b:one"),
        ("a:one",),
        ("a:one", "a:two", "b:one"),
        *(("b:one",), ("a:two",), ("a:one",)),
    ]
    learner.undo(4)
    assert [store.state(card) for card in ("a:one", "a:two", "b:one")] == before
    assert store.verify() == ()


def test_a_reset_that_a_deck_asked_for_is_not_taken_back(learner, store):
    learner.answer("a:one", 3)
    learner.do(Kind.RESET, "a:one", revision=2)
    [taken] = learner.undo()
    assert taken.kind == "review"


@pytest.mark.parametrize(
    ("kind", "payload", "is_back"),
    [
        (Kind.SUSPEND, {}, True),
        (Kind.SUSPEND, {"on": False}, False),
        (Kind.BURY, {}, True),
        (Kind.RESET, {}, False),
        (Kind.NOTE, {"flag": True}, False),
        (Kind.REVIEW, {"rating": 3}, True),
    ],
)
def test_a_card_taken_back_is_asked_if_it_was_put_away_or_answered(
    learner, kind, payload, is_back
):
    learner.do(kind, "a:one", **payload)
    [taken] = learner.undo()
    assert taken.brings_back is is_back


ACTIONS = st.one_of(
    st.tuples(st.just(Kind.REVIEW), st.sampled_from("abc"), st.integers(1, 4)),
    st.tuples(st.just(Kind.RELINK), st.sampled_from("abc"), st.sampled_from("abc")),
    st.tuples(st.just(Kind.SUSPEND), st.sampled_from("abc"), st.none()),
)


@given(st.lists(ACTIONS, max_size=8))
@settings(max_examples=25, deadline=None)
def test_histories_handed_over_come_back_exactly(tmp_path_factory, actions):
    folder = tmp_path_factory.mktemp("relinks")
    with Store.open(folder / "progress.db", now_ms=0) as store:
        store._database.execute("PRAGMA synchronous = OFF")
        learner, cards = Learner(store), ["a:a", "a:b", "a:c"]
        before = [(store.states(cards), store.pasts())]
        for kind, card, more in actions:
            if kind == Kind.REVIEW:
                learner.answer(f"a:{card}", more)
            elif kind == Kind.RELINK:
                learner.do(kind, f"a:{card}", **{"from": f"a:{more}", BY: LEARNER})
            else:
                learner.do(kind, f"a:{card}")
            before.append((store.states(cards), store.pasts()))
        assert store.verify() == ()
        for wanted in reversed(before[:-1]):
            learner.undo()
            assert (store.states(cards), store.pasts()) == wanted
            assert store.verify() == ()


def test_only_what_the_learner_handed_over_is_a_step(learner, store):
    learner.answer("a:old", 3)
    learner.do(Kind.RELINK, "a:new", **{"from": "a:old"})
    [taken] = store.last_undoable(9)
    assert taken.kind == "review"
    learner.do(Kind.RELINK, "a:newest", **{"from": "a:new", BY: LEARNER})
    [taken] = learner.undo()
    assert (taken.kind, taken.cards) == ("relink", ("a:newest",))
    assert not taken.brings_back
    assert store.state("a:new").memory.reviews == 1
