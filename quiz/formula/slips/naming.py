"""What a single change to a formula is called: the reason for a wrong answer."""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.slips.edit import Edit, Rewrite
from quiz.formula.slips.naming_calls import LOGS, called, of_function, other_function
from quiz.formula.slips.naming_numbers import TRANSPARENT, of_number
from quiz.formula.slips.wrong import Slip
from quiz.formula.tree import (
    Binary,
    Call,
    Cases,
    Neg,
    Node,
    Reduce,
    Sym,
    walk,
    written,
)

ORDER = (
    "swapped-branches", "swapped-arguments", "wrong-index", "min-max", "sign",
    "wrong-base",
    "wrong-argument", "wrong-default", "rounded-too-far", "wrong-constant",
    "wrong-threshold", "missing-exponential", "missing-log", "wrong-power",
    "wrong-condition", "inverted", "missing-parameter", "wrong-operation",
    "wrong-function", "wrong-letter", "misplaced", "missing-factor", "extra-factor",
    "missing-term", "extra-term", "wrong-bound", "missing-function",
    "extra-function", "constant-factor", "wrong-branch",
)  # fmt: skip
"""Reasons that a single change can have; earlier ones say more."""

_EXACT = 1e-9
_SPOILT = frozenset([
    "missing-term", "extra-term", "missing-factor", "extra-factor",
    "missing-parameter", "constant-factor", "missing-function", "extra-function",
])  # fmt: skip
"""Changes that, made to a whole branch, only say that the branch is wrong."""


def standing(above: tuple[Node, ...], node: Node) -> str:
    """What a part is within the formula, signs and factors around it aside.

    ``whole``, ``branch``, ``argument``, ``base``, ``term``, ``bound`` or ``body``.
    """
    for parent in reversed(above):
        match parent:
            case Neg():
                pass
            case Binary(op="*" | "/"):
                pass
            case Binary(op="^", right=right):
                return "argument" if right is node else "base"
            case Binary():
                return "term"
            case Call(name=name, arguments=arguments):
                if name not in TRANSPARENT:
                    return "argument"
                return "argument" if arguments[0] is node else "bound"
            case Cases():
                return "branch"
            case Reduce():
                return "body"
        node = parent
    return "whole"


def _is_whole_argument(edit: Edit) -> bool:
    """Whether the part is all that a function or an exponent is of."""
    if not edit.place.above:
        return False
    parent, node = edit.place.above[-1], edit.place.node
    match parent:
        case Call(name=name) if name not in TRANSPARENT:
            return True
        case Binary(op="^", right=right):
            return right is node
    return False


def _is_whole_branch(edit: Edit, role: str) -> bool:
    """Whether the change is to a branch as a whole, as any factor of it is."""
    if role == "branch" and edit.kind in ("factor", "join", "drop"):
        new = edit.new if edit.kind == "join" else edit.place.node
        if not isinstance(new, Binary) or new.op in "*/":
            return True
    around = [one for one in edit.place.above if not isinstance(one, Neg)]
    return bool(around) and isinstance(around[-1], Cases)


def named(edit: Edit, letters: frozenset[str], *, mends: bool, where: str) -> Slip:
    """The reason that a change stands for.

    Args:
        letters: Parameters of the card.
        mends: Whether the change mends the answer; else it spoils the truth.
        where: On which side the answer fails, if on one.
    """
    node = edit.place.node
    role = standing(edit.place.above, node)
    slip = _named(edit, role, letters, mends=mends, where=where)
    if _is_whole_branch(edit, role) and slip.reason in _SPOILT:
        return Slip("wrong-branch", _where(where))
    return slip


def _where(where: str) -> tuple[tuple[str, str], ...]:
    return (("where", where),) if where else ()


def _named(
    edit: Edit, role: str, letters: frozenset[str], *, mends: bool, where: str
) -> Slip:
    node, new = edit.place.node, edit.new
    match edit.kind:
        case "constant":
            return of_number(edit, role, mends=mends)
        case "factor":
            return _factor(edit, role, where=where, mends=mends)
        case "offset":
            return _more("+", is_missing=mends)
        case "power" | "exponent":
            return Slip("wrong-power")
        case "reciprocal":
            is_part = any(not isinstance(one, Neg) for one in edit.place.above)
            return Slip("inverted", (("part", ""),) if is_part else ())
        case "wrap":
            return of_function(edit.name, missing=mends)
        case "drop-call":
            return of_function(edit.name, missing=not mends)
        case "other-call" if {edit.name, called(new)} <= set(LOGS):
            return Slip("wrong-base")
        case "other-call" | "function":
            return other_function(edit, mends=mends)
        case "drop":
            return _dropped(edit, letters, mends=mends)
        case "join":
            return _joined(edit, letters, mends=mends)
        case "operation":
            if _is_whole_argument(edit):
                return Slip("wrong-argument")
            pair = {edit.name, new.op if isinstance(new, Binary) else ""}
            return (
                Slip("sign", (("inside", ""),))
                if pair == {"+", "-"}
                else (Slip("wrong-operation"))
            )
        case "swap-operands":
            if edit.name == "/":
                return Slip("inverted", (("part", ""),))
            if edit.name == "-":
                return Slip("sign", (("inside", ""),))
            return Slip("swapped-arguments")
        case "max-min":
            return Slip("min-max")
        case "branches":
            return Slip("swapped-branches")
        case "bound":
            return Slip("wrong-bound", ((_detail(edit.name, mends=mends), ""),))
        case "letter":
            if isinstance(node, Sym) and isinstance(new, Sym):
                return Slip("wrong-letter")
            if not mends and isinstance(new, Sym):
                if role == "branch":
                    return Slip("wrong-branch", _where(where))
                return Slip("wrong-letter", (("number", edit.name),))
            return Slip("missing-parameter", (("name", edit.name),))
        case "move":
            return Slip("misplaced")
    return Slip("different")


