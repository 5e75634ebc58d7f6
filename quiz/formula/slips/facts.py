"""What is worked out once for a card, for all wrong answers to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, cast

from quiz.formula.evaluation.probes import Probe
from quiz.formula.reference import Problem
from quiz.formula.slips.rough import Rows, rows_at
from quiz.formula.slips.written_out import written_out
from quiz.formula.tree import Node

Made = TypeVar("Made")

_MOST_POINTS = 12
"""Sets of points whose rough values are kept."""


class Facts:
    """Formulas that answers are compared with, and their rough values."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._trees: dict[object, tuple[Node, Node] | None] = {}
        self._rows: dict[tuple[Probe, ...], Rows] = {}
        self._made: dict[object, object] = {}
        self.truth = self.out(problem.tree)
        """The true formula, without functions of decks."""

    def tree(
        self, key: object, make: Callable[[], Node | None]
    ) -> tuple[Node, Node] | None:
        """A formula made once, and the same without functions of decks."""
        if key not in self._trees:
            made = make()
            out = self.out(made) if made is not None else None
            self._trees[key] = (made, out) if made is not None and out else None
        return self._trees[key]

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """Whatever else is worked out once for the card, kept under `key`."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Made", self._made[key])

    def out(self, tree: Node) -> Node:
        """The formula without functions of decks."""
        return written_out(tree, self.problem.definitions)

    def rows(self, probes: tuple[Probe, ...]) -> Rows:
        """Points as ordinary numbers; columns of the truth are kept there."""
        if probes not in self._rows:
            if len(self._rows) >= _MOST_POINTS:
                self._rows.clear()
            self._rows[probes] = rows_at(probes)
        return self._rows[probes]


@lru_cache(maxsize=256)
def facts_of(problem: Problem) -> Facts:
    """The facts about a card, made once."""
    return Facts(problem)
