"""Recall on the day of an interview against minutes, by ways of planning."""

from __future__ import annotations

import multiprocessing
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from quiz.memory.goal import LEAST_GAIN, Goal
from quiz.memory.grid import Grid
from quiz.memory.policy import average_pace
from quiz.memory.prices import Way, find_prices
from tests.memory.rollout import Policy, by_goal, mean_recall, play

from .frame import Table, columns
from .planning_policies import BASELINES, PLAIN, USUAL_PACE, Learner, learner

DAYS = (7, 14, 30, 60)
MINUTES = {50: (5, 10), 200: (12, 20), 1_000: (40, 80)}
"""By how many cards: where time is short, and twice as much or nearly so."""
SEEDS = {7: 8, 14: 6, 30: 4, 60: 3}
MANY_SEEDS = {7: 24, 14: 24, 30: 12, 60: 8}
_MANY_CARDS = 1_000
"""From here on half the seeds do: their luck evens out."""
_HIGHER_GAINS = (0.03, 0.08)
"""Ours is played with each in turn until it spends less than every baseline, or in the
end in fewer minutes a day,"""
_LOWER_GAINS = (0.001,)
"""and with this where one spends more."""
_ENOUGH_MINUTES = 0.5
_ABOUT = 0.97
"""Of the minutes there are: a day ends with the last card that is begun in it."""
_PACES = (0.3, 0.45, 0.65, 0.9, 1.2, 1.6, 2.2, 3.5)
"""Factors of the usual pace between which the bound is worked out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A goal, a number of cards, and whether they are as they are believed to be."""

    days: int
    cards: int
    minutes: int
    is_as_believed: bool


@dataclass(frozen=True, slots=True)
class Played:
    """What a policy came to."""

    reviews: float
    minutes: float
    recall: float


@dataclass(frozen=True, slots=True)
class Seed:
    """What one learner came to under every policy."""

    case: Case
    ours: tuple[Played, ...]
    """Ever fewer minutes: by what a minute must gain."""
    usual: Played
    """The one of them that needs no more to be gained than usual."""
    baselines: dict[str, Played]
    most: float | None
    """Recall that no policy exceeds in the mean; None where it is not worked out."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A baseline beside ours at no more minutes, over the seeds of a case."""

    case: Case
    policy: str
    theirs: Played
    ours: Played
    ahead: float
    """Recall of ours less theirs, in points."""
    error: float
    """Its standard error over the seeds; the luck of both is the same."""


def simulate(case: Case, seed: int) -> Seed:
    """One learner, played through by every policy with the same luck."""
    one = learner(case.cards, seed, is_as_believed=case.is_as_believed)
    goal = Goal(day=case.days, minutes=case.minutes)
    baselines = {
        name: _played(one, goal, make(goal), seed) for name, make in BASELINES.items()
    }

    def followed(least_gain: float, fewer_minutes: float = 0.0) -> Played:
        minutes = max(goal.minutes - fewer_minutes, 1.0)
        followed = replace(goal, least_gain=least_gain, minutes=minutes)
        return _played(one, followed, by_goal(followed, PLAIN), seed)

    usual = followed(LEAST_GAIN)
    ours = [usual]
    spent = [played.minutes for played in baselines.values()]
    for gain in _HIGHER_GAINS:
        if ours[-1].minutes <= min(spent) + _ENOUGH_MINUTES:
            break
        ours.append(followed(gain))
    over = ours[-1].minutes - min(spent)
    if over > _ENOUGH_MINUTES:
        fewer = over / case.days + _ENOUGH_MINUTES / 2
        ours.append(followed(LEAST_GAIN, fewer_minutes=fewer))
    ours.sort(key=lambda played: -played.minutes)
    for gain in _LOWER_GAINS:
        if ours[0].minutes >= _ABOUT * min(max(spent), case.days * case.minutes):
            break
        ours.insert(0, followed(gain))
    most = None
    if case.is_as_believed:
        minutes = max(*spent, *(played.minutes for played in ours)) / case.days
        most = _most(one, goal, max(minutes, case.minutes))
    return Seed(case, tuple(ours), usual, baselines, most)


