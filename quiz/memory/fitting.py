"""FSRS-6 parameters fitted to a learner's own reviews, taken only if they are better.

Earlier reviews teach and later ones examine: what is judged has never seen the reviews
it is judged by, nor any that came after them. The parameters handed out in the end
are fitted anew to all reviews, the examining ones included; that is not examined any
more, but it is the same method with more to learn from. Parameters in force that were
fitted before may have seen some of what examines them; that is in their favour.

`fsrs_rs_python` fits. It bends to chance where there are hundreds of reviews and not
thousands, so its penalty for leaving the usual parameters is raised, and what it finds
is drawn towards them: n reviews count n / (n + 300). The split, the measures and the
decision are ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import fsrs_rs_python

from quiz.memory.replay import Past
from quiz.memory.scoring import Prediction, Score, days_apart, predictions, score
from quiz.memory.settings import DEFAULT_PARAMETERS, Settings

TAUGHT = 0.8
"""Share of the reviews, the earliest, that teach."""
FEWEST_FOR_ALL = 64
"""Teaching reviews below which only the first stabilities are fitted."""
FEWEST = 16
"""Reviews below which nothing is fitted."""
PARTS = 5
"""Where few reviews are split by card, the parts that examine in turn."""
PRIOR_REVIEWS = 300
"""Reviews that the usual parameters count as much as."""
LONGEST = 256
"""Reviews of a card past which the engine learns nothing from the next."""
MOST_RATINGS = 1_500_000
"""The histories before the reviews that teach have no more ratings in all; the latest
reviews are taken. It bounds memory and time, far beyond what fitting needs."""
_PENALTY = 4.0
_CARDS = 500
"""That a single factor is fitted to, at most."""
_SPREAD = 0.7
_INITIAL = 4
"""Weights that are stabilities after the first rating."""

Progress = Callable[[str, float], None]
"""Told what begins, and which share of the work is done."""


@dataclass(frozen=True, slots=True)
class Fit:
    """New parameters, and how well their like predicted what they had not seen."""

    parameters: tuple[float, ...]
    before: Score
    """Of the old parameters on the examining reviews."""
    after: Score
    """Of parameters fitted to the teaching reviews, on the examining ones."""
    reviews: int
    """On later days than the one before; the others teach as part of the past."""
    is_initial_only: bool
    """Too few reviews: only stabilities after the first rating were fitted, and all
    cards were examined in turn, not the latest reviews."""

    @property
    def is_better(self) -> bool:
        """Whether unseen reviews were predicted better, by their log-loss."""
        return self.after.log_loss < self.before.log_loss


def examinable(pasts: Iterable[Past]) -> int:
    """How many reviews were on a later day than the one before."""
    return sum(days > 0 for past in pasts for days in days_apart(past))


def fit(
    pasts: Iterable[Past],
    settings: Settings,
    progress: Progress = lambda _name, _share: None,
) -> Fit | None:
    """Fit parameters to reviews; None where there are fewer than `FEWEST`.

    Reviews are split by time, so that the earliest 80 % teach. Where those are fewer
    than `FEWEST_FOR_ALL`, or too few of them alike, only the first stabilities are
    fitted, and the cards are split into five parts instead: each part is examined by
    what the others taught, so that all reviews have a say.

    The order of the cards does not matter.

    Args:
        settings: Its parameters are those to be beaten.
    """
    # The engine gives later items more weight, and cards of one day must not change
    # places with the order they came in.
    every = sorted(tuple(past) for past in pasts if past)
    lessons = _lessons(every)
    if len(lessons) < FEWEST:
        return None
    split = lessons[int(len(lessons) * TAUGHT)].day
    teaching = [one for one in lessons if one.day < split]
    if len(teaching) < FEWEST_FOR_ALL:
        return _first_stabilities(every, settings)
    progress("teach", 0.0)
    taught = _fitted(teaching, settings)
    if taught is None:
        return _first_stabilities(every, settings)
    progress("examine", 0.4)
    before = score(predictions(every, settings.parameters, since=split))
    after = score(predictions(every, taught, since=split))
    progress("fit", 0.5)
    fitted = _fitted(lessons, settings) or taught
    return Fit(fitted, before, after, len(lessons), is_initial_only=False)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A review to learn from."""

    day: int
    reviews: list[fsrs_rs_python.FSRSReview]
    """Of the whole card; the first `length` of them are the review and before."""
    length: int
    is_first: bool
    """The first on a later day than the one before."""


