"""Which card comes after which."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.model import CardId
from quiz.session import Candidate, order
from quiz.session.order import SIBLING_GAP

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


def test_functions_that_are_taken_for_each_other_are_asked_one_after_the_other():
    some = [
        Candidate(CardId("d:silu"), "formula", "a", "silu", alike=frozenset({"gelu"})),
        Candidate(CardId("d:gelu"), "formula", "a", "gelu", alike=frozenset({"silu"})),
        *(Candidate(CardId(f"d:{n}"), "basic", "b") for n in range(6)),
    ]
    for seed in range(20):
        asked = order(some, seed)
        assert abs(asked.index(CardId("d:silu")) - asked.index(CardId("d:gelu"))) == 1


def test_likenesses_come_in_pairs_and_not_in_chains():
    family = frozenset({"relu", "elu", "selu", "celu"})
    some = [
        Candidate(CardId(f"d:{name}"), "formula", "a", name, alike=family - {name})
        for name in sorted(family)
    ]
    some += [Candidate(CardId(f"d:{n}"), "basic", "b") for n in range(4)]
    for seed in range(20):
        is_family = [card[2:] in family for card in order(some, seed)]
        runs = [len(list(run)) for own, run in itertools.groupby(is_family) if own]
        assert runs == [2, 2], is_family


@given(candidates, st.integers(0, 20))
def test_a_lower_tier_is_asked_first(some: list[Candidate], seed: int):
    tiers = {one.card: int(one.card[2:]) % 3 for one in some}
    due = [replace(one, tier=tiers[one.card], new=False) for one in some]
    asked = [tiers[card] for card in order(due, seed)]
    assert asked == sorted(asked)


@given(candidates, st.integers(0, 20))
def test_new_cards_between_due_ones_keep_their_order(some: list[Candidate], seed: int):
    new = [one.card for one in some if one.new]
    asked = order(some, seed, are_new_between=True)
    assert sorted(asked) == sorted(one.card for one in some)
    apart = [replace(one, function=None) for one in some]
    between = order(apart, seed, are_new_between=True)
    assert [card for card in between if card in set(new)] == new


def test_new_cards_come_in_doses_between_the_due_ones():
    due = [Candidate(CardId(f"d:{n}"), KINDS[n % 3], "a") for n in range(9)]
    some = [*due, *(replace(due[0], card=CardId(f"n:{n}"), new=True) for n in range(3))]
    for seed in range(20):
        asked = order(some, seed, are_new_between=True)
        assert [place for place, card in enumerate(asked) if card[0] == "n"] == [
            3,
            7,
            11,
        ]


def test_a_new_card_between_due_ones_waits_for_its_sibling_to_pass():
    due = [
        Candidate(CardId(f"d:{n}"), "basic", "a", function)
        for n, function in enumerate(["relu", *[None] * 8])
    ]
    new = Candidate(CardId("n:0"), "formula", "a", "relu", new=True)
    second = Candidate(CardId("n:1"), "formula", "a", "tanh", new=True)
    for seed in range(30):
        asked = list(order([*due, new, second], seed, are_new_between=True))
        gap = abs(asked.index(new.card) - asked.index(due[0].card))
        assert gap > SIBLING_GAP or asked[-2] == new.card, asked


@given(candidates, st.integers(0, 50))
def test_no_card_follows_its_sibling_while_another_could(
    some: list[Candidate], seed: int
):
    due = {one.card: replace(one, new=False) for one in some}
    asked = [due[card] for card in order(due.values(), seed)]
    most = Counter(one.function for one in asked if one.function).most_common(1)
    if not most or most[0][1] > (len(asked) + SIBLING_GAP) // (SIBLING_GAP + 1):
        return
    for one, other in itertools.pairwise(asked):
        assert one.function is None or one.function != other.function, asked
