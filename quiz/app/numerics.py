"""How a formula behaves in floating point, and whether the deck's form is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from quiz.app.grading import Grader, definition
from quiz.deck.model import Ask, Function
from quiz.library import Library

if TYPE_CHECKING:
    from quiz.formula.floats.study import Behaviour, Finding


@dataclass(frozen=True, slots=True)
class Numerics:
    """What is known of one right formula."""

    text: str
    behaviour: Behaviour
    stable: str | None = None
    """The deck's stable form; None where it is of no help."""
    relief: str = ""
    """What the stable form is free of: ``all``, ``infinite`` or nothing."""


Study = Callable[[Function, Ask, str], Numerics | None]


class Studies:
    """Studies right answers; each once."""

    def __init__(self, library: Library) -> None:
        self._grader = Grader(library)
        self._library = library
        self._found: dict[tuple[int, str, str, Ask, str], Numerics | None] = {}

    def of(self, function: Function, ask: Ask, text: str) -> Numerics | None:
        """How a right answer behaves; None where that cannot be told."""
        key = (self._library.generation, function.deck, function.key, ask, text)
        if key not in self._found:
            if len(self._found) >= 100:
                self._found.clear()
            self._found[key] = self._study(function, ask, text)
        return self._found[key]

    def _study(self, function: Function, ask: Ask, text: str) -> Numerics | None:
        behaviour = self._behaviour(function, ask, text)
        if behaviour is None:
            return None
        stable = function.stable.text if function.stable else None
        if stable is None or ask is Ask.DERIVATIVE or not _is_troubled(behaviour):
            return Numerics(text, behaviour)
        better = self._behaviour(function, ask, stable)
        if better is None or better == behaviour:
            return Numerics(text, behaviour)
        return Numerics(text, behaviour, stable, relief(behaviour, better))

    def _behaviour(self, function: Function, ask: Ask, text: str) -> Behaviour | None:
        from quiz.formula.floats.study import study
        from quiz.formula.reference import Reference

        reference = Reference(
            definition=definition(function),
            is_derivative=ask is Ask.DERIVATIVE,
            assume=function.assume,
        )
        return study(reference, text, self._grader.definitions(function.deck))


def relief(behaviour: Behaviour, better: Behaviour) -> str:
    """What another form of a formula is free of, of all that troubles it.

    Arguments too large to occur, and subnormal numbers, do not count.
    """
    troubles = {found.trouble.value for found in _near(behaviour)}
    left = {found.trouble.value for found in _near(better)}
    if not all(one.is_studied for one in better.formats):
        return ""
    if not left:
        return "all"
    infinite = {"nan", "overflow"}
    return "infinite" if troubles & infinite and not left & infinite else ""


def _near(behaviour: Behaviour) -> list[Finding]:
    return [
        found
        for _, found in behaviour.ranked
        if not found.trouble.is_harmless and not found.is_far
    ]


def _is_troubled(behaviour: Behaviour) -> bool:
    return any(found.trouble.value != "flush" for _, found in behaviour.ranked)


def document(numerics: Numerics) -> dict[str, Any]:
    """The study as one JSON object; unbounded ends are null."""
    formats = [
        {
            "format": one.format,
            "studied": one.is_studied,
            "findings": [_finding(found, numerics.text) for found in one.findings],
        }
        for one in numerics.behaviour.formats
    ]
    stable = None
    if numerics.stable is not None:
        stable = {"formula": numerics.stable, "free_of": numerics.relief or None}
    return {"safe": numerics.behaviour.is_safe, "formats": formats, "stable": stable}


def _finding(found: Finding, text: str) -> dict[str, Any]:
    cause, example = found.cause, found.example
    return {
        "what": found.trouble.value,
        "letter": found.letter,
        "at": dict(found.others),
        "from": found.low,
        "to": found.high,
        "why": cause
        and {
            "kind": cause.why.value,
            "part": text[slice(*cause.span)],
            "column": cause.span[0] + 1,
            "then": cause.form or None,
        },
        "example": {
            found.letter: example.at,
            "given": str(example.given),
            "expected": str(example.truth),
        },
        "missed": found.missed or None,
        "off": found.off if 0 < found.off < inf else None,
        "mostly": found.is_mostly,
    }
