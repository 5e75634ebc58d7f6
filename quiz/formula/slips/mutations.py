"""One change that makes the answer right, or makes the truth the answer.

Candidates come from rough values (`edits`, `rewrites`); those that fit are named,
and the most specific one that holds at every point with evidence is the slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit, Part, Scene
from quiz.formula.slips.edits import edits
from quiz.formula.slips.naming import ORDER, named, named_rewrite
from quiz.formula.slips.naming_calls import as_typed, without_one
from quiz.formula.slips.needed import insides, places
from quiz.formula.slips.plausible import (
    FAR,
    has_branches,
    is_far_fetched,
    settles,
)
from quiz.formula.slips.rewrites import rewrites
from quiz.formula.slips.rough import Column, Rows, agree, close, number
from quiz.formula.slips.written_out import exchanged
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Compare,
    Const,
    Logic,
    Node,
    Num,
    Sym,
    height,
    walk,
)

_MOST_EDITS = 80
_MOST_PARTS = 40
_MOST_HINTS = 6
_MOST_CALLS = 4
_LARGEST_TREE = 160
_GROWN = 1.5
"""How much larger than both formulas one may be that several parts are joined to."""
_LARGER = 1.6
"""How much larger than the answer a truth may be that was spoilt in such a way:
beyond that the two agree because something cancels out by chance."""
_REMOVALS = ("extra-term", "extra-factor")
_OF_CONDITIONS = ("branches", "edge", "condition", "limit", "constant")
_MANY = 4
"""Parts from which on something joined is composite."""
_PLAIN = ORDER.index("extra-term")
_SIGN = ORDER.index("sign")
_SPECIFIC = ORDER.index("missing-parameter")
"""Reasons up to this one need not be weighed against other kinds of change."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A changed formula, and what the change is called."""

    slip: Slip
    tree: Node
    mends: bool
    is_removal: bool = False
    """Whether the answer is right without one of its terms or factors."""
    is_composite: bool = False
    """Whether what is joined is made of several parts: it may fit by chance."""
    is_whole: bool = False
    """Whether it is one of the whole answer, not of a part."""

    @property
    def rank(self) -> tuple[float, bool, int]:
        """Smaller is more specific."""
        place: float = ORDER.index(self.slip.reason)
        if self.is_composite:
            place = max(place, _PLAIN + 0.5)
        if self.is_removal:
            place = min(place, (_SIGN if self.is_whole else _SPECIFIC) - 0.5)
        return place, not self.mends, height(self.tree)


def find_change(wrong: Wrong, where: str) -> Slip | None:
    """The one change that explains a wrong answer, named.

    Args:
        where: On which side of the line the answer fails, if on one.
    """
    if not wrong.points:
        return None
    guesses = [one for one in _edited(wrong, where) if one.slip.reason in ORDER]
    guesses.sort(key=lambda one: one.rank)
    if found := _first_that_holds(wrong, guesses, _SPECIFIC):
        return found
    more = [one for one in _rewritten(wrong, where) if one.slip.reason in ORDER]
    tried = {id(one) for one in guesses if one.rank[0] <= _SPECIFIC}
    rest = [one for one in guesses if id(one) not in tried] + more
    rest.sort(key=lambda one: one.rank)
    return _first_that_holds(wrong, rest, len(ORDER))


def _first_that_holds(wrong: Wrong, guesses: list[Guess], last: int) -> Slip | None:
    for one in guesses:
        if one.rank[0] > last:
            return None
        holds = wrong.mends if one.mends else wrong.explains
        if holds(one.tree):
            return one.slip
    return None


def _edited(wrong: Wrong, where: str) -> Iterator[Guess]:
    made = 0
    parameters = frozenset(wrong.problem.usual)
    constants = tuple(_constants(wrong))
    most = _LARGER * _size(wrong.tree)
    largest = max(_size(wrong.tree), _size(wrong.facts.truth))
    for tree, wanted, rows, mends in _trees(wrong):
        if sum(1 for _ in walk(tree)) > _LARGEST_TREE:
            continue
        scene = Scene(rows, tuple(_parts(wrong, mends=mends)), constants)
        for place in places(tree, wanted, rows, _hints(wrong, mends=mends)):
            for edit in edits(place, scene):
                found = usual(edit, wrong, mends=mends)
                if found is None:
                    continue
                made += 1
                slip = as_typed(
                    named(found, parameters, mends=mends, where=where), wrong
                )
                new = exchanged(tree, {id(place.node): edit.new})
                if slip is None or is_far_fetched(edit, scene, wrong, mends, where):
                    continue
                is_far = edit.kind in FAR and place.above and _size(new) > most
                if is_far and not mends:
                    continue
                is_extra = not mends and slip.reason == "extra-function"
                if is_extra and not any(
                    wrong.looks_right(less) and wrong.mends(less)
                    for less in without_one(wrong.answer)
                ):
                    continue
                removal = mends and edit.kind == "drop" and slip.reason in _REMOVALS
                lost = edit.new.right if isinstance(edit.new, Binary) else edit.new
                is_composite = edit.kind == "join" and _size(lost) >= _MANY
                if is_composite and _size(new) > _GROWN * largest:
                    continue
                is_whole = not place.above
                yield Guess(slip, new, mends, removal, is_composite, is_whole)
                if made >= _MOST_EDITS:
                    return


