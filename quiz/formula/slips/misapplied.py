"""Derivatives with one rule of calculus misapplied: what people write by mistake.

For every part of the function the derivative is split, by that part, into what its
own slope is multiplied by and the rest; then a wrong slope is put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import islice

from quiz.formula.evaluation.derive import UNDEFINED, derive, substitute
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.slips.written_out import exchanged
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Apply, Binary, Call, Node, Num, Sym, walk, written

MOST = 80
"""Misapplied rules that are tried on one function."""
_PART = "∂"
"""A letter that no formula has: it stands for a part while the rest is derived."""
_TWO = Num(Fraction(2), "2")
Slopes = Iterator[tuple[str, Node]]
"""Wrong slopes of a part, each with the rule that is misapplied."""


@dataclass(frozen=True, slots=True)
class Misapplied:
    """A derivative with one rule misapplied."""

    rule: str
    """``inner``, ``product``, ``quotient`` or ``power``."""
    tree: Node


def misapplied_rule(wrong: Wrong) -> Slip | None:
    """The derivative that is asked for, but for one rule misapplied on the way."""
    problem = wrong.problem
    entry = problem.reference.definition
    if not problem.reference.is_derivative or entry.vectors:
        return None
    if len(entry.variables) != 1:
        return None
    for place, one in enumerate(wrong.facts.once("misapplied", partial(_all, wrong))):
        tree = wrong.candidate(("misapplied", place), partial(_tree, one), _FEWEST)
        if tree is not None and wrong.explains(tree, kinks=True):
            return Slip("not-differentiated", ((one.rule, ""),))
    return None


_FEWEST = 3
"""Rough values that must agree before a misapplied rule is tested."""


def _tree(one: Misapplied) -> Node:
    return one.tree


def _all(wrong: Wrong) -> tuple[Misapplied, ...]:
    """Every misapplied derivative of the card's function."""
    problem = wrong.problem
    entry = problem.reference.definition
    function = problem.read(entry.formula)
    forms = [function]
    out = wrong.facts.out(function)
    if any(isinstance(one, Apply) for one in walk(function)) and out is not UNDEFINED:
        forms.append(out)
    letter = entry.variables[0]
    found = (
        one for form in forms for one in misapplied(form, letter, problem.definitions)
    )
    return tuple(islice(found, MOST))


def misapplied(
    function: Node, letter: str, definitions: Definitions
) -> Iterator[Misapplied]:
    """The derivative of a function with a rule misapplied, at every part in turn.

    Args:
        function: The formula, resolved.
        letter: The letter to differentiate by.
        definitions: Where functions of decks are looked up.
    """

    def d(node: Node) -> Node:
        return derive(node, letter, definitions)

    for part in walk(function):
        if not _has(part, letter):
            continue
        around = exchanged(function, {id(part): Sym(_PART)})
        try:
            slopes = list(_wrong_slopes(part, letter, d, definitions))
            if slopes:
                outer, rest = derive(around, _PART, definitions), d(around)
        except Unreadable:
            continue
        back: dict[str, Node] = {_PART: part}
        for rule, slope in slopes:
            inside = Binary("*", substitute(outer, back), slope)
            yield Misapplied(rule, Binary("+", substitute(rest, back), inside))


def _has(node: Node, letter: str) -> bool:
    return any(isinstance(one, Sym) and one.name == letter for one in walk(node))


def _wrong_slopes(
    part: Node, letter: str, d: Callable[[Node], Node], definitions: Definitions
) -> Slopes:
    match part:
        case Call(arguments=(inner,)) if not isinstance(inner, Sym):
            yield from _chained(part, inner, d, definitions)
        case Apply(arguments=(inner, *_)) if inner and not isinstance(inner, Sym):
            yield from _chained(part, inner, d, definitions)
        case Binary(op="*", left=left, right=right):
            if _has(left, letter) and _has(right, letter):
                first = Binary("*", d(left), right)
                second = Binary("*", left, d(right))
                yield "product", Binary("*", d(left), d(right))
                yield "product", Binary("-", first, second)
        case Binary(op="/", left=left, right=right) if _has(right, letter):
            first = Binary("*", d(left), right)
            second = Binary("*", left, d(right))
            square = Binary("^", right, _TWO)
            yield "quotient", Binary("/", d(left), d(right))
            yield "quotient", Binary("/", Binary("+", first, second), square)
            yield "quotient", Binary("/", Binary("-", second, first), square)
            yield "quotient", Binary("/", Binary("-", first, second), right)
            yield "quotient", Binary("/", d(left), right)
        case Binary(op="^", left=base, right=Num(value=value) as exponent):
            lowered = Binary("^", base, Num(value - 1, written(value - 1)))
            if not isinstance(base, Sym):
                yield "inner", Binary("*", exponent, lowered)
            yield "power", Binary("*", lowered, d(base))
        case Binary(op="^", right=exponent) if not isinstance(exponent, Sym):
            yield "inner", part


def _chained(
    part: Node, inner: Node, d: Callable[[Node], Node], definitions: Definitions
) -> Slopes:
    """Slopes of a function of a function, the inner slope left out or put inside."""
    outer = derive(exchanged(part, {id(inner): Sym(_PART)}), _PART, definitions)
    yield "inner", substitute(outer, {_PART: inner})
    yield "inner", substitute(outer, {_PART: d(inner)})
    yield "inner", exchanged(part, {id(inner): d(inner)})
