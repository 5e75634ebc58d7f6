"""When to show a card again: (memory, rating, day) to memory, and to an interval."""

from __future__ import annotations

import math
import random
import zlib
from functools import lru_cache

from quiz.memory.balance import CountDue, lighter_days
from quiz.memory.curve import shape
from quiz.memory.days import elapsed_days
from quiz.memory.engine import first_state, next_state
from quiz.memory.model import Memory, Phase, Rating
from quiz.memory.settings import Settings

_SPREAD = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
"""Days from, to, and the share of them by which an interval may move (Anki)."""


def review(
    memory: Memory | None, rating: Rating, day: int, settings: Settings
) -> Memory:
    """The memory after a rating on local day `day`.

    Days between reviews count whole, and a clock that went backwards as zero;
    a repeat on the same day moves memory by FSRS-6's short-term formula. See
    `quiz.memory.engine` for the formulas.

    Args:
        memory: None for a new card.
    """
    if memory is None:
        stability, difficulty = first_state(rating, settings.parameters)
        phase, step, wait = in_steps(Phase.LEARNING, 0, rating, settings)
        return Memory(
            stability, difficulty, day, phase=phase, step=step, wait_minutes=wait
        )
    elapsed = elapsed_days(memory.last_review_day, day)
    stability, difficulty = next_state(
        memory.stability_days, memory.difficulty, elapsed, rating, settings.parameters
    )
    is_lapse = memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    phase = Phase.RELEARNING if is_lapse else memory.phase
    phase, step, wait = in_steps(phase, memory.step, rating, settings)
    return Memory(
        stability,
        difficulty,
        day,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + (is_lapse and elapsed > 0),
        phase=phase,
        step=step,
        wait_minutes=wait,
    )


def retrievability(memory: Memory, day: int, settings: Settings) -> float:
    """Probability that the card is recalled on local day `day`.

    R = (1 + F·t/S)^(-w₂₀) with F = 0.9^(-1/w₂₀) - 1, so that R = 0.9 after
    S days. In (0, 1].

    Source:
        FSRS-6, wiki of open-spaced-repetition, "The Algorithm".
    """
    decay, factor = shape(settings)
    elapsed = elapsed_days(memory.last_review_day, day)
    return float((1 + factor * elapsed / memory.stability_days) ** decay)


def interval_days(
    memory: Memory, settings: Settings, seed: int, chosen_days: int | None = None
) -> int:
    """Days from the last review to the next: 0 while the card is in its steps.

    I = S/F·(r^(-1/w₂₀) - 1) for a desired retention r, rounded to whole days
    (halves to even), at least 1, at most the maximum. With `fuzz`, an interval
    of 3 days or more then moves to any day of its range with the same chance,
    or, with `load_balance`, to the one chosen at the review.

    Args:
        seed: Of the spread: the same seed gives the same interval, so a preview
            is kept. `fuzz_seed` makes it.
        chosen_days: What `previews` chose at the review by how many cards were
            due when. It stands while it lies in the range that memory and
            settings give now; so the interval follows from the log alone.
    """
    shortest, longest = interval_range(memory, settings)
    if shortest == longest:
        return shortest
    if (
        settings.load_balance
        and chosen_days is not None
        and shortest <= chosen_days <= longest
    ):
        return chosen_days
    return random.Random(seed).randint(shortest, longest)  # noqa: S311 - no secret


def interval_range(memory: Memory, settings: Settings) -> tuple[int, int]:
    """The shortest and the longest interval that the spread allows, in days."""
    if memory.wait_minutes is not None:
        return 0, 0
    decay, factor = shape(settings)
    reach: float = settings.desired_retention ** (1 / decay) - 1
    exact = memory.stability_days * reach / factor
    days = min(max(round(exact), 1), settings.maximum_interval_days)
    if not settings.fuzz or days < _SPREAD[0][0]:
        return days, days
    return _fuzz_range(days, settings.maximum_interval_days)


def due_day(
    memory: Memory, settings: Settings, seed: int, chosen_days: int | None = None
) -> int:
    """Local day on which the card is due by its memory and the settings."""
    return memory.last_review_day + interval_days(memory, settings, seed, chosen_days)


def fuzz_seed(card: str, reviews: int) -> int:
    """The seed of the spread after a card's review number `reviews`.

    It follows from what is known anyway, so every device computes the same day.
    """
    return zlib.crc32(f"{card}#{reviews}".encode("utf-8", "surrogatepass"))


def previews(
    memory: Memory | None,
    day: int,
    settings: Settings,
    card: str,
    count_due: CountDue | None = None,
) -> tuple[int, int, int, int]:
    """Days until the card comes back after Again, Hard, Good and Easy.

    Zero: later the same day, in its steps.

    Args:
        count_due: Asked at most once, where `load_balance` has a choice. The
            interval then is to be kept with the review, as `chosen_days`.
    """
    after = [review(memory, rating, day, settings) for rating in Rating]
    ranges = [interval_range(one, settings) for one in after]
    chosen = lighter_days(
        [(*ends, fuzz_seed(card, after[0].reviews)) for ends in ranges],
        day,
        count_due if settings.load_balance else None,
    )
    again, hard, good, easy = (
        interval_days(one, settings, fuzz_seed(card, one.reviews), days)
        for one, days in zip(after, chosen, strict=True)
    )
    return again, hard, good, easy


@lru_cache(maxsize=1024)
def _fuzz_range(days: int, maximum_days: int) -> tuple[int, int]:
    reach = 1.0 + sum(
        share * max(min(days, end) - start, 0.0) for start, end, share in _SPREAD
    )
    longest = min(round(days + reach), maximum_days)
    return min(max(round(days - reach), 2), longest), longest


def _steps(phase: Phase, settings: Settings) -> tuple[int, ...]:
    if phase is Phase.LEARNING:
        return settings.learning_steps_minutes
    return settings.relearning_steps_minutes if phase is Phase.RELEARNING else ()


def in_steps(
    phase: Phase, step: int, rating: Rating, settings: Settings
) -> tuple[Phase, int, int | None]:
    """The phase, the step and the minutes to wait after a rating: Anki's rules."""
    steps = _steps(phase, settings)
    if not steps or rating is Rating.EASY:
        return Phase.REVIEW, 0, None
    if rating is Rating.AGAIN:
        return phase, 0, steps[0]
    if rating is Rating.HARD and step == 0:
        longer = steps[1] if len(steps) > 1 else 2 * steps[0]
        return phase, 0, (steps[0] + longer + 1) // 2
    ahead = step + (rating is Rating.GOOD)
    if ahead >= len(steps):
        return Phase.REVIEW, 0, None
    return phase, ahead, steps[ahead]
