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

_MOST_POINTS = 160
"""Sets of points, of all cards together, whose rough values are kept."""
_MOST_TREES = 500
_MOST_CARDS = 128


class Facts:
    """Formulas that answers are compared with, and their rough values."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._trees: dict[object, tuple[Node, Node] | None] = {}
        self._made: dict[object, object] = {}
        self.truth = self.out(problem.tree)
        """The true formula, without functions of decks."""

    def tree(
        self, key: object, make: Callable[[], Node | None]
    ) -> tuple[Node, Node] | None:
        """A formula made once, and the same without functions of decks."""
        if key not in self._trees:
            if len(self._trees) >= _MOST_TREES:
                self._trees.clear()
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
        return _rows(self, probes)


@lru_cache(maxsize=_MOST_POINTS)
def _rows(facts: Facts, probes: tuple[Probe, ...]) -> Rows:
    return rows_at(probes)


@lru_cache(maxsize=_MOST_CARDS)
def facts_of(problem: Problem) -> Facts:
    """The facts about a card, made once."""
    return Facts(problem)
