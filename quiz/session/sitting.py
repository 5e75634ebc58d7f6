"""A sitting, as a pure state machine: (state, event) to (state, effects).

The state is a value; what must be kept comes out as effects, which the caller
makes durable *before* it shows the new state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session.events import (
    Answered,
    Buried,
    Edited,
    Effect,
    Event,
    Flagged,
    Hinted,
    Lost,
    Noted,
    Overruled,
    Rated,
    RecordAttempt,
    RecordBury,
    RecordDispute,
    RecordFlag,
    RecordNote,
    RecordReview,
    RecordSuspend,
    RecordTicks,
    Returned,
    Settled,
    Stopped,
    Suspended,
    TakeBack,
    Taken,
    Ticked,
    Undone,
)
from quiz.session.parts import Marking
from quiz.verdict import Outcome

RETURN_AFTER = 6
"""Other cards between a failure and the same card's return, if there are as many."""


class Phase(StrEnum):
    """What the sitting waits for."""

    ASKING = "asking"
    """An answer. A wrong formula stays here: it may be tried again."""
    RATING = "rating"
    """A rating; the truth is on the screen."""
    OVER = "over"


class Aside(StrEnum):
    """What was kept beside an answer."""

    REMARK = "remark"
    """A flag or a note: it changes nothing of the turn."""
    OVERRULING = "overruling"
    TICKS = "ticks"


@dataclass(frozen=True, slots=True)
class Turn:
    """What has happened with the current card since its question was shown."""

    wrong_tries: int = 0
    hints: int = 0
    given: tuple[str, ...] = ()
    picked: tuple[str, ...] = ()
    """Of a choice, the options given, as their deck spells them."""
    marking: Marking | None = None
    """Of the latest answer, an unreadable one included."""
    suggestion: Rating | None = None
    """Set while rating."""
    is_ticked: bool = False
    """The learner has said which points the answer had."""
    ticked: tuple[int, ...] = ()
    """Their numbers; after an undo those taken back, to begin with."""
    predicted: float | None = None
    """How likely the first answer was thought to be right, 0 to 1."""
    overruled: Rating | None = None
    """What was suggested before the learner said that the answer was right."""
    asides: tuple[Aside, ...] = ()
    """What was kept beside the answer, in order. An undo takes these back first,
    unless an answer was given since."""


@dataclass(frozen=True, slots=True)
class Done:
    """One rated turn."""

    card: CardId
    rating: Rating
    returned: bool
    """The card had already been failed in this sitting."""
    predicted: float | None = None
    was_right: bool = False
    """Whether the first answer was right: what a prediction is held against."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A queue of cards, the first of which is being asked."""

    queue: tuple[CardId, ...]
    phase: Phase = Phase.ASKING
    turn: Turn = Turn()
    done: tuple[Done, ...] = ()
    before: Sitting | None = field(default=None, repr=False, compare=False)
    """The state that `Undone` returns to."""

    @property
    def card(self) -> CardId | None:
        """The card being asked, or None when the sitting is over."""
        return self.queue[0] if self.phase is not Phase.OVER else None


def begin(queue: tuple[CardId, ...]) -> Sitting:
    """A sitting over `queue`, waiting for the first answer."""
    return Sitting(queue, Phase.ASKING if queue else Phase.OVER)


def resume(card: CardId, turn: Turn, queue: tuple[CardId, ...]) -> Sitting:
    """A sitting that starts where an answer given earlier has left its card.

    That is at the rating, or where the answer had not been shown, at the next try.
    """
    rest = tuple(other for other in queue if other != card)
    phase = Phase.ASKING if turn.suggestion is None else Phase.RATING
    return Sitting((card, *rest), phase, turn)


Step = tuple[Sitting, tuple[Effect, ...]]


