"""A query, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a card may be."""

    DUE = "due"
    """Due today or failed today, and not put away; `quiz due` counts those of decks
    that are on."""
    NEW = "new"
    """Never rated, or not since it began anew."""
    LEARNT = "learnt"
    """Rated at least once: not new."""
    SUSPENDED = "suspended"
    BURIED = "buried"
    """Put aside until another day."""
    FLAGGED = "flagged"
    LEECH = "leech"
    """See `quiz.session.statistics_leeches`."""
    ON = "on"
    """Its deck is on."""
    OFF = "off"


class Key(StrEnum):
    """What goes by a name."""

    DECK = "deck"
    TAG = "tag"
    LEVEL = "level"
    KIND = "kind"
    ID = "id"
    NOTE = "note"


class Field(StrEnum):
    """What is compared with a number; a new card has reviews and lapses alone."""

    STABILITY = "stability"
    """Days that recall stays at 90 % or above."""
    DIFFICULTY = "difficulty"
    """From 1 to 10."""
    RETRIEVABILITY = "retrievability"
    """Probability of recall today, from 0 to 1."""
    LAPSES = "lapses"
    REVIEWS = "reviews"
    DUE = "due"
    """Days from today until the card is due; below zero once it is overdue."""
    INTERVAL = "interval"
    """Days from the last review to the day it is due."""
    LAST = "last"
    """Days since the last review."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is in the card."""

    text: str
    is_exact: bool = False
    """It stood in quotes: ``*`` is a star, and not what stands for anything."""


@dataclass(frozen=True, slots=True)
class Is:
    """The card is in a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Named:
    """The card's deck, tag, … has a name."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of the card's, held against another."""

    field: Field
    sign: str
    """``<``, ``<=``, ``>``, ``>=``, ``=`` or ``!=``."""
    number: float
    """In the unit of the field."""
    given: str
    """The number as it was typed."""


@dataclass(frozen=True, slots=True)
class Not:
    """What does not hold."""

    part: Query


@dataclass(frozen=True, slots=True)
class Both:
    """Two or more that hold together; none at all holds always."""

    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Two or more of which one holds."""

    parts: tuple[Query, ...]


Query = Words | Is | Named | Compared | Not | Both | Either
