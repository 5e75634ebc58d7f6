"""A `stable` form is the formula in another shape, and safe in floating point."""

from __future__ import annotations

from quiz.checks.derivatives import nameless
from quiz.checks.finding import Found, finding
from quiz.deck.model import Function
from quiz.formula.floats.formats import FLOAT32, FLOAT64
from quiz.formula.floats.study import Behaviour, Finding, study
from quiz.formula.floats.trouble import Trouble
from quiz.formula.grading.grade import judge
from quiz.formula.reading.context import Definitions
from quiz.formula.reference import Reference
from quiz.verdict import Outcome

_INFINITE = frozenset({Trouble.NAN, Trouble.OVERFLOW})
_FORMATS = (FLOAT64, FLOAT32)


def unstable(function: Function, definitions: Definitions) -> Found:
    """What is wrong with the stable form that a deck states.

    It must not overflow where arguments occur; digits it may lose only where the
    formula itself loses them.
    """
    stated = function.stable
    if stated is None:
        return
    reference = nameless(function)
    verdict = judge(reference, stated.text, definitions, explains=False).verdict
    if verdict.outcome is Outcome.WRONG:
        witness = verdict.witness
        at = () if witness is None else witness.at
        yield finding(
            "D313",
            "stable",
            place=", ".join(f"{letter} = {value}" for letter, value in at),
            stated="" if witness is None else witness.given,
            found="" if witness is None else witness.expected,
        )
        return
    troubles = _troubles(reference, stated.text, definitions)
    if any(one.trouble not in _INFINITE for _, one in troubles):
        own = _troubles(reference, function.formula.text, definitions)
        known = {one.trouble for _, one in own} | {
            Trouble.LOST if one.trouble is Trouble.ZERO else Trouble.ZERO
            for _, one in own
            if one.trouble in (Trouble.ZERO, Trouble.LOST)
        }
        troubles = [
            (name, one)
            for name, one in troubles
            if one.trouble in _INFINITE or one.trouble not in known
        ]
    for name, one in troubles[:1]:
        at = (*one.others, (one.letter, f"{one.example.at:.6g}"))
        yield finding(
            "D314",
            "stable",
            format=name,
            place=", ".join(f"{letter} = {value}" for letter, value in at),
            stated=f"{one.example.given:.6g}",
            found=f"{one.example.truth:.6g}",
        )


def _troubles(
    reference: Reference, text: str, definitions: Definitions
) -> list[tuple[str, Finding]]:
    behaviour: Behaviour | None = study(reference, text, definitions, _FORMATS)
    if behaviour is None:
        return []
    return [
        (name, one)
        for name, one in behaviour.ranked
        if not one.trouble.is_harmless and not one.is_far
    ]
