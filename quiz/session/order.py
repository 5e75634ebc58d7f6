"""Which card comes after which: due before new, siblings apart, likenesses mixed.

Due cards are mixed: changing topics and kinds makes the learner choose the
method, not only apply it (interleaving: Rohrer, Dedrick & Burgess 2014). Functions
that are easily taken for each other are put close on purpose, so that what tells
them apart is seen. New cards are not mixed: their author has put what comes first
before what builds on it.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.deck.model import CardId

SIBLING_GAP = 2
"""Cards of other functions between two siblings, as long as there are any."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that could be asked, with what mixing needs to know of it."""

    card: CardId
    kind: str
    topic: str
    function: str | None = None
    """Cards of one function are siblings: one gives the other away."""
    new: bool = False
    alike: frozenset[str] = frozenset()
    """Functions that this card's is easily taken for."""
    tier: int = 0
    """Due cards of a lower tier all come before those of a higher one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A card just chosen, while it may still have siblings ahead."""

    one: Candidate
    is_contrast: bool
    """It was put close to one it is alike to; the next need not be."""


_Recent = deque[_Asked]


def order(
    candidates: Iterable[Candidate], seed: int, *, are_new_between: bool = False
) -> tuple[CardId, ...]:
    """The cards in the order to ask: every due one, then every new one.

    Due cards are shuffled by `seed` and mixed. New ones keep the order given, save
    where siblings would come close: then the next card that is none goes first.
    The same candidates and seed give the same order.

    Args:
        are_new_between: Spread the new cards evenly between the due ones instead.
    """
    chance = random.Random(seed)  # noqa: S311 - mixing cards, not secrets
    unique = list({candidate.card: candidate for candidate in candidates}.values())
    due = [candidate for candidate in unique if not candidate.new]
    chance.shuffle(due)
    new = [candidate for candidate in unique if candidate.new]
    recent: _Recent = deque(maxlen=SIBLING_GAP)
    asked: list[Candidate] = []
    for tier in sorted({candidate.tier for candidate in due}):
        part = [candidate for candidate in due if candidate.tier == tier]
        asked += _spread(part, recent, mixing=True)
    if are_new_between and asked and new:
        asked = _between(asked, _spread(new, deque(maxlen=SIBLING_GAP), mixing=False))
    else:
        asked += _spread(new, recent, mixing=False)
    return tuple(one.card for one in asked)


def _spread(
    candidates: Sequence[Candidate], recent: _Recent, *, mixing: bool
) -> list[Candidate]:
    left = list(candidates)
    siblings = Counter(candidate.function for candidate in left)
    kinds = Counter(candidate.kind for candidate in left)
    topics = Counter(candidate.topic for candidate in left)
    result: list[Candidate] = []
    while left:
        # Where siblings are about to be all that is left, they must go now.
        crowd = {
            function
            for function, count in siblings.items()
            if function is not None
            and count > 1
            and (count - 1) * (SIBLING_GAP + 1) + 1 >= len(left)
        }
        wants_contrast = mixing and any(siblings[one] for one in _alike(recent))
        least_likeness = 0
        if mixing and recent:
            last = recent[-1].one
            only_kind, only_topic = len(kinds) == 1, len(topics) == 1
            least_likeness += only_kind and last.kind in kinds
            least_likeness += only_topic and last.topic in topics
        least = (0, not crowd, not wants_contrast, least_likeness)
        best, place = _cost(left[0], recent, crowd, mixing=mixing), 0
        for number, one in enumerate(left):
            # None costs less, so the rest need not be looked at.
            if best <= least:
                break
            cost = _cost(one, recent, crowd, mixing=mixing)
            if cost < best:
                best, place = cost, number
        chosen = left.pop(place)
        siblings[chosen.function] -= 1
        kinds -= Counter([chosen.kind])
        topics -= Counter([chosen.topic])
        recent.append(_Asked(chosen, _is_contrast(chosen, recent)))
        result.append(chosen)
    return result


def _cost(
    one: Candidate, recent: _Recent, crowd: set[str], *, mixing: bool
) -> tuple[int, bool, bool, int]:
    nearness = 0
    if one.function is not None:
        for place, asked in enumerate(recent, start=1):
            if asked.one.function == one.function:
                nearness = place
    is_contrast, likeness = False, 0
    if mixing and recent:
        last = recent[-1].one
        is_contrast = _is_contrast(one, recent)
        likeness = (one.kind == last.kind) + (one.topic == last.topic)
    return (
        nearness,
        one.function not in crowd,
        not is_contrast,
        likeness,
    )


def _is_near(one: Candidate, others: Iterable[Candidate]) -> bool:
    if one.function is None:
        return False
    return any(other.function == one.function for other in others)


def _is_contrast(one: Candidate, recent: _Recent) -> bool:
    return one.function is not None and one.function in _alike(recent)


def _alike(recent: _Recent) -> frozenset[str]:
    """The functions that the card just asked is easily taken for.

    Pairs, not chains: after a pair, the next card is free to be of something else.
    """
    if not recent or recent[-1].is_contrast:
        return frozenset()
    return recent[-1].one.alike


def _between(due: Sequence[Candidate], new: Sequence[Candidate]) -> list[Candidate]:
    """New cards spread evenly over the due ones, siblings of either apart."""
    waiting = deque(new)
    result: list[Candidate] = []
    for number, one in enumerate(due, start=1):
        result.append(one)
        wanted = number * len(new) // len(due) - (len(new) - len(waiting))
        following = due[number : number + SIBLING_GAP]
        while waiting and wanted > 0:
            around = (*result[-SIBLING_GAP:], *following)
            # The author's order is kept, so a close sibling holds up those behind it.
            if _is_near(waiting[0], around) and number < len(due):
                break
            result.append(waiting.popleft())
            wanted -= 1
    return [*result, *waiting]
