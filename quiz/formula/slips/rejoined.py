"""The operands of a part joined otherwise: dropped, exchanged, moved in or out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit, Scene
from quiz.formula.slips.needed import Place
from quiz.formula.slips.rough import ONE_ARGUMENT, Rows, agree, called, joined
from quiz.formula.slips.wrapping import WRAPPING, fits, logistic, logistic_of
from quiz.formula.tree import Binary, Call, Const, Neg, Node, Num

_NEIGHBOURS = ({"exp", "expm1"}, {"log", "log1p"})


def rejoined(place: Place, scene: Scene) -> Iterator[Edit]:
    """The same operands, otherwise joined."""
    node, needed, rows = place.node, place.needed, scene.rows
    match node:
        case Call(name=name, arguments=(inner,)):
            column = rows.column(inner)
            if agree(column, needed):
                yield Edit("drop-call", place, inner, name)
            pairs = [
                (u, v) for u, v in zip(column, needed, strict=True) if u == u and v == v
            ]
            for other in WRAPPING:
                if {other, name} in _NEIGHBOURS or other in (name, "sign"):
                    continue
                if fits(ONE_ARGUMENT[other], pairs):
                    yield Edit("other-call", place, Call(other, (inner,)), name)
            if fits(logistic, pairs):
                yield Edit("other-call", place, logistic_of(inner), name)
            if name == "abs" and fits(lambda u: max(u, 0), pairs):
                zero = Num(Fraction(0), "0")
                yield Edit("other-call", place, Call("max", (inner, zero)), name)
            yield from _moved(place, node, inner, rows)
        case Call(name="max" | "min" | "clip", arguments=arguments):
            yield from _bounds(place, node, arguments, scene)
        case Binary(op=op, left=left, right=right):
            one, two = rows.column(left), rows.column(right)
            if agree(one, needed):
                yield Edit("drop", place, left, op)
            if agree(two, needed):
                is_over_one = op == "/" and isinstance(left, Num) and left.value == 1
                yield Edit("reciprocal" if is_over_one else "drop", place, right, op)
            if op == "-" and agree([-one for one in two], needed):
                yield Edit("drop", place, Neg(right), op)
            yield from _otherwise(place, node, rows)
            if op in "-/^" and agree(joined(op, two, one), needed):
                yield Edit("swap-operands", place, Binary(op, right, left), op)
            yield from _outside(place, node, rows)
            if op == "^":
                yield from _base(place, node, rows)


def _otherwise(place: Place, node: Binary, rows: Rows) -> Iterator[Edit]:
    """The same operands under another operator."""
    left, right = rows.column(node.left), rows.column(node.right)
    for part, column in ((node.left, left), (node.right, right)):
        if set(column) <= {0.0, 1.0} and not (part is node.left and constant(part)):
            return
    others = "+-*/" if not constant(node.right) else "+-*/^"
    is_one = set(left) == {1.0}
    for op in others:
        if op == node.op or (is_one and op not in "-/"):
            continue
        for one, two in ((node.left, node.right), (node.right, node.left)):
            if is_one and one is not node.left:
                continue
            if agree(joined(op, rows.column(one), rows.column(two)), place.needed):
                yield Edit("operation", place, Binary(op, one, two), node.op)
                break


def _base(place: Place, node: Binary, rows: Rows) -> Iterator[Edit]:
    """``x^-e`` for ``e^-x``."""
    right = node.right
    inner = right.operand if isinstance(right, Neg) else right
    if isinstance(inner, Const) and inner.name == "e":
        power: Node = Neg(node.left) if isinstance(right, Neg) else node.left
        new = Binary("^", inner, power)
        if agree(rows.column(new), place.needed):
            yield Edit("swap-operands", place, new, "^")


def _bounds(
    place: Place, node: Call, arguments: tuple[Node, ...], scene: Scene
) -> Iterator[Edit]:
    rows, needed = scene.rows, place.needed
    if node.name != "clip":
        other = "min" if node.name == "max" else "max"
        columns = [rows.column(one) for one in arguments]
        if agree(called(other, columns), needed):
            yield Edit("max-min", place, Call(other, arguments), node.name)
        if len(arguments) == 2:
            for kept, dropped in (arguments, arguments[::-1]):
                if agree(rows.column(kept), needed):
                    is_bound = constant(dropped)
                    kind = "bound" if is_bound else "drop"
                    yield Edit(kind, place, kept, "extra" if is_bound else node.name)
    elif agree(rows.column(arguments[0]), needed):
        yield Edit("bound", place, arguments[0], "extra")
    else:
        columns = [rows.column(one) for one in arguments]
        turned = (arguments[0], arguments[2], arguments[1])
        swapped = called("clip", [columns[0], columns[2], columns[1]])
        if agree(swapped, needed):
            yield Edit("swap-operands", place, Call("clip", turned), "clip")
        low = Call("max", arguments[:2])
        high = Call("min", (arguments[0], arguments[2]))
        for kept in (low, high):
            if agree(rows.column(kept), needed):
                yield Edit("bound", place, kept, "extra")


def _moved(place: Place, node: Call, inner: Node, rows: Rows) -> Iterator[Edit]:
    """``f(u + w)`` for ``f(u) + w``, and the other way round; ``f(g(u))``."""
    name, needed = node.name, place.needed
    if isinstance(inner, Binary):
        for kept, other, first in (
            (inner.left, inner.right, True),
            (inner.right, inner.left, False),
        ):
            left, right = Call(name, (kept,)), other
            new = Binary(inner.op, *((left, right) if first else (right, left)))
            if agree(rows.column(new), needed):
                yield Edit("move", place, new, name)
        if inner.op == "^" and isinstance(inner.right, Num) and inner.right.value == 2:
            product = Binary("*", inner.left, Call(name, (inner.left,)))
            raised = Binary("^", Call(name, (inner.left,)), inner.right)
            for new in (product, raised):
                if agree(rows.column(new), needed):
                    yield Edit("move", place, new, name)
    is_single = isinstance(inner, Call) and len(inner.arguments) == 1
    if isinstance(inner, Call) and is_single and inner.name not in (name, "abs"):
        turned = Call(inner.name, (Call(name, inner.arguments),))
        if agree(rows.column(turned), needed):
            yield Edit("move", place, turned, name)


def _outside(place: Place, node: Binary, rows: Rows) -> Iterator[Edit]:
    """What stands outside a function goes inside."""
    for call, other, first in (
        (node.left, node.right, True),
        (node.right, node.left, False),
    ):
        if not isinstance(call, Call) or len(call.arguments) not in (1, 3):
            continue
        inner, *more = call.arguments
        parts = (inner, other) if first else (other, inner)
        new = Call(call.name, (Binary(node.op, *parts), *more))
        if agree(rows.column(new), place.needed):
            yield Edit("move", place, new, call.name)
