"""Reading formulas in every notation, and grading them against the true ones.

Nothing here imports SymPy or evaluates text as code. mpmath comes with the first
call of `grade`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.formula.grading.grade import grade as grade
    from quiz.formula.reading.parser import read as read
    from quiz.formula.reference import Reference as Reference

REASONS: dict[str, tuple[str, ...]] = {
    "correct": ("equal",),
    "invalid": ("syntax", "empty", "unknown-name", "too-large", "circular"),
    "undecided": ("undecided", "reference-unreadable"),
    "wrong": (
        "reject",
        "undefined-at",
        "one-point",
        "sign",
        "constant-factor",
        "constant-offset",
        "swapped-branches",
        "output-for-input",
        "not-differentiated",
        "derivative",
        "missing-parameter",
        "wrong-default",
        "missing-brackets",
        "inverted",
        "wrong-argument",
        "swapped-arguments",
        "missing-log",
        "missing-exponential",
        "other-function",
        "other-rule",
        "wrong-index",
        "wrong-base",
        "wrong-constant",
        "wrong-power",
        "wrong-operation",
        "wrong-function",
        "wrong-letter",
        "misplaced",
        "missing-factor",
        "extra-factor",
        "missing-term",
        "extra-term",
        "missing-function",
        "extra-function",
        "antiderivative",
        "wrong-branch",
        "approximation",
        "unknown-letter",
        "different",
    ),
}
"""Every reason that a verdict on a formula can have, by outcome.

Those of a wrong answer, roughly from the most specific to the least. A reason that
names a change means that this one change makes the answer right, or makes the truth
the answer, at every point that says something:

- `reject`: a slip that the deck's author expected, with the author's words.
- `undefined-at`, `one-point`: it fails where it has no value, or at single points.
- `sign`: of the whole, of one side, of a part inside.
- `constant-factor`, `constant-offset`: the same number times, or more, everywhere; a
  part that is a constant times what it should be.
- `swapped-branches`, `swapped-arguments`: two things in each other's places.
- `output-for-input`: a derivative in terms of the function's own value, `x(1 - x)`.
- `not-differentiated`, whole or, by the chain, product or quotient rule, in part;
  `derivative`, `antiderivative`; `other-rule`: the rule for another function's
  derivative.
- `missing-parameter`, `wrong-default`: left out, or with another value than its usual;
  also a variable that the answer does not hold.
- `missing-brackets`: another reading of the same characters is right, or one with a
  bracket moved.
- `inverted`: one over the truth, or a part upside down.
- `wrong-argument`: -x for x, 2x for x.
- `missing-exponential`, `missing-log`, `missing-function`, `extra-function`,
  `wrong-function`: around a part, or around the whole.
- `other-function`: exactly another function of the decks.
- `wrong-index`: of a component or a sum.
- `wrong-base`, `wrong-power`, `wrong-constant`, `wrong-operation`, `wrong-letter`:
  of one place.
- `misplaced`: inside a function for outside, or the other way round.
- `missing-term`, `extra-term`, `missing-factor`, `extra-factor`.
- `wrong-branch`: right on one side, or one stretch, and not elsewhere.
- `approximation`: within 1/40 everywhere, or wherever the variable is large, or a
  polynomial that is close near 0.
- `unknown-letter`, `different`: nothing of all this.

Where no one thing explains an answer, two may: then the reason is the more telling of
both, and the verdict's argument `besides` is the other one. It means that these two
changes together make the answer right, or make the truth the answer.
"""

SLIPS: dict[str, tuple[str, ...]] = {
    "wrong-branch": ("wrong-threshold", "wrong-condition", "wrong-bound"),
    "swapped-branches": ("min-max",),
    "approximation": ("rounded-too-far", "wrong-constant", "wrong-base", "extra-term"),
}
"""Finer words for some reasons, in the verdict's argument `slip` where they apply."""

__all__ = ["REASONS", "SLIPS", "Reference", "grade", "read"]

_HOMES = {
    "Reference": "quiz.formula.reference",
    "grade": "quiz.formula.grading.grade",
    "read": "quiz.formula.reading.parser",
}


def __getattr__(name: str) -> object:
    """The public names, loaded when first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - only when needed

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
