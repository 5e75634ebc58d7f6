"""What a plan towards an interview is for, stated once.

Let T be the day of the interview, and for each card i: R_i(T) the probability that it
is recalled on T, w_i its weight, and c_i(d) the expected seconds that asking it on
day d takes this learner. Wanted are the days on which to ask the cards, so as to

    maximise   sum_i w_i · E[R_i(T)]                                            (1)
    so that    sum of c_i(d) over the cards asked on day d  <=  60·M    for d < T

with M the minutes of a day. A day may depend on everything that happened before it.
R, and what asking does to a memory, are those of FSRS-6 (`quiz.memory.schedule`); a
card that is forgotten is asked again the same day until it is recalled.

For n cards at once (1) cannot be solved. But if a second of day d had a price p_d, each
card could be looked at alone: its best course is the one with the highest

    V_i = E[w_i·R_i(T) - sum of p_d·c_i(d) over the days on which it is asked],  (2)

and for any prices, sum_i V_i + sum_d p_d·60·M is not below the best of (1): Lagrange's
relaxation. The prices that make this bound lowest are those at which what all cards
want of a day is what the day has (`quiz.memory.prices`). They say what a second is
worth, and are high on the last days, when everyone would like to be asked.

Today those cards are asked whose best course asks them today, in the order of what a
second on them yields (`quiz.memory.policy`), until the real minutes are spent. Such
an index is as good as the best policy when there are many cards (Whittle 1988;
Verloop 2016). Nothing more is needed for what a person would plan: new cards come in
early, and give way once a minute does more for those known already; at the end there
is a last pass over what would slip.
"""

from __future__ import annotations

from dataclasses import dataclass

from quiz.memory.model import Memory

FARTHEST_DAYS = 90
"""How far ahead a goal is worked towards; before that, usual intervals serve it."""
KNOWN_BEFORE = 0.3
"""Chance that a card never asked is answered right, where nothing tells."""
LEAST_GAIN = 0.01
"""Cards' worth of recall below which a minute is left unspent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The day to be ready on, and the time there is until then."""

    day: int
    """Local day of the interview, at most `FARTHEST_DAYS` ahead."""
    minutes: float
    """Minutes a day."""
    known_before: float = KNOWN_BEFORE
    """Chance that a new card is answered right, 0 to 1."""
    least_gain: float = LEAST_GAIN
    """Cards' worth of recall that a minute must gain to be spent at all."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that a card takes on a day, rating included."""

    recalled: float
    forgotten: float
    """With the asking again on the same day."""
    new: float
    """Never asked before and not known: with the reading and the asking again."""


@dataclass(frozen=True, slots=True)
class Study:
    """A card on the way to the goal."""

    card: str
    memory: Memory | None
    """None: never asked."""
    pace: Pace
    weight: float = 1.0
    """What recalling it on the day is worth; above 0."""
