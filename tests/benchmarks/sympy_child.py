"""What the child process does: pairs in, what a decider says of them out."""

from __future__ import annotations

import re
import time
from multiprocessing.connection import Connection

import sympy as sp

from quiz.app.grading import definition
from quiz.deck.model import Ask
from quiz.formula.evaluation.derive import derive, substitute
from quiz.formula.reading.parser import read
from quiz.formula.tree import Sym, walk

from .corpus import Pair, functions, grader
from .sympy_trees import Converter, Inexpressible, symbol
from .sympy_worker import Said

_RAISED = (
    ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What SymPy raises on expressions of its own making."""


def serve(pipe: Connection, kind: str) -> None:
    """Answer until killed: ``parsed`` first, so that only deciding is timed."""
    functions()
    grader()
    pipe.send("ready")
    while True:
        pair: Pair = pipe.recv()
        try:
            true, given = expressions(pair)
        except Inexpressible:
            pipe.send("parsed")
            pipe.send(Said(None, 0.0, "inexpressible"))
            continue
        except _RAISED:
            pipe.send("parsed")
            pipe.send(Said(None, 0.0, "raised"))
            continue
        pipe.send("parsed")
        start = time.process_time()
        try:
            found = _decided(kind, true, given)
        except _RAISED:
            pipe.send(Said(None, time.process_time() - start, "raised"))
            continue
        took = time.process_time() - start
        pipe.send(Said(found, took, "nothing" if found is None else "said"))


def _decided(kind: str, true: sp.Expr, given: sp.Expr) -> bool | None:
    if kind == "simplify":
        return bool(sp.simplify(true - given) == 0)
    found: bool | None = true.equals(given)
    return found


def expressions(pair: Pair) -> tuple[sp.Expr, sp.Expr]:
    """The true formula and the answer.

    A parameter that the answer leaves out has its usual value in both.

    Raises:
        Inexpressible: there are vectors in it.
    """
    function = functions()[pair.name.removesuffix("_prime")]
    entry = definition(function)
    definitions = grader().definitions(function.deck)
    context = definitions.context(entry.key)
    given = read(pair.given, context).tree
    true = read(entry.formula, context).tree
    if pair.ask is Ask.DERIVATIVE:
        if entry.derivative:
            true = read(entry.derivative, context).tree
        else:
            true = derive(true, entry.variables[0], definitions)
    used = {one.name for one in walk(given) if isinstance(one, Sym)}
    usual = {
        name: read(value, context).tree
        for name, value in entry.params
        if value and name not in used
    }
    symbols = {}
    for name in (*entry.variables, *(name for name, _ in entry.params)):
        above = re.compile(rf"\b{name}\s*>\s*0\b|\b0\s*<\s*{name}\b")
        is_positive = any(above.search(one) for one in function.assume)
        symbols[name] = symbol(name, is_positive=is_positive)
    converter = Converter(symbols, definitions)
    return converter.value(substitute(true, usual)), converter.value(given)
