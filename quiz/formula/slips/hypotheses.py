"""What a wrong answer may be as a whole: another function, argument or derivative."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

from quiz.formula.evaluation.breakpoints import numbers
from quiz.formula.evaluation.compare import State, different, judged
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.evaluate import constant
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import Exact, Value
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definition
from quiz.formula.reading.vectors import resolve
from quiz.formula.slips.closeness import is_close
from quiz.formula.slips.written_out import exchanged
from quiz.formula.slips.wrong import FEWEST, Slip, Wrong, moved
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Derivative,
    Index,
    Neg,
    Node,
    Num,
    Sym,
    rebuild,
    walk,
)

_TWO = Num(Fraction(2), "2")
_MOST_VARIABLES = 3
"""Letters by which an answer may have been differentiated."""


def swapped_branches(wrong: Wrong) -> Slip | None:
    """The two branches of the truth in each other's places."""
    if _fits(wrong, "swapped", lambda: _swapped(wrong.facts.truth)):
        return Slip("swapped-branches")
    return None


def _swapped(tree: Node) -> Node | None:
    for one in walk(tree):
        if isinstance(one, Cases) and len(one.branches) == 2:
            (first, when), (second, otherwise) = one.branches
            turned = Cases(((second, when), (first, otherwise)))
            return exchanged(tree, {id(one): turned})
    return None


def elsewhere(wrong: Wrong) -> Slip | None:
    """The truth at another argument, or with its variables exchanged."""
    problem = wrong.problem
    letters = problem.reference.definition.variables
    truth = problem.tree
    for letter in letters:
        for name, change in (
            (f"-{letter}", Neg),
            (f"2{letter}", _doubled),
            (f"{letter}/2", _halved),
        ):
            if _fits(wrong, name, partial(moved, truth, letter, change)):
                return Slip("wrong-argument", (("used", name), ("meant", letter)))
    for pair in pairwise(letters):
        if _fits(wrong, pair, partial(_exchanged, truth, *pair)):
            return Slip("swapped-arguments")
    if not problem.reference.is_derivative:
        for name, inverse, reason in _UNDONE:
            around = partial(Call, name, (truth,))
            if _fits(wrong, name, around) and wrong.mends(
                Call(inverse, (wrong.answer,))
            ):
                return Slip(reason)
    return None


_UNDONE = (("exp", "log", "missing-log"), ("log", "exp", "missing-exponential"))
"""A function around the truth, what undoes it, and the reason then given."""


def _doubled(node: Node) -> Node:
    return Binary("*", _TWO, node)


def _halved(node: Node) -> Node:
    return Binary("/", node, _TWO)


def _exchanged(tree: Node, one: str, two: str) -> Node:
    change: dict[int, Node] = {
        id(node): Sym(two if node.name == one else one)
        for node in walk(tree)
        if isinstance(node, Sym) and node.name in (one, two)
    }
    return rebuild(tree, change)


def output_for_input(wrong: Wrong) -> Slip | None:
    """A derivative written in the function's own value: ``x(1 - x)``."""
    problem = wrong.problem
    entry = problem.reference.definition
    if not problem.reference.is_derivative or len(entry.variables) != 1:
        return None
    if entry.vectors or entry.key not in problem.definitions:
        return None
    letter = entry.variables[0]
    own: list[Node | None] = [Sym(letter), *(Sym(name) for name, _ in entry.params)]
    if not any(
        isinstance(one, Apply | Call) and _is(one, entry.key)
        for one in walk(problem.tree)
    ):
        return None
    tree = moved(wrong.answer, letter, lambda _: Apply(entry.key, tuple(own)))
    if wrong.looks_right(tree) and wrong.mends(tree):
        return Slip("output-for-input")
    return None


