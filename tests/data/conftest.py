"""The bundled decks, and their formulas as functions of exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest

from quiz.app.grading import Grader, grader_for
from quiz.deck import Deck, Diagnostic, Function
from quiz.deck.model import Source
from quiz.deck.parse import parse_deck
from quiz.formula.evaluation.evaluate import Compiler, Point
from quiz.formula.evaluation.values import Ball, Infinity, Undefined, Unsettled, Value
from quiz.formula.reading.context import Context, Definition, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import FREE, resolve
from quiz.library import Library

DATA = Path(__file__).parents[2] / "data"
PRECISIONS = (220, 440, 880, 3520)
"""Bits to work with until the value has settled."""

DIGITS = 160
"""More than the tails at ±100 need: softplus(-100) is 1e-152 for b = 7/2."""

Exact = int | Fraction
Evaluate = Callable[..., "mpmath.mpf | None"]


@pytest.fixture(scope="session")
def parsed() -> Mapping[str, tuple[Deck | None, list[Diagnostic]]]:
    """Every bundled deck with its complaints, by file name."""
    return {
        path.name: parse_deck(path.read_text(encoding="utf-8"), str(path))
        for path in sorted(DATA.glob("*.yaml"))
    }


@pytest.fixture(scope="session")
def library() -> Library:
    """The bundled decks and nothing else."""
    return Library([DATA], bundled=DATA)


@pytest.fixture(scope="session")
def decks(library: Library) -> Mapping[str, Deck]:
    """The bundled decks by id, their cards tied to the functions they name."""
    found = {name: library.deck(name) for name in library.deck_ids()}
    return {name: deck for name, deck in found.items() if deck is not None}


@pytest.fixture(scope="session")
def functions(decks: Mapping[str, Deck]) -> Mapping[str, Function]:
    """The functions known by name everywhere."""
    return {one.key: one for one in decks["dl/activation-functions"].functions}


@pytest.fixture(scope="session")
def evaluate(functions: Mapping[str, Function]) -> Evaluate:
    """``evaluate(function, source, point, index=1)``: a number, or None if undefined.

    The point maps variables to exact numbers, vectors to sequences of them, and
    parameters to values; parameters left out have their usual value.
    """
    definitions = Definitions(
        Definition(
            key=one.key,
            names=one.aliases,
            variables=one.variables,
            vectors=one.vectors,
            formula=one.formula.text,
            params=one.params,
            param_aliases=one.param_aliases,
        )
        for one in functions.values()
    )
    compiler = Compiler(definitions)
    compiled: dict[tuple[str, str], Callable[[Point], Value]] = {}

    def value(
        function: Function,
        source: Source | str,
        point: Mapping[str, Exact | Sequence[Exact]],
        index: int = 1,
    ) -> mpmath.mpf | None:
        text = source if isinstance(source, str) else source.text
        key = (function.key, text)
        if key not in compiled:
            context = Context(
                variables=function.variables,
                vectors=function.vectors,
                params=tuple(name for name, _ in function.params),
                aliases=dict(function.param_aliases),
                definitions=definitions,
            )
            tree = resolve(read(text, context).tree, function.vectors, definitions)
            compiled[key] = compiler.compile(tree)
        usual = {name: Fraction(text) for name, text in function.params if text}
        scalars: dict[str, Value] = {**usual}
        vectors = {}
        for letter, given in point.items():
            if isinstance(given, Sequence):
                vectors[letter] = tuple(given)
            else:
                scalars[letter] = given
        for bits in PRECISIONS:
            try:
                found = compiled[key](Point(scalars, vectors, {FREE: index}, bits))
            except Undefined:
                return None
            except Unsettled:
                continue
            return number(found)
        raise AssertionError((key, point))

    return value


def number(value: Value) -> mpmath.mpf:
    """A value of `quiz.formula` as a number of mpmath."""
    match value:
        case Ball(mid=mid):
            return mpmath.mp.make_mpf(mid)
        case Infinity(sign=sign):
            return sign * mpmath.inf
    return mpmath.mpf(value.numerator) / value.denominator


@pytest.fixture(autouse=True)
def _many_digits() -> Iterator[None]:
    with mpmath.workdps(DIGITS):
        yield


@pytest.fixture(scope="session")
def grader(library: Library) -> Grader:
    """Grades as a session does."""
    return grader_for(library)
