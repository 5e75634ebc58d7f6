"""How long this learner takes over a card, and how much of the new they know already.

Their own times count, drawn towards what is usual while they are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.memory.goal import KNOWN_BEFORE, Pace
from quiz.session.estimate import usual_seconds

_TRUSTED = 10
"""Cards whose times weigh as much as what is usual."""
_FORGOTTEN, _NEW = 1.8, 2.0
"""Times as long as a recalled card takes one that is forgotten, asking it again the
same day included, and one that is new and not known, where nothing tells."""
_LEAST_S = 2.0
"""Below this a card cannot be read."""


@dataclass(frozen=True, slots=True)
class CardDay:
    """All that was done with a card on a day."""

    kind: str
    is_recalled: bool
    """By its first rating of the day."""
    is_new: bool
    """It was asked for the first time of all."""
    seconds: float


def paces(days: Iterable[CardDay], kinds: Iterable[str]) -> Mapping[str, Pace]:
    """The pace on cards of some kinds.

    >>> paces([], ["formula"])["formula"]
    Pace(recalled=45.0, forgotten=81.0, new=90.0)
    """
    times: dict[tuple[str, str], tuple[float, int]] = {}
    for one in days:
        case = "recalled" if one.is_recalled else "new" if one.is_new else "forgotten"
        whole, count = times.get((one.kind, case), (0.0, 0))
        times[one.kind, case] = whole + one.seconds, count + 1

    def drawn(kind: str, case: str, usual_s: float) -> float:
        whole, count = times.get((kind, case), (0.0, 0))
        return max(_LEAST_S, (whole + _TRUSTED * usual_s) / (count + _TRUSTED))

    found = {}
    for kind in kinds:
        recalled = drawn(kind, "recalled", usual_seconds(kind))
        found[kind] = Pace(
            recalled,
            drawn(kind, "forgotten", recalled * _FORGOTTEN),
            drawn(kind, "new", recalled * _NEW),
        )
    return found


def known_before(days: Iterable[CardDay]) -> float:
    """Probability that a new card is answered right, as far as is known.

    >>> known_before([])
    0.3
    """
    new = [one.is_recalled for one in days if one.is_new]
    return (sum(new) + _TRUSTED * KNOWN_BEFORE) / (len(new) + _TRUSTED)
