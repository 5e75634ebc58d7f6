"""Marking of ranges: intervals, points and unions of them, in any usual notation.

``(-oo, 1]``, ``[0; +∞)``, ``]-1, 1[``, ``x >= 0``, ``0 ≤ y < 1``, ``{0, 1}``,
``от 0 до 1``, ``ℝ``. The ends are compared by value, and apart from the brackets.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.session.numbers import Parametric, same_ends
from quiz.session.parts import Marking
from quiz.verdict import Outcome, Verdict

Values = tuple[float, ...]

_SIGNS = {
    "\\left": "", "\\right": "", "\\infty": "oo", "\\in": "∈", "\\cup": "∪",
    "\\mathbb{r}": "r", "\\leq": "<=", "\\le": "<=", "\\geq": ">=", "\\ge": ">=",
    "\\{": "{", "\\}": "}", "$": "", "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=",
    "=<": "<=", "=>": ">=", "−": "-", "–": "-", "∞": "oo", "\u00a0": " ",
}  # fmt: skip
_LINE = {
    "r", "ℝ", "(r)", "вся прямая", "вся числовая прямая", "все числа", "любое число",
    "все действительные числа", "все вещественные числа", "any", "any number",
    "all reals", "reals", "real numbers", "all real numbers", "the real line",
    "everything", "все", "любое", "любые",
}  # fmt: skip
_KIND_OF_NUMBERS = {
    "positive": "(0, oo)", "положительные": "(0, oo)",
    "negative": "(-oo, 0)", "отрицательные": "(-oo, 0)",
    "nonnegative": "[0, oo)", "неотрицательные": "[0, oo)",
    "nonpositive": "(-oo, 0]", "неположительные": "(-oo, 0]",
}  # fmt: skip
_INFINITY = re.compile(
    r"([+-]?)(?:oo|оо|inf|infty|infinity|беск|бесконечность|бесконечности|инф|щщ)"
)
_NO_LOW = re.compile(r"[-−]\s*(?:oo|∞|inf)|^\s*[a-z]\s*[<≤]", re.IGNORECASE)
_NO_HIGH = re.compile(r"[^-−\s]\s*(?:oo|∞|inf)|^\s*[a-z]\s*[>≥]", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^\s*(?:range|область значений|[a-zσ]|[a-z]+\([a-z]\))"
    r"\s*(?:∈|:|=(?![<>])|\bin\b)"
)
_UNION = re.compile(r"\s*(?:∪|\bu\b|\bor\b|\bили\b)\s*")
_BRACKETED = re.compile(r"([\[(\]])(.*)([\])\[])", re.DOTALL)
_BOUNDS = re.compile(
    r"(?:от|from|between|между|с|из)?\s*(.+?)\s*(?:\bдо\b|\bto\b|\band\b|\bи\b|\.\.\.?|…)"
    r"\s*(.+)"
)
_INCLUSIVE = re.compile(r"[,\s]*(?:включительно|inclusive(?:ly)?|включая концы)\s*$")
_EXCLUSIVE = re.compile(
    r"[,\s]*(?:не включая(?: концы)?|не включительно|без концов|exclusive(?:ly)?)\s*$"
)
_COMPARISONS = (
    (re.compile(r"не (?:меньше|менее)|at least|no less than"), ">="),
    (re.compile(r"не (?:больше|более)|at most|no more than"), "<="),
    (re.compile(r"больше или равно|greater than or equal to"), ">="),
    (re.compile(r"меньше или равно|less than or equal to"), "<="),
    (re.compile(r"больше|выше|greater than|more than|above"), ">"),
    (re.compile(r"меньше|ниже|less than|below"), "<"),
)
_COMPARED = re.compile(r"(<=|>=|<|>)")
_MODULUS = re.compile(r"\|[a-zσ]+(?:\([a-z]\))?\|\s*(<=?)\s*(.+)")


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval, or a single point; a bracket of None was not said."""

    low: Values
    high: Values
    is_low_in: bool | None
    is_high_in: bool | None

    @property
    def is_point(self) -> bool:
        return self.low == self.high


def same_interval(expected: str, given: str, values: Parametric) -> Marking:
    """Whether two sets have the same ends and the same brackets.

    Ends that hang on parameters may be given in their letters, or as the numbers
    they are where the parameters have their usual values.
    """
    if not given.strip():
        return Marking(Verdict(Outcome.INVALID, "empty"))
    wanted, typed = read_set(expected, values), read_set(given, values)
    if wanted is None:
        return Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
    if typed is None:
        example = (("example", example_beside(expected)),)
        verdict = Verdict(Outcome.INVALID, "not-an-interval", arguments=example)
        return Marking(verdict)
    if _bounds(wanted) != _bounds(typed) and not _same_bounds(wanted, typed):
        return Marking(Verdict(Outcome.WRONG, "wrong-interval"))
    if len(wanted) != len(typed) or any(
        one.is_point != other.is_point for one, other in zip(wanted, typed, strict=True)
    ):
        return Marking(Verdict(Outcome.WRONG, "wrong-points"))
    brackets = [
        pair
        for one, other in zip(wanted, typed, strict=True)
        for pair in (
            (one.is_low_in, other.is_low_in),
            (one.is_high_in, other.is_high_in),
        )
    ]
    if any(said is not None and said != true for true, said in brackets):
        return Marking(Verdict(Outcome.WRONG, "wrong-bracket"))
    if any(said is None for _, said in brackets):
        return Marking(Verdict(Outcome.INVALID, "brackets-unsaid"))
    return Marking(Verdict(Outcome.CORRECT, "right"))


