"""What happens in a sitting, and what is to be kept of it: events in, effects out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session.parts import Marking


@dataclass(frozen=True, slots=True)
class Answered:
    """The learner answered, gave up, or looked at the answer to grade it."""

    given: tuple[str, ...]
    marking: Marking
    may_try_again: bool = False
    predicted: float | None = None
    """How likely the learner thought it to be right, 0 to 1; None: not asked."""
    most_wrong: int | None = None
    """Of answers that may be tried again: with how many wrong ones it ends."""
    picked: tuple[str, ...] = ()
    """Of a choice, the options picked, as their deck spells them: the numbers given
    are those of one shuffling."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """The next hint was asked for; `available` is how many the card has."""

    available: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """The learner ticked what the explanation had: it changes the suggestion."""

    suggestion: Rating
    numbers: tuple[int, ...] = ()
    """What was ticked, from 1, over points, bonus and red flags."""


@dataclass(frozen=True, slots=True)
class Rated:
    """The learner rated the answer."""

    rating: Rating


@dataclass(frozen=True, slots=True)
class Undone:
    """The last answer is to be taken back."""


@dataclass(frozen=True, slots=True)
class Suspended:
    """The card is not to be asked until the learner says so."""


@dataclass(frozen=True, slots=True)
class Buried:
    """The card is not to be asked today."""


@dataclass(frozen=True, slots=True)
class Overruled:
    """The learner says that the answer was right: the suggestion rises to Good."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """The card is marked to be looked at later, or the mark is taken off."""

    on: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """The learner wrote a line to read when the card is answered next."""

    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """The deck has changed: the card is to be shown anew, as it stands now.

    Args:
        now: What cards of the queue are called now, by what they were called.
    """

    now: tuple[tuple[CardId, CardId], ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """An answer of an earlier sitting was taken back: its card is asked again."""

    card: CardId


@dataclass(frozen=True, slots=True)
class Lost:
    """The card is no longer in any deck."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Cards were answered, or put away, elsewhere: they are not asked again."""

    cards: frozenset[CardId]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The learner, the clock or the end of input stops the sitting."""


Event = (
    Answered
    | Hinted
    | Ticked
    | Rated
    | Undone
    | Suspended
    | Buried
    | Overruled
    | Flagged
    | Noted
    | Edited
    | Returned
    | Lost
    | Settled
    | Stopped
)


@dataclass(frozen=True, slots=True)
class RecordAttempt:
    """Keep the answer, before its verdict is shown."""

    card: CardId
    given: tuple[str, ...]
    marking: Marking
    tries: int
    """Answers to this card in this turn, this one included."""
    hints: int
    suggestion: Rating
    predicted: float | None = None
    picked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordTicks:
    """Keep which points the latest answer had."""

    card: CardId
    numbers: tuple[int, ...]
    """From 1, over points, bonus and red flags."""


@dataclass(frozen=True, slots=True)
class RecordReview:
    """Keep the rating: only this moves the card's memory."""

    card: CardId
    rating: Rating


class Taken(StrEnum):
    """What is taken back of a card."""

    ASIDE = "aside"
    """The latest flag, note or overruling, or what was ticked."""
    ANSWER = "answer"
    """The latest answer with all its tries."""
    RATING = "rating"
    """The latest rating; its answer awaits another."""
    AWAY = "away"
    """The latest suspension or burial."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Void the card's latest record of this sort."""

    card: CardId
    what: Taken


@dataclass(frozen=True, slots=True)
class RecordSuspend:
    """Keep that the card is suspended."""

    card: CardId


@dataclass(frozen=True, slots=True)
class RecordBury:
    """Keep that the card is buried for today."""

    card: CardId


@dataclass(frozen=True, slots=True)
class RecordDispute:
    """Keep that the learner thinks the latest answer was right."""

    card: CardId


@dataclass(frozen=True, slots=True)
class RecordFlag:
    """Keep that the card is flagged, or is no longer."""

    card: CardId
    on: bool


@dataclass(frozen=True, slots=True)
class RecordNote:
    """Keep a note on the card."""

    card: CardId
    text: str


Effect = (
    RecordAttempt
    | RecordTicks
    | RecordReview
    | TakeBack
    | RecordSuspend
    | RecordBury
    | RecordDispute
    | RecordFlag
    | RecordNote
)
