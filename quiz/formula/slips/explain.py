"""What went wrong: hypotheses tested against the values, most specific first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from quiz.formula.evaluation.compare import (
    Comparison,
    State,
    different,
    evaluate,
    judged,
)
from quiz.formula.evaluation.point import Function
from quiz.formula.evaluation.probes import Irrational, Probe
from quiz.formula.evaluation.values import Infinity, negative
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reference import Problem
from quiz.formula.slips import hypotheses, multiples
from quiz.formula.slips.closeness import approximation, is_close, right_far_out
from quiz.formula.slips.misapplied import misapplied_rule
from quiz.formula.slips.mutations import find_change
from quiz.formula.slips.readings import other_readings
from quiz.formula.slips.rough import number
from quiz.formula.slips.rounding import exact_readings
from quiz.formula.slips.several import two_slips
from quiz.formula.slips.sides import Sides, sides
from quiz.formula.slips.some_branches import one_branch, one_length
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Cases, Node, walk

_BESIDE = Fraction(1, 2**60)
_FEWEST_DIGITS = 2
_MOST_EDGES = 24


def other_reading(wrong: Wrong) -> Slip | None:
    """Another reading of the same characters that is right."""
    return _reading(wrong, ("brackets", "log"))


def _moved_bracket(wrong: Wrong) -> Slip | None:
    return _reading(wrong, ("moved",))


def _reading(wrong: Wrong, kinds: tuple[str, ...]) -> Slip | None:
    if not wrong.text:
        return None
    for other in other_readings(wrong.text, wrong.problem.context, kinds):
        try:
            tree = wrong.read(other.tree)
        except Unreadable:
            continue
        if wrong.looks_right(tree) and wrong.mends(tree):
            kind = () if other.kind == "brackets" else ((other.kind, ""),)
            return Slip("missing-brackets", kind)
    return None


_WHOLE: tuple[Callable[[Wrong], Slip | None], ...] = (
    multiples.scaled,
    hypotheses.swapped_branches,
    hypotheses.output_for_input,
    hypotheses.differentiated,
    hypotheses.dropped_parameter,
    hypotheses.wrong_default,
    other_reading,
    multiples.inverted,
    hypotheses.elsewhere,
    hypotheses.other_function,
)
"""Explanations of the answer as a whole, in the order they are tried."""


def find_slip(
    answer: Node,
    made: Function,
    found: Sequence[Comparison],
    problem: Problem,
    text: str = "",
    names: dict[str, Node] | None = None,
) -> Slip:
    """The most specific explanation of a wrong answer.

    Args:
        answer: The answer, renamed and resolved.
        made: The answer, compiled.
        found: Both values at every probe.
        problem: What was asked.
        text: The answer as typed, for other readings of it.
        names: Letters of the text that were taken for letters of the card.
    """
    wrong = Wrong(answer, found, problem, text, names)
    return _in_family(_explained(made, wrong), wrong)


_FAMILIES = {
    "wrong-threshold": "wrong-branch",
    "wrong-condition": "wrong-branch",
    "wrong-bound": "wrong-branch",
    "min-max": "swapped-branches",
    "rounded-too-far": "approximation",
}
"""Slips that are a finer word for a reason."""
_SMALL = ("wrong-constant", "wrong-base", "extra-term")
"""Slips that make an approximation where they hardly change the value."""


def _in_family(slip: Slip, wrong: Wrong) -> Slip:
    """The reason of the closed list, with the finer word as its argument `slip`."""
    family = _FAMILIES.get(slip.reason)
    if family is None and slip.reason in _SMALL and is_close(wrong):
        family = "approximation"
    if family is None:
        return slip
    return Slip(family, (("slip", slip.reason), *slip.arguments))


def _explained(made: Function, wrong: Wrong) -> Slip:
    problem = wrong.problem
    if slip := _rejected(wrong):
        return slip
    if all(one.given.state is State.UNDEFINED for one in wrong.failing):
        return Slip("undefined-at")
    places = {one.probe.values[0] for one in wrong.failing}
    if len(places) == 1 and _right_beside(made, wrong.failing, problem):
        return Slip("one-point")
    if _at_edges(made, wrong):
        return Slip("one-point", (("edges", ""),))
    for explain in _WHOLE:
        if slip := explain(wrong):
            return slip
    cut = sides(wrong.evidence)
    where = cut.where if cut else ""
    if cut and _opposite(wrong):
        return Slip("sign", (("where", where),) if where else (("side", ""),))
    if cut and _undifferentiated(wrong):
        return Slip("wrong-branch", (("undifferentiated", ""), *_on(cut)))
    for explain in (
        hypotheses.other_rule,
        hypotheses.antiderivative,
        lambda one: _changed(one, where),
        hypotheses.other_slope,
        misapplied_rule,
        _rounded,
        lambda one: None if cut and _has_cases(one) else _moved_bracket(one),
        hypotheses.other_antiderivative,
    ):
        if slip := explain(wrong):
            return slip
    if cut and _on(cut):
        return Slip("wrong-branch", _on(cut))
    if slip := approximation(wrong):
        return slip
    if cut:
        return Slip("wrong-branch")
    for explain in (
        one_branch,
        one_length,
        hypotheses.without_any_variable,
        two_slips,
        hypotheses.without_variable,
        right_far_out,
    ):
        if slip := explain(wrong):
            return slip
    return Slip("different")


def _changed(wrong: Wrong, where: str) -> Slip | None:
    """One change; the slope of another function says more than a term too many."""
    slip = find_change(wrong, where)
    if slip is not None and slip.reason == "extra-term":
        return hypotheses.other_slope(wrong) or slip
    return slip


def _has_cases(wrong: Wrong) -> bool:
    """Whether the answer is of branches: there a moved bracket may but hide one."""
    return any(isinstance(one, Cases) for one in walk(wrong.answer))


def _on(cut: Sides) -> tuple[tuple[str, str], ...]:
    if cut.where:
        return (("where", cut.where),)
    return (("right", cut.right),) if cut.right else ()


def _opposite(wrong: Wrong) -> bool:
    """Whether only the sign is wrong where the answer is wrong."""
    return all(
        one.given.state is State.KNOWN
        and not different(one.given.value, negative(one.expected.value))
        for one in wrong.failing
    )


def _undifferentiated(wrong: Wrong) -> bool:
    """Whether the function itself stands where its derivative should."""
    problem = wrong.problem
    if not problem.reference.is_derivative:
        return False
    function = problem.compiler.compile(
        problem.read(problem.reference.definition.formula)
    )
    return all(
        judged(one.given, evaluate(function, one.probe), one.probe).equal is not False
        for one in wrong.failing
    )


def _right_beside(
    made: Function, failing: Sequence[Comparison], problem: Problem
) -> bool:
    """Whether the answer is right on both sides of the point where it fails."""
    for one in failing[:4]:
        (letter, value), *rest = one.probe.values
        if isinstance(value, tuple | Irrational):
            return isinstance(value, Irrational)
        step = max(value, -value) * _BESIDE or _BESIDE**2
        if _is_tiny(one, step):
            return False
        for beside in (value - step, value + step):
            probe = Probe(((letter, beside), *rest))
            found = judged(evaluate(made, probe), problem.expected(probe), probe)
            if not found.equal:
                return False
    return True


def _is_tiny(one: Comparison, step: Fraction | int) -> bool:
    """Whether the values are so close that beside the point it would not show."""
    given, true = one.given, one.expected
    if not given.state is true.state is State.KNOWN:
        return False
    if isinstance(given.value, Infinity) or isinstance(true.value, Infinity):
        return False
    return abs(number(given.value) - number(true.value)) < step


def _at_edges(made: Function, wrong: Wrong) -> bool:
    """Whether the answer fails only at single points, such as the ends of a range."""
    failing = wrong.failing
    if 3 * len(failing) > len(wrong.evidence) or len(failing) > _MOST_EDGES:
        return False
    if any(isinstance(one.probe.values[0][1], tuple | Irrational) for one in failing):
        return False
    return all(_right_beside(made, [one], wrong.problem) for one in failing)


def _rejected(wrong: Wrong) -> Slip | None:
    """A wrong formula that the card's author expected."""
    problem = wrong.problem
    for place, text in enumerate(problem.reference.rejects):
        tree = wrong.candidate(("reject", place), partial(_read, problem, text), 0)
        if tree is not None and wrong.explains(tree):
            return Slip("reject", (("reject", str(place)),))
    return None


def _read(problem: Problem, text: str) -> Node | None:
    try:
        return problem.read(text)
    except Unreadable:
        return None


def _rounded(wrong: Wrong) -> Slip | None:
    """Several constants rounded too far."""
    tree = exact_readings(wrong.answer, wrong.problem, _FEWEST_DIGITS)
    if tree is not None and wrong.mends(tree):
        return Slip("rounded-too-far")
    return None
