"""What an interviewer asks next.

Broad and easy questions come first. A good answer is followed up at once, and its
topic comes back deeper; a poor one is left for another topic. Whatever was asked in
the interview before waits until nothing else is left.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quiz.deck.model import CardId
from quiz.session.interview import LEVELS, Heard, Prospect, Question

MOST_FOLLOWUPS = 2
"""Follow-ups to one question: more would be an interrogation."""

MOST_PROSPECTS = 90
"""Cards that one interview chooses from, their follow-ups apart."""

_BROAD = ("basic", "points", "list")
"""Kinds that leave a candidate room to talk: good to begin with."""

_WARM = 3
"""Main questions after which good answers raise the level of new topics."""

_WARM_SHARE = 0.7


def shortlist(
    candidates: Iterable[Prospect], seed: int, most: int = MOST_PROSPECTS
) -> tuple[Prospect, ...]:
    """At most `most` of the candidates, from as many topics as there are.

    Fresh ones come before those asked in the last interview.
    """
    chance = random.Random(f"{seed}:shortlist")  # noqa: S311 - no secret
    by_topic: dict[str, list[Prospect]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: one.card):
        by_topic[one.topic].append(one)
    for some in by_topic.values():
        chance.shuffle(some)
        some.sort(key=lambda one: one.is_repeat)
    rounds = max(map(len, by_topic.values()), default=0)
    dealt = [
        some[place]
        for place in range(rounds)
        for some in by_topic.values()
        if place < len(some)
    ]
    dealt.sort(key=lambda one: one.is_repeat)
    return tuple(dealt[:most])


def next_question(
    pool: Sequence[Prospect], heard: Sequence[Heard], seed: int
) -> Question | None:
    """The next question; None when everything has been asked.

    The same pool, answers and seed give the same question.
    """
    asked = {one.question.card for one in heard if one.question.aside is None}
    left = [one for one in pool if one.card not in asked]
    found = _followup(pool, left, heard, seed)
    if found is not None:
        return found
    if not left:
        return None
    costs = _Costs(pool, heard, seed)
    return Question(min(left, key=costs.of).card)


def _followup(
    pool: Sequence[Prospect],
    left: Sequence[Prospect],
    heard: Sequence[Heard],
    seed: int,
) -> Question | None:
    if not heard or not heard[-1].is_answered:
        return None
    last = heard[-1].question
    main = last.main or last.card
    chain = [one.question for one in heard if one.question.main == main]
    if len(chain) >= MOST_FOLLOWUPS:
        return None
    by_card = {one.card: one for one in pool}
    free = {one.card: one for one in left}
    asides = {(one.question.card, one.question.aside) for one in heard}
    # What the last answer leads to, then what else the first one does.
    for source in dict.fromkeys((last.card, main)):
        known = by_card.get(source)
        if known is None:
            continue
        cards = [free[one] for one in known.followups if one in free]
        if cards:
            best = min(cards, key=lambda one: (one.is_repeat, _noise(seed, one.card)))
            return Question(best.card, main=main)
        for one in known.followups:
            if isinstance(one, int) and (source, one) not in asides:
                return Question(source, main=main, aside=one)
    return None


class _Costs:
    """What speaks against asking a card now, in sum."""

    def __init__(
        self, pool: Sequence[Prospect], heard: Sequence[Heard], seed: int
    ) -> None:
        functions: Mapping[CardId, str | None] = {
            one.card: one.function for one in pool
        }
        mains = [one for one in heard if one.question.main is None]
        self._seed = seed
        self._last = heard[-1] if heard else None
        self._topics = Counter(one.topic for one in mains)
        self._kinds = Counter(one.kind for one in heard)
        self._functions = {functions.get(one.question.card) for one in heard} - {None}
        self._reached = _reached(heard)
        self._base = _base(mains)
        self._lowest = min((one.rank for one in pool), default=0)
        self._is_first = not mains

    def of(self, one: Prospect) -> float:
        wanted = max(self._lowest, self._reached.get(one.topic, self._base))
        cost = 100.0 * one.is_repeat + 40.0 * (one.function in self._functions)
        cost += 4.0 * abs(one.rank - wanted)
        cost += 3.0 * self._topics[one.topic]
        if self._reached.get(one.topic, 0) == one.rank > self._base:
            # Deeper where the answer was good.
            cost -= 2.0
        if self._last is not None:
            is_near = one.topic == self._last.topic
            cost += 6.0 * is_near + 10.0 * (is_near and not self._last.is_answered)
            cost += 2.0 * (one.kind == self._last.kind)
        cost += 0.5 * self._kinds[one.kind]
        if self._is_first:
            cost += 5.0 * (one.kind not in _BROAD)
        return cost + _noise(self._seed, one.card)


def _reached(heard: Sequence[Heard]) -> dict[str, int]:
    """The rank that each topic is to go on with."""
    reached: dict[str, int] = {}
    for one in heard:
        rank = one.rank + 1 if one.is_answered else one.rank - 1
        reached[one.topic] = max(0, min(rank, len(LEVELS) - 1))
    return reached


def _base(mains: Sequence[Heard]) -> int:
    """The rank to open new topics with: higher once the answers are good."""
    if not mains or len(mains) < _WARM:
        return 0
    good = sum(one.is_answered for one in mains) / len(mains)
    return min(len(mains) // _WARM, len(LEVELS) - 1) if good >= _WARM_SHARE else 0


def _noise(seed: int, card: CardId) -> float:
    return random.Random(f"{seed}:{card}").random()  # noqa: S311 - no secret
