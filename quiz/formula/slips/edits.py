"""Single changes to a part of a formula that would give it the values needed.

Each is a guess from a few rough values; `quiz.formula.slips.explain` tests it exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit, Scene
from quiz.formula.slips.needed import Place
from quiz.formula.slips.rejoined import rejoined
from quiz.formula.slips.rough import (
    ONE_ARGUMENT,
    Column,
    agree,
    close,
    joined,
)
from quiz.formula.slips.wrapping import (
    LOGISTIC,
    ONE,
    WRAPPING,
    fits,
    logistic,
    logistic_of,
)
from quiz.formula.tree import Binary, Call, Cases, Neg, Node, Num, Sym, walk, written

_NEAR = 1e-9
_OF_A_NUMBER = ("factor", "offset", "drop", "drop-call", "letter")
"""Changes that may turn a part into a mere number; others, such as ``x - x``, are
made up: that part has no place in the formula."""


def edits(place: Place, scene: Scene) -> Iterator[Edit]:
    """Changes to one part that would make it worth what is needed."""
    pairs = [
        (u, v)
        for u, v in zip(place.value, place.needed, strict=True)
        if u == u and v == v
    ]
    if not pairs or all(close(u, v) for u, v in pairs):
        return
    if constant(place.node):
        yield from _constants(place, pairs, scene)
        return
    if len(pairs) < 2:
        return
    found = [
        *_scaled(place, pairs, scene),
        *_powers(place, pairs),
        *_wrapped(place, pairs),
        *rejoined(place, scene),
    ]
    if any(one.kind == "drop-call" for one in found):
        found = [one for one in found if one.kind != "wrap"]
    if not any(one.kind in ("factor", "drop") for one in found):
        found += _joined(place, scene)
    found = found or list(_replaced(place, scene))
    is_branch = bool(place.above) and isinstance(place.above[-1], Cases)
    if not is_branch and _steady([v for _, v in pairs]) is not None:
        found = [one for one in found if one.kind in _OF_A_NUMBER]
    yield from found


def _steady(values: Sequence[float]) -> float | None:
    """The value that all are close to."""
    if not values:
        return None
    first = values[0]
    if first != first or math.isinf(first):
        return None
    return first if all(close(first, one) for one in values) else None


def recognised(value: float, scene: Scene) -> Node | None:
    """The constant that a rough value is, exactly; None if it is none of note."""
    if abs(value) < 1e-14:
        return Num(Fraction(0), "0")
    for known, node in scene.constants:
        if abs(known - value) <= _NEAR * abs(known):
            return node
        if abs(known + value) <= _NEAR * abs(known):
            return Neg(node)
    for largest in (12, 1000):
        near = Fraction(value).limit_denominator(largest)
        if abs(float(near) - value) <= _NEAR * abs(value):
            return Num(near, written(near))
    return None


def _constants(
    place: Place, pairs: list[tuple[float, float]], scene: Scene
) -> Iterator[Edit]:
    wanted = [v for _, v in pairs]
    value = _steady(wanted)
    if value is not None:
        old = pairs[0][0]
        found = recognised(value, scene)
        if found is not None and not _without_effect(place, value):
            ratio = value / old if old else 0.0
            yield Edit("constant", place, found, ratio=ratio)
        return
    for part in scene.parts:
        if part.role == "parameter" and agree(part.column, place.needed):
            yield Edit("letter", place, part.node, _name(part.node))


def _without_effect(place: Place, value: float) -> bool:
    """Whether the power around a number would vanish: ``1^x``, ``x^0``."""
    parent = place.above[-1] if place.above else None
    if not isinstance(parent, Binary) or parent.op != "^":
        return False
    return close(value, 0) or (close(value, 1) and parent.left is place.node)


def _scaled(
    place: Place, pairs: list[tuple[float, float]], scene: Scene
) -> Iterator[Edit]:
    node = place.node
    if all(u for u, v in pairs if v) and all(v or not u for u, v in pairs):
        ratios = [v / u for u, v in pairs if u]
        ratio = _steady(ratios) if len(ratios) > 1 else None
        if ratio is not None and ratio != 0:
            if close(ratio, -1):
                yield Edit("factor", place, Neg(node), ratio=-1.0)
            elif (found := recognised(ratio, scene)) is not None:
                yield Edit("factor", place, Binary("*", found, node), ratio=ratio)
    around = [one for one in place.above if not isinstance(one, Neg)]
    parent = around[-1] if around else None
    if _has_constant_term(parent) or _has_constant_term(node):
        return  # that constant is looked at itself
    offset = _steady([v - u for u, v in pairs])
    if offset is not None and (found := recognised(offset, scene)) is not None:
        if any(isinstance(one, Call) for one in walk(found)):
            return  # such as ln 2 in an exponent, which is a factor
        yield Edit("offset", place, Binary("+", node, found), ratio=offset)


def _has_constant_term(node: Node | None) -> bool:
    if not isinstance(node, Binary) or node.op not in "+-":
        return False
    return constant(node.left) or constant(node.right)


_POWERS: tuple[tuple[Fraction, Callable[[float], float]], ...] = (
    (Fraction(2), lambda u: u * u),
    (Fraction(3), lambda u: u * u * u),
    (Fraction(4), lambda u: u**4),
    (Fraction(1, 2), math.sqrt),
    (Fraction(1, 3), lambda u: math.copysign(abs(u) ** (1 / 3), u)),
    (Fraction(-1, 2), lambda u: 1 / math.sqrt(u)),
    (Fraction(-2), lambda u: 1 / (u * u)),
)


def _powers(place: Place, pairs: list[tuple[float, float]]) -> Iterator[Edit]:
    node = place.node
    for exponent, f in _POWERS:
        if fits(f, pairs):
            power = Num(exponent, str(exponent))
            new: Node = Binary("^", node, power)
            if exponent == Fraction(1, 3):
                new = Call("cbrt", (node,))
            yield Edit("power", place, new, ratio=float(exponent))
    if fits(lambda u: 1 / u, pairs):
        yield Edit("reciprocal", place, Binary("/", ONE, node))
    if isinstance(node, Binary) and node.op == "^" and constant(node.right):
        bases = _steady([v / u for u, v in pairs if u])
        if bases is None:
            yield from _exponents(place, node, pairs)


def _exponents(
    place: Place, node: Binary, pairs: list[tuple[float, float]]
) -> Iterator[Edit]:
    """Whole exponents where the sign of the base stops logarithms."""
    for exponent in (2, 3, 4, 1, -1, -2):
        new = Binary("^", node.left, Num(Fraction(exponent), str(exponent)))
        yield Edit("exponent", place, new, ratio=float(exponent))


def _wrapped(place: Place, pairs: list[tuple[float, float]]) -> Iterator[Edit]:
    node = place.node
    for name in WRAPPING:
        if name != "sign" and fits(ONE_ARGUMENT[name], pairs):
            yield Edit("wrap", place, Call(name, (node,)), name)
    if fits(logistic, pairs):
        yield Edit("wrap", place, logistic_of(node), LOGISTIC)
    is_of_pieces = isinstance(node, Cases)
    if not is_of_pieces and fits(lambda u: max(u, 0), pairs):
        zero = Num(Fraction(0), "0")
        yield Edit("bound", place, Call("max", (node, zero)), "missing")


def _joined(place: Place, scene: Scene) -> Iterator[Edit]:
    """A part that is missing as a term or a factor, or as a bound."""
    node, value, needed = place.node, place.value, place.needed
    wanted: tuple[tuple[str, Column], ...] = (
        ("+", joined("-", needed, value)),
        ("-", joined("-", value, needed)),
        ("*", joined("/", needed, value)),
        ("/", joined("/", value, needed)),
    )
    for part in scene.parts:
        if part.node is node:
            continue
        for op, column in wanted if part.role != "function" else ():
            if agree(part.column, column, 3):
                yield Edit("join", place, Binary(op, node, part.node), part.role)
        is_letter = isinstance(node, Sym) and part.role in ("variable", "parameter")
        if is_letter and agree(part.column, needed, 3):
            yield Edit("letter", place, part.node, _name(part.node))
    yield from _missing_bound(place, scene)


def _replaced(place: Place, scene: Scene) -> Iterator[Edit]:
    """Another function of the same letter."""
    node = place.node
    if not place.above or not (isinstance(node, Sym) or _is_function(place, scene)):
        return
    letters = _letters(node)
    for part in scene.parts:
        if part.role != "function" or letters != _letters(part.node):
            continue
        if _is_bounded(node) and _is_bounded(part.node):
            continue  # another bound, not another function
        if agree(part.column, place.needed, 3):
            kind = "wrap" if isinstance(node, Sym) else "function"
            yield Edit(kind, place, part.node, _name(node))


def _is_bounded(node: Node) -> bool:
    return isinstance(node, Call) and node.name in ("max", "min", "clip")


def _letters(node: Node) -> set[str]:
    return {one.name for one in walk(node) if isinstance(one, Sym)}


def _is_function(place: Place, scene: Scene) -> bool:
    """Whether a part is a function of one letter as it stands."""
    if isinstance(place.node, Neg):
        return False
    if isinstance(place.node, Call) and isinstance(place.node.arguments[0], Sym):
        return True
    return any(
        part.role == "function" and agree(part.column, place.value, 3)
        for part in scene.parts
    )


def _missing_bound(place: Place, scene: Scene) -> Iterator[Edit]:
    changed = [
        (u, v)
        for u, v in zip(place.value, place.needed, strict=True)
        if u == u and v == v and not close(u, v)
    ]
    if len(changed) == sum(v == v for v in place.needed):
        return
    bound = _steady([v for _, v in changed]) if len(changed) > 1 else None
    kept = [u for u, v in zip(place.value, place.needed, strict=True) if close(u, v)]
    if bound is None or len(kept) < 2 or _steady(kept) is not None:
        return
    is_low = all(u < v for u, v in changed)
    if not is_low and not all(u > v for u, v in changed):
        return
    found = recognised(bound, scene)
    if found is not None:
        name = "max" if is_low else "min"
        yield Edit("bound", place, Call(name, (place.node, found)), "missing")


def _name(node: Node) -> str:
    match node:
        case Sym(name=name) | Call(name=name):
            return name
    return ""
