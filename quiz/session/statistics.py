"""What `quiz stats` knows of a learner, as data. See the modules beside this one for
the arithmetic: shares with their confidence, days in a row, leeches, predictions.
"""

from __future__ import annotations

from dataclasses import dataclass

from quiz.deck.model import CardId
from quiz.session.statistics_days import Streak
from quiz.session.statistics_leeches import Advice
from quiz.session.statistics_predictions import Calibrated
from quiz.session.statistics_shares import Share

STABILITY_BOUNDS_DAYS = (1.0, 3.0, 7.0, 21.0, 60.0, 180.0, 365.0)
"""Where the bars of the histogram of stability meet."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How much was recalled of what came back, in one row of the table.

    Reviews of a card before it was reset are not in it.
    """

    name: str
    """Of an age ``fresh``, ``young``, ``mature``, ``old``; ``all``; a topic's title."""
    recent: Share | None
    """In the days asked for; None: of a topic across decks nobody counts days."""
    overall: Share
    id: str = ""
    """Of a topic: its tag, or a deck's id."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What was done on one local day."""

    day: int
    reviews: int
    """Ratings, repeats on the same day included."""
    took_ms: int
    """Each rating counts up to five minutes."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """One day to come, the mean of simulated runs."""

    day: int
    due: float
    """Cards known now that are due on that day by their present schedule; what is
    overdue counts today."""
    reviews: float
    """Cards reviewed, if one goes on: by the plan while one lasts, then within the
    limits of a day. On the day of an interview, unless it is today, none is."""
    new: float
    """New cards begun."""
    minutes: float
    known: float
    """Cards recalled at the end of the day, in expectation, if one goes on."""
    known_if_stopped: float
    """The same, if one stops today."""


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """The plan towards an interview that is in force."""

    day: int
    """Local day of the interview."""
    minutes: int
    """A day, at most."""
    on_the_day: float | None = None
    """Mean recall to expect on that day, as `quiz plan` has it; None: it has no cards,
    or is left aside."""
    aside: str = ""
    """Why the forecast leaves it aside, if so: it ``pauses``, is ``far`` ahead and not
    followed yet, or is too ``large`` to be worked out in time."""

    @property
    def is_followed(self) -> bool:
        """Whether the forecast follows it."""
        return not self.aside


@dataclass(frozen=True, slots=True)
class Forecast:
    """The days to come, with how they were simulated."""

    days: tuple[Ahead, ...]
    """From today on."""
    seed: int
    runs: int
    sampled: int
    """Cards simulated, each standing for as many as it takes to make all."""
    waiting: float
    """Due cards that the limits leave over on the last day."""
    plan: PlanAhead | None = None
    """Followed until its day, if it is not left aside."""
    recover_until: int | None = None
    """Last local day of the way out of a backlog that goes on: until then reviews are
    a day's share of it, and nothing new begins."""


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that gives trouble."""

    card: CardId
    question: str
    lapses: int
    difficulty: float
    """From 1 to 10."""
    stability_days: float
    recalled: Share
    """Of its reviews on a later day than the one before."""
    advice: tuple[Advice, ...] = ()
    """What may help, the first first; only for leeches."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Wrong formulas for one reason."""

    reason: str
    """One of `quiz.formula.REASONS`."""
    count: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that is told of a learner."""

    today: int
    """Local day number."""
    decks: tuple[str, ...]
    """Those asked for; empty: all."""
    recent_days: int
    """How many days "recent" means, today included."""
    desired_retention: float
    """Of decks and levels with aims of their own, the mean by recent reviews."""
    desired_retentions: tuple[float, ...]
    """All aims of the cards told of, in order."""
    seen: int
    """Cards rated at least once."""
    suspended: int
    known: float
    """Of those seen, how many would be recalled today, in expectation."""
    mature: int
    """Seen cards whose stability is 21 days or more."""
    streak: Streak
    days: tuple[Practice, ...]
    """Every day with a review, in order. A reset takes nothing from them: what was
    done on a day stays done."""
    by_age: tuple[Retention, ...] = ()
    total: Retention | None = None
    by_topic: tuple[Retention, ...] = ()
    """The worst first."""
    are_topics_decks: bool = True
    forecast: Forecast | None = None
    stability: tuple[int, ...] = ()
    """Cards between `STABILITY_BOUNDS_DAYS`, before the first and after the last."""
    hardest: tuple[HardCard, ...] = ()
    """Those that are no leeches."""
    leeches: tuple[HardCard, ...] = ()
    leech_count: int = 0
    """How many there are, `leeches` being the worst of them."""
    slips: tuple[Slip, ...] = ()
    """The most frequent first."""
    calibrated: Calibrated | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not self.days
