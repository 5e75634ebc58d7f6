"""Answers that name what they were asked to write out."""

from __future__ import annotations

from quiz.formula.evaluation.compare import compare_at
from quiz.formula.reading import names
from quiz.formula.reading.context import Definition
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import Problem, known_as
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Const,
    Derivative,
    Node,
    Reduce,
    Sym,
    walk,
)


def names_itself(tree: Node, problem: Problem) -> Node | None:
    """The part of a right answer that names the function asked for, or None.

    Under any of its names and call forms, or as a function that is the same by
    definition; for a derivative, one that is written but not worked out.
    """
    reference = problem.reference
    hidden = {names.builtin(one) or names.plain(one) for one in reference.hidden}
    if reference.is_derivative:
        own: frozenset[str] = frozenset()
    else:
        own = known_as(reference.definition)
    for one in walk(tree):
        match one:
            case Derivative() if reference.is_derivative:
                return one
            case Call(name=name) if name in hidden or name in own:
                return one
            case Binary(op="^", left=Const(name="e")) if "exp" in hidden:
                return one
            case Reduce(kind=kind) if kind in hidden:
                return one
            case Apply(function=key):
                entry = problem.definitions[key]
                if hidden & known_as(entry):
                    return one
                if reference.is_derivative:
                    continue
                if key == reference.definition.key or own & known_as(entry):
                    return one
                if reference.definition.key in problem.definitions and _same(
                    entry, problem
                ):
                    return one
    return None


def _same(entry: Definition, problem: Problem) -> bool:
    """Whether a function is the asked one by definition, parameters alike."""
    asked = problem.reference.definition
    if (
        len(entry.variables) != len(asked.variables)
        or len(entry.params) != len(asked.params)
        or bool(entry.vectors) != bool(asked.vectors)
        or len(asked.variables) > 1
    ):
        return False
    if entry.key not in problem.same:
        letters = [*asked.variables, *(name for name, _ in asked.params)]
        call: Node = Apply(entry.key, tuple(Sym(name) for name in letters))
        answer = resolve(call, asked.vectors, problem.definitions)
        made = problem.compiler.compile(answer)
        found = [
            compare_at(made, problem.expected(probe), probe).equal
            for probe in problem.probes(answer)
        ]
        problem.same[entry.key] = False not in found and True in found
    return problem.same[entry.key]
