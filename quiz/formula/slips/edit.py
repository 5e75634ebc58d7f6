"""A single change to a formula, and what it was found with."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.formula.slips.needed import Place
from quiz.formula.slips.rough import Column, Rows
from quiz.formula.tree import Node


@dataclass(frozen=True, slots=True)
class Part:
    """A formula that may be what is missing, with its values."""

    node: Node
    column: Column
    role: str
    """``variable``, ``parameter`` or ``part`` of the other formula."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a formula is compared with."""

    rows: Rows
    parts: tuple[Part, ...]
    constants: tuple[tuple[float, Node], ...]
    """Numbers that may be meant, the plainest first."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the part at `place` becomes `new`."""

    kind: str
    place: Place
    new: Node
    name: str = ""
    """Of a function or letter that the change is about."""
    ratio: float = 1.0
    """By how much a factor or number changes."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A formula with one change."""

    kind: str
    tree: Node
    name: str = ""
    """Of the function or letter that the change is about."""
    is_argument: bool = False
    """Whether the change is to the argument of a function."""
