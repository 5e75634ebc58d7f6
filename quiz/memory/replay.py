"""Many pasts at once: the same memories as review by review, in a tenth of the time.

Stability and difficulty hang on ratings and elapsed days alone, so the engine
computes a whole past in one call; what waits in steps hangs on neither of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quiz.memory.engine import LONGEST_DAYS, last_states
from quiz.memory.model import Memory, Phase, Rating
from quiz.memory.schedule import in_steps
from quiz.memory.settings import Settings

Past = Sequence[tuple[int, int]]
"""Reviews of one card from its first: local day and rating, 1 to 4."""

_RATINGS = {rating.value: rating for rating in Rating}
_AGAIN = Rating.AGAIN.value


def replay(pasts: Iterable[Past], settings: Settings) -> list[Memory]:
    """The memory after each past, to the last bit what `review` comes to.

    Args:
        pasts: None of them empty. They are all in memory at once: a few thousand
            cards are a good portion.
    """
    known = list(pasts)
    items: list[list[tuple[int, int]]] = []
    lapses: list[int] = []
    for past in known:
        previous = past[0][0]
        item = []
        lapsed = 0
        for day, rating in past:
            elapsed = day - previous
            previous = day
            if elapsed <= 0:
                elapsed = 0
            elif rating == _AGAIN:
                lapsed += 1
                if elapsed > LONGEST_DAYS:
                    elapsed = LONGEST_DAYS
            elif elapsed > LONGEST_DAYS:
                elapsed = LONGEST_DAYS
            item.append((rating, elapsed))
        items.append(item)
        lapses.append(lapsed)
    states = last_states(items, settings.parameters)
    if not settings.learning_steps_minutes and not settings.relearning_steps_minutes:
        return [
            Memory(stability, difficulty, past[-1][0], len(past), lapsed)
            for (stability, difficulty), past, lapsed in zip(
                states, known, lapses, strict=True
            )
        ]
    return [
        Memory(stability, difficulty, past[-1][0], len(past), *_stepped(item, settings))
        for (stability, difficulty), past, item in zip(
            states, known, items, strict=True
        )
    ]


def _stepped(
    item: Sequence[tuple[int, int]], settings: Settings
) -> tuple[int, Phase, int, int | None]:
    """Lapses, phase, step and wait, where there are steps."""
    phase, step, wait, lapses = Phase.LEARNING, 0, None, 0
    for number, elapsed in item:
        rating = _RATINGS[number]
        if phase is Phase.REVIEW and rating is Rating.AGAIN:
            phase = Phase.RELEARNING
            lapses += elapsed > 0
        phase, step, wait = in_steps(phase, step, rating, settings)
    return lapses, phase, step, wait
