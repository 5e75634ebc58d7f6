"""Answers of the corpus in a fixed order, and what each deserves."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quiz.app.grading import Grader, grader_for
from quiz.deck.model import Ask, Function
from quiz.library import Library
from quiz.verdict import Verdict

_ROOT = Path(__file__).parents[2]
_FILE = _ROOT / "tests" / "formula" / "activations.jsonl"
_DECK = "dl/activation-functions"
_SEED = 11


@dataclass(frozen=True, slots=True)
class Pair:
    """One answer to one question."""

    name: str
    given: str
    outcome: str
    reason: str

    @property
    def ask(self) -> Ask:
        return Ask.DERIVATIVE if self.name.endswith("_prime") else Ask.FORMULA

    @property
    def is_equal(self) -> bool | None:
        """Whether the formula is the true one; None where it cannot be read."""
        if self.outcome == "correct" or self.reason == "circular":
            return True
        return False if self.outcome == "wrong" else None


def pairs(count: int) -> list[Pair]:
    """The first `count` answers, shuffled the same way each time."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    found = []
    for line in map(json.loads, filter(None, lines)):
        name = str(line["name"]).replace("'", "_prime").rpartition(":")[2]
        given, outcome = str(line["given"]), str(line["outcome"])
        found.append(Pair(name, given, outcome, str(line.get("reason", ""))))
    random.Random(_SEED).shuffle(found)  # noqa: S311 - not secrets
    return found[:count]


@cache
def library() -> Library:
    """The bundled decks and nothing else."""
    return Library([_ROOT / "data"], bundled=_ROOT / "data")


@cache
def grader() -> Grader:
    """Grades against the bundled decks."""
    return grader_for(library())


@cache
def functions() -> dict[str, Function]:
    """The functions known by name everywhere."""
    deck = library().deck(_DECK)
    assert deck is not None
    return {one.key: one for one in deck.functions}


def grade(pair: Pair) -> Verdict:
    """quiz's own verdict."""
    function = functions()[pair.name.removesuffix("_prime")]
    return grader().grade(function, pair.ask, pair.given)
