"""The outcome of grading, shared by everything that grades or shows.

A verdict is data: sentences are made in `quiz.ui.language`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What an answer turned out to be."""

    CORRECT = "correct"
    WRONG = "wrong"
    INVALID = "invalid"
    """It could not be read, or it names what it was to write out. Costs nothing."""
    UNDECIDED = "undecided"
    """Too little evidence. Never shown as wrong: the learner decides."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A point where the answer fails.

    Values are decimal text, ``"undefined"`` among them, so that they read the
    same on every screen and in every script.
    """

    at: tuple[tuple[str, str], ...]
    """Letters and their values, in the order of the card."""
    given: str
    expected: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict on a formula rests on."""

    points: int
    """Points at which both formulas were evaluated and compared."""
    digits: int
    """Significant decimal digits to which every value had settled."""
    proof: str | None = None
    """``"symbolic"`` once the equality is proved; None when it is numeric."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of marking one answer.

    `reason` comes from a closed list (`quiz.formula.REASONS` for formulas,
    `quiz.session.REASONS` for the other kinds of card).
    """

    outcome: Outcome
    reason: str
    notes: tuple[str, ...] = ()
    """How a correct answer differs in form: ``renamed``, ``default-value``, …"""
    column: int | None = None
    """Where reading stopped: code points from 1."""
    witness: Witness | None = None
    evidence: Evidence | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    """Values for the sentence, such as ``("suggestion", "sigmoid")``."""
