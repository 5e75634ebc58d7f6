"""Which card comes after which."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import CardId
from quiz.session import Candidate, order

KINDS = ("basic", "formula", "options")

candidates = st.lists(
    st.builds(
        Candidate,
        card=st.integers(0, 999).map(lambda n: CardId(f"d:{n}")),
        kind=st.sampled_from(KINDS),
        topic=st.sampled_from(["a", "b"]),
        function=st.sampled_from([None, "relu", "gelu", "tanh"]),
        new=st.booleans(),
    ),
    max_size=30,
    unique_by=lambda one: one.card,
)


@given(candidates, st.integers())
def test_every_card_comes_once(some: list[Candidate], seed: int):
    assert sorted(order(some, seed)) == sorted(one.card for one in some)


@given(candidates, st.integers())
def test_due_cards_come_before_new_ones(some: list[Candidate], seed: int):
    new = {one.card for one in some if one.new}
    flags = [card in new for card in order(some, seed)]
    assert flags == sorted(flags)


@given(candidates, st.integers())
def test_one_seed_gives_one_order(some: list[Candidate], seed: int):
    assert order(some, seed) == order(some, seed)


def test_siblings_stand_apart():
    functions = ["relu"] * 3 + ["gelu"] * 3 + [None] * 4
    some = [
        Candidate(CardId(f"d:{n}"), "formula", "a", function, new=bool(n % 2))
        for n, function in enumerate(functions)
    ]
    by_id = {one.card: one.function for one in some}
    for seed in range(20):
        asked = [by_id[card] for card in order(some, seed)]
        pairs = itertools.pairwise(asked)
        assert not any(one == other is not None for one, other in pairs), asked


def test_kinds_of_due_cards_alternate_as_long_as_there_are_two():
    some = [Candidate(CardId(f"d:{n}"), KINDS[n // 4], "a") for n in range(8)]
    kinds = {one.card: one.kind for one in some}
    for seed in range(20):
        asked = [kinds[card] for card in order(some, seed)]
        assert asked in (["basic", "formula"] * 4, ["formula", "basic"] * 4)


def new_cards(*functions: str | None) -> list[Candidate]:
    return [
        Candidate(CardId(f"d:{n}"), "formula", "a", function, new=True)
        for n, function in enumerate(functions)
    ]


def test_new_cards_keep_the_authors_order():
    some = new_cards(None, None, "relu", "tanh", None, "gelu", "relu", None)
    assert list(order(some, seed=1)) == [one.card for one in some]


def test_of_new_cards_only_a_close_sibling_waits():
    some = new_cards("relu", "relu", None, "tanh", None)
    asked = [int(card[2:]) for card in order(some, seed=1)]
    assert asked == [0, 2, 3, 1, 4]


def test_another_seed_gives_another_order():
    some = [Candidate(CardId(f"d:{n}"), "basic", "a") for n in range(30)]
    assert order(some, 1) != order(some, 2)