def at_minutes(ours: Sequence[Played], minutes: float) -> Played:
    """Ours where it spends no more than `minutes`, between the two runs around it.

    Args:
        ours: Ever fewer minutes.
    """
    above = None
    for one in ours:
        if one.minutes <= minutes + _ENOUGH_MINUTES:
            if above is None or above.minutes - one.minutes < _ENOUGH_MINUTES:
                return one
            share = (minutes - one.minutes) / (above.minutes - one.minutes)
            share = min(max(share, 0.0), 1.0)
            return Played(
                one.reviews + share * (above.reviews - one.reviews),
                one.minutes + share * (above.minutes - one.minutes),
                one.recall + share * (above.recall - one.recall),
            )
        above = one
    return ours[-1]


def compare(seeds: Sequence[Seed]) -> list[Compared]:
    """Ours against each baseline, over the seeds of one case."""
    found = []
    for name in BASELINES:
        theirs = [one.baselines[name] for one in seeds]
        ours = [
            at_minutes(one.ours, their.minutes)
            for one, their in zip(seeds, theirs, strict=True)
        ]
        ahead = [
            100 * (our.recall - their.recall)
            for our, their in zip(ours, theirs, strict=True)
        ]
        found.append(
            Compared(
                seeds[0].case,
                name,
                _mean(theirs),
                _mean(ours),
                statistics.fmean(ahead),
                _standard_error(ahead),
            )
        )
    return found


def measure(seeds: dict[int, int], budgets: int) -> Table:
    """Every case, over so many seeds by the days there are.

    Args:
        budgets: How many of the minutes a day of `MINUTES` to try.
    """
    jobs = [
        (Case(days, cards, minutes, is_as_believed), seed)
        for days in reversed(DAYS)
        for cards in reversed(MINUTES)
        for minutes in MINUTES[cards][:budgets]
        for is_as_believed in (True, False)
        for seed in range(_seeds(seeds, days, cards))
    ]
    found: dict[Case, list[Seed]] = {}
    # The longest come first; the results come in the order asked for.
    with multiprocessing.get_context("spawn").Pool() as pool:
        for number, one in enumerate(pool.imap(_simulated, jobs), 1):
            found.setdefault(one.case, []).append(one)
            sys.stderr.write(f"\r{number} of {len(jobs)} learners")
    sys.stderr.write("\n")
    return _report(found, seeds)


def _simulated(job: tuple[Case, int]) -> Seed:
    return simulate(*job)


def _played(one: Learner, goal: Goal, policy: Policy, seed: int) -> Played:
    course = play(
        one.studies,
        0,
        goal,
        PLAIN,
        policy,
        seed=seed,
        truth=one.truth,
        memories=one.memories,
    )
    recall = mean_recall(one.studies, course.recall)
    return Played(course.reviews, course.minutes, recall)


def _most(one: Learner, goal: Goal, minutes: float) -> float:
    """The relaxed bound of `quiz.memory.goal`, for what was spent a day at most."""
    free = replace(goal, least_gain=0.0, minutes=minutes)
    grid = Grid(PLAIN, goal.known_before)
    usual_s = USUAL_PACE.recalled
    way = _EveryDay(grid, 0, free, average_pace(one.studies))
    prices = find_prices(Way(grid, 0, free, way.pace), one.studies)
    # A value is convex in the prices, so between two paces it lies below their chord.
    values = [
        way.value([price * factor * usual_s / way.pace.recalled for price in prices])
        for factor in _PACES
    ]
    whole = sum(prices) * 60 * minutes
    for study in one.studies:
        own = min(max(study.pace.recalled / usual_s, _PACES[0]), _PACES[-1])
        upper = next(n for n, factor in enumerate(_PACES) if n and own <= factor)
        low, high = _PACES[upper - 1], _PACES[upper]
        share = (own - low) / (high - low)
        options = way.options(study, values[upper])
        ends = (values[upper - 1].best, 1 - share), (values[upper].best, share)
        nets = [
            sum(
                part * between * best[one.day][place]
                for best, between in ends
                for place, part in one.asked.to
            )
            - prices[one.day] * one.seconds
            for one in options.ask
        ]
        whole += max(options.stop, *nets)
    return min(whole / len(one.studies), 1.0)


