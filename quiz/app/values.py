"""What `quiz eval` says: the values of a formula in given points, to honest digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from quiz.app.literals import named_vectors
from quiz.app.subjects import Reader, Subject, named, unread
from quiz.deck.functions import split_commas
from quiz.deck.model import Ask
from quiz.errors import Exit, QuizError
from quiz.formula.evaluation.breakpoints import as_exact
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import (
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    decimal,
    magnitude,
    settled,
    terminating,
)
from quiz.formula.reading import names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import FREE
from quiz.formula.reference import free_letters
from quiz.formula.tree import Index, walk
from quiz.library import Library
from quiz.ui.plot import equals
from quiz.ui.values import Found, Row, State, Values

MOST_POINTS = 1_000
_PRECISIONS = (110, 240, 520, 1_100, 2_300)
_LONGEST_EXACT = 24
"""Characters of an exact number that is shown in full."""
_APPLIED = re.compile(r"\s*([^\W\d]\w*)\s*\(([^()[\]]*,[^()[\]]*)\)\s*")
_PAIR = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number to any precision: exact ones are the same at each."""

    text: str
    at: Callable[[int], Value]


_Spot = _Number | tuple[_Number, ...]


def values_of(
    library: Library,
    text: str,
    points: Sequence[str],
    *,
    params: Mapping[str, str] | None = None,
    digits: int = 10,
    language: str = "en",
) -> Values:
    """The values of a formula or a named function, a row for each point.

    Args:
        text: A name or a formula; vectors may be written out in it.
        points: Such as ``x=-2,0,2`` or ``x=[1,2,3]``; several letters are combined.
        params: Values of parameters, as texts.
        digits: Significant digits of what is rounded.

    Raises:
        QuizError: Something cannot be read, or a letter has no value or too many.
    """
    asked = read_points(points)
    plain, written = named_vectors(_bracketed(library, text), (*asked, *(params or {})))
    asked |= {letter: [vector] for letter, vector in written.items()}
    spots = {
        name: [_spot(one, name, language) for one in given]
        for name, given in asked.items()
    }
    subject = _subject(Reader(library, language), plain, spots, params or {})
    spots = _named_spots(subject, spots)
    count = 1
    for given in spots.values():
        count *= len(given)
    if count > MOST_POINTS:
        raise QuizError(
            "too-many-points", exit_code=Exit.WRONG_USAGE, n=count, most=MOST_POINTS
        )
    _complete(subject, spots)
    rows = [
        _row(subject, dict(zip(spots, chosen, strict=True)), digits, written)
        for chosen in product(*spots.values())
    ]
    usual = tuple(
        (name, equals(value))
        for name, value in subject.params
        if name not in spots and name not in (params or {})
    )
    return Values(
        text.strip() if written else subject.label,
        tuple(name for name in spots if name not in written),
        tuple(rows),
        usual,
        tuple(_conventions(subject, spots)),
    )


def _bracketed(library: Library, text: str) -> str:
    """``softmax(1, 2)`` as ``softmax([1, 2])``: a function of one vector."""
    match = _APPLIED.fullmatch(text)
    found = named(library, match[1]) if match else None
    if match is None or found is None:
        return text
    function, _ = found
    is_of_vector = len(function.variables) == 1 and bool(function.vectors)
    return f"{match[1]}([{match[2]}])" if is_of_vector else text


def read_points(points: Sequence[str]) -> dict[str, list[str]]:
    """Letters and their values as texts, from ``x=-2,0,2`` and ``x=[1,2],[3,4]``.

    A letter left out is the empty one.

    Raises:
        QuizError: ``bad-points``.

    >>> read_points(["x=-2,0, a=1/2"])
    {'x': ['-2', '0'], 'a': ['1/2']}
    """
    found: dict[str, list[str]] = {}
    for text in points:
        letter = ""
        pieces = split_commas(text)
        for piece in pieces:
            match = _PAIR.fullmatch(piece)
            letter, value = (match[1], match[2]) if match else (letter, piece)
            if not value.strip():
                raise QuizError("bad-points", exit_code=Exit.WRONG_USAGE, given=text)
            found.setdefault(letter, []).append(value.strip())
        if not pieces:
            raise QuizError("bad-points", exit_code=Exit.WRONG_USAGE, given=text)
    return found


def _spot(text: str, letter: str, language: str) -> _Spot:
    if text[0] in "[(" and text[-1] in "])" and (text[0] == "[" or "," in text):
        parts = split_commas(text[1:-1])
        if parts:
            return tuple(_number(part, letter, language) for part in parts)
    return _number(text, letter, language)


def _number(text: str, letter: str, language: str) -> _Number:
    try:
        tree = read(text, Context(variables=())).tree
    except Unreadable as unreadable:
        raise unread(text, unreadable, language) from None
    made = Compiler(Definitions()).compile(tree)

    def at(precision: int) -> Value:
        return made(Point({}, precision=precision))

    try:
        value = at(_PRECISIONS[0])
    except (Undefined, Unsettled, OutOfBounds):
        value = None
    if free_letters(tree, Context(variables=())) or value is None:
        raise QuizError(
            "bad-number", exit_code=Exit.WRONG_USAGE, given=text, name=letter or "x"
        )
    if isinstance(value, Infinity):
        raise QuizError("infinite-point", exit_code=Exit.WRONG_USAGE, given=text)
    return _Number(text, at)


