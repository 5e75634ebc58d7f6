"""Fresh wrong answers: every kind of slip, made on every question it fits.

The same answers come out each time. None of `quiz.formula.slips` is used to make them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, zip_longest

from tests.formula.printing import typed
from tests.formula.slips.questions import Question, questions
from tests.formula.slips.slipping import RULES
from tests.formula.terms import (
    BINDERS,
    COMPARISONS,
    Formula,
    size,
)

_LONGEST = 60
"""Parts of an answer; nobody types longer ones."""
_SUM, _PRODUCT, _POWER, _ATOM = range(4)


@dataclass(frozen=True, slots=True)
class Made:
    """A wrong answer, and the slip that was made."""

    kind: str
    question: Question
    given: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.question.name}: {self.given}"


@cache
def made(kind: str, count: int) -> tuple[Made, ...]:
    """The first wrong answers of a kind, from as many questions as it fits."""
    return tuple(islice(_made(kind), count))


def _made(kind: str) -> Iterator[Made]:
    dice = random.Random(f"slips of kind {kind}")  # noqa: S311 - not secrets
    rows = []
    for question in questions():
        found = list(dict.fromkeys(RULES[kind](question)))
        dice.shuffle(found)
        rows.append([(question, one) for one in found if size(one) <= _LONGEST])
    dice.shuffle(rows)
    seen = set()
    for turn in zip_longest(*rows):
        for pair in turn:
            if pair is None:
                continue
            question, one = pair
            text = _written(one, question, kind, dice)
            if (question.name, text) in seen or not question.is_altered(one):
                continue
            seen.add((question.name, text))
            yield Made(kind, question, text)


def _written(one: Formula, question: Question, kind: str, dice: random.Random) -> str:
    """As a calculator takes it, or in any notation; brackets are lost in text alone."""
    if question.against or kind in ("bracket", "index") or dice.randrange(2):
        return plain(one)
    return typed(one, question.truth, dice)


def plain(formula: Formula) -> str:
    """The formula with no more brackets than it needs."""
    return _plain(formula)[0]


def _plain(formula: Formula) -> tuple[str, int]:
    match formula:
        case ("num", text):
            return text, _SUM if "-" in text else _PRODUCT if "/" in text else _ATOM
        case ("at", vector, index):
            return f"{vector}_{index}", _ATOM
        case (name,):
            return name, _ATOM
        case ("neg", a):
            return f"-{_at_least(a, _PRODUCT)}", _SUM
        case ("+" | "-" as op, a, b):
            right = _at_least(b, _PRODUCT if op == "-" or b[0] == "neg" else _SUM)
            return f"{_at_least(a, _SUM)} {op} {right}", _SUM
        case ("*" | "/" as op, a, b):
            right = _at_least(b, _POWER)
            return f"{_at_least(a, _PRODUCT)}{op}{right}", _PRODUCT
        case ("^", a, b):
            return f"{_at_least(a, _ATOM)}^{_at_least(b, _ATOM)}", _POWER
        case ("if", condition, a, b):
            inner = f"{_at_least(a, _SUM)} if {_condition(condition)} else "
            return f"({inner}{_at_least(b, _SUM)})", _ATOM
        case (head, index, body) if head in BINDERS:
            name = "sum" if head == "sum" else "max"
            return f"({name}_{index} ({plain(body)}))", _ATOM
        case (head, *inside):
            return f"{head}({', '.join(map(plain, inside))})", _ATOM
    raise AssertionError(formula)


def _at_least(formula: Formula, level: int) -> str:
    text, own = _plain(formula)
    return text if own >= level else f"({text})"


def _condition(condition: Formula) -> str:
    op, a, b = condition
    if op in COMPARISONS:
        return f"{plain(a)} {op} {plain(b)}"
    return f"({_condition(a)}) {op} ({_condition(b)})"