def step(state: Sitting, event: Event) -> Step:
    """Advance the sitting by one event.

    An event that does not fit the phase changes nothing and records nothing.
    """
    card = state.card
    if card is None:
        return _undone(state) if isinstance(event, Undone) else (state, ())
    match event:
        case Answered():
            return _answered(state, card, event)
        case Hinted(available=available):
            if state.phase is not Phase.ASKING:
                return state, ()
            hints = min(state.turn.hints + 1, available)
            return replace(state, turn=replace(state.turn, hints=hints)), ()
        case Ticked():
            return _ticked(state, card, event)
        case Rated(rating=rating):
            return _rated(state, card, rating)
        case Undone():
            return _undone(state)
        case Suspended():
            return _left(state, before=state), (RecordSuspend(card),)
        case Buried():
            return _left(state, before=state), (RecordBury(card),)
        case Overruled():
            return _overruled(state, card)
        case Flagged(on=on):
            return _with_aside(state, Aside.REMARK), (RecordFlag(card, on),)
        case Noted(text=text):
            return _with_aside(state, Aside.REMARK), (RecordNote(card, text),)
        case Edited(now=now):
            return _renamed(state, dict(now)), ()
        case Returned(card=earlier):
            rest = tuple(other for other in state.queue if other != earlier)
            asked = replace(state, queue=(earlier, *rest), turn=Turn())
            return replace(asked, phase=Phase.ASKING), ()
        case Lost():
            return _left(state, before=state.before), ()
        case Settled(cards=cards):
            return _settled(state, cards), ()
        case Stopped():
            return replace(state, phase=Phase.OVER), ()
        case _:
            assert_never(event)


def suggest(marking: Marking, *, wrong_tries: int, hints: int) -> Rating:
    """The rating that an answer suggests; the learner decides."""
    if marking.verdict.outcome is Outcome.WRONG:
        return Rating.AGAIN
    return Rating.HARD if wrong_tries or hints else Rating.GOOD


def _answered(state: Sitting, card: CardId, event: Answered) -> Step:
    if state.phase is not Phase.ASKING:
        return state, ()
    turn = replace(
        state.turn, given=event.given, picked=event.picked, marking=event.marking
    )
    if event.predicted is not None:
        turn = replace(turn, predicted=event.predicted)
    if event.marking.verdict.outcome is Outcome.INVALID:
        return replace(state, turn=turn), ()
    turn = replace(turn, asides=())
    suggestion = suggest(event.marking, wrong_tries=turn.wrong_tries, hints=turn.hints)
    attempt = RecordAttempt(
        card,
        event.given,
        event.marking,
        tries=turn.wrong_tries + 1,
        hints=turn.hints,
        suggestion=suggestion,
        predicted=event.predicted,
        picked=event.picked,
    )
    if event.marking.verdict.outcome is Outcome.WRONG:
        turn = replace(turn, wrong_tries=turn.wrong_tries + 1)
        is_last = event.most_wrong is not None and turn.wrong_tries >= event.most_wrong
        if event.may_try_again and not is_last:
            return replace(state, turn=turn), (attempt,)
    turn = replace(turn, suggestion=suggestion)
    return replace(state, phase=Phase.RATING, turn=turn), (attempt,)


def _ticked(state: Sitting, card: CardId, event: Ticked) -> Step:
    if state.phase is not Phase.RATING or state.turn.is_ticked:
        return state, ()
    turn = replace(
        state.turn, suggestion=event.suggestion, is_ticked=True, ticked=event.numbers
    )
    after = _with_aside(replace(state, turn=turn), Aside.TICKS)
    return after, (RecordTicks(card, event.numbers),)


def _rated(state: Sitting, card: CardId, rating: Rating) -> Step:
    if state.phase is not Phase.RATING:
        return state, ()
    failed = any(one.card == card for one in state.done)
    predicted, was_right = state.turn.predicted, _was_right(state.turn, rating)
    done = (*state.done, Done(card, rating, failed, predicted, was_right))
    rest = state.queue[1:]
    if rating is Rating.AGAIN:
        rest = (*rest[:RETURN_AFTER], card, *rest[RETURN_AFTER:])
    phase = Phase.ASKING if rest else Phase.OVER
    return Sitting(rest, phase, Turn(), done, before=state), (
        RecordReview(card, rating),
    )


