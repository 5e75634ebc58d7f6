"""What a goal comes to: the recall to expect on its day, and the load until then.

Worked out from the courses that are best at the prices found (`quiz.memory.prices`),
not simulated: the same question gets the same answer, and ten minutes more can be told
from luck. Days are filled on average only. What simulated learners come to lies within
some three points of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.memory.goal import Goal, Study
from quiz.memory.grid import Grid, Share
from quiz.memory.policy import average_pace
from quiz.memory.prices import ROUNDS, Value, Way, find_prices
from quiz.memory.schedule import retrievability
from quiz.memory.settings import Settings

_ENOUGH = 0.002
"""How near to the least minutes is near enough, in recall."""
_FIRST_MINUTES, _MOST_MINUTES = 8, 480
FEW_ROUNDS = 12
"""Of a search for prices that need not be exact."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be expected of one card."""

    card: str
    now: float
    """Probability of recall on the day if nothing were done until then."""
    on_the_day: float
    asked: float
    """Probability that it is asked at all until then."""
    weight: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a goal comes to."""

    goal: Goal
    today: int
    cards: tuple[Expected, ...]
    minutes: tuple[float, ...]
    """Of each day from today on."""
    asked: tuple[float, ...]
    """Cards asked on each day."""
    prices: tuple[float, ...]

    @property
    def now(self) -> float:
        """Share of the cards recalled on the day if nothing were done; 0 for none."""
        return _mean([one.now for one in self.cards])

    @property
    def on_the_day(self) -> float:
        """Share of the cards that is to be expected to be recalled on the day."""
        return _mean([one.on_the_day for one in self.cards])


def look_ahead(
    studies: Sequence[Study],
    today: int,
    goal: Goal,
    settings: Settings,
    *,
    grid: Grid | None = None,
    prices: Sequence[float] | None = None,
    rounds: int = ROUNDS,
) -> Outlook:
    """What following a goal from today on comes to.

    Args:
        today: Before `goal.day`.
        prices: To begin the search with.
        rounds: Of the search.
    """
    grid = grid or Grid(settings, goal.known_before)
    way = Way(grid, today, goal, average_pace(studies))
    rounds = min(rounds, FEW_ROUNDS) if prices else rounds
    found = find_prices(way, studies, prices, rounds)
    values = way.value(found)
    load = way.wanted([(one, 1.0) for one in studies], found, values)
    ahead = _ahead(way, found, values)
    cards = tuple(
        _expected(one, way, found, values, ahead, settings) for one in studies
    )
    minutes = tuple(second / 60 for second in load.seconds)
    return Outlook(goal, today, cards, minutes, tuple(load.cards), found)


def on_the_day_itself(
    studies: Sequence[Study], goal: Goal, settings: Settings
) -> Outlook:
    """Where things stand when the day has come."""
    cards = []
    for one in studies:
        known = 0.0
        if one.memory is not None:
            known = retrievability(one.memory, goal.day, settings)
        cards.append(Expected(one.card, known, known, 0.0, one.weight))
    return Outlook(goal, goal.day, tuple(cards), (), (), ())


def in_turn(cards: Sequence[Expected]) -> tuple[Expected, ...]:
    """The same where new cards that are all alike are asked in their order.

    To an outlook each of them is as likely to be asked as any other, and is half
    learnt; in truth the first ones are learnt, and the last ones are not begun.
    """
    alike: dict[tuple[float, float, float], list[int]] = {}
    for place, one in enumerate(cards):
        # A card that was ever asked has a chance, however small.
        if not one.now and 0 < one.on_the_day <= one.asked:
            case = one.on_the_day, one.asked, one.weight
            alike.setdefault(case, []).append(place)
    found = list(cards)
    for (on_the_day, asked, _), places in alike.items():
        left = asked * len(places)
        for place in places:
            begun = min(left, 1.0)
            left -= begun
            then = on_the_day / asked * begun
            found[place] = replace(cards[place], on_the_day=then, asked=begun)
    return tuple(found)


def least_minutes(
    studies: Sequence[Study],
    today: int,
    goal: Goal,
    settings: Settings,
    wanted: float,
) -> tuple[int, Outlook] | None:
    """The fewest whole minutes a day that promise a recall, and what they come to.

    None: not even eight hours a day do.

    Args:
        goal: Its minutes do not matter.
        wanted: Share of the cards to recall on the day, 0 to 1.
    """
    grid = Grid(settings, goal.known_before)

    def at(minutes: int, rounds: int = FEW_ROUNDS) -> Outlook:
        tried = replace(goal, minutes=minutes)
        return look_ahead(studies, today, tried, settings, grid=grid, rounds=rounds)

    low, high = 0, _FIRST_MINUTES
    best = at(high)
    while best.on_the_day < wanted - _ENOUGH:
        if high >= _MOST_MINUTES:
            return None
        low, high = high, min(2 * high, _MOST_MINUTES)
        best = at(high)
    while high - low > max(1, high // 16):
        middle = (low + high) // 2
        tried = at(middle)
        if tried.on_the_day < wanted - _ENOUGH:
            low = middle
        else:
            high, best = middle, tried
    return high, at(high, ROUNDS)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What lies ahead of a memory, by the day of the last asking and by place."""

    recall: list[list[float]]
    """To expect on the day."""
    price: list[list[float]]
    """Of the time that it still takes."""


def _ahead(way: Way, prices: Sequence[float], values: Value) -> _Ahead:
    recalls: list[list[float]] = [[] for _ in range(way.days)]
    costs: list[list[float]] = [[] for _ in range(way.days)]
    for day in range(way.days - 1, -1, -1):
        alone = way.grid.recall(way.days - day)
        for place in range(way.grid.size):
            recall, cost, left = 0.0, 0.0, 1.0
            for later, share in way.onward(day, place, values):
                seconds, to = way.asking(later - day, place)
                recall += share * _over(to, recalls[later])
                cost += share * (prices[later] * seconds + _over(to, costs[later]))
                left -= share
            recalls[day].append(recall + left * alone[place])
            costs[day].append(cost)
    return _Ahead(recalls, costs)


def _expected(
    study: Study,
    way: Way,
    prices: Sequence[float],
    values: Value,
    ahead: _Ahead,
    settings: Settings,
) -> Expected:
    options = way.options(study, values)
    stop, shares = way.mixed(study, options, prices)
    recall, cost, best = stop * options.stop, 0.0, options.stop
    for option, share in zip(options.ask, shares, strict=True):
        price = prices[option.day] * option.seconds / study.weight
        to = option.asked.to
        recall += share * _over(to, ahead.recall[option.day])
        cost += share * (price + _over(to, ahead.price[option.day]))
        best = max(best, option.worth - price)
    # Taking a little of every good course costs something that the policy does not
    # lose, and the best course at these prices is better than what can be had.
    recall += max(0.0, best - (recall - cost)) / 2
    now = 0.0
    if study.memory is not None:
        now = retrievability(study.memory, way.goal.day, settings)
    return Expected(study.card, now, min(recall, 1.0), 1 - stop, study.weight)


def _over(to: Sequence[Share], values: Sequence[float]) -> float:
    return sum(share * values[place] for place, share in to)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