def _hints(wrong: Wrong, *, mends: bool) -> list[Column]:
    """What the other formula has inside even functions."""
    rows, other = (
        (wrong.known, wrong.facts.truth) if mends else (wrong.rows, wrong.tree)
    )
    inner = dict.fromkeys(map(id, insides(other)))
    found = [one for one in walk(other) if id(one) in inner]
    return [rows.column(one) for one in found[:_MOST_HINTS]]


def _size(tree: Node) -> int:
    return sum(1 for _ in walk(tree))


def _trees(wrong: Wrong) -> Iterator[tuple[Node, Column, Rows, bool]]:
    """Formulas to change, what they should become and where, whether that mends."""
    yield wrong.tree, wrong.truth, wrong.rows, True
    yield wrong.facts.truth, wrong.given, wrong.known, False


def usual(edit: Edit, wrong: Wrong, *, mends: bool) -> Edit | None:
    """A number in the place of a parameter, told from other numbers."""
    node = edit.place.node
    values = wrong.problem.usual
    if mends:
        if edit.kind != "constant" or not isinstance(edit.new, Num):
            return edit
        parent = edit.place.above[-1] if edit.place.above else None
        if isinstance(parent, Binary) and parent.op in "+-":
            return edit
        for name, value in values.items():
            if name not in wrong.letters and value == edit.new.value:
                return replace(edit, name=name)
        return edit
    if not isinstance(node, Sym) or node.name not in wrong.fixed:
        return edit
    if edit.kind in ("offset", "power", "reciprocal", "wrap", "join"):
        return None
    if edit.kind == "factor":
        value = values[node.name]
        taken = edit.ratio * number(value) if value is not None else 0.0
        kind = "letter" if close(taken, 1) else "constant"
        return replace(edit, kind=kind, name=node.name)
    return edit


def _parts(wrong: Wrong, *, mends: bool) -> Iterator[Part]:
    """What may be missing: letters, and parts of the other formula."""
    known, problem = wrong.known, wrong.problem
    for name in problem.variables:
        yield Part(Sym(name), known.column(Sym(name)), "variable")
    for name, _ in problem.reference.definition.params:
        yield Part(Sym(name), known.column(Sym(name)), "parameter")
    if not mends:
        return
    made = 0
    for one in walk(wrong.facts.truth):
        if isinstance(one, Num | Sym | Const | Compare | Logic) or constant(one):
            continue
        if one is not wrong.facts.truth:
            yield Part(one, known.column(one), "part")
            made += 1
        if made >= _MOST_PARTS:
            break
    yield from _functions(wrong)


def _functions(wrong: Wrong) -> Iterator[Part]:
    """The functions of one number that the decks know, at the card's variables."""
    problem = wrong.problem
    asked = problem.reference
    if problem.context.vectors or len(problem.variables) > 2:
        return
    for entry in problem.definitions:
        if entry.key == asked.definition.key and not asked.is_derivative:
            continue
        if entry.vectors or len(entry.variables) != 1:
            continue
        for letter in problem.variables:
            call = Apply(entry.key, (Sym(letter), *(None for _ in entry.params)))
            found = wrong.facts.tree(("at", entry.key, letter), lambda call=call: call)  # type: ignore[misc]
            if found is not None and not isinstance(found[1], Sym):
                yield Part(found[1], wrong.known.column(found[1]), "function")


def _constants(wrong: Wrong) -> Iterator[tuple[float, Node]]:
    """Numbers of the truth and of the answer, exactly, and a few of mathematics."""
    problem = wrong.problem
    for name, value in problem.usual.items():
        if value is not None:
            yield number(value), Num(Fraction(value), name)
    for tree, rows in ((wrong.facts.truth, wrong.known), (wrong.tree, wrong.rows)):
        for one in walk(tree):
            if constant(one):
                rough = rows.column(one)[0]
                if rough == rough:
                    yield rough, one
    yield from _MATHEMATICAL