def differentiated(wrong: Wrong) -> Slip | None:
    """The function for its derivative, or the other way round."""
    problem = wrong.problem
    entry = problem.reference.definition
    if entry.vectors:
        return None
    is_derivative = problem.reference.is_derivative
    if is_derivative and _fits(wrong, "function", partial(problem.read, entry.formula)):
        return Slip("not-differentiated")
    if not any(isinstance(one, Sym) for one in walk(problem.tree)):
        return None
    for letter in entry.variables[: 1 if is_derivative else _MOST_VARIABLES]:
        slope = partial(Derivative, problem.tree, letter)
        if is_derivative and constant(wrong.answer):
            return None  # 0 is the slope of every step
        if _fits(wrong, ("slope", letter), slope, kinks=True):
            return Slip("derivative", (("twice", ""),) if is_derivative else ())
    return None


def antiderivative(wrong: Wrong) -> Slip | None:
    """An answer whose derivative is the truth, where a function is asked for."""
    return None if wrong.problem.reference.is_derivative else _integrated(wrong)


def other_antiderivative(wrong: Wrong) -> Slip | None:
    """The function but for a constant, where its derivative is asked for."""
    return _integrated(wrong) if wrong.problem.reference.is_derivative else None


def _integrated(wrong: Wrong) -> Slip | None:
    problem = wrong.problem
    entry = problem.reference.definition
    if entry.vectors:
        return None
    is_derivative = problem.reference.is_derivative
    for letter in entry.variables[: 1 if is_derivative else _MOST_VARIABLES]:
        try:
            slope = derive(wrong.answer, letter, problem.definitions)
        except Unreadable:
            return None
        if wrong.looks_right(slope) and wrong.mends(slope, kinks=True):
            return Slip("not-differentiated" if is_derivative else "antiderivative")
    return None


def _fits(
    wrong: Wrong, key: object, make: Callable[[], Node | None], *, kinks: bool = False
) -> bool:
    """Whether the answer is a formula of the card, made once and kept under `key`."""
    tree = wrong.candidate(key, make)
    return tree is not None and wrong.explains(tree, kinks=kinks)


def dropped_parameter(wrong: Wrong) -> Slip | None:
    """A parameter of the card that the answer takes to be 1 or leaves at 0."""
    problem = wrong.problem
    for name, usual in problem.usual.items():
        if name not in wrong.fixed and usual is not None:
            continue
        written = _literals(wrong.answer) - _literals(problem.tree)
        for value in (1, 0):
            if usual != value and value not in written and _without(wrong, name, value):
                return Slip("missing-parameter", (("name", name),))
    return None


def without_any_variable(wrong: Wrong) -> Slip | None:
    """A mere number, or one of the parameters, for what changes with a variable."""
    variables = wrong.problem.reference.definition.variables
    return without_variable(wrong) if wrong.letters.isdisjoint(variables) else None


def without_variable(wrong: Wrong) -> Slip | None:
    """An answer that does not hold a variable, though the truth changes with it."""
    problem = wrong.problem
    if problem.context.vectors:
        return None
    for name in problem.reference.definition.variables:
        if name not in wrong.letters and _matters(wrong, name):
            return Slip("missing-parameter", (("variable", name),))
    return None


def _matters(wrong: Wrong, letter: str) -> bool:
    """Whether the truth has two values at points that differ in that letter alone."""
    first: dict[object, Value] = {}
    for one in wrong.evidence:
        if one.expected.state is not State.KNOWN:
            continue
        others = tuple(pair for pair in one.probe.values if pair[0] != letter)
        known = first.setdefault(others, one.expected.value)
        if different(known, one.expected.value):
            return True
    return False


def wrong_default(wrong: Wrong) -> Slip | None:
    """A number of the answer in the place of a parameter's usual value."""
    typed = [number for number in numbers(wrong.answer) if number > 0]
    known = _literals(wrong.problem.tree)
    typed += [one for one in (1, 2) if one in _literals(wrong.answer) - known]
    for name in wrong.fixed:
        for value in typed[:6]:
            if wrong.problem.usual[name] != value and _without(wrong, name, value):
                return Slip("wrong-default", (("name", name),))
    return None


def _literals(tree: Node) -> set[Exact]:
    return {one.value for one in walk(tree) if isinstance(one, Num)}


