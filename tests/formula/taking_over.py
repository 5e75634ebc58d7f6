"""What `quiz.formula` has read, as formulas of these tests."""

from __future__ import annotations

from quiz.formula import tree as read

from .terms import TRUTHS, Formula, letter, number, of, substituted


class UntoldError(Exception):
    """A tree has something that is not evaluated here."""


_CALLS = {
    "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "abs", "sign", "max",
    "min", "sin", "cos", "sinh", "cosh", "tanh", "erf", "erfc", "step",
    "logaddexp",
}  # fmt: skip
_RENAMED = {"normcdf": "Phi", "normpdf": "phi"}


def _infinite(node: read.Node) -> bool:
    return any(one == "oo" for one in map(_constant, read.walk(node)))


def _constant(node: read.Node) -> str:
    return node.name if isinstance(node, read.Const) else ""


def from_tree(node: read.Node) -> Formula:
    """What `quiz.formula` has read, as a formula of these tests.

    Raises:
        UntoldError: it uses something beyond these tests.
    """
    match node:
        case read.Num(value=found):
            return Formula(("num", str(found)))
        case read.Const(name="e" | "pi" as name) | read.Sym(name=name):
            return letter(name)
        case read.Neg(operand=operand):
            return of("neg", from_tree(operand))
        case read.Binary(op="^", left=read.Const(name="e"), right=right):
            return of("exp", from_tree(right))
        case read.Binary(op=op, left=left, right=right):
            return of(op, from_tree(left), from_tree(right))
        case read.Call(name="cast", arguments=(inner,)):
            return from_tree(inner)
        case read.Call(name="log", arguments=(one, base)):
            return of("logbase", from_tree(one), from_tree(base))
        case read.Call(name="clip", arguments=(one, low, high)):
            if not any(map(_infinite, (low, high))):
                return of("clip", *map(from_tree, (one, low, high)))
            found = from_tree(one)
            found = found if _infinite(low) else of("max", found, from_tree(low))
            return found if _infinite(high) else of("min", found, from_tree(high))
        case read.Call(name=name, arguments=given) if name in _CALLS | {*_RENAMED}:
            return of(_RENAMED.get(name, name), *map(from_tree, given))
        case read.Apply(function=name, arguments=given) if name in TRUTHS:
            truth = TRUTHS[name]
            if truth.vectors:
                raise UntoldError
            own = [*truth.variables, *(one for one, _, _ in truth.params)]
            usual = [None for _ in truth.variables]
            usual += [number(one) for _, one, _ in truth.params]
            found = truth.formula
            for letter_of in own:  # apart from the letters of the arguments
                found = substituted(found, letter_of, letter(f"{letter_of}°"))
            for place, letter_of in enumerate(own):
                one = given[place] if place < len(given) else None
                new = usual[place] if one is None else from_tree(one)
                if new is None:
                    raise UntoldError
                found = substituted(found, f"{letter_of}°", new)
            return found
        case read.Compare(operators=operators, operands=operands):
            chain = [
                of(op, from_tree(left), from_tree(right))
                for op, left, right in zip(
                    operators, operands, operands[1:], strict=False
                )
            ]
            return chain[0] if len(chain) == 1 else of("and", *chain)
        case read.Logic(op=op, operands=operands):
            return of(op, *map(from_tree, operands))
        case read.Truth(value=found):
            return Formula(("truth", found))
        case read.Cases(branches=branches):
            chosen = Formula(("nowhere",))
            for one, condition in reversed(branches):
                chosen = (
                    from_tree(one)
                    if condition is None
                    else of("if", from_tree(condition), from_tree(one), chosen)
                )
            return chosen
    raise UntoldError
