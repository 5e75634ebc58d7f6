"""Where a formula is zero along one letter: exactly, or as a number of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mpmath import libmp

from quiz.formula.evaluation.plan import Irrational
from quiz.formula.evaluation.point import Function, Point, weight
from quiz.formula.evaluation.values import (
    Ball,
    Exact,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    ball,
    magnitude,
    sign,
)

_BITS = 110
_FINE_BITS = 420
_KNOWN_BITS = 270
"""Bits behind the point to which a root that no fraction is gets known."""
_NARROW = Fraction(1, 2**56)
_PLACES = 1 << 64
_MOST_HALVINGS = 120
_MOST_STEPS = 8
_MOST_DIPS = 4
_MOST_SECTIONS = 32
_GOLDEN = round(0.381966 * _PLACES)
_STRAIGHT: tuple[Exact, ...] = (0, 1, 2, -3, 7)
_GRID: tuple[Fraction, ...] = tuple(
    sorted(
        Fraction(sign * value, 16)
        for sign, values in (
            (
                -1,
                (
                    1, 5, 9, 17, 25, 33, 49, 65, 97, 161, 321, 801, 1601, 3201, 16000,
                    10**6, 10**8, 10**10, 10**14,
                ),
            ),
            (
                1,
                (
                    0, 3, 7, 11, 15, 19, 27, 35, 51, 67, 99, 163, 323, 803, 1603,
                    3203, 16003, 10**6, 10**8, 10**10, 10**14,
                ),
            ),
        )
        for value in values
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Component:
    """A component of a vector to move, the others given."""

    vectors: tuple[tuple[str, tuple[Exact, ...]], ...]
    place: int
    """Which of them, from 1, of the vector that the line is along."""
    index: tuple[tuple[str, int], ...]
    """Components by index letter, from 1."""


class Line:
    """A formula along one letter, the others given.

    Args:
        made: The formula.
        letter: What moves.
        others: The other letters.
        size: What evaluating the formula once costs.
        component: Where the letter is a vector, which of its components moves.
    """

    def __init__(
        self,
        made: Function,
        letter: str,
        others: dict[str, Exact],
        size: int,
        component: Component | None = None,
    ) -> None:
        self._made = made
        self._letter = letter
        self._others = others
        self._size = size
        self._component = component
        self.work = 0
        """What has been spent, counted as in `quiz.formula.evaluation.point.Work`."""

    def at(self, x: Value, bits: int = _BITS) -> Value | None:
        """The value; None where there is none, or it is not known."""
        point = self._point(x, bits)
        try:
            return self._made(point)
        except (Undefined, Unsettled, OutOfBounds):
            return None
        finally:
            self.work += (self._size + 10 * point.steps) * weight(bits)

    def _point(self, x: Value, bits: int) -> Point:
        moving = self._component
        if moving is None:
            return Point({**self._others, self._letter: x}, precision=bits)
        vectors: dict[str, tuple[Value, ...]] = dict(moving.vectors)
        before = vectors[self._letter]
        after = (*before[: moving.place - 1], x, *before[moving.place :])
        vectors[self._letter] = after
        return Point(self._others, vectors, dict(moving.index), bits)

    def exactly(self, x: Exact, bits: int = _BITS) -> Exact | None:
        """The value as a fraction."""
        found = self.at(x, bits)
        return None if found is None else as_exact(found)

    def side(self, x: Exact) -> int:
        """The certain sign of the value; 0 where it is not known, or zero."""
        found = self.at(x, _FINE_BITS)
        try:
            return 0 if found is None else sign(found)
        except Unsettled:
            return 0

    def key(self) -> object:
        """What tells this line from others of the same formula."""
        return self._letter, tuple(sorted(self._others.items())), self._component


def as_exact(value: Value) -> Exact | None:
    """The value as a fraction, rounded to some 100 bits where it is not one."""
    if isinstance(value, Infinity):
        return None
    if not isinstance(value, Ball):
        return value
    negative, mantissa, exponent, _ = value.mid
    if abs(exponent) > 2_000:
        return None
    if exponent >= 0:
        size = Fraction(int(mantissa) << exponent)
    else:
        size = Fraction(int(mantissa), 1 << -exponent)
    return -size if negative else size


def roots(line: Line, shape: object) -> Iterator[Exact | Irrational]:
    """Where the formula changes its sign, or reaches zero.

    Args:
        line: The formula.
        shape: Its shape, which is zero at the roots that no fraction is.
    """
    values = [line.exactly(x) for x in _STRAIGHT]
    if None not in values:
        at = [Fraction(one) for one in values if one is not None]
        slope = at[1] - at[0]
        if all(y == at[0] + slope * x for x, y in zip(_STRAIGHT, at, strict=True)):
            if slope:
                root = -at[0] / slope
                yield root.numerator if root.denominator == 1 else root
            return
    values = [line.exactly(x) for x in _GRID]
    yield from _signs(line, shape, values)
    dips = [place for place in range(1, len(_GRID) - 1) if _dips(values, place)]
    for place in sorted(dips, key=lambda one: _size(_GRID[one]))[:_MOST_DIPS]:
        yield from _in_dip(line, shape, place, values)


def _signs(
    line: Line, shape: object, values: Sequence[Exact | None]
) -> Iterator[Exact | Irrational]:
    """Where the sign differs from one place of the grid to the next."""
    before_x, before = _GRID[0], values[0]
    for x, value in zip(_GRID[1:], values[1:], strict=True):
        if value is not None and before is not None:
            if (value == 0) != (before == 0):
                yield x if value == 0 else before_x
            elif value != 0 and (value > 0) != (before > 0):
                yield from _crossing(line, shape, before_x, x, before, value)
        elif value == 0:
            yield x
        before_x, before = x, value


def _dips(values: Sequence[Exact | None], place: int) -> bool:
    """Whether the value comes nearer to zero here than before and after."""
    before, here, after = values[place - 1 : place + 2]
    if before is None or here is None or after is None:
        return False
    if not (before > 0) == (here > 0) == (after > 0) or 0 in (before, here, after):
        return False
    size = _size(here)
    return size < _size(before) and size <= _size(after)


def _in_dip(
    line: Line, shape: object, place: int, values: Sequence[Exact | None]
) -> Iterator[Exact | Irrational]:
    """Both roots where the value reaches beyond zero between two places.

    By the golden section, which ends where it finds a value of the other sign.
    """
    low, middle, high = _GRID[place - 1 : place + 2]
    below, here, above = values[place - 1 : place + 2]
    ends = low, high
    for _ in range(_MOST_SECTIONS):
        wide, upper = max((middle - low, False), (high - middle, True))
        step = Fraction(round(wide * _GOLDEN), _PLACES)
        x = middle + step if upper else middle - step
        value = line.exactly(x)
        if value is None or here is None or below is None or above is None:
            return
        if value == 0:
            yield x
            return
        if (value > 0) != (here > 0):
            yield from _crossing(line, shape, ends[0], x, below, value)
            yield from _crossing(line, shape, x, ends[1], value, above)
            return
        if _size(value) < _size(here):
            low, high = (middle, high) if upper else (low, middle)
            middle, here = x, value
        elif upper:
            high = x
        else:
            low = x


def _crossing(
    line: Line, shape: object, low: Fraction, high: Fraction, below: Exact, above: Exact
) -> Iterator[Exact | Irrational]:
    """The root between two places, the values there being of different signs."""
    low, high, hit = _narrowed(line, low, high, below, above)
    root = (low + high) / 2
    near = root.limit_denominator(1000)
    if near == root or line.exactly(near) == 0:
        yield near.numerator if near.denominator == 1 else near
    elif not hit and (known := _known(line, shape, low, high)) is not None:
        yield known
    else:
        yield root


def _narrowed(
    line: Line, low: Fraction, high: Fraction, below: Exact, above: Exact
) -> tuple[Fraction, Fraction, bool]:
    """A short interval with the sign change: the rule of false position, and halves.

    Also whether the value could not be told from zero somewhere.
    """
    goal = _NARROW * max(Fraction(1), -low, high)
    kept_low = kept_high = False
    for turn in range(_MOST_HALVINGS):
        if high - low <= goal:
            break
        guess = (low + high) / 2
        if turn % 4 < 3:
            share = below / Fraction(below - above)
            point = (low + (high - low) * share) * _PLACES
            rounded = Fraction(round(point), _PLACES)
            guess = rounded if low < rounded < high else guess
        value = line.exactly(guess)
        if value is None or value == 0:
            return guess, guess, True
        if (value > 0) == (above > 0):
            high, above = guess, value
            below = below / Fraction(2) if kept_low else below
            kept_low, kept_high = True, False
        else:
            low, below = guess, value
            above = above / Fraction(2) if kept_high else above
            kept_low, kept_high = False, True
    return low, high, False


def _size(value: Exact) -> Exact:
    return -value if value < 0 else value


def _length(value: Exact) -> int:
    return value.numerator.bit_length() - value.denominator.bit_length()


def _known(
    line: Line, shape: object, low: Fraction, high: Fraction
) -> Irrational | None:
    """The root as a number known to many digits, where it surely is one.

    A value worked out over the whole interval shows that the formula is
    continuous there, so that it is zero between two values of unlike signs.
    """
    middle, width = (low + high) / 2, high - low
    error = _length(width) + 1
    if line.at(Ball(ball(middle, 2 * _BITS).mid, error)) is None:
        return None
    if line.side(low) * line.side(high) != -1:
        return None
    root = _refined(line, low, high)
    reach = Fraction(1, 1 << _KNOWN_BITS)
    if not low < root - reach < root + reach < high:
        return None
    if line.side(root - reach) * line.side(root + reach) != -1:
        return None
    return Irrational((shape, line.key()), root, _ball_of(root), shape)


def _refined(line: Line, low: Fraction, high: Fraction) -> Fraction:
    """The root by secants, to many bits where they converge."""
    x, other = high, low
    value, at_other = line.exactly(x, _FINE_BITS), line.exactly(other, _FINE_BITS)
    for _ in range(_MOST_STEPS):
        if value is None or at_other is None or value in (0, at_other):
            break
        step = value * (x - other) / Fraction(value - at_other)
        moved = x - Fraction(round(step * (1 << _FINE_BITS)), 1 << _FINE_BITS)
        x, other, at_other = moved, x, value
        if abs(step) * (1 << _KNOWN_BITS + 8) < 1:
            break
        value = line.exactly(x, _FINE_BITS)
    return x


def _ball_of(root: Fraction) -> Callable[[int], Value]:
    def at(bits: int) -> Value:
        mid = libmp.from_rational(root.numerator, root.denominator, bits, "n")
        return Ball(mid, max(magnitude(mid) - bits, -_KNOWN_BITS) + 1)

    return at
