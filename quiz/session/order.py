"""Which card comes after which: due first, then new, siblings apart.

Due cards are mixed: changing topics and kinds makes the learner choose the
method, not only apply it (interleaving: Rohrer, Dedrick & Burgess 2014). New
cards are not: their author has put what comes first before what builds on it.
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


def order(candidates: Iterable[Candidate], seed: int) -> tuple[CardId, ...]:
    """The cards in the order to ask: every due one, then every new one.

    Due cards are shuffled by `seed` and mixed. New ones keep the order given, save
    where siblings would come close: then the next card that is none goes first.
    The same candidates and seed give the same order.
    """
    chance = random.Random(seed)  # noqa: S311 - mixing cards, not secrets
    unique = list({candidate.card: candidate for candidate in candidates}.values())
    due = [candidate for candidate in unique if not candidate.new]
    chance.shuffle(due)
    recent: deque[Candidate] = deque(maxlen=SIBLING_GAP)
    new = [candidate for candidate in unique if candidate.new]
    return (*_spread(due, recent, mixing=True), *_spread(new, recent, mixing=False))


def _spread(
    candidates: Sequence[Candidate], recent: deque[Candidate], *, mixing: bool
) -> tuple[CardId, ...]:
    left = list(candidates)
    siblings = Counter(candidate.function for candidate in left)
    result: list[CardId] = []
    while left:
        # Where siblings are about to be all that is left, they must go now.
        crowd = {
            function
            for function, count in siblings.items()
            if function is not None
            and count > 1
            and (count - 1) * (SIBLING_GAP + 1) + 1 >= len(left)
        }
        costs = [_cost(one, recent, crowd, mixing=mixing) for one in left]
        chosen = left.pop(costs.index(min(costs)))
        siblings[chosen.function] -= 1
        recent.append(chosen)
        result.append(chosen.card)
    return tuple(result)


def _cost(
    one: Candidate, recent: Sequence[Candidate], crowd: set[str], *, mixing: bool
) -> tuple[bool, bool, int]:
    near = one.function is not None and any(
        other.function == one.function for other in recent
    )
    likeness = 0
    if mixing and recent:
        last = recent[-1]
        likeness = (one.kind == last.kind) + (one.topic == last.topic)
    return near, one.function not in crowd, likeness