def example_beside(expected: str) -> str:
    """An interval to show how one is written, of another sort than the one expected.

    >>> example_beside("[0, oo)"), example_beside("(-oo, 0)")
    ('(-oo, 5]', '[5, oo)')
    """
    has_low, has_high = (bool(one.search(expected)) for one in (_NO_LOW, _NO_HIGH))
    if has_low and has_high:
        return "(2, 5]"
    return "[5, oo)" if has_low else "(-oo, 5]"


def read_set(text: str, values: Parametric) -> tuple[Interval, ...] | None:
    """The pieces of a set from left to right; None if it cannot be read."""
    bare = text.casefold()
    for sign, plain in _SIGNS.items():
        bare = bare.replace(sign, plain)
    bare = _SUBJECT.sub("", bare, count=1).strip().rstrip(".")
    if bare in _LINE:
        return (Interval((-math.inf,), (math.inf,), False, False),)
    pieces: list[Interval] = []
    parts = _UNION.split(bare)
    for part in parts:
        found = _read_part(part.strip(), values)
        if not found and len(parts) > 1:
            found = _points(part, values)
        if not found:
            return None
        pieces.extend(found)
    return tuple(sorted(pieces, key=lambda piece: (piece.low[0], piece.high[0])))


def _read_part(text: str, values: Parametric) -> list[Interval] | None:
    word = re.sub(r"[\s-]*(?:numbers?|числа|число)$|[\s-]", "", text)
    text = _KIND_OF_NUMBERS.get(word, text)
    if text.startswith("{") and text.endswith("}"):
        return _points(text[1:-1], values)
    if match := _BRACKETED.fullmatch(text):
        for low, high in _halves(match[2], values):
            return _pieces(low, high, match[1] == "[", match[3] == "]")
    return _compared(text, values) or _worded(text, values)


def _points(text: str, values: Parametric) -> list[Interval] | None:
    parts = text.split(";") if ";" in text else re.split(r",(?:\s+)|,(?!\d)|,", text)
    found = [values(part) for part in map(str.strip, parts)]
    if None in found or not found:
        return None
    return [Interval(one, one, True, True) for one in found if one is not None]


def _pieces(
    low: Values, high: Values, is_low_in: bool | None, is_high_in: bool | None
) -> list[Interval] | None:
    if low[0] > high[0]:
        return None
    return [
        Interval(
            low,
            high,
            is_low_in if math.isfinite(low[0]) else False,
            is_high_in if math.isfinite(high[0]) else False,
        )
    ]


def _halves(text: str, values: Parametric) -> Iterator[tuple[Values, Values]]:
    """Both ends, wherever the comma between them may be."""
    for separator in (";", "|", ", ", ",", " "):
        places = [one.start() for one in re.finditer(re.escape(separator), text)]
        for place in places:
            low = _end(text[:place], values)
            high = _end(text[place + len(separator) :], values)
            if low is not None and high is not None:
                yield low, high


def _end(text: str, values: Parametric) -> Values | None:
    bare = text.strip().replace(" ", "").rstrip(".")
    if match := _INFINITY.fullmatch(bare):
        return (-math.inf if match[1] == "-" else math.inf,)
    return values(text) if bare else None


def _compared(text: str, values: Parametric) -> list[Interval] | None:
    """``x >= 0``, ``0 <= y < 1``, ``x > 0 and x < 1``, ``больше 0``."""
    for words, sign in _COMPARISONS:
        text = words.sub(sign, text)
    text = _MODULUS.sub(r"-(\2) \1 y \1 \2", text)
    low: tuple[Values, bool] = ((-math.inf,), False)
    high: tuple[Values, bool] = ((math.inf,), False)
    for clause in re.split(r"\s+(?:and|и|но)\s+|&+|∧|,\s+(?=[a-z]\s*[<>])", text):
        pieces = [piece.strip() for piece in _COMPARED.split(clause)]
        if len(pieces) not in (3, 5):
            return None
        for left, sign, right in zip(
            pieces[0::2], pieces[1::2], pieces[2::2], strict=False
        ):
            one, other = _end(left, values), _end(right, values)
            if (one is None) == (other is None):
                return None
            is_in = sign.endswith("=")
            if one is not None:
                bound, is_upper = one, sign[0] == ">"
            else:
                bound, is_upper = other or (), sign[0] == "<"
            if is_upper:
                high = bound, is_in
            else:
                low = bound, is_in
    return _pieces(low[0], high[0], low[1], high[1])


def _worded(text: str, values: Parametric) -> list[Interval] | None:
    is_in: bool | None = None
    if _EXCLUSIVE.search(text):
        text, is_in = _EXCLUSIVE.sub("", text), False
    elif _INCLUSIVE.search(text):
        text, is_in = _INCLUSIVE.sub("", text), True
    match = _BOUNDS.fullmatch(text)
    if match is None:
        return None
    low, high = _end(match[1], values), _end(match[2], values)
    if low is None or high is None:
        return None
    return _pieces(low, high, is_in, is_in)


def _bounds(pieces: tuple[Interval, ...]) -> list[Values]:
    """The ends of all pieces in turn; what touches counts once."""
    ends: list[Values] = []
    for piece in pieces:
        for end in (piece.low, piece.high):
            if not ends or ends[-1] != end:
                ends.append(end)
    return ends


def _same_bounds(wanted: tuple[Interval, ...], typed: tuple[Interval, ...]) -> bool:
    one, other = _bounds(wanted), _bounds(typed)
    return len(one) == len(other) and all(map(same_ends, one, other))
