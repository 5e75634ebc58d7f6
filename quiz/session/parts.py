"""What marking says beyond the verdict: which parts of an answer were right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.verdict import Outcome, Verdict

REASONS = (
    "right",
    "self-graded",
    "gave-up",
    "empty",
    "missing-items",
    "extra-items",
    "wrong-order",
    "no-such-choice",
    "wrong-choice",
    "wrong-option",
    "missing-option",
    "wrong-truth",
    "wrong-value",
    "wrong-unit",
    "too-few-digits",
    "not-a-number",
    "wrong-interval",
    "wrong-bracket",
    "brackets-unsaid",
    "wrong-points",
    "not-an-interval",
    "another-curve",
    "unknown-function",
    "wrong-gap",
)
"""Every reason that marking gives for the kinds that are not formulas."""


class State(StrEnum):
    """What became of one part of an answer."""

    FOUND = "found"
    SLIP = "slip"
    """Found, with a spelling slip."""
    MISSED = "missed"
    ALSO = "also"
    """Right, but not one of those that must be named."""
    REPEATED = "repeated"
    """Given before."""
    EXTRA = "extra"
    """Given, but not asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list or one gap: what was expected, what was typed."""

    expected: str
    given: str
    state: State


@dataclass(frozen=True, slots=True)
class Marking:
    """A verdict, and for lists and gaps what became of each part."""

    verdict: Verdict
    parts: tuple[Part, ...] = ()


def uncounted(verdict: Verdict) -> Verdict:
    """The verdict on a formula; one in letters that the question lacks costs nothing.

    What its letters stand for cannot be told, so it is no answer yet.
    """
    if verdict.reason != "unknown-letter":
        return verdict
    return replace(verdict, outcome=Outcome.INVALID, witness=None, evidence=None)
