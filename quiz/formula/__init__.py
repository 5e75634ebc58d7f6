"""Reading formulas in every notation, and grading them against the true ones.

Nothing here imports SymPy or evaluates text as code. mpmath comes with the first
call of `grade`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.formula.grading import grade as grade
    from quiz.formula.parser import read as read
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
        "missing-parameter",
        "other-function",
        "unknown-letter",
        "different",
    ),
}
"""Every reason that a verdict on a formula can have, by outcome."""

__all__ = ["REASONS", "Reference", "grade", "read"]

_HOMES = {
    "Reference": "quiz.formula.reference",
    "grade": "quiz.formula.grading",
    "read": "quiz.formula.parser",
}


def __getattr__(name: str) -> object:
    """The public names, loaded when first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - only when needed

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