def _lessons(pasts: Iterable[Past]) -> list[_Lesson]:
    """Every review on a later day than the one before, the earliest first."""
    found: list[_Lesson] = []
    for past in pasts:
        apart = days_apart(past)
        reviews = [
            fsrs_rs_python.FSRSReview(rating, days)
            for (_, rating), days in zip(past, apart, strict=True)
        ]
        is_first = True
        for length, ((day, _), days) in enumerate(zip(past, apart, strict=True), 1):
            if days:
                found.append(_Lesson(day, reviews, length, is_first))
                is_first = False
    found.sort(key=lambda one: one.day)
    return found


def _first_stabilities(every: Sequence[Past], settings: Settings) -> Fit:
    """One factor for all four first stabilities, examined card by card."""
    before = score(predictions(every, settings.parameters))
    examined: list[Prediction] = []
    for part in range(PARTS):
        others = [one for place, one in enumerate(every) if place % PARTS != part]
        examined += predictions(every[part::PARTS], _scaled(others, settings))
    after = score(examined)
    found = _scaled(every, settings)
    return Fit(found, before, after, after.reviews, is_initial_only=True)


def _scaled(pasts: Sequence[Past], settings: Settings) -> tuple[float, ...]:
    """The likeliest factor k on the usual first stabilities, where ln k ~ N(0, 0.7²).

    A few reviews leave the four of them apart to chance; the engine fits nothing then.
    """

    some = pasts[:: len(pasts) // _CARDS + 1]

    def unlikely(step: int) -> float:
        found = score(predictions(some, _times(math.exp(step / 10), settings)))
        return found.log_loss * found.reviews + (step / 10 / _SPREAD) ** 2 / 2

    near = min(range(-20, 21, 5), key=unlikely)
    best = min(range(near - 4, near + 5), key=unlikely)
    return _times(math.exp(best / 10), settings)


def _times(factor: float, settings: Settings) -> tuple[float, ...]:
    first = (factor * usual for usual in DEFAULT_PARAMETERS[:_INITIAL])
    # The usual ones times e^2.4 or e^-2.4 are well within their bounds.
    return (*(round(one, 6) for one in first), *settings.parameters[_INITIAL:])


def _fitted(lessons: Sequence[_Lesson], settings: Settings) -> tuple[float, ...] | None:
    """Parameters for these reviews; None where they are too few for all of them."""
    engine = fsrs_rs_python.FSRS(list(DEFAULT_PARAMETERS))
    items = [
        fsrs_rs_python.FSRSItem(one.reviews[: one.length]) for one in _bounded(lessons)
    ]
    try:
        found = engine.compute_parameters(
            items,
            enable_short_term=True,
            num_relearning_steps=len(settings.relearning_steps_minutes) or None,
            training_config=fsrs_rs_python.TrainingConfig(gamma=_PENALTY),
        )
    except ValueError:
        # Its way of saying that there is not enough.
        return None
    weights = tuple(round(float(weight), 6) for weight in found)
    if weights[_INITIAL:] == DEFAULT_PARAMETERS[_INITIAL:]:
        # Too few were left once it had put aside what is rare.
        return None
    share = len(lessons) / (len(lessons) + PRIOR_REVIEWS)
    return _between(DEFAULT_PARAMETERS, weights, share)


def _between(
    usual: tuple[float, ...], fitted: tuple[float, ...], share: float
) -> tuple[float, ...]:
    """Weights part of the way from one to the other; stabilities by their ratio."""
    return tuple(
        round(
            math.exp(math.log(old) + share * (math.log(new) - math.log(old)))
            if place < _INITIAL
            else old + share * (new - old),
            6,
        )
        for place, (old, new) in enumerate(zip(usual, fitted, strict=True))
    )


def _bounded(lessons: Sequence[_Lesson]) -> list[_Lesson]:
    """The latest within `MOST_RATINGS`, and all that first stabilities come from."""
    short = [one for one in lessons if one.length <= LONGEST]
    left = MOST_RATINGS - sum(one.length for one in short if one.is_first)
    chosen = []
    for one in reversed(short):
        left -= 0 if one.is_first else one.length
        if left >= 0 or one.is_first:
            chosen.append(one)
    chosen.reverse()
    return chosen