def _subject(
    reader: Reader,
    text: str,
    spots: Mapping[str, Sequence[_Spot]],
    params: Mapping[str, str],
) -> Subject:
    vectors = [
        name
        for name, given in spots.items()
        if any(isinstance(o, tuple) for o in given)
    ]
    return reader.subject(
        text,
        params=params,
        letters=tuple(names.letter(name) for name in spots if name),
        vectors=tuple(names.letter(name) or "x" for name in vectors),
    )


def _named_spots(
    subject: Subject, spots: Mapping[str, list[_Spot]]
) -> dict[str, list[_Spot]]:
    """The points by the subject's own letters; a letter left out is the only one."""
    known = subject.problem.context.letters
    own = {*subject.letters, *(name for name, _ in subject.params)}
    found: dict[str, list[_Spot]] = {}
    for name, given in spots.items():
        letter = known.get(names.letter(name), names.letter(name))
        if not name:
            letter = (subject.letters or ("",))[0]
        if letter not in own:
            raise QuizError(
                "no-such-letter",
                exit_code=Exit.WRONG_USAGE,
                name=name or "x",
                given=subject.text,
                known=", ".join(sorted(own)) or "–",
            )
        found.setdefault(letter, []).extend(given)
    return found


def _complete(subject: Subject, spots: Mapping[str, list[_Spot]]) -> None:
    """Complain about letters without values, and numbers where vectors belong."""
    for letter in (*subject.letters, *subject.assumed):
        if letter not in spots:
            raise QuizError(
                "letter-without-value",
                exit_code=Exit.WRONG_USAGE,
                name=letter,
                given=subject.label,
                option="--at",
            )
    for letter, given in spots.items():
        for one in given:
            if isinstance(one, tuple) != (letter in subject.vectors):
                code = "needs-a-vector" if letter in subject.vectors else "not-a-vector"
                raise QuizError(
                    code, exit_code=Exit.WRONG_USAGE, name=letter, given=subject.label
                )


def _row(
    subject: Subject, at: Mapping[str, _Spot], digits: int, unnamed: Container[str]
) -> Row:
    length = max((len(one) for one in at.values() if isinstance(one, tuple)), default=0)
    tree = subject.problem.tree
    is_vector = bool(length) and any(
        isinstance(one, Index) and one.index == FREE for one in walk(tree)
    )
    count = length if is_vector else 1
    found = tuple(
        _found(subject, at, index if is_vector else 0, digits)
        for index in range(1, count + 1)
    )
    return Row(
        tuple((name, _written(one)) for name, one in at.items() if name not in unnamed),
        found,
        is_vector,
    )


def _written(spot: _Spot) -> str:
    if isinstance(spot, tuple):
        return "[" + ", ".join(one.text for one in spot) + "]"
    return spot.text


def _found(subject: Subject, at: Mapping[str, _Spot], index: int, digits: int) -> Found:
    bits = digits * 10 // 3 + 8
    value: Value | None = None
    for precision in _PRECISIONS:
        if precision < bits + 32:
            continue
        scalars: dict[str, Value] = dict(subject.params)
        vectors: dict[str, tuple[Value, ...]] = {}
        try:
            for name, spot in at.items():
                if isinstance(spot, tuple):
                    vectors[name] = tuple(one.at(precision) for one in spot)
                else:
                    scalars[name] = spot.at(precision)
            free = {FREE: index} if index else {}
            value = subject.problem.function(Point(scalars, vectors, free, precision))
        except Undefined:
            return Found(State.UNDEFINED)
        except OutOfBounds:
            return Found(State.TOO_LARGE)
        except Unsettled:
            continue
        if settled(value, bits):
            return _shown(value, digits)
    if isinstance(value, Ball):
        exponent = max(value.error, magnitude(value.mid)) + 1
        return Found(State.TINY, f"1e{exponent * 30103 // 100000 + 1}")
    return Found(State.UNDEFINED)


def _shown(value: Value, digits: int) -> Found:
    if isinstance(value, Ball):
        return Found(State.ROUNDED, decimal(value, digits))
    if isinstance(value, Infinity):
        return Found(State.EXACT, decimal(value))
    short = terminating(Fraction(value))
    if short and len(short) <= _LONGEST_EXACT:
        return Found(State.EXACT, short)
    rounded = decimal(value, digits)
    if Fraction(rounded) == value:
        return Found(State.EXACT, rounded)  # too long to be written out in full
    fraction = str(value)
    is_short = len(fraction) <= _LONGEST_EXACT
    return Found(State.ROUNDED, rounded, fraction if is_short else "")


def _conventions(
    subject: Subject, spots: Mapping[str, Sequence[_Spot]]
) -> Iterator[str]:
    """Points of the derivative where it does not exist, among those asked for."""
    if subject.function is None or subject.ask is not Ask.DERIVATIVE:
        return
    if subject.function.derivative is None:
        return
    letter = subject.problem.reference.definition.variables[0]
    excepted = subject.excepted()
    for spot in spots.get(letter, ()):
        if isinstance(spot, _Number) and as_exact(spot.at(_PRECISIONS[0])) in excepted:
            yield f"{letter} = {spot.text}"