def _was_right(turn: Turn, rating: Rating) -> bool:
    outcome = turn.marking.verdict.outcome if turn.marking is not None else None
    if turn.overruled:
        return True
    if turn.wrong_tries or outcome is Outcome.WRONG:
        return False
    return outcome is Outcome.CORRECT or rating > Rating.AGAIN


def _left(state: Sitting, *, before: Sitting | None) -> Sitting:
    rest = state.queue[1:]
    phase = Phase.ASKING if rest else Phase.OVER
    return Sitting(rest, phase, Turn(), state.done, before=before)


def _settled(state: Sitting, cards: frozenset[CardId]) -> Sitting:
    rest = tuple(card for card in state.queue if card not in cards)
    if rest[:1] == state.queue[:1]:
        return replace(state, queue=rest)
    phase = Phase.ASKING if rest else Phase.OVER
    return Sitting(rest, phase, Turn(), state.done, before=state.before)


def _overruled(state: Sitting, card: CardId) -> Step:
    """Lift the suggestion; a formula that might be mended is final then."""
    turn, former = state.turn, state.turn.suggestion
    if state.phase is Phase.ASKING and turn.wrong_tries:
        former = Rating.AGAIN
    if turn.overruled or former is None or former >= Rating.GOOD:
        return state, ()
    lifted = replace(turn, suggestion=Rating.GOOD, overruled=former)
    answered = replace(state, phase=Phase.RATING, turn=lifted)
    return _with_aside(answered, Aside.OVERRULING), (RecordDispute(card),)


def _with_aside(state: Sitting, aside: Aside) -> Sitting:
    asides = (*state.turn.asides, aside)
    return replace(state, turn=replace(state.turn, asides=asides))


def _renamed(state: Sitting, now: Mapping[CardId, CardId]) -> Sitting:
    if not now:
        return state
    past: list[Sitting] = []
    one: Sitting | None = state
    while one is not None:
        past.append(one)
        one = one.before
    before: Sitting | None = None
    for one in reversed(past):
        queue = tuple(now.get(card, card) for card in one.queue)
        done = tuple(replace(it, card=now.get(it.card, it.card)) for it in one.done)
        before = replace(one, queue=queue, done=done, before=before)
    return before or state


def _undone(state: Sitting) -> Step:
    """Take back what was kept last: beside the answer, the answer, or what came before.

    That is the rating of the card before, or its being put away.
    """
    card, turn = state.card, state.turn
    if card is not None and turn.asides:
        return replace(state, turn=_without_aside(turn)), (TakeBack(card, Taken.ASIDE),)
    if card is not None and (state.phase is Phase.RATING or turn.wrong_tries):
        fresh = Turn(hints=turn.hints)
        effect = TakeBack(card, Taken.ANSWER)
        return replace(state, phase=Phase.ASKING, turn=fresh), (effect,)
    if state.before is None:
        return state, ()
    earlier = state.before
    is_rating = len(earlier.done) < len(state.done)
    taken = Taken.RATING if is_rating else Taken.AWAY
    return earlier, (TakeBack(earlier.queue[0], taken),)


def _without_aside(turn: Turn) -> Turn:
    """The turn as it was before the last of its asides."""
    *rest, last = turn.asides
    back = replace(turn, asides=tuple(rest))
    if last is Aside.OVERRULING:
        return replace(back, suggestion=turn.overruled, overruled=None)
    if last is Aside.TICKS and turn.marking is not None:
        tries, hints = turn.wrong_tries, turn.hints
        former = suggest(turn.marking, wrong_tries=tries, hints=hints)
        return replace(back, suggestion=former, is_ticked=False)
    return back
