"""What a change of a function inside a formula is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.formula.slips.edit import Edit
from quiz.formula.slips.wrapping import LOGISTIC
from quiz.formula.slips.written_out import exchanged
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Apply, Binary, Call, Const, Node, Reduce, walk

LOGS = ("log", "log1p", "log2", "log10")
_SHOWN = {"log": "ln", "normcdf": "Φ", "normpdf": "φ", "abs": "|…|"}
_ABOUT_FUNCTIONS = ("wrong-function", "extra-function")


def called(node: Node) -> str:
    """The name of a built-in function; "" where the node is no call of one."""
    return node.name if isinstance(node, Call) else ""


def of_function(name: str, *, missing: bool) -> Slip:
    """A function around a part that is missing, or one too many."""
    if not missing:
        return Slip("extra-function", (("name", name),))
    if name in ("exp", "expm1"):
        return Slip("missing-exponential")
    if name in LOGS:
        return Slip("missing-log")
    return Slip("missing-function")


def other_function(edit: Edit, *, mends: bool) -> Slip:
    """One function in another's place; named is the one of the answer."""
    name = edit.name if mends else called(edit.new)
    if not mends and not name:
        name = LOGISTIC if edit.kind == "other-call" else ""
    return Slip("wrong-function", (("name", name),) if name else ())


def as_typed(slip: Slip, wrong: Wrong) -> Slip | None:
    """The slip with the function named as it was typed, or not named at all.

    None where the answer holds no function that could be the wrong one.
    """
    said = dict(slip.arguments)
    if "divisor" in said:
        shown = wrong.answer if slip.reason == "extra-factor" else wrong.problem.tree
        if not any(isinstance(one, Binary) and one.op == "/" for one in walk(shown)):
            return replace(slip, arguments=())
    if slip.reason not in _ABOUT_FUNCTIONS or said.get("name") == "Σ":
        return slip
    typed = _typed(wrong.answer)
    if not typed:
        return None
    name = said.get("name", "")
    key = "sigmoid" if name == LOGISTIC else name
    if key not in typed and slip.reason == "wrong-function" and len(typed) == 1:
        (key,) = typed
    truth = _typed(wrong.problem.tree) | _typed(wrong.facts.truth)
    if key not in typed or key in truth or not name:
        return replace(slip, arguments=())
    return replace(slip, arguments=(("name", _shown(key, wrong.text)),))


def without_one(tree: Node) -> Iterator[Node]:
    """The formula without one of its functions of one number."""
    for one in walk(tree):
        match one:
            case Call(arguments=(inner,)):
                yield exchanged(tree, {id(one): inner})
            case Apply(arguments=(first, *_)) if first is not None:
                yield exchanged(tree, {id(one): first})
            case Binary(op="^", left=Const(name="e"), right=inner):
                yield exchanged(tree, {id(one): inner})


def _typed(tree: Node) -> set[str]:
    """The functions that a formula names; a power of e counts as exp."""
    found: set[str] = set()
    for one in walk(tree):
        match one:
            case Call(name=name):
                found.add(name)
            case Apply(function=name) | Reduce(kind=name):
                found.add(name)
            case Binary(op="^", left=Const(name="e")):
                found.add("exp")
    return found


def _shown(name: str, text: str) -> str:
    """How a function is named to people: as they do it themselves."""
    if name == "sigmoid" and ("σ" in text or "\\sigma" in text):
        return "σ"
    return _SHOWN.get(name, name)