def _detail(name: str, *, mends: bool) -> str:
    if mends:
        return name
    return "missing" if name == "extra" else "extra"


def _factor(edit: Edit, role: str, *, where: str, mends: bool) -> Slip:
    ratio = edit.ratio
    if role == "argument":
        return Slip("wrong-argument")
    if ratio == -1:
        if role == "branch":
            return Slip("sign", _where(where) or (("side", ""),))
        return Slip("sign", (("inside", ""),) if role != "whole" else ())
    if role == "whole":
        return Slip("constant-factor")
    times = 1 / ratio if mends else ratio
    near = Fraction(times).limit_denominator(1000)
    shown = written(near) if abs(float(near) - times) < _EXACT else f"{times:.5g}"
    return Slip("constant-factor", (("part", shown),))


def _dropped(edit: Edit, letters: frozenset[str], *, mends: bool) -> Slip:
    """Of two operands, one alone is left."""
    node, kept = edit.place.node, edit.new
    if isinstance(node, Call):  # one of what max or min chooses from
        return Slip("wrong-bound", (("extra", ""),)) if mends else Slip("wrong-branch")
    if not isinstance(node, Binary):
        return Slip("different")
    lost = node.right if kept is node.left else node.left
    if node.op == "^":
        return Slip("wrong-power")
    op = "*" if lost is node.left and node.op == "/" else node.op
    return _lost(lost, op, letters, mends=mends)


def _lost(lost: Node, op: str, letters: frozenset[str], *, mends: bool) -> Slip:
    """A part left out (or, where leaving it out mends, one too many)."""
    names = {one.name for one in walk(lost) if isinstance(one, Sym)}
    if not mends and names and names <= letters:
        return Slip("missing-parameter", (("name", min(names)),))
    return _more(op, is_missing=not mends)


def _more(op: str, *, is_missing: bool) -> Slip:
    much = "missing" if is_missing else "extra"
    if op == "/":
        return Slip(f"{much}-factor", (("divisor", ""),))
    return Slip(f"{much}-{'factor' if op == '*' else 'term'}")


def _joined(edit: Edit, letters: frozenset[str], *, mends: bool) -> Slip:
    if not isinstance(edit.new, Binary):
        return Slip("different")
    lost = edit.new.right
    if mends and isinstance(lost, Sym) and edit.new.op in "*/":
        undone = "/" if edit.new.op == "*" else "*"
        around = edit.place.above if undone == "*" else ()
        some = (edit.place.node, *around)
        if any(_holds(one, undone, lost.name) for one in some):
            return Slip("extra-factor")
    is_factor = edit.new.op in "*/"
    if isinstance(lost, Sym) and edit.name == "parameter" and mends and is_factor:
        return Slip("missing-parameter", (("name", lost.name),))
    return _more(edit.new.op, is_missing=mends)


def _holds(node: Node, op: str, letter: str) -> bool:
    """Whether a letter is a factor of a product, or its divisor."""
    match node:
        case Binary(op="*", left=left, right=right):
            return _holds(left, op, letter) or _holds(right, op, letter)
        case Binary(op="/", left=left, right=right):
            is_divisor = isinstance(right, Sym) and right.name == letter
            return (op == "/" and is_divisor) or _holds(left, op, letter)
        case Sym(name=name):
            return op == "*" and name == letter
    return False


def named_rewrite(
    one: Rewrite, letters: frozenset[str], *, mends: bool, where: str
) -> Slip:
    """The reason that a change of a condition, an index or several places has."""
    match one.kind:
        case "branches":
            return Slip("swapped-branches")
        case "letters":
            return Slip("swapped-arguments")
        case "letter":
            return Slip("wrong-letter")
        case "calls":
            return Slip("swapped-arguments", (("functions", one.name),))
        case "index" | "unsummed" | "summed":
            if one.kind == "index":
                return Slip("wrong-index")
            missing = (one.kind == "summed") == mends
            if missing:
                return Slip("missing-function", (("sum", ""),))
            return Slip("extra-function", (("name", "Σ"),))
        case "reduction":
            if not mends:
                return Slip("wrong-function")
            if one.name.endswith("logsumexp"):
                return Slip("missing-function")
            return Slip("wrong-function", (("name", one.name),))
        case "max-min":
            return Slip("min-max")
        case "signs":
            return Slip("sign", (("inside", ""),))
        case "constant":
            reasons = {"base": "wrong-base", "bound": "wrong-bound"}
            return Slip(reasons.get(one.name, "wrong-constant"))
        case "edge":
            return Slip("wrong-condition", (("edge", ""),))
        case "condition":
            return Slip("wrong-condition")
        case "limit":
            return Slip("wrong-threshold")
        case "negated" | "scaled":
            if one.is_argument:
                return Slip("wrong-argument")
            if one.kind == "negated":
                return Slip("sign", (("inside", ""),))
            return Slip("constant-factor", (("part", one.name),))
        case "squared":
            return Slip("wrong-power")
        case "base":
            return Slip("wrong-base")
        case "operation":
            return Slip("wrong-operation")
        case "other-call":
            return Slip("wrong-function", (("name", one.name),) if mends else ())
        case "reciprocal":
            return Slip("inverted", (("part", ""),))
        case "with" | "without":
            is_missing = (one.kind == "with") == mends
            if is_missing and one.name in letters:
                return Slip("missing-parameter", (("name", one.name),))
            return _more("*", is_missing=is_missing)
        case "wrap":
            return of_function(one.name, missing=mends)
        case "drop-call":
            return of_function(one.name, missing=not mends)
        case "moved":
            return Slip("misplaced")
    return Slip("different")
