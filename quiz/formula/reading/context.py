"""What a formula may refer to: the card's letters and the decks' functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from quiz.formula.reading import names
from quiz.formula.reading.vectors import resolve

if TYPE_CHECKING:
    from quiz.formula.tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A function that a deck defines, as text."""

    key: str
    """Its name in the deck: ``leaky_relu``."""
    names: tuple[str, ...] = ()
    """Every other name it goes by."""
    variables: tuple[str, ...] = ("x",)
    vectors: tuple[str, ...] = ()
    """Those of `variables` that are vectors."""
    formula: str
    params: tuple[tuple[str, str], ...] = ()
    """Parameters with their usual values as text; "" where there is none."""
    param_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    derivative: str = ""


class Definitions:
    """The functions in reach, by any of their names; earlier ones win.

    Formulas are read when first asked for.
    """

    def __init__(self, entries: Iterable[Definition] = ()) -> None:
        self._by_name: dict[str, Definition] = {}
        self._exact: dict[str, Definition] = {}
        self._by_key: dict[str, Definition] = {}
        self._bodies: dict[str, Node | None] = {}
        for entry in entries:
            if entry.key in self._by_key:
                continue
            self._by_key[entry.key] = entry
            for name in (entry.key, *entry.names):
                if len(name) < 2:  # σ: case matters in letters
                    self._exact.setdefault(names.letter(name), entry)
                else:
                    self._by_name.setdefault(names.plain(name), entry)

    def find(self, name: str) -> Definition | None:
        """The function with this name, in any spelling of case and hyphens."""
        return self._exact.get(names.letter(name)) or self._by_name.get(
            names.plain(name)
        )

    def letter(self, name: str) -> Definition | None:
        """The function that a single letter such as σ is a name of."""
        return self._exact.get(names.letter(name))

    def __getitem__(self, key: str) -> Definition:
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[Definition]:
        return iter(self._by_key.values())

    def all_names(self) -> Iterable[str]:
        """Every name, for suggestions."""
        for entry in self._by_key.values():
            yield entry.key
            yield from entry.names

    def context(self, key: str) -> Context:
        """The letters that the formula of `key` is written in."""
        entry = self._by_key[key]
        return Context(
            variables=entry.variables,
            vectors=entry.vectors,
            params=tuple(name for name, _ in entry.params),
            aliases=dict(entry.param_aliases),
            definitions=self,
        )

    def body(self, key: str) -> Node:
        """The formula of a function as a tree.

        Raises:
            Unreadable: its text cannot be read, or it refers to itself.
        """
        from quiz.formula.reading.complaint import Unreadable  # noqa: PLC0415 - cycle
        from quiz.formula.reading.parser import read  # noqa: PLC0415 - cycle

        if key not in self._bodies:
            self._bodies[key] = None
            entry = self._by_key[key]
            try:
                reading = read(entry.formula, self.context(key))
            except Unreadable:
                del self._bodies[key]
                raise Unreadable("unknown-name", 0, name=key) from None
            self._bodies[key] = resolve(reading.tree, entry.vectors, self)
        body = self._bodies[key]
        if body is None:
            raise Unreadable("unknown-name", 0, name=key)
        return body


@dataclass(frozen=True, kw_only=True)
class Context:
    """The letters and functions of one card.

    `aliases` maps a parameter to other names it may be written under.
    `itself` is the key of the function that ``f`` stands for, if any.
    """

    variables: tuple[str, ...] = ("x",)
    vectors: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: Definitions = field(default_factory=Definitions)
    itself: str | None = None

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Canonical spelling of a letter or alias → the card's own letter."""
        found = {names.letter(name): name for name in (*self.variables, *self.params)}
        for name, others in self.aliases.items():
            for other in others:
                found.setdefault(names.letter(other), name)
        return found

    def known(self, word: str) -> bool:
        """Whether a word is a name as a whole."""
        return (
            names.letter(word) in self.letters
            or names.builtin(word) is not None
            or word in names.REDUCTIONS
            or word in names.CONSTANTS
            or word in names.TRUTHS
            or word in names.OPERATOR_FUNCTIONS
            or word in names.CASTS
            or word in names.PREFIXES
            or word in names.LIBRARY
            or self.function(word) is not None
        )

    def function(self, word: str) -> tuple[Definition, int] | None:
        """The deck function with this name, and how often it is differentiated."""
        if found := self.definitions.find(word):
            return found, 0
        if word.endswith("_prime") and (
            found := self.definitions.find(word.removesuffix("_prime"))
        ):
            return found, 1
        if (other := names.RENAMED.get(names.plain(word))) and (
            found := self.definitions.find(other)
        ):
            return found, 0
        return None
