"""Cards that take more than they give, and what may help.

A leech is a card that was forgotten `FEWEST_LAPSES` times or more and still does not
hold `HOLDS_DAYS`. Anki marks a card after eight lapses, whatever came of it since; half
of that, with the memory still weak, finds it before the next four evenings are lost,
and leaves out what was hard once and is known now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz.deck.model import (
    Answer,
    Card,
    Cloze,
    Formula,
    Function,
    Listing,
    Points,
    Property,
)

FEWEST_LAPSES = 4
HOLDS_DAYS = 21.0
"""Stability from which a memory is called mature, as in Anki."""
HOPELESS_LAPSES = 8
"""From here on the card is better put away than asked once more."""

_LONG = 5
"""Points, items or gaps that one card asks for at most before it is called long."""
_REPEATED = 2
"""Wrong formulas for the same reason that are no accident."""


class Remedy(StrEnum):
    """What may help a leech."""

    RULE = "rule"
    """It asks about a function, maybe with the same slip again and again: look at the
    function once more."""
    SPLIT = "split"
    """It asks for much at once: make several cards of it."""
    HINT = "hint"
    """It has no hint: write one."""
    NOTE = "note"
    """Nothing about it explains it: note what it is confused with."""
    SUSPEND = "suspend"
    """It costs more than it is worth for now."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A remedy with what speaks for it."""

    remedy: Remedy
    count: int = 0
    """Slips of a kind, parts of a long card, or lapses."""
    reason: str = ""
    """Of the slips, one of `quiz.formula.REASONS`."""
    command: str = ""
    """What to type; empty where a file has to be edited."""
    place: str = ""
    """File and line of the card, to be edited."""


def is_leech(lapses: int, stability_days: float) -> bool:
    """Whether a card is one.

    >>> is_leech(4, 3.0), is_leech(3, 3.0), is_leech(9, 60.0)
    (True, False, False)
    """
    return lapses >= FEWEST_LAPSES and stability_days < HOLDS_DAYS


def advise(
    card: Card | None, lapses: int, slips: Mapping[str, int]
) -> tuple[Advice, ...]:
    """What may help a leech, the likeliest first; commands and places are left out.

    Args:
        card: None if it has left its deck.
        slips: Wrong formulas that were given to it, by reason.
    """
    found: list[Advice] = []
    if card is not None:
        asked = asked_function(card.answer)
        reason = min(slips, key=lambda one: (-slips[one], one), default="")
        if asked is not None:
            is_repeated = bool(reason) and slips[reason] >= _REPEATED
            found.append(
                Advice(Remedy.RULE, slips[reason], reason)
                if is_repeated
                else Advice(Remedy.RULE)
            )
        parts = asked_parts(card.answer)
        if parts > _LONG:
            found.append(Advice(Remedy.SPLIT, parts))
        # A card that is made of a function has no place for hints.
        is_made = asked is not None and str(card.id).endswith(
            f":{asked.key}.{_ask(card)}"
        )
        if not card.hints and not is_made:
            found.append(Advice(Remedy.HINT))
    if lapses >= HOPELESS_LAPSES or card is None:
        found.append(Advice(Remedy.SUSPEND, lapses))
    return tuple(found) or (Advice(Remedy.NOTE),)


def asked_function(answer: Answer) -> Function | None:
    """The function that an answer is about, if it can be shown by its name."""
    if isinstance(answer, Formula | Property) and answer.function.key:
        return answer.function
    return None


def _ask(card: Card) -> str:
    answer = card.answer
    return answer.ask.value if isinstance(answer, Formula | Property) else ""


def asked_parts(answer: Answer) -> int:
    """How many things a card wants at once."""
    match answer:
        case Points():
            return len(answer.points)
        case Listing():
            return answer.need or len(answer.items)
        case Cloze():
            return max(len(text.gaps) for text in answer.texts)
        case _:
            return 1