def _root(node: Node) -> Node:
    return Call("sqrt", (node,))


_MATHEMATICAL: tuple[tuple[float, Node], ...] = (
    (2.718281828459045, Const("e")),
    (3.141592653589793, Const("pi")),
    (1.4142135623730951, _root(Num(Fraction(2), "2"))),
    (0.7071067811865476, _root(Num(Fraction(1, 2), "1/2"))),
    (0.6931471805599453, Call("log", (Num(Fraction(2), "2"),))),
    (2.302585092994046, Call("log", (Num(Fraction(10), "10"),))),
)


def _rewritten(wrong: Wrong, where: str) -> Iterator[Guess]:
    problem = wrong.problem
    params = tuple(name for name, _ in problem.reference.definition.params)
    letters = (*problem.variables, *params)
    parameters = frozenset(problem.usual)
    constants = tuple(_few_constants(wrong))
    for tree, wanted, rows, mends in _trees(wrong):
        if sum(1 for _ in walk(tree)) > _LARGEST_TREE:
            continue
        at = rows.again()
        if mends:
            for moved in _moved_calls(wrong):
                if wrong.looks_right(moved):
                    yield Guess(Slip("misplaced"), moved, mends=True)
            for name, other in _other_calls(wrong):
                if wrong.looks_right(other):
                    named_as = Slip("wrong-function", (("name", name),))
                    slip = as_typed(named_as, wrong)
                    if slip is not None:
                        yield Guess(slip, other, mends=True)
        for one in rewrites(tree, letters, constants):
            if not mends and one.kind in _OF_CONDITIONS and not has_branches(wrong):
                continue
            if one.kind == "letters" and _is_alike_in(one.name, wrong):
                continue
            if one.kind in ("letters", "letter") and settles(tree, one.tree, at):
                continue
            if agree(at.column(one.tree), wanted):
                named_as = named_rewrite(one, parameters, mends=mends, where=where)
                slip = as_typed(named_as, wrong)
                if slip is not None:
                    yield Guess(slip, one.tree, mends)


def _is_alike_in(pair: str, wrong: Wrong) -> bool:
    """Whether the truth stays the same with two letters exchanged: ``σ(b·x)``."""
    one, two = pair.split(", ")
    truth = wrong.facts.truth
    turned = {one: Sym(two), two: Sym(one)}
    change: dict[int, Node] = {
        id(node): turned[node.name]
        for node in walk(truth)
        if isinstance(node, Sym) and node.name in turned
    }
    columns = wrong.known
    return agree(columns.column(truth), columns.column(exchanged(truth, change)))


def _moved_calls(wrong: Wrong) -> Iterator[Node]:
    """``f(u)·w`` for ``f(u·w)``, where a deck defines f."""
    for node in walk(wrong.answer):
        match node:
            case Apply(arguments=(Binary(op=op, left=left, right=right), *more)):
                rest = tuple(more)
                if op == "^" and isinstance(right, Num) and right.value == 2:
                    op, right = "*", left
                first = Binary(op, replace(node, arguments=(left, *rest)), right)
                second = Binary(op, left, replace(node, arguments=(right, *rest)))
                for new in (first, second):
                    yield exchanged(wrong.answer, {id(node): new})
            case Apply(arguments=(Call(arguments=(inner,)) as call, *more)) if (
                call.name != "abs"
            ):
                turned = replace(node, arguments=(inner, *more))
                outer = replace(call, arguments=(turned,))
                yield exchanged(wrong.answer, {id(node): outer})


def _other_calls(wrong: Wrong) -> Iterator[tuple[str, Node]]:
    """A function of the truth in the place of one that a deck defines."""
    own = dict.fromkeys(
        one.name
        for one in walk(wrong.facts.truth)
        if isinstance(one, Call) and len(one.arguments) == 1 and one.name != "cast"
    )
    for node in walk(wrong.answer):
        match node:
            case Apply(function=function, arguments=(inner, *more)) if inner:
                for name in list(own)[:_MOST_CALLS] if not any(more) else ():
                    new = Call(name, (inner,))
                    yield function, exchanged(wrong.answer, {id(node): new})


def _few_constants(wrong: Wrong) -> Iterator[Node]:
    seen: set[float] = set()
    for value, node in _constants(wrong):
        if isinstance(node, Num | Const) and value not in seen and len(seen) < 8:
            seen.add(value)
            yield node
    for value in (0, 1, 2):
        if value not in seen:
            yield Num(Fraction(value), str(value))
    for name in wrong.problem.usual:
        yield Sym(name)
