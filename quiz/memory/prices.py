"""What a second of each day until the goal is worth; see `quiz.memory.goal`.

`Way.value` works (2) of that page out backwards from the goal, for memories on a grid.
`find_prices` lets the prices of days rise where cards want more time than there is and
fall where they want less, until they want what there is.

Where courses are about equally good, a little more of the better ones is taken
(softmax), so that what is wanted of a day changes smoothly with the prices.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.grid import Asked, Grid, Share
from quiz.memory.schedule import retrievability
from quiz.memory.settings import Settings

_ABOUT_EQUAL = 0.01
"""Recall by which courses differ that are both taken."""
ROUNDS = 20
_FIRST_RAISE, _RAISED, _HALVINGS = 0.01, 6, 5
"""By what part of the lowest price all are raised at first, how many times as much
after that, and how often the last raise is halved."""
_FIRST_STEP, _LONGEST_STEP, _FASTER, _SLOWER = 0.05, 0.3, 1.2, 0.6
"""Of a price's logarithm, for a day that is wanted twice over."""
_MOST_OVER = 3.0
_CHEAPEST, _DEAREST = 1e-6, 2 / 60
"""Recall a second."""
_LEAST_SHARE = 1e-3
_NEGLIGIBLE = 1e-7
_SAMPLE = 200
"""Cards that stand for all where prices are sought."""


@dataclass(frozen=True, slots=True)
class Option:
    """Asking a card on a day, and going on in the best way."""

    day: int
    """From today: 0 is today."""
    worth: float
    """Expected recall on the day of the goal, less the price of later days' time."""
    seconds: float
    asked: Asked


@dataclass(frozen=True, slots=True)
class Options:
    """What can be done with a card, from today on."""

    stop: float
    """Recall on the day of the goal if it is never asked again."""
    ask: tuple[Option, ...]
    """By day; today comes first."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is wanted of each day, from today on."""

    seconds: list[float]
    cards: list[float]
    """How many are asked, repeats on one day not counted."""


@dataclass(frozen=True, slots=True)
class Value:
    """The best of (2) for a card of average pace, after it was asked."""

    best: list[list[float]]
    """By the day of the last asking and by place."""
    paid: list[list[float]]
    """Price of the time that the best course still takes, likewise."""
    worths: list[list[tuple[float, ...]]]
    """Of stopping, and of each day on which it may be asked next, likewise."""


