"""What a goal asks for today; see `quiz.memory.goal`.

With W the worth of asking a card today and going on in the best way, L the worth of
the best course that does not ask it today, and R the recall on the day of the goal if
it is never asked again, a card is asked today if W - L repays its seconds, and the
order is that of

    w · (W - R - β·(L - R)) / seconds,

the recall that asking it gains a second, less a part β of what would not be lost by
waiting. At the prices found, most cards could as well be asked on one of several days.
β = 1 would leave their order to chance; β = 0 would spend the minutes on what can wait.
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

    def steps(self, studies: Iterable[Study]) -> list[Step]:
        """The cards worth asking today, the most pressing first.

        It is for the caller to stop when the day's minutes are spent. Cards that were
        asked today are left out.
        """
        ranked: list[tuple[float, int, Step]] = []
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
                pressing, step = found
                ranked.append((-pressing, place, step))
        ranked.sort(key=lambda entry: entry[:2])
        return [step for _, _, step in ranked]

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

    def _weighed(self, study: Study, options: Options) -> tuple[float, Step] | None:
        now, stop = options.ask[0], options.stop
        later = max([stop, *(self._net(study, one) for one in options.ask[1:])])
        gain = study.weight * (now.worth - later)
        if gain * 60 < self._goal.least_gain * now.seconds:
            return None
        whole = study.weight * (now.worth - stop)
        pressing = whole - _PUT_OFF * study.weight * (later - stop)
        return pressing / now.seconds, Step(study.card, whole, now.seconds)

    def _is_hopeless(self, study: Study, memory: Memory) -> bool:
        """Whether even certain recall would not be worth the time."""
        stop = retrievability(memory, self._goal.day, self._settings)
        most = study.weight * (1 - stop)
        return most * 60 < self._goal.least_gain * study.pace.recalled

    def _last_look(self, study: Study) -> tuple[float, Step] | None:
        """On the day itself: the least certain first, nothing new."""
        memory, pace = study.memory, study.pace
        if memory is None:
            return None
        recalled = retrievability(memory, self._today, self._settings)
        seconds = recalled * pace.recalled + (1 - recalled) * pace.forgotten
        gain = study.weight * (1 - recalled)
        if gain * 60 < self._goal.least_gain * seconds:
            return None
        return gain / seconds, Step(study.card, gain, seconds)


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
