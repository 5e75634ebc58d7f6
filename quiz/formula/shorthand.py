"""A function's letter without its argument: ``σ(1 - σ)`` for ``σ(x)(1 - σ(x))``."""

from __future__ import annotations

from quiz.formula.reference import Problem
from quiz.formula.tree import Apply, Binary, Node, Sym, rebuild, walk


def shorthand(tree: Node, problem: Problem) -> Node | None:
    """The answer with every such letter applied to the card's variable.

    A call whose argument holds the bare letter is a product: in ``σ(1 - σ)``
    the bracket is a factor. None where no letter stands for a function.
    """
    context = problem.context
    if len(context.variables) != 1 or context.vectors:
        return None
    keys: dict[str, str] = {}
    for one in walk(tree):
        if isinstance(one, Sym) and one.name not in context.letters:
            entry = problem.definitions.letter(one.name)
            if entry and len(entry.variables) == 1 and not entry.vectors:
                keys[one.name] = entry.key
    if not keys:
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
        return rebuild(node, change)

    products: dict[int, Node] = {}
    for one in walk(tree):
        if not isinstance(one, Apply) or one.function not in keys.values():
            continue
        inner = one.arguments[0]
        if inner is not None and any(
            isinstance(part, Sym) and keys.get(part.name) == one.function
            for part in walk(inner)
        ):
            factor = written_out(inner)
            left = applied(one.function, one.span)
            products[id(one)] = Binary("*", left, factor, "implicit", one.span)
    return written_out(rebuild(tree, products))