def _without(wrong: Wrong, name: str, value: Exact) -> bool:
    explained = 0
    for one in wrong.ordered:
        values = tuple(
            (letter, value if letter == name else old)
            for letter, old in one.probe.values
        )
        probe = Probe(values, one.probe.index)
        equal = judged(one.given, wrong.problem.expected(probe), probe).equal
        if equal is False:
            return False
        explained += equal is True
    return explained >= FEWEST


def other_function(wrong: Wrong) -> Slip | None:
    """Exactly another function that the decks know."""
    problem = wrong.problem
    asked = problem.reference.definition
    for entry in problem.definitions:
        if (
            len(entry.variables) != len(asked.variables)
            or bool(entry.vectors) != bool(asked.vectors)
            or (entry.key == asked.key and not problem.reference.is_derivative)
        ):
            continue
        key = (entry.key, wrong.fixed)
        if _fits(wrong, key, partial(_called, wrong, entry)):
            reason = "approximation" if is_close(wrong) else "other-function"
            return Slip(reason, (("name", entry.key),))
    return None


def _called(wrong: Wrong, entry: Definition) -> Node | None:
    """Another function at the card's letters, parameters alike where both have them."""
    problem = wrong.problem
    asked = problem.reference.definition
    letters = [name for name, _ in asked.params if name not in wrong.fixed]
    own: list[Node | None] = [Sym(name) for name in asked.variables]
    own += [Sym(name) if name in letters else None for name, _ in entry.params]
    call = Apply(entry.key, tuple(own))
    try:
        return resolve(call, asked.vectors, problem.definitions)
    except Unreadable:
        return None


def other_rule(wrong: Wrong) -> Slip | None:
    """The rule for another function's derivative: ``1 - σ²`` in the manner of tanh.

    Also one that is written in the other function's value: ``x(1 - x)``.
    """
    for entry in _differentiated(wrong):
        for is_output in (False, True):
            rule = partial(_rule, wrong, entry.key, is_output=is_output)
            if _fits(wrong, ("rule", entry.key, is_output), rule):
                return Slip("other-rule", (("name", entry.key),))
    return None


def other_slope(wrong: Wrong) -> Slip | None:
    """Exactly the derivative of another function that the decks know."""
    for entry in _differentiated(wrong, with_params=True):
        slope = partial(wrong.problem.read, entry.derivative)
        if _fits(wrong, ("slope", entry.key), slope):
            return Slip("other-function", (("name", entry.key), ("derivative", "")))
    return None


def _differentiated(wrong: Wrong, *, with_params: bool = False) -> Iterator[Definition]:
    """Other functions with a stated derivative, if one is asked for."""
    problem = wrong.problem
    asked = problem.reference.definition
    if not problem.reference.is_derivative or asked.key not in problem.definitions:
        return
    if asked.params and not with_params:
        return
    own = dict(asked.params) if with_params else {}
    for entry in problem.definitions:
        if (
            entry.key != asked.key
            and dict(entry.params).keys() <= own.keys()
            and entry.variables == asked.variables
            and not entry.vectors
            and entry.derivative
        ):
            yield entry


def _is(node: Apply | Call, key: str) -> bool:
    return key == (node.function if isinstance(node, Apply) else node.name)


def _rule(wrong: Wrong, key: str, *, is_output: bool) -> Node | None:
    """A derivative written in the function itself, with the asked one in its place.

    Args:
        is_output: Whether the variable stands there, taken for the function's value.
    """
    problem = wrong.problem
    asked = problem.reference.definition
    tree = problem.read(problem.definitions[key].derivative)
    change: dict[int, Node] = {}
    letters = 0
    for one in walk(tree):
        if isinstance(one, Apply | Call) and _is(one, key):
            letter = Sym(asked.variables[0])
            change[id(one)] = letter if is_output else Apply(asked.key, (letter,))
        letters += isinstance(one, Sym | Index)
    if not change or letters != len(change):
        return None
    return rebuild(tree, change)
