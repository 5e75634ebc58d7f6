"""Imports point one way: from the interface to the core, never back."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import cache, wraps
from pathlib import Path

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

STEPS = {
    step: rank
    for rank, steps in enumerate(
        (
            {"tree"},
            {"reading"},
            {"pictures"},
            {"evaluation"},
            {"reference"},
            {"curves", "proofs", "slips"},
            {"grading"},
            {"floats"},
        )
    )
    for step in steps
}
"""The order of what `quiz.formula` does; a step knows only those before it."""

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


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(file)))


@cache
def imports(file: Path) -> set[str]:
    """Every module that a file imports, at its head or inside a function."""
    found: set[str] = set()
    for node in nodes(file):
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
    calls = [node.func for node in nodes(file) if isinstance(node, ast.Call)]
    plain = {call.id for call in calls if isinstance(call, ast.Name)}
    return plain | {call.attr for call in calls if isinstance(call, ast.Attribute)}


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether a handler only tidies up: it ends by raising what it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def rule(found: Callable[[Path], Iterable[str]]) -> Callable[[], None]:
    """A test that no file of the package breaks a rule.

    Args:
        found: What in a file breaks it.
    """

    @wraps(found)
    def holds() -> None:
        broken = {name(file): sorted(found(file)) for file in FILES}
        assert {file: faults for file, faults in broken.items() if faults} == {}

    del holds.__dict__["__wrapped__"]  # it takes no file
    return holds


def test_every_module_has_a_layer():
    parts = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" or any(path.rglob("*.py")))
    }
    assert parts - {"__init__"} <= RANK.keys()


@rule
def test_imports_point_inwards(file: Path) -> Iterable[str]:
    part = part_of(file)
    inner = {
        module.split(".")[1]
        for module in imports(file)
        if module.startswith("quiz.") and module.split(".")[1] in RANK
    }
    rank = RANK.get(part, len(LAYERS))
    yield from (other for other in inner if RANK[other] > rank)
    for layer in STRANGERS:
        if part in layer:
            yield from inner & layer - {part}


@rule
def test_formulas_are_read_before_they_are_valued_and_valued_before_they_are_judged(
    file: Path,
) -> Iterable[str]:
    place = file.relative_to(PACKAGE).parts
    if place[0] != "formula" or place[1] == "__init__.py":
        return
    part = place[1].removesuffix(".py")
    inner = {
        module.split(".")[2]
        for module in imports(file)
        if module.startswith("quiz.formula.")
    }
    yield from (other for other in inner if STEPS[other] > STEPS[part])
    level = {step for step in STEPS if STEPS[step] == STEPS[part]}
    yield from inner & level - {part}


@rule
def test_the_core_touches_neither_screen_nor_disk_nor_clock(
    file: Path,
) -> Iterable[str]:
    if part_of(file) not in PURE:
        return
    yield from {module.split(".")[0] for module in imports(file)} & IMPURE
    named = {
        f"{node.value.id}.{node.attr}"
        for node in nodes(file)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    yield from named & {"datetime.now", "datetime.today", "datetime.utcnow"}
    yield from named & {"date.today"}
    yield from {one for one in named if one.startswith("random.")} - {"random.Random"}
    yield from called_names(file) & {"open", "print", "input"}


@rule
def test_third_parties_stay_behind_their_module(file: Path) -> Iterable[str]:
    for module in imports(file):
        allowed = GUARDED_BY.get(module.split(".")[0])
        if allowed is not None and part_of(file) not in allowed:
            yield module


@rule
def test_nothing_typed_is_ever_run(file: Path) -> Iterable[str]:
    calls = called_names(file)
    yield from calls & EXECUTES
    modules = {module.split(".")[0] for module in imports(file)}
    yield from modules & {"pickle", "marshal", "shelve", "dill"}
    if "yaml" in modules:
        yield from calls & UNSAFE_YAML


def test_no_module_outgrows_a_sitting():
    files = [*FILES, *sorted(Path(__file__).parent.rglob("*.py"))]
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: count for file, count in lengths.items() if count > 400} == {}


@rule
def test_only_the_boundary_catches_everything(file: Path) -> Iterable[str]:
    broad = [
        node.lineno
        for node in nodes(file)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id.endswith("Exception"))
        )
        and not passes_on(node)
    ]
    if len(broad) != (1 if name(file) == "cli/boundary.py" else 0):
        yield f"lines {broad}"