class _EveryDay(Way):
    """Courses that may ask on any day: ours look at some of them."""

    def __init__(self, *rest: object) -> None:
        super().__init__(*rest)  # type: ignore[arg-type]
        self._next = [tuple(range(day + 1, self.days)) for day in range(self.days)]


def _report(found: dict[Case, list[Seed]], seeds: dict[int, int]) -> Table:
    lines = [
        "A learner has seen 3 cards in 10; a card takes about 20 seconds where it is"
        " recalled, 45 forgotten, 70 new.",
        "Seeds from 0: "
        + ", ".join(f"{count} of {days} days" for days, count in seeds.items())
        + f"; half as many with {_MANY_CARDS} cards.",
        "ours: at no more minutes than the row's policy spent in all, where need be"
        " between two runs that differ in what a minute must gain, or in the minutes"
        " a day; in its own row as"
        f" it is used, with {LEAST_GAIN} cards a minute.",
        "ahead: recall of ours less that of the row, in points, and its standard error"
        " over the seeds, which share their luck.",
        "bound: no policy within the minutes does better in the mean (Lagrange's"
        " relaxation, on the grid); over few seeds luck may.",
    ]
    pairs = {
        case: compare(played) for case, played in sorted(found.items(), key=_order)
    }
    for is_as_believed in (True, False):
        truth = "as it is believed to be" if is_as_believed else "other than believed"
        lines += ["", f"## Memory is {truth}", ""]
        rows: list[Sequence[str]] = [_HEAD]
        for case, compared in pairs.items():
            if case.is_as_believed is is_as_believed:
                rows += _case_rows(case, compared, found[case])
        lines.append(columns(rows))
    every = [one for compared in pairs.values() for one in compared]
    behind = [one for one in every if one.ahead < 0]
    lines += ["", f"## Behind in {len(behind)} of {len(every)} rows", ""]
    lines += [
        f"{one.case.days} days, {one.case.cards} cards, {one.case.minutes} min a day,"
        f" {'as' if one.case.is_as_believed else 'other than'} believed:"
        f" {-one.ahead:.2f} ± {one.error:.2f} points behind {one.policy}"
        for one in sorted(behind, key=lambda one: one.ahead)
    ]
    details = {"rows": [asdict(one) for one in every]}
    return Table("Plan to a day", (), tuple(lines), details)


_HEAD = (
    "days, cards, min a day", "policy", "reviews", "minutes", "recall %",
    "ours: minutes", "recall %", "ahead", "±",
)  # fmt: skip


def _case_rows(
    case: Case, compared: Sequence[Compared], seeds: Sequence[Seed]
) -> list[Sequence[str]]:
    title = f"{case.days:>2} {case.cards:>5} {case.minutes:>3}"
    rows: list[Sequence[str]] = [
        (
            title,
            one.policy,
            f"{one.theirs.reviews:.0f}",
            f"{one.theirs.minutes:.0f}",
            f"{100 * one.theirs.recall:.1f}",
            f"{one.ours.minutes:.0f}",
            f"{100 * one.ours.recall:.1f}",
            f"{one.ahead:+.1f}",
            f"{one.error:.1f}",
        )
        for one in compared
    ]
    ours = _mean([one.usual for one in seeds])
    counts = (f"{ours.reviews:.0f}", f"{ours.minutes:.0f}", f"{100 * ours.recall:.1f}")
    rows.append((title, "ours", *counts, "", "", "", ""))
    most = [one.most for one in seeds if one.most is not None]
    if most:
        bound = f"{100 * statistics.fmean(most):.1f}"
        rows.append((title, "bound", "", "", bound, "", "", "", ""))
    return rows


def _order(entry: tuple[Case, list[Seed]]) -> tuple[int, int, int]:
    return entry[0].days, entry[0].cards, entry[0].minutes


def _seeds(seeds: dict[int, int], days: int, cards: int) -> int:
    return (seeds[days] + 1) // 2 if cards >= _MANY_CARDS else seeds[days]


def _mean(played: Sequence[Played]) -> Played:
    return Played(
        statistics.fmean(one.reviews for one in played),
        statistics.fmean(one.minutes for one in played),
        statistics.fmean(one.recall for one in played),
    )


def _standard_error(values: Sequence[float]) -> float:
    if len(values) < 2:
        return float("nan")
    return statistics.stdev(values) / len(values) ** 0.5
