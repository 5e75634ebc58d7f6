"""What went wrong: hypotheses tested against the values, most specific first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.compare import Comparison, State, different, evaluate, judged
from quiz.formula.complaint import Unreadable
from quiz.formula.point import Function
from quiz.formula.probes import Irrational, Probe
from quiz.formula.reference import Problem
from quiz.formula.tree import Apply, Node, Sym
from quiz.formula.values import (
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    decimal,
    divide,
    negative,
)
from quiz.formula.vectors import resolve

_BITS = 600
_BESIDE = Fraction(1, 2**60)
_FEWEST = 4
"""Points that a hypothesis must explain."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A reason of the closed list, with values for its sentence."""

    reason: str
    arguments: tuple[tuple[str, str], ...] = ()


def find_slip(
    answer: Node, made: Function, found: Sequence[Comparison], problem: Problem
) -> Slip:
    """The most specific explanation of a wrong answer.

    Args:
        answer: The answer, renamed and resolved.
        made: The answer, compiled.
        found: Both values at every probe.
        problem: What was asked.
    """
    evidence = [one for one in found if one.equal is not None]
    failing = [one for one in evidence if not one.equal]
    if slip := _rejected(made, evidence, problem):
        return slip
    if all(one.given.state is State.UNDEFINED for one in failing):
        return Slip("undefined-at")
    places = {one.probe.values[0] for one in failing}
    if len(places) == 1 and _right_beside(made, failing, problem):
        return Slip("one-point")
    known: list[tuple[Value, Value]] = [
        (one.given.value, one.expected.value)
        for one in evidence
        if one.given.state is one.expected.state is State.KNOWN
        and not isinstance(one.given.value, Infinity)
        and not isinstance(one.expected.value, Infinity)
    ]
    complete = len(known) == len(evidence)
    if complete and (slip := _scaled(known)):
        return slip
    if slip := _dropped_parameter(made, evidence, problem):
        return slip
    if slip := _other(made, evidence, problem):
        return slip
    return Slip("different")


def _right_beside(
    made: Function, failing: Sequence[Comparison], problem: Problem
) -> bool:
    """Whether the answer is right on both sides of the point where it fails."""
    for one in failing[:4]:
        (letter, value), *rest = one.probe.values
        if isinstance(value, tuple | Irrational):
            return isinstance(value, Irrational)
        step = max(value, -value) * _BESIDE or _BESIDE**2
        for beside in (value - step, value + step):
            probe = Probe(((letter, beside), *rest))
            found = judged(evaluate(made, probe), problem.expected(probe), probe)
            if not found.equal:
                return False
    return True


def _agrees(f: Function, made: Function, probes: Sequence[Probe]) -> bool:
    """Whether another formula explains the answer at every point."""
    explained = 0
    for probe in probes:
        given, other = evaluate(made, probe), evaluate(f, probe)
        if given.state is State.UNDEFINED and other.state is State.UNDEFINED:
            continue
        equal = judged(given, other, probe).equal
        if equal is False or (equal is None and other.state is State.UNDEFINED):
            return False
        explained += equal is True
    return explained >= _FEWEST


def _some(evidence: Sequence[Comparison]) -> list[Probe]:
    """Failing points and others, enough to test a hypothesis."""
    failing = [one.probe for one in evidence if not one.equal]
    right = [one.probe for one in evidence if one.equal]
    return failing[:16] + right[:24]


def _rejected(
    made: Function, evidence: Sequence[Comparison], problem: Problem
) -> Slip | None:
    for place, text in enumerate(problem.reference.rejects):
        try:
            other = problem.compiler.compile(problem.read(text))
        except Unreadable:
            continue
        if _agrees(other, made, _some(evidence)):
            return Slip("reject", (("reject", str(place)),))
    return None


def _scaled(known: Sequence[tuple[Value, Value]]) -> Slip | None:
    """The whole sign, or a constant factor."""
    pairs = [(given, true) for given, true in known if given != 0 or true != 0]
    if len(pairs) < _FEWEST or any(a == 0 or b == 0 for a, b in pairs):
        return None
    if all(not different(given, negative(true)) for given, true in pairs):
        return Slip("sign")
    try:
        ratios = [divide(given, true, _BITS) for given, true in pairs]
    except (Undefined, Unsettled, OutOfBounds):
        return None
    if all(not different(one, ratios[0]) for one in ratios[1:]):
        return Slip("constant-factor", (("factor", _factor(ratios[0])),))
    return None


def _factor(ratio: Value) -> str:
    """A factor with as many digits as it takes to tell it from one."""
    texts = [decimal(ratio, digits) for digits in (5, 12, 40)]
    return next((one for one in texts if one not in ("1", "-1")), texts[-1])


def _dropped_parameter(
    made: Function, evidence: Sequence[Comparison], problem: Problem
) -> Slip | None:
    """A parameter of the card that the answer takes to be 1 or leaves at 0."""
    fixed = [name for name in problem.usual if _fixed(name, evidence, problem)]
    for name in fixed:
        for value in (1, 0):
            if problem.usual[name] == value:
                continue
            explained = 0
            for one in evidence[:32]:
                values = tuple(
                    (letter, value if letter == name else old)
                    for letter, old in one.probe.values
                )
                moved = Probe(values, one.probe.index)
                equal = judged(one.given, problem.expected(moved), moved).equal
                if equal is False:
                    break
                explained += equal is True
            else:
                if explained >= _FEWEST:
                    return Slip("missing-parameter", (("name", name),))
    return None


def _fixed(name: str, evidence: Sequence[Comparison], problem: Problem) -> bool:
    values = {dict(one.probe.values).get(name) for one in evidence}
    return values == {problem.usual[name]} or problem.usual[name] is None


def _other(
    made: Function, evidence: Sequence[Comparison], problem: Problem
) -> Slip | None:
    """Exactly another function that the decks know."""
    asked = problem.reference.definition
    letters = [name for name, _ in asked.params]
    probes = _some(evidence)
    for entry in problem.definitions:
        if (
            len(entry.variables) != len(asked.variables)
            or bool(entry.vectors) != bool(asked.vectors)
            or (entry.key == asked.key and not problem.reference.is_derivative)
        ):
            continue
        own: list[Node | None] = [Sym(name) for name in asked.variables]
        own += [
            Sym(name)
            if name in letters and not _fixed(name, evidence, problem)
            else None
            for name, _ in entry.params
        ]
        try:
            call = resolve(
                Apply(entry.key, tuple(own)), asked.vectors, problem.definitions
            )
            other = problem.compiler.compile(call)
            if _agrees(other, made, probes):
                return Slip("other-function", (("name", entry.key),))
        except Unreadable:
            continue
    return None
