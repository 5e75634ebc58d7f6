"""A function's letter without its argument: ``σ(1 - σ)`` for ``σ(x)(1 - σ(x))``."""

from __future__ import annotations

from quiz.formula.reference import Problem
from quiz.formula.tree import Apply, Binary, Call, Node, Num, Sym, rebuild, walk

OWN = ("f", "y", "F", "g", "S")
"""Letters that stand for the function whose derivative is asked for."""

_LAWS = {"Phi": "normcdf", "phi": "normpdf"}


def _is_rest(node: Node) -> bool:
    """Whether the node is ``1 - …``, a factor rather than an argument."""
    match node:
        case Binary(op="-", left=Num(value=value)):
            return value == 1
    return False


def may_be_variable(tree: Node, problem: Problem) -> bool:
    """Whether a function's letter may be another name of the card's variable.

    The variable does not occur, the letter is the only one that the card lacks, and
    it is nowhere applied: ``[y > 0]`` as a derivative.
    """
    context = problem.context
    found = {one.name for one in walk(tree) if isinstance(one, Sym)}
    strange = {one for one in found if one not in context.letters}
    applied = {one.written for one in walk(tree) if isinstance(one, Apply | Call)}
    return (
        len(strange) == 1
        and not strange & applied
        and not found & set(context.variables)
    )


def shorthand(tree: Node, problem: Problem) -> Node | None:
    """The answer with every such letter applied to the card's variable.

    A call whose argument holds the bare letter is a product: in ``σ(1 - σ)``
    the bracket is a factor. None where no letter stands for a function.
    """
    context = problem.context
    if len(context.variables) != 1 or context.vectors:
        return None
    keys: dict[str, str] = {}
    laws: set[str] = set()
    for one in walk(tree):
        if not isinstance(one, Sym) or one.name in context.letters:
            continue
        if one.name in _LAWS:
            laws.add(one.name)
        if one.name in OWN and context.itself:
            keys[one.name] = context.itself
            continue
        entry = problem.definitions.letter(one.name)
        if entry and len(entry.variables) == 1 and not entry.vectors:
            keys[one.name] = entry.key
    if not keys and not laws:
        return None

    def applied(key: str, span: tuple[int, int]) -> Node:
        params = problem.definitions[key].params
        variable = Sym(context.variables[0], span)
        return Apply(key, (variable, *(None for _ in params)), "", span)

    def written_out(node: Node) -> Node:
        change: dict[int, Node] = {}
        for one in walk(node):
            if isinstance(one, Sym) and one.name in keys:
                change[id(one)] = applied(keys[one.name], one.span)
            elif isinstance(one, Sym) and one.name in laws:
                variable = Sym(context.variables[0], one.span)
                change[id(one)] = Call(_LAWS[one.name], (variable,), "", one.span)
        return rebuild(node, change)

    products: dict[int, Node] = {}
    for one in walk(tree):
        if not isinstance(one, Apply):
            continue
        inner = one.arguments[0]
        if inner is not None and any(
            isinstance(part, Sym)
            and part.name in keys
            and (keys[part.name] == one.function or _is_rest(inner))
            for part in walk(inner)
        ):
            factor = written_out(inner)
            left = applied(one.function, one.span)
            products[id(one)] = Binary("*", left, factor, "implicit", one.span)
    return written_out(rebuild(tree, products))
