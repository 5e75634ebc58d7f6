"""What a goal asks for today; see `quiz.memory.goal`.

With W the worth of asking a card today and going on in the best way, L the worth of
the best course that does not ask it today, and R the recall on the day of the goal if
it is never asked again, a card is asked today if W - L repays its seconds, and the
order is that of

    w · (W - R - β·(L - R)) / seconds,

the recall that asking it gains a second, less a part β of what would not be lost by
waiting. At the prices found, most cards could as well be asked on one of several days.
β = 1 would leave their order to chance; β = 0 would spend the minutes on what can wait.

Where there is time to spare, waiting is about as good for most cards, and all of them
would wait. Then as many are asked as their courses want of today on average, so that
the days are alike, and a day on which someone has no time does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.grid import Grid
from quiz.memory.model import Memory
from quiz.memory.prices import ROUNDS, Option, Options, Value, Way, find_prices
from quiz.memory.schedule import retrievability
from quiz.memory.settings import Settings

_PUT_OFF = 0.8
_LIKELY = 0.5
_SHORT = 1.05
"""Times the least gain that a minute is worth on a day without minutes to spare."""
_FEW_ROUNDS = 4
"""Of adjusting prices that were found the day before."""


@dataclass(frozen=True, slots=True)
class Step:
    """A card that is worth asking today."""

    card: str
    gain: float
    """Weighted recall on the day of the goal that asking it is worth."""
    seconds: float
    """That it is expected to take."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What speaks for asking a card today."""

    step: Step
    pressing: float
    """By which cards are put in order."""
    is_pressing: bool = True
    """Waiting would cost more than the time that it takes."""
    share: float = 1.0
    """How much of such cards is asked today, where waiting is about as good."""


class Guide:
    """Follows a goal day by day.

    Args:
        prices: Those that were found lately, from today on.
        searches: Whether to bring `prices` up to date, which takes a while; they
            change little from day to day.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        today: int,
        goal: Goal,
        settings: Settings,
        *,
        grid: Grid | None = None,
        prices: Sequence[float] | None = None,
        searches: bool = True,
    ) -> None:
        self._today, self._goal, self._settings = today, goal, settings
        self._grid = grid or Grid(settings, goal.known_before)
        self.way = Way(self._grid, today, goal, average_pace(studies))
        self.prices: tuple[float, ...] = ()
        """Of a second on each day from today on, in recall."""
        self._values = Value([], [], [])
        if self.way.days > 0:
            if prices and not searches and len(prices) == self.way.days:
                self.prices = tuple(prices)
            else:
                rounds = _FEW_ROUNDS if prices else ROUNDS
                self.prices = find_prices(
                    self.way, studies, prices, rounds, is_filled_exactly=False
                )
            self._values = self.way.value(self.prices)

    def steps(self, studies: Iterable[Study], *, spent_s: float = 0.0) -> list[Step]:
        """The cards worth asking today, the most pressing first.

        It is for the caller to stop when the day's minutes are spent. Cards that were
        asked today are left out.

        Args:
            spent_s: Seconds spent today already.
        """
        ranked: list[tuple[float, int, _Weighed]] = []
        wanted_s = 0.0
        fresh: dict[tuple[Pace, float], Options] = {}
        for place, study in enumerate(studies):
            memory = study.memory
            if memory is not None and memory.last_review_day >= self._today:
                continue
            if self.way.days <= 0:
                found = self._last_look(study)
            elif memory is None:
                key = study.pace, study.weight
                if key not in fresh:
                    fresh[key] = self._options(study)
                found = self._weighed(study, fresh[key])
            elif self._is_hopeless(study, memory):
                continue
            else:
                found = self._weighed(study, self._options(study))
            if found is not None:
                ranked.append((-found.pressing, place, found))
                wanted_s += found.share * found.step.seconds
        ranked.sort(key=lambda entry: entry[:2])
        pressing = [found.step for _, _, found in ranked if found.is_pressing]
        left_s = wanted_s - spent_s - sum(step.seconds for step in pressing)
        for _, _, found in ranked:
            if left_s <= 0:
                break
            if not found.is_pressing:
                pressing.append(found.step)
                left_s -= found.step.seconds
        return pressing

    def next_day(self, study: Study) -> int | None:
        """Local day by which a card, just asked, is likelier asked again than not.

        Courses are often about equally good; the day between them misses least.
        None: not before the day of the goal.
        """
        if self.way.days <= 1 or study.memory is None:
            return None
        options = self._options(study)
        later = Options(options.stop, options.ask[1:])
        _, shares = self.way.mixed(study, later, self.prices)
        asked = accumulate(shares)
        days = zip(later.ask, asked, strict=True)
        day = next((one.day for one, share in days if share >= _LIKELY), None)
        return None if day is None else self._today + day

    def _options(self, study: Study) -> Options:
        return self.way.options(study, self._values)

    def _net(self, study: Study, option: Option) -> float:
        return option.worth - self.prices[option.day] * option.seconds / study.weight

    def _weighed(self, study: Study, options: Options) -> _Weighed | None:
        now, stop = options.ask[0], options.stop
        later = max([stop, *(self._net(study, one) for one in options.ask[1:])])
        least = self._goal.least_gain * now.seconds / 60
        whole = study.weight * (now.worth - stop)
        if whole < least:
            return None
        pressing = whole - _PUT_OFF * study.weight * (later - stop)
        _, shares = self.way.mixed(study, options, self.prices)
        is_better = study.weight * (now.worth - later) >= least
        return _Weighed(
            Step(study.card, whole, now.seconds),
            pressing / now.seconds,
            is_better and (self._is_short or shares[0] >= _LIKELY),
            shares[0],
        )

    @property
    def _is_short(self) -> bool:
        """Whether more is wanted of today than there is."""
        return self.prices[0] * 60 > _SHORT * self._goal.least_gain

    def _is_hopeless(self, study: Study, memory: Memory) -> bool:
        """Whether even certain recall would not be worth the time."""
        stop = retrievability(memory, self._goal.day, self._settings)
        most = study.weight * (1 - stop)
        return most * 60 < self._goal.least_gain * study.pace.recalled

    def _last_look(self, study: Study) -> _Weighed | None:
        """On the day itself: the least certain first, nothing new."""
        memory, pace = study.memory, study.pace
        if memory is None:
            return None
        recalled = retrievability(memory, self._today, self._settings)
        seconds = recalled * pace.recalled + (1 - recalled) * pace.forgotten
        gain = study.weight * (1 - recalled)
        if gain * 60 < self._goal.least_gain * seconds:
            return None
        return _Weighed(Step(study.card, gain, seconds), gain / seconds)


def average_pace(studies: Sequence[Study]) -> Pace:
    """The mean pace of some cards, for a weight of 1."""
    if not studies:
        return Pace(1.0, 1.0, 1.0)
    count = len(studies)
    return Pace(
        sum(one.pace.recalled / one.weight for one in studies) / count,
        sum(one.pace.forgotten / one.weight for one in studies) / count,
        sum(one.pace.new / one.weight for one in studies) / count,
    )