class Way:
    """The days from today to a goal, and the courses that memories can take on them."""

    def __init__(self, grid: Grid, today: int, goal: Goal, pace: Pace) -> None:
        self.grid, self.today, self.goal = grid, today, goal
        self.pace = pace
        """Of a card of weight 1, on average: further ahead all count the same."""
        self.days = goal.day - today
        self._settings: Settings = grid.settings
        self._next = [tuple(_days_after(day, self.days)) for day in range(self.days)]
        self._rows: dict[int, list[tuple[float, tuple[Share, ...]]]] = {}
        self._offers: dict[Study, tuple[tuple[int, float, Asked], ...]] = {}

    def value(self, prices: Sequence[float]) -> Value:
        """The best of (2) for each day of the last asking, and each place."""
        best: list[list[float]] = [[] for _ in range(self.days)]
        paid: list[list[float]] = [[] for _ in range(self.days)]
        worths: list[list[tuple[float, ...]]] = [[] for _ in range(self.days)]
        for day in range(self.days - 1, -1, -1):
            courses = [self.grid.recall(self.days - day)]
            for later in self._next[day]:
                price, after = prices[later], best[later]
                courses.append(
                    [
                        _mean(to, after) - price * seconds
                        for seconds, to in self._row(later - day)
                    ]
                )
            worths[day] = list(zip(*courses, strict=True))
            best[day] = list(map(max, worths[day]))
            for place, top in enumerate(best[day]):
                course, pays = worths[day][place].index(top), 0.0
                if course:
                    later = self._next[day][course - 1]
                    seconds, to = self._row(later - day)[place]
                    pays = prices[later] * seconds + _mean(to, paid[later])
                paid[day].append(pays)
        return Value(best, paid, worths)

    def options(self, study: Study, values: Value) -> Options:
        """What can be done with one card: with its own pace and weight."""
        slower = self._slower(study)
        ask = tuple(
            Option(day, self._worth(day, asked.to, values, slower), seconds, asked)
            for day, seconds, asked in self._offered(study)
        )
        stop = 0.0
        if study.memory is not None:
            stop = retrievability(study.memory, self.goal.day, self._settings)
        return Options(stop, ask)

    def _worth(
        self, day: int, to: Sequence[Share], values: Value, slower: float
    ) -> float:
        # The best of (2) is convex in the prices, so it lies above its tangent.
        ahead = _mean(to, values.best[day]) - slower * _mean(to, values.paid[day])
        return max(ahead, _mean(to, self.grid.recall(self.days - day)))

    def _slower(self, study: Study) -> float:
        """By what share the time of a card weighs more than the average card's."""
        own = study.pace.recalled + study.pace.forgotten
        average = self.pace.recalled + self.pace.forgotten
        return own / study.weight / average - 1

    def mixed(
        self, study: Study, options: Options, prices: Sequence[float]
    ) -> tuple[float, list[float]]:
        """How much of a card stops, and how much of it is asked on each day offered."""
        worths = [
            one.worth - prices[one.day] * one.seconds / study.weight
            for one in options.ask
        ]
        stop, *shares = _softmax([options.stop, *worths])
        return stop, shares

    def wanted(
        self,
        studies: Sequence[tuple[Study, float]],
        prices: Sequence[float],
        values: Value,
    ) -> Load:
        """What cards want of each day, at some prices.

        Args:
            studies: Each with how many cards it stands for.
        """
        seconds, cards = [0.0] * self.days, [0.0] * self.days
        # Further ahead all weigh the same, so what weighs more is taken for more.
        whole = sum(count * study.weight for study, count in studies)
        per_card = sum(count for _, count in studies) / whole if whole else 1.0
        mass = [[0.0] * self.grid.size for _ in range(self.days)]
        for study, count in studies:
            options = self.options(study, values)
            _, shares = self.mixed(study, options, prices)
            for option, share in zip(options.ask, shares, strict=True):
                seconds[option.day] += count * share * option.seconds
                cards[option.day] += count * share
                _spread(mass[option.day], option.asked.to, count * share * study.weight)
        for day in range(self.days):
            for place, found in enumerate(mass[day]):
                if found < _NEGLIGIBLE:
                    continue
                for later, share in self.onward(day, place, values):
                    cost, to = self._row(later - day)[place]
                    seconds[later] += found * share * cost
                    cards[later] += found * share * per_card
                    _spread(mass[later], to, found * share)
        return Load(seconds, cards)

    def onward(
        self, day: int, place: int, values: Value
    ) -> Iterator[tuple[int, float]]:
        """When a memory that was asked last on `day` is asked next, by share."""
        _, *shares = _softmax(values.worths[day][place])
        for later, share in zip(self._next[day], shares, strict=True):
            if share > _LEAST_SHARE:
                yield later, share

    def asking(self, apart: int, place: int) -> tuple[float, tuple[Share, ...]]:
        """Seconds and outcome of asking a memory `apart` days after the last time."""
        return self._row(apart)[place]

    def _offered(self, study: Study) -> tuple[tuple[int, float, Asked], ...]:
        """Days on which a card may be asked, in what time, and what it leads to."""
        found = self._offers.get(study)
        if found is None:
            memory, pace, grid = study.memory, study.pace, self.grid
            if memory is None:
                seconds = _seconds(grid.first, pace.recalled, pace.new)
                found = tuple((day, seconds, grid.first) for day in range(self.days))
            else:
                each = [
                    (day, grid.asked_memory(memory, self.today + day))
                    for day in (0, *self._next[0])
                ]
                found = tuple(
                    (day, _seconds(asked, pace.recalled, pace.forgotten), asked)
                    for day, asked in each
                )
            self._offers[study] = found
        return found

    def _row(self, apart: int) -> list[tuple[float, tuple[Share, ...]]]:
        """By place: the seconds and the outcome of asking `apart` days later."""
        row = self._rows.get(apart)
        if row is None:
            row = []
            for place in range(self.grid.size):
                asked = self.grid.asked(place, apart)
                seconds = _seconds(asked, self.pace.recalled, self.pace.forgotten)
                row.append((seconds, asked.to))
            self._rows[apart] = row
        return row


