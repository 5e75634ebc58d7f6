"""A form under `reject` is wrong, and not the same as one before it."""

from __future__ import annotations

from itertools import islice

from quiz.checks.definitions import definition
from quiz.checks.derivatives import excepted
from quiz.checks.finding import Found, finding
from quiz.deck.model import Ask, Function
from quiz.formula.evaluation.compare import At, State, evaluate
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import decimal
from quiz.formula.grading.grade import judge
from quiz.formula.reading.context import Definitions
from quiz.formula.reference import Problem, Reference
from quiz.verdict import Outcome

_DIGITS = 12
_POINTS = 24
_MOST_PROBES = 600


def right_reject(function: Function, definitions: Definitions) -> Found:
    """Wrong answers that are right, or are there twice."""
    if not function.rejects:
        return
    reference = Reference(
        definition=definition(function),
        assume=function.assume,
        rounded=function.rounded,
        digits=function.digits,
        exceptions=excepted(function, Ask.FORMULA),
    )
    problem = Problem(reference, definitions)
    points = _spread(list(islice(problem.probes(problem.tree), _MOST_PROBES)))
    seen: dict[tuple[str, ...], str] = {}
    for place, reject in enumerate(function.rejects):
        text = reject.form.text
        verdict = judge(reference, text, definitions, explains=False).verdict
        is_right = verdict.outcome is Outcome.CORRECT or verdict.reason == "circular"
        if is_right:
            yield finding("D304", "reject", place, "form", name=_name(function))
            continue
        values = _values(text, problem, points)
        first = seen.setdefault(values, text)
        if first is not text and any(values):
            yield finding("D305", "reject", place, "form", first=first)


def _spread(probes: list[Probe]) -> list[Probe]:
    """The friendliest points, and some of the others: of other parameters."""
    rest = probes[_POINTS:]
    return [*probes[:_POINTS], *rest[:: max(1, len(rest) // _POINTS)]]


def _values(text: str, problem: Problem, points: list[Probe]) -> tuple[str, ...]:
    made = problem.compiler.compile(problem.read(text))
    return tuple(_shown(evaluate(made, one)) for one in points)


def _shown(at: At) -> str:
    return decimal(at.value, _DIGITS) if at.state is State.KNOWN else ""


def _name(function: Function) -> str:
    return function.key or function.formula.text
