"""Imports point one way: from the interface to the core, never back."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quiz"

LAYERS: list[set[str]] = [
    {"errors", "verdict"},
    {"deck", "formula", "memory"},
    {"session", "checks"},
    {"library", "store", "grader", "exchange", "ui"},
    {"app"},
    {"cli", "__main__"},
]
"""A module imports only from its own layer and those above it in this list."""

RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
STRANGERS = [LAYERS[1], LAYERS[3]]
"""Layers whose modules do not even import each other."""

PURE = sorted(name for layer in LAYERS[:3] for name in layer)
IMPURE = {
    "rich", "typer", "sqlite3", "subprocess", "multiprocessing", "threading",
    "time", "os", "pathlib", "shutil", "tempfile", "socket", "signal", "secrets",
    "platformdirs", "prompt_toolkit", "plotext", "logging",
}  # fmt: skip
GUARDED_BY = {
    "rich": {"ui"},
    "typer": {"cli"},
    "sqlite3": {"store", "library"},
    "yaml": {"deck"},
    "sympy": {"formula", "grader"},
    "mpmath": {"formula", "grader"},
    "fsrs_rs_python": {"memory"},
    "platformdirs": {"app"},
    "prompt_toolkit": {"ui"},
    "plotext": {"ui"},
    "matplotlib": {"ui"},
    "tomlkit": {"app"},
}
"""Third parties, and the packages that alone may know them."""

EXECUTES = {"eval", "exec", "sympify", "parse_expr", "literal_eval", "parse_latex"}
UNSAFE_YAML = {"load", "full_load", "unsafe_load", "load_all"}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(file: Path) -> str:
    """The top-level module that a file belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imports(file: Path) -> set[str]:
    """Every module that a file imports, at its head or inside a function."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the layer"
            module = node.module or ""
            found |= {module} if module != "quiz" else set()
            if module == "quiz":
                found |= {f"quiz.{alias.name}" for alias in node.names}
    return found


def called_names(file: Path) -> set[str]:
    calls = [node.func for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    plain = {call.id for call in calls if isinstance(call, ast.Name)}
    return plain | {call.attr for call in calls if isinstance(call, ast.Attribute)}


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether a handler only tidies up: it ends by raising what it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def test_every_module_has_a_layer():
    parts = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" or any(path.rglob("*.py")))
    }
    assert parts - {"__init__"} <= RANK.keys()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_point_inwards(file: Path):
    part = part_of(file)
    if part == "__init__":
        return
    inner = {
        module.split(".")[1]
        for module in imports(file)
        if module.startswith("quiz.") and module.split(".")[1] in RANK
    }
    assert {other for other in inner if RANK[other] > RANK[part]} == set()
    for layer in STRANGERS:
        if part in layer:
            assert inner & layer <= {part}


@pytest.mark.parametrize(
    "file", [file for file in FILES if part_of(file) in PURE], ids=name
)
def test_the_core_touches_neither_screen_nor_disk_nor_clock(file: Path):
    assert {module.split(".")[0] for module in imports(file)} & IMPURE == set()
    named = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    clock = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today"}
    chance = {name for name in named if name.startswith("random.")} - {"random.Random"}
    assert named & clock == set()
    assert chance == set()
    assert called_names(file) & {"open", "print", "input"} == set()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_third_parties_stay_behind_their_module(file: Path):
    for module in imports(file):
        allowed = GUARDED_BY.get(module.split(".")[0])
        assert allowed is None or part_of(file) in allowed, module


@pytest.mark.parametrize("file", FILES, ids=name)
def test_nothing_typed_is_ever_run(file: Path):
    calls = called_names(file)
    assert calls & EXECUTES == set()
    modules = {module.split(".")[0] for module in imports(file)}
    assert modules & {"pickle", "marshal", "shelve", "dill"} == set()
    if "yaml" in modules:
        assert calls & UNSAFE_YAML == set()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_module_outgrows_a_sitting(file: Path):
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= 400


@pytest.mark.parametrize("file", FILES, ids=name)
def test_only_the_boundary_catches_everything(file: Path):
    broad = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id.endswith("Exception"))
        )
        and not passes_on(node)
    ]
    assert len(broad) == (1 if name(file) == "cli/boundary.py" else 0)
