"""Two changes that together make the answer right, or make the truth the answer.

To try every pair would take thousands of formulas. But what a part should be worth is
known (`needed`), with one change made above it as well; so the other change, below,
is looked up among those already worked out. Where both are made to one formula, or
one to each, the same table serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.formula.slips.changes import Words, changes
from quiz.formula.slips.edit import Edit
from quiz.formula.slips.needed import Place, below, places
from quiz.formula.slips.rough import Column, Rows, agree
from quiz.formula.tree import Binary, Call, Cases, Neg, Node, Reduce, children, walk

MOST_NODES = 70
"""Parts of a formula that two changes are sought in."""
MOST_ENTRIES = 900
"""Formulas with one change that are worked out, parts counted each."""
_DEEPEST = 3
_FEWEST = 3
"""Rough values that must agree."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a formula with one change made to it, somewhere."""

    edit: Edit
    node: Node
    column: Column


@dataclass(frozen=True, slots=True)
class Pair:
    """Two changes, and the formulas that they make alike."""

    one: Edit
    other: Edit
    tree: Node


class Tables:
    """Every formula with one change, for a formula and for each of its parts."""

    def __init__(self, tree: Node, rows: Rows, words: Words) -> None:
        self.tree = tree
        self.rows = rows
        self._words = words
        self._left = MOST_ENTRIES
        self._made: dict[int, list[Entry]] = {}
        self._keyed: dict[tuple[int, int], dict[float, list[Entry]]] = {}
        self._own: dict[int, list[Edit]] = {}
        self.is_small = sum(1 for _ in walk(tree)) <= MOST_NODES
        if self.is_small:
            self._fill(tree, ())

    def own(self, node: Node) -> list[Edit]:
        """Changes of the part itself."""
        return self._own.get(id(node), [])

    def of(self, node: Node) -> list[Entry]:
        """The part with one change, at itself or below."""
        return self._made.get(id(node), [])

    def _fill(self, node: Node, above: tuple[Node, ...]) -> None:
        self._own[id(node)] = list(changes(node, above, self._words))
        entries: list[Entry] = []
        before = self.rows.column(node)
        for edit in self._own[id(node)]:
            self._add(entries, edit, edit.new, before)
        for child in dict.fromkeys(_values(node)):
            if id(child) not in self._made:
                self._fill(child, (*above, node))
            for entry in self.of(child):
                new = _with_child(node, child, entry.node)
                self._add(entries, entry.edit, new, before)
        self._made[id(node)] = entries

    def _add(
        self, entries: list[Entry], edit: Edit, node: Node, before: Column
    ) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        column = self.rows.column(node)
        if not agree(column, before, 1):
            entries.append(Entry(edit, node, column))

    def found(self, node: Node, needed: Column) -> Iterator[Entry]:
        """The part with one change that makes it worth what is needed."""
        row = next((at for at, one in enumerate(needed) if one == one), None)
        if row is None or not self.of(node):
            return
        keyed = self._keyed.get((id(node), row))
        if keyed is None:
            keyed = {}
            for entry in self.of(node):
                if (value := entry.column[row]) == value:
                    keyed.setdefault(_key(value), []).append(entry)
            self._keyed[(id(node), row)] = keyed
        for entry in keyed.get(_key(needed[row]), ()):
            if agree(entry.column, needed, _FEWEST):
                yield entry


def _key(value: float) -> float:
    return 0.0 if abs(value) < 1e-12 else float(f"{value:.6e}")


def pairs_in(tables: Tables, wanted: Column) -> Iterator[Pair]:
    """Two changes to one formula that would give it the wanted values."""
    if not tables.is_small:
        return
    for place in places(tables.tree, wanted, tables.rows):
        if sum(one == one for one in place.needed) < _FEWEST:
            continue
        for edit, other, node in (*_above_one(tables, place), *_beside(tables, place)):
            yield Pair(edit, other, _around(place, node))


def pairs_between(mended: Tables, spoilt: Tables) -> Iterator[tuple[Pair, Entry]]:
    """One change to each of two formulas that makes them alike.

    The second formula comes with the pair, as its entry.
    """
    if not mended.is_small or not spoilt.is_small:
        return
    for one in mended.of(mended.tree):
        for other in spoilt.found(spoilt.tree, one.column):
            yield Pair(one.edit, other.edit, one.node), other


Found = Iterator[tuple[Edit, Edit, Node]]


def _above_one(tables: Tables, place: Place) -> Found:
    """A change of a part, and another one below it."""
    seats = {id(one): one for one in (place.node, *_values(place.node))}
    for edit in tables.own(place.node):
        for seat, needed in _seated(edit.new, place.needed, seats, tables.rows):
            for entry in tables.found(seat, needed):
                yield edit, entry.edit, _replaced(edit.new, seat, entry.node)


def _seated(
    node: Node, needed: Column, seats: dict[int, Node], rows: Rows, depth: int = 0
) -> Iterator[tuple[Node, Column]]:
    """What old parts in a changed formula should be worth."""
    if id(node) in seats:
        yield node, needed
    elif depth < _DEEPEST:
        for part, column in below(node, needed, rows):
            yield from _seated(part, column, seats, rows, depth + 1)


def _beside(tables: Tables, place: Place) -> Found:
    """A change in each of two operands."""
    node = place.node
    parts = list(dict.fromkeys(_values(node)))
    if len(parts) != 2 or isinstance(node, Reduce):
        return
    first, second = parts
    for entry in tables.of(second):
        half = _with_child(node, second, entry.node)
        for part, needed in below(half, place.needed, tables.rows):
            if part is first:
                for other in tables.found(first, needed):
                    both = _with_child(half, first, other.node)
                    yield entry.edit, other.edit, both


def _around(place: Place, node: Node) -> Node:
    """The whole formula with a part exchanged."""
    inner = place.node
    for outer in reversed(place.above):
        node = _with_child(outer, inner, node)
        inner = outer
    return node


def _replaced(node: Node, old: Node, new: Node) -> Node:
    if node is old:
        return new
    for child in _values(node):
        changed = _replaced(child, old, new)
        if changed is not child:
            return _with_child(node, child, changed)
    return node


def _values(node: Node) -> Iterator[Node]:
    """The parts directly below that are worth something: no conditions."""
    match node:
        case Neg() | Binary() | Call():
            yield from children(node)
        case Cases(branches=branches):
            yield from (value for value, _ in branches)
        case Reduce(body=body):
            yield body


def _with_child(node: Node, old: Node, new: Node) -> Node:
    """The formula with what stands directly below it exchanged."""
    match node:
        case Neg():
            return Neg(new)
        case Binary(op=op, left=left, right=right):
            if left is old:
                return Binary(op, new, right)
            return Binary(op, left, new)
        case Call(arguments=arguments):
            parts = tuple(new if one is old else one for one in arguments)
            return replace(node, arguments=parts)
        case Cases(branches=branches):
            return Cases(
                tuple((new if one is old else one, when) for one, when in branches)
            )
        case Reduce():
            return replace(node, body=new)
    return node
