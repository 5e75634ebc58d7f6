"""The shape of a YAML file, as written: spelling, order, repeats and places.

Nodes live only while a file is read, and a large deck has a million of them:
they are not frozen, because freezing triples the cost of making one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Mark(Protocol):
    """A place in a text, counted from 0 in characters."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


@dataclass(slots=True, eq=False)
class Scalar:
    """A text. `style` is empty for a plain one, else its quote, ``|`` or ``>``."""

    text: str
    style: str
    start: Mark
    end: Mark


@dataclass(slots=True, eq=False)
class Items:
    """A list. `flow`: written in brackets."""

    items: list[Node]
    flow: bool
    start: Mark
    end: Mark


@dataclass(slots=True, eq=False)
class Pairs:
    """A mapping, in order, repeated keys included. `flow`: written in braces."""

    pairs: list[tuple[Node, Node]]
    flow: bool
    start: Mark
    end: Mark


Node = Scalar | Items | Pairs
