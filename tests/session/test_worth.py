"""Which cards of a backlog come first: several orders, the same learner, compared."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from quiz.deck.model import CardId
from quiz.memory import Memory, Rating, Settings, due_day, retrievability, review
from quiz.session.estimate import usual_seconds
from quiz.session.worth import Waiting, most_valuable, worth

SETTINGS = Settings(fuzz=False)
KINDS = ("basic", "formula", "options", "points")
DAYS = 30
MINUTES_A_DAY = 5
CARDS = 150
LEARNERS = 4


@dataclass
class Known:
    """A card of the simulated learner."""

    memory: Memory
    kind: str


Order = Callable[[Known, int], float]
ORDERS: dict[str, Order] = {
    "longest overdue": lambda card, day: due_day(card.memory, SETTINGS, 0),
    "least recalled": lambda card, day: retrievability(card.memory, day, SETTINGS),
    "most recalled": lambda card, day: -retrievability(card.memory, day, SETTINGS),
    "any": lambda card, day: hash((card.memory.stability_days, day)),
    "worth": lambda card, day: -worth(card.memory, card.kind, day, SETTINGS),
}


def learnt(away_days: int, chance: random.Random) -> list[Known]:
    """Cards begun in the four months before a break, each reviewed when due."""
    cards = []
    for _ in range(CARDS):
        day = -chance.randint(1, 120) - away_days
        memory = review(None, chance.choice([*Rating]), day, SETTINGS)
        while (day := due_day(memory, SETTINGS, 0)) <= -away_days:
            memory = review(memory, rated(memory, day, chance), day, SETTINGS)
        cards.append(Known(memory, chance.choice(KINDS)))
    return cards


def rated(memory: Memory, day: int, chance: random.Random) -> Rating:
    is_recalled = chance.random() < retrievability(memory, day, SETTINGS)
    return Rating.GOOD if is_recalled else Rating.AGAIN


def remembered(order: Order, away_days: int, seed: int) -> float:
    """Mean recall over all cards and the days after the break."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    cards = learnt(away_days, chance)
    total = 0.0
    for day in range(DAYS):
        waiting = [card for card in cards if due_day(card.memory, SETTINGS, 0) <= day]
        left_s = MINUTES_A_DAY * 60
        for card in sorted(waiting, key=lambda one: order(one, day)):
            if (left_s := left_s - usual_seconds(card.kind)) < 0:
                break
            rating = rated(card.memory, day, chance)
            card.memory = review(card.memory, rating, day, SETTINGS)
            if rating is Rating.AGAIN:
                left_s -= usual_seconds(card.kind)
                card.memory = review(card.memory, Rating.GOOD, day, SETTINGS)
        total += sum(retrievability(card.memory, day, SETTINGS) for card in cards)
    return total / CARDS / DAYS


@pytest.mark.parametrize("away_days", [14, 60])
def test_after_a_break_most_is_remembered_when_the_worthiest_come_first(away_days):
    means = {
        name: sum(remembered(order, away_days, seed) for seed in range(LEARNERS))
        for name, order in ORDERS.items()
    }
    best = means.pop("worth")
    assert best > max(means.values()) + LEARNERS * 0.003, (best, means)


def test_neither_the_sure_nor_the_fleeting_come_first():
    cards = [
        Waiting(CardId("d:sure"), Memory(400.0, 5.0, -50), "basic"),
        Waiting(CardId("d:fleeting"), Memory(0.1, 9.5, -5), "basic"),
        Waiting(CardId("d:fading"), Memory(20.0, 5.0, -60), "basic"),
    ]
    assert most_valuable(cards, 0, SETTINGS)[0] == "d:fading"


def test_of_two_alike_the_quicker_comes_first():
    memory = Memory(10.0, 5.0, -20)
    slow = Waiting(CardId("d:a"), memory, "points")
    quick = Waiting(CardId("d:b"), memory, "claim")
    assert most_valuable([slow, quick], 0, SETTINGS) == ("d:b", "d:a")


def test_where_all_will_be_reviewed_the_time_of_a_card_does_not_count():
    fading, kept = Memory(5.0, 5.0, -20), Memory(60.0, 5.0, -20)
    slow = Waiting(CardId("d:slow"), fading, "points")
    quick = Waiting(CardId("d:quick"), kept, "claim")
    per_minute = most_valuable([slow, quick], 0, SETTINGS)
    per_card = most_valuable([slow, quick], 0, SETTINGS, is_by_card=True)
    assert (per_minute[0], per_card[0]) == ("d:quick", "d:slow")