def find_prices(
    way: Way,
    studies: Sequence[Study],
    start: Sequence[float] | None = None,
    rounds: int = ROUNDS,
    *,
    is_filled_exactly: bool = True,
) -> tuple[float, ...]:
    """The price of a second on each day until the goal, from today on.

    Args:
        start: Prices to begin with, such as yesterday's for the days left.
        is_filled_exactly: Whether no more may be wanted of all days than there is.
            Else that holds about: the bound is a little lower, and it is quicker.
    """
    sample = _sample(studies)
    least = max(way.goal.least_gain / 60, _CHEAPEST)
    budget = way.goal.minutes * 60
    if start is None or len(start) != way.days:
        start = _levelled(way, sample, [least] * way.days, budget)
    prices = [max(least, one) for one in start]
    steps, before = [_FIRST_STEP] * way.days, [0.0] * way.days
    for _ in range(rounds):
        seconds = way.wanted(sample, prices, way.value(prices)).seconds
        for day, wanted in enumerate(seconds):
            over = min(wanted / budget - 1, _MOST_OVER)
            # A price that has gone past its place comes back in smaller steps.
            change = _SLOWER if over * before[day] < 0 else _FASTER
            steps[day] = min(steps[day] * change, _LONGEST_STEP)
            before[day] = over
            prices[day] = max(least, prices[day] * math.exp(steps[day] * over))
    if is_filled_exactly:
        prices = _levelled(way, sample, prices, budget)
    return tuple(prices)


def _levelled(
    way: Way,
    sample: Sequence[tuple[Study, float]],
    shape: Sequence[float],
    budget: float,
) -> list[float]:
    """The prices given or, where too much is wanted at them, all raised alike."""

    def moved(by: float) -> list[float]:
        return [one + by for one in shape]

    def want_too_much(prices: Sequence[float]) -> bool:
        seconds = way.wanted(sample, prices, way.value(prices)).seconds
        return sum(seconds) > budget * way.days

    if not want_too_much(shape):
        return list(shape)
    least, low, high = min(shape), 0.0, _FIRST_RAISE * min(shape)
    while least + high < _DEAREST and want_too_much(moved(high)):
        low, high = high, _RAISED * high
    for _ in range(_HALVINGS):
        # Most prices are far below the dearest, so it is halved by ratio.
        half = _between(low, high, least)
        if want_too_much(moved(half)):
            low = half
        else:
            high = half
    return moved(high)


def _between(low: float, high: float, price: float) -> float:
    """The shift halfway between two, by the ratio of what a price becomes."""
    return math.sqrt((price + low) * (price + high)) - price


def _sample(studies: Sequence[Study]) -> list[tuple[Study, float]]:
    """Some cards for all, evenly from the least to the most stable."""
    if len(studies) <= _SAMPLE:
        return [(one, 1.0) for one in studies]

    def stability(one: Study) -> tuple[float, float]:
        lasts = 0.0 if one.memory is None else one.memory.stability_days
        return lasts, one.pace.recalled

    ordered = sorted(studies, key=stability)
    apart = len(ordered) / _SAMPLE
    return [(ordered[int((n + 0.5) * apart)], apart) for n in range(_SAMPLE)]


def _days_after(day: int, end: int) -> Iterator[int]:
    """Days on which to ask next, ever farther apart, and the last two of all."""
    later, apart = day + 1, 1.0
    while later < end - 2:
        yield later
        apart *= 1.5
        later += round(apart)
    yield from range(max(day + 1, end - 2), end)


def _softmax(worths: Sequence[float]) -> list[float]:
    top = max(worths)
    powers = [math.exp((worth - top) / _ABOUT_EQUAL) for worth in worths]
    whole = sum(powers)
    return [power / whole for power in powers]


def _seconds(asked: Asked, recalled: float, forgotten: float) -> float:
    return asked.recalled * recalled + (1 - asked.recalled) * forgotten


# Both are called millions of times; written out they take less than half the time.


def _mean(to: Sequence[Share], values: Sequence[float]) -> float:
    (a, i), (b, j), (c, k), (d, m), (e, n), (f, o), (g, p), (h, q) = to
    return (
        i * values[a] + j * values[b] + k * values[c] + m * values[d]
        + n * values[e] + o * values[f] + p * values[g] + q * values[h]
    )  # fmt: skip


def _spread(mass: list[float], to: Sequence[Share], amount: float) -> None:
    (a, i), (b, j), (c, k), (d, m), (e, n), (f, o), (g, p), (h, q) = to
    mass[a] += amount * i
    mass[b] += amount * j
    mass[c] += amount * k
    mass[d] += amount * m
    mass[e] += amount * n
    mass[f] += amount * o
    mass[g] += amount * p
    mass[h] += amount * q
