"""Which card comes after which: due first, mixed, siblings apart.

Mixing topics and kinds makes the learner choose the method, not only apply it
(interleaving: Rohrer, Dedrick & Burgess 2014).
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

    Due cards are shuffled by `seed`; new ones keep the author's order as far as
    mixing allows. The same candidates and seed give the same order.
    """
    chance = random.Random(seed)  # noqa: S311 - mixing cards, not secrets
    unique = list({candidate.card: candidate for candidate in candidates}.values())
    due = [candidate for candidate in unique if not candidate.new]
    chance.shuffle(due)
    recent: deque[Candidate] = deque(maxlen=SIBLING_GAP)
    new = [candidate for candidate in unique if candidate.new]
    return (*_mixed(due, recent), *_mixed(new, recent))


def _mixed(
    candidates: Sequence[Candidate], recent: deque[Candidate]
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
            and count * (SIBLING_GAP + 1) >= len(left)
        }
        costs = [_cost(one, recent, crowd) for one in left]
        chosen = left.pop(costs.index(min(costs)))
        siblings[chosen.function] -= 1
        recent.append(chosen)
        result.append(chosen.card)
    return tuple(result)


def _cost(
    one: Candidate, recent: Sequence[Candidate], crowd: set[str]
) -> tuple[bool, bool, int]:
    near = one.function is not None and any(
        other.function == one.function for other in recent
    )
    last = recent[-1] if recent else None
    likeness = (
        0 if last is None else (one.kind == last.kind) + (one.topic == last.topic)
    )
    return near, one.function not in crowd, likeness
