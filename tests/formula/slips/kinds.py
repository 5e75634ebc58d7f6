"""Kinds of slips: what the author of a wrong answer did, whatever `quiz` makes of it.

A wrong answer of the corpora has its kind as `kind`. Which reasons name a kind is
said here once, so that the share of answers whose own slip is named can be counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from quiz.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of slip."""

    what: str
    reasons: frozenset[str]
    """Reasons, or finer words, that name it; a card's own `reject` always does."""


def _kind(what: str, reasons: str) -> Kind:
    return Kind(what, frozenset(reasons.split()))


KINDS: dict[str, Kind] = {
    "sign": _kind("a minus lost, added or taken for a plus", "sign wrong-argument"),
    "bracket": _kind(
        "a pair of brackets lost or moved", "missing-brackets misplaced wrong-argument"
    ),
    "branches": _kind(
        "branches, or maximum and minimum, in each other's places",
        "swapped-branches min-max wrong-condition",
    ),
    "branch": _kind(
        "one branch lost, cut off or otherwise wrong",
        "wrong-branch wrong-bound wrong-condition sign",
    ),
    "threshold": _kind(
        "a condition or bound lost, moved or another",
        "wrong-threshold wrong-condition wrong-bound wrong-branch wrong-default "
        "wrong-argument one-point missing-parameter",
    ),
    "point": _kind("single points, or no value", "one-point undefined-at"),
    "constant": _kind(
        "another number",
        "wrong-constant wrong-default wrong-bound wrong-threshold wrong-argument "
        "constant-factor constant-offset wrong-base wrong-power sign approximation",
    ),
    "rounding": _kind(
        "rounded, perturbed, or an approximation of the whole",
        "approximation rounded-too-far wrong-constant wrong-default wrong-base "
        "constant-factor constant-offset wrong-bound wrong-threshold extra-term",
    ),
    "parameter": _kind(
        "a parameter left out", "missing-parameter wrong-default missing-factor"
    ),
    "factor": _kind(
        "a factor lost or too many",
        "missing-factor extra-factor constant-factor wrong-argument missing-parameter "
        "wrong-power wrong-constant",
    ),
    "term": _kind(
        "a term lost or too many",
        "missing-term extra-term constant-offset wrong-constant missing-parameter",
    ),
    "function": _kind(
        "a function lost, too many, or another one",
        "missing-function extra-function wrong-function missing-log "
        "missing-exponential wrong-power",
    ),
    "power": _kind(
        "another power or base", "wrong-power wrong-base constant-factor extra-factor"
    ),
    "argument": _kind(
        "−x for x, 2x for x, or something else to a function",
        "wrong-argument sign constant-factor wrong-constant wrong-power",
    ),
    "inverted": _kind("upside down, whole or in part", "inverted sign"),
    "exchanged": _kind(
        "two things in each other's places, or inside for outside",
        "swapped-arguments misplaced wrong-letter swapped-branches sign inverted",
    ),
    "operation": _kind("plus for times, or the like", "wrong-operation"),
    "index": _kind(
        "an index of a component or a sum",
        "wrong-index missing-function wrong-function",
    ),
    "derivative": _kind(
        "differentiated or integrated, where the function is asked for",
        "derivative antiderivative",
    ),
    "undifferentiated": _kind(
        "the function, where its derivative is asked for",
        "not-differentiated wrong-branch",
    ),
    "rule": _kind(
        "a rule of differentiation misapplied",
        "other-rule output-for-input not-differentiated missing-factor "
        "missing-term extra-factor wrong-branch extra-term wrong-power",
    ),
    "other": _kind("another well-known function", "other-function approximation"),
    "letter": _kind("a letter for another", "wrong-letter unknown-letter"),
    "several": _kind("two slips at once, or nothing of all this", ""),
}
"""By name, roughly from the least to the largest."""

SINGLE = tuple(one for one in KINDS if one != "several")
"""Kinds of a single slip: these are to be explained."""


def is_specific(verdict: Verdict) -> bool:
    """Whether anything is said of what went wrong."""
    return verdict.reason != "different"


def is_named(kind: str, verdict: Verdict, reasons: tuple[str, ...] = ()) -> bool:
    """Whether the reason names the slip that was made.

    Args:
        reasons: Those that name it, where the kind does not say it.
    """
    if verdict.reason == "reject":
        return True
    said = dict(verdict.arguments)
    if kind == "several" and not reasons:
        return "besides" in said
    finest = said.get("slip", verdict.reason)
    return bool({finest, verdict.reason} & {*KINDS[kind].reasons, *reasons})
