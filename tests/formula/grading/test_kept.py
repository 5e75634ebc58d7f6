"""What grading keeps for the next answer is bounded, and changes no verdict."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quiz.formula import Reference
from quiz.formula.evaluation import breakpoints
from quiz.formula.grading import grade
from quiz.formula.reading.context import Definition, Definitions
from quiz.formula.slips import facts
from quiz.verdict import Verdict
from tests.formula.evaluating import definitions

PACKAGE = Path(__file__).parents[3] / "quiz"
CLOSED = {
    ("ui/language/__init__.py", "table"): "a table and a language of the package",
    ("ui/language/__init__.py", "deck_hints"): "a language of the package",
    ("ui/problems.py", "page"): "a code of the package",
    ("formula/proofs/algebra.py", "_small"): "a number of letters",
}
"""Functions that remember every argument, of which there are few."""
LEAKY = Reference(
    definition=Definition(
        key="leaky",
        names=("leaky",),
        variables=("x",),
        params=(("a", "0.01"),),
        formula="x if x > 0 else a*x",
    ),
    assume=("0 < a < 1",),
)
SHIFTED = Reference(
    definition=Definition(
        key="shifted",
        names=("shifted",),
        variables=("x",),
        params=(("c", "2"),),
        formula="max(x - c, 0) + tanh(x)",
    ),
)


def remembering(tree: ast.Module) -> Iterator[tuple[str, bool, ast.expr]]:
    """Functions that remember, whether they take arguments, and how many they keep."""
    for one in ast.walk(tree):
        if not isinstance(one, ast.FunctionDef):
            continue
        takes = bool(one.args.posonlyargs + one.args.args + one.args.kwonlyargs)
        for how in one.decorator_list:
            name = ast.unparse(how).removeprefix("functools.")
            if name.startswith(("lru_cache", "cache")) and "property" not in name:
                yield one.name, takes, how


def most(how: ast.expr) -> ast.expr | None:
    """What says how many values are kept; None where nothing does."""
    given = how.keywords if isinstance(how, ast.Call) else []
    found = [one.value for one in given if one.arg == "maxsize"]
    return found[0] if found and ast.unparse(found[0]) != "None" else None


def test_whatever_remembers_arguments_says_how_many() -> None:
    unbounded = [
        (str(file.relative_to(PACKAGE).as_posix()), name)
        for file in sorted(PACKAGE.rglob("*.py"))
        for name, takes, how in remembering(ast.parse(file.read_text("utf-8")))
        if takes and most(how) is None
    ]
    assert sorted(unbounded) == sorted(CLOSED)


def modules() -> list[ModuleType]:
    return [one for name, one in [*sys.modules.items()] if name.startswith("quiz.")]


def caches() -> dict[str, Any]:
    """Every function of the package that remembers values, by its name."""
    return {
        f"{module.__name__}.{name}": one
        for module in modules()
        if module.__name__.startswith("quiz.formula")
        for name, one in vars(module).items()
        if hasattr(one, "cache_info")
    }


def containers() -> dict[str, int]:
    """How much the lists and tables of the package's modules hold."""
    return {
        f"{module.__name__}.{name}": len(one)
        for module in modules()
        if module.__name__.startswith("quiz.formula")
        for name, one in vars(module).items()
        if isinstance(one, dict | list | set) and not name.startswith("__")
    }


def given(place: int) -> str:
    """One of endlessly many answers, right and wrong, each with numbers of its own."""
    number = f"{place // 7}.{place % 7}{place % 10}3"
    kinds = (
        f"max(x, a*x) + 0*{number}",
        f"x if x > 0*{number} else a*x",
        f"max(x - c, 0) + tanh(x) + 0*|{number} - x|",
        f"a*x + tanh(x/{number})",
        f"|x - {number}| - |x^3 - {number}|",
        f"max(x - c, 0) + tanh(x) + {number}",
        f"x*y{'z' * (place % 900)}{number}",
        f"max(x, a*x, x - {number} - |x|)",
    )
    return kinds[place % len(kinds)]


def reference_of(place: int) -> Reference:
    return SHIFTED if place % 8 in (2, 4, 5) else LEAKY


def verdicts(count: int, known: Definitions) -> list[Verdict]:
    return [
        grade.judge(reference_of(place), given(place), known).verdict
        for place in range(count)
    ]


def test_many_answers_leave_no_more_than_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, name, most in (
        (breakpoints, "_MOST_COMPILED", 8),
        (breakpoints, "_MOST_FOUND", 20),
        (facts, "_MOST_TREES", 8),
    ):
        assert most < getattr(module, name)
        monkeypatch.setattr(module, name, most)
    grade._problem.cache_clear()
    known = definitions()
    verdicts(40, known)
    before = containers()
    verdicts(120, known)
    assert containers() == before
    for name, one in caches().items():
        info = one.cache_info()
        if info.maxsize is None:
            assert info.currsize < 50, name
        else:
            assert info.currsize <= info.maxsize, name
    for reference in (LEAKY, SHIFTED):
        problem = grade._problem(reference, known)
        kept = problem._kept
        most_differences = breakpoints._MOST_COMPILED + breakpoints._MOST_PAIRS
        assert 0 < len(kept.differences) <= most_differences
        assert 0 < len(kept.roots) <= breakpoints._MOST_FOUND + 1
        card = facts.facts_of(problem)
        assert 0 < len(card._trees) <= facts._MOST_TREES
        tables = {name for name, one in vars(problem).items() if isinstance(one, dict)}
        assert tables == {"usual", "same", "_bounds", "_choices"}, (
            "a table of a card that nothing bounds"
        )


def test_what_is_forgotten_is_worked_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = definitions()
    usual = verdicts(40, known)
    assert {one.outcome for one in usual} >= {"correct", "wrong", "invalid"}
    for name in ("_MOST_COMPILED", "_MOST_FOUND"):
        monkeypatch.setattr(breakpoints, name, 1)
    monkeypatch.setattr(facts, "_MOST_TREES", 2)
    found = []
    for place in range(40):
        for one in caches().values():
            one.cache_clear()
        found.append(grade.judge(reference_of(place), given(place), known).verdict)
    assert found == usual
