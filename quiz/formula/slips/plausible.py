"""Changes that fit the values, but that nobody made.

An answer of few parts agrees by chance with many a change: a function whose argument
cannot have its sign, an exchange of letters that makes a condition hold always. To
say so would be true of the numbers and no help to anybody.
"""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit, Scene
from quiz.formula.slips.needed import insides
from quiz.formula.slips.rough import Column, Rows, agree, close
from quiz.formula.slips.written_out import exchanged
from quiz.formula.slips.wrong import Wrong
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Node,
    Num,
    walk,
)

FAR = ("reciprocal", "swap-operands", "operation", "power", "exponent")
"""Changes that make much of a formula another one."""
_BOUNDED = ("max", "min", "clip")
_CHOOSING = (*_BOUNDED, "step", "floor", "ceil")
_UNLIKELY = ("sech",)
"""Functions that hardly anybody means where another one stands."""
_OF_PIECES = (*_BOUNDED, "abs", "sign", "step", "floor", "ceil")
_ORDINARY = 2
"""Whole numbers up to this one multiply an argument without being written."""


def is_far_fetched(
    edit: Edit, scene: Scene, wrong: Wrong, mends: bool, where: str
) -> bool:
    """Whether a change that fits is none that somebody made.

    Args:
        mends: Whether the change mends the answer; else it spoils the truth.
        where: Where the answer fails, if that is one stretch of the line.
    """
    if _is_idle_sign(edit, scene) or _is_patch(edit, where):
        return True
    if mends:
        is_unlikely = isinstance(edit.new, Call) and edit.new.name in _UNLIKELY
        return is_unlikely or (edit.kind == "wrap" and _makes_idle(edit, scene))
    return (
        (_makes_idle(edit, scene) and not _is_bounded(wrong.tree))
        or _vanishes(edit, scene)
        or _is_unwritten_factor(edit, wrong)
        or (edit.kind in FAR and not _has_sums(wrong.tree))
    )


def _is_idle_sign(edit: Edit, scene: Scene) -> bool:
    """Whether bars or a bound go where no sign can be: ``|e^x|``, ``max(x, 0)^2``."""
    above = edit.place.above
    is_even = bool(above) and any(one is edit.place.node for one in insides(above[-1]))
    match edit.new:
        case Call(name="abs", arguments=(inner,)):
            return edit.kind == "move" and (
                is_even or _same(scene.rows, edit.new, inner)
            )
        case Call(name="max"):
            return edit.kind == "bound" and is_even
    return False


def _same(rows: Rows, one: Node, other: Node) -> bool:
    return agree(rows.column(one), rows.column(other))


def _is_patch(edit: Edit, where: str) -> bool:
    """Whether a term or factor is joined only to undo another branch there."""
    if edit.kind != "join" or not isinstance(edit.new, Binary):
        return False
    above = edit.place.above
    if any(isinstance(one, Cases) for one in above):
        return False
    is_bounded = any(isinstance(one, Call) and one.name in _BOUNDED for one in above)
    lost = edit.new.right
    return (is_bounded and (bool(where) or _is_of_pieces(lost))) or (
        bool(where) and _is_of_pieces(lost)
    )


def _is_of_pieces(node: Node) -> bool:
    return any(
        isinstance(one, Cases | Compare)
        or (isinstance(one, Call) and one.name in _OF_PIECES)
        for one in walk(node)
    )


def has_branches(wrong: Wrong) -> bool:
    """Whether the answer is of several pieces."""
    return _is_of_pieces(wrong.tree)


def _makes_idle(edit: Edit, scene: Scene) -> bool:
    """Whether a bound around the part that did something does nothing any more.

    Then nobody made this change: e^x is not max(0, x) with an exponential too many,
    and clip(x, 0, 1) is no bounded sigmoid.
    """
    inner: Node = edit.place.node
    changed = edit.new
    for around in reversed(edit.place.above):
        outer = exchanged(around, {id(inner): changed})
        if isinstance(around, Call) and around.name in _BOUNDED:
            was_idle = _same(scene.rows, around, inner)
            if not was_idle and _same(scene.rows, outer, changed):
                return True
        inner, changed = around, outer
    return False


def _is_bounded(tree: Node) -> bool:
    """Whether a formula chooses between values: by cases, or the larger of two."""
    return any(
        isinstance(one, Cases | Compare)
        or (isinstance(one, Call) and one.name in _CHOOSING)
        for one in walk(tree)
    )


def _vanishes(edit: Edit, scene: Scene) -> bool:
    """Whether another letter makes a part a mere number: ``y - y``."""
    if edit.kind != "letter" or constant(edit.new):
        return False
    inner: Node = edit.place.node
    changed = edit.new
    for around in reversed(edit.place.above):
        outer = exchanged(around, {id(inner): changed})
        was, now = (scene.rows.column(one) for one in (around, outer))
        if _is_steady(now) and not _is_steady(was):
            return True
        inner, changed = around, outer
    return False


def _is_steady(column: Column) -> bool:
    known = [one for one in column if one == one]
    return all(close(known[0], one) for one in known[1:])


def _is_unwritten_factor(edit: Edit, wrong: Wrong) -> bool:
    """Whether an argument would be three times as large, and no three is written."""
    if edit.kind != "factor":
        return False
    near = Fraction(abs(edit.ratio)).limit_denominator(12)
    if not close(float(near), abs(edit.ratio)):
        return False
    typed = {one.value for one in walk(wrong.tree) if isinstance(one, Num)}
    parts = {near.numerator, near.denominator}
    return not all(one <= _ORDINARY or one in typed for one in parts) and not (
        near in typed or 1 / near in typed
    )


def _has_sums(tree: Node) -> bool:
    """Whether a formula has a sum, or a function that stands for one."""
    return any(
        isinstance(one, Apply)
        or (isinstance(one, Binary) and one.op in "+-")
        or (isinstance(one, Call) and one.name != "exp")
        for one in walk(tree)
    )


def settles(tree: Node, changed: Node, rows: Rows) -> bool:
    """Whether a condition that told points apart holds at all or none of them now."""
    for one, other in zip(_all_cases(tree), _all_cases(changed), strict=False):
        before, after = set(rows.chosen(one)), set(rows.chosen(other))
        if len(before - {None}) > 1 >= len(after - {None}):
            return True
    return False


def _all_cases(tree: Node) -> list[Cases]:
    return [one for one in walk(tree) if isinstance(one, Cases)]
