"""Functions of decks as a library has them: true values, rounded once."""

from __future__ import annotations

from fractions import Fraction
from math import copysign, inf, isfinite, isnan, nan
from typing import ClassVar

from quiz.formula.evaluation.closures import is_number
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Function
from quiz.formula.evaluation.probes import Coordinate, Probe
from quiz.formula.evaluation.values import OutOfBounds
from quiz.formula.floats.formats import Format, rounded
from quiz.formula.floats.truths import Purse, exact, true_value
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.tree import walk

_MOST_WORK = 1_000_000
_FAR = (2.0**36, 2.0**39)
"""Two arguments so large that a function there shows what it tends to."""


class DeckCalls:
    """Values of deck functions at floats; each is worked out once.

    Its methods raise `OutOfBounds` once too much has been worked out.
    """

    COST: ClassVar[int] = 30
    """Nodes that a call is worth."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._compiler = Compiler(definitions)
        self._functions: dict[str, Function | None] = {}
        self._sizes: dict[str, int] = {}
        self._purse = Purse(_MOST_WORK)
        self._values: dict[tuple[str, Probe], float | None] = {}

    def value(
        self,
        key: str,
        scalars: dict[str, float],
        vectors: dict[str, tuple[float, ...]],
        index: int,
        form: Format,
    ) -> float:
        """The function's value, rounded; of nan and of infinite vectors nan."""
        every = [*scalars.values(), *(one for them in vectors.values() for one in them)]
        if any(map(isnan, every)):
            return nan
        wild = [name for name, value in scalars.items() if not isfinite(value)]
        if len(wild) > 1 or not all(isfinite(v) for v in every if not wild):
            return nan
        if not wild:
            found = self._at(key, scalars, vectors, index)
            if found is not None:
                return rounded(found, form)
            wild = [max(scalars, key=lambda name: abs(scalars[name]), default="")]
            if not wild[0]:
                return nan
        return self._beyond(key, scalars, wild[0], form)

    def _beyond(
        self, key: str, scalars: dict[str, float], letter: str, form: Format
    ) -> float:
        """What the function tends to: a constant, a line, or out of range."""
        argument = scalars[letter]
        ends = [copysign(size, argument) for size in _FAR]
        near, far = (self._at(key, {**scalars, letter: end}, {}, 0) for end in ends)
        if near is None or far is None:
            return nan
        if near == far:
            return rounded(far, form)
        if near / ends[0] == far / ends[1]:
            return rounded(far / ends[1] * argument, form)
        return copysign(inf, far) if abs(far) > abs(near) else nan

    def _at(
        self,
        key: str,
        scalars: dict[str, float],
        vectors: dict[str, tuple[float, ...]],
        index: int,
    ) -> float | None:
        values: dict[str, Coordinate] = {k: exact(v) for k, v in scalars.items()}
        values |= {k: tuple(map(exact, v)) for k, v in vectors.items()}
        for name, usual in self._definitions[key].params:
            if name not in values and is_number(usual):
                values[name] = Fraction(usual)
        probe = Probe(tuple(values.items()), index)
        if (key, probe) not in self._values:
            function = self._function(key)
            if self._purse.left <= 0:
                raise OutOfBounds
            found = None
            if function is not None:
                found = true_value(function, probe, self._purse, self._sizes[key])
            self._values[key, probe] = found
        return self._values[key, probe]

    def _function(self, key: str) -> Function | None:
        if key not in self._functions:
            try:
                body = self._definitions.body(key)
                self._functions[key] = self._compiler.compile(body)
                self._sizes[key] = sum(1 for _ in walk(body))
            except Unreadable:
                self._functions[key] = None
        return self._functions[key]
