"""One card being asked, and what an answer to it comes to."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quiz.app.beside import Beside
from quiz.app.numerics import Study
from quiz.app.pictures import Painter
from quiz.app.proving import Judge
from quiz.app.studying import Studying
from quiz.deck.model import Answer, Card, Choice
from quiz.session import (
    Answered,
    Buried,
    Event,
    Marking,
    Stopped,
    Suspended,
    Tools,
    Undone,
    mark,
    may_try_again,
    most_wrong,
)
from quiz.ui.asking import digit_of, number_of
from quiz.ui.screen import Screen

PROMPT = "› "
PLAIN_PROMPT = "> "
MOST_KEYS = 9
"""Choices that one key can name; of more, the number is typed."""
LEAVING: dict[str, Event] = {
    "undo": Undone(),
    "suspend": Suspended(),
    "bury": Buried(),
    "quit": Stopped(),
}
"""Commands that end the turn as it stands."""


@dataclass(frozen=True, slots=True)
class Followup:
    """A question that an interviewer asks next."""

    text: str
    card: Card | None = None
    """The card that it is, where the deck names one."""
    shuffled: tuple[int, ...] = ()


@dataclass(slots=True)
class Draft:
    """An answer being given: a hint asked for in the middle does not lose it."""

    lines: list[str] = field(default_factory=list)
    """Items named, or gaps filled so far."""
    picked: set[int] = field(default_factory=set)
    """Numbers of the options chosen, or of the points ticked."""
    began_ms: int | None = None
    """When the learner began to speak."""
    study: Studying | None = None
    """Of the formula that was right, until it is told."""
    is_back: bool = False
    """It was begun before the card was left: what there is of it is told first."""
    has_ways: bool = False
    """What can be done on the line has been told."""


@dataclass(frozen=True, slots=True)
class Turning:
    """One card being asked, with everything its turn needs."""

    card: Card
    screen: Screen
    tools: Tools
    painter: Painter
    open_link: Callable[[str], object]
    followups: tuple[Followup, ...] = ()
    shuffled: tuple[int, ...] = ()
    study: Study | None = None
    """Tells how a right formula behaves in floating point."""
    tried: list[str] = field(default_factory=list)
    """Formulas typed so far: the last one is plotted even after giving up."""
    judge: Judge | None = None
    """What the verdict on a formula rests on, for those that can be proved."""
    beside: Beside | None = None
    """The learner's notes and editor; None where there is no log."""
    draft: Draft = field(default_factory=Draft)
    is_followup: bool = False
    """It is asked beside a card that is left open: nothing of it counts."""
    now_ms: Callable[[], int] = int
    """The time; without a clock always nought."""


def shuffled_options(card: Card, seed: int, *, times: int = 0) -> tuple[int, ...]:
    """The places of a choice's options, in the order to show them.

    Args:
        times: How often the card was answered in this sitting: places are not to be
            learned by heart.
    """
    if not isinstance(card.answer, Choice):
        return ()
    places = list(range(len(card.answer.options)))
    order = f"{seed}:{card.id}:{times}" if times else f"{seed}:{card.id}"
    random.Random(order).shuffle(places)  # noqa: S311 - no secret
    return _digits_at_their_keys(card.answer, places)


def _digits_at_their_keys(answer: Choice, places: Sequence[int]) -> tuple[int, ...]:
    """The order with an option `2` under the key 2: its key can be no other's."""
    placed: dict[int, int] = {}
    for place in places:
        digit = digit_of(answer.options[place])
        if digit and int(digit) in range(1, len(places) + 1):
            placed.setdefault(int(digit), place)
    others = iter([place for place in places if place not in placed.values()])
    numbers = range(1, len(places) + 1)
    return tuple(placed[n] if n in placed else next(others) for n in numbers)


def number_pressed(
    answer: Answer, key: str, count: int, shuffled: Sequence[int]
) -> int | None:
    """The number of a choice that a key stands for, from 1.

    A digit that is no number here may be an option itself, such as 0.
    """
    number = number_of(key, count)
    if number is not None or not isinstance(answer, Choice) or not key.isdecimal():
        return number
    numbered = enumerate(shuffled, start=1)
    return next((n for n, at in numbered if digit_of(answer.options[at]) == key), None)


def with_hints_left(card: Card, shown: int) -> Card:
    """The card with the hints that are still to be had."""
    return replace(card, hints=card.hints[shown:])


def answered(turning: Turning, given: tuple[str, ...]) -> Answered:
    """The event for what was given, marked."""
    card = turning.card
    turning.tried.extend(given[:1])
    marking: Marking = mark(
        card.answer,
        given,
        turning.tools,
        language=turning.screen.look.language,
        shuffled=turning.shuffled,
    )
    return Answered(
        given,
        marking,
        may_try_again=may_try_again(card.answer),
        most_wrong=most_wrong(card.answer),
        picked=_picked(card.answer, given, turning.shuffled),
    )


def numbers_picked(
    answer: Choice, picked: Sequence[str], shuffled: Sequence[int]
) -> tuple[str, ...]:
    """The numbers that options have as they stand now, for their texts in the deck."""
    places = shuffled or range(len(answer.options))
    return tuple(
        str(number)
        for number, place in enumerate(places, start=1)
        if _spelt(answer, place) in picked
    )


def _picked(
    answer: Answer, given: Sequence[str], shuffled: Sequence[int]
) -> tuple[str, ...]:
    if not isinstance(answer, Choice):
        return ()
    numbered = enumerate(shuffled, start=1)
    return tuple(_spelt(answer, place) for n, place in numbered if str(n) in given)


def _spelt(answer: Choice, place: int) -> str:
    return answer.options[place].text.variants[0][1]
