"""The first question does not wait for modules that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quiz.errors import Exit

pexpect = pytest.importorskip("pexpect")

HEAVY = ("sympy", "mpmath", "prompt_toolkit", "plotext", "rich.markdown", "numpy")
AT_FIRST_PAINT = """
import sys
from quiz.app import practice
def tell(*_):
    print("LOADED", *sorted(sys.modules), flush=True)
    raise KeyboardInterrupt
practice.warm_up = tell
from quiz.cli import main
main([])
"""
"""`warm_up` is what happens right after the first question has been painted."""


def loaded(output: str) -> set[str]:
    lines = [line for line in output.splitlines() if line.startswith("LOADED")]
    assert lines, output
    return set(lines[0].split()[1:])


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_the_first_question_in_a_pipe_loads_nothing_heavy():
    modules = loaded(run(AT_FIRST_PAINT))
    assert {name for name in HEAVY if name in modules} == set()
    assert "quiz.session" in modules


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_the_first_question_at_a_terminal_loads_nothing_heavy():
    child = pexpect.spawn(
        sys.executable,
        ["-c", AT_FIRST_PAINT],
        encoding="utf-8",
        timeout=20,
        dimensions=(24, 80),
    )
    child.expect(pexpect.EOF)
    modules = loaded(child.before)
    assert {name for name in HEAVY if name in modules} == set()
    assert "quiz.ui.terminal" in modules


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], ("rich", "yaml", "sqlite3", "quiz.library", *HEAVY)),
        (["--help"], ("rich", "yaml", "sqlite3", "quiz.library", *HEAVY)),
        (["review", "--help"], ("rich", "yaml", "sqlite3", *HEAVY)),
        (["due", "--json"], HEAVY),
        (["deck", "list", "--json"], HEAVY),
        (["undo"], HEAVY),
        (["stats", "--json"], HEAVY),
    ],
)
def test_a_command_loads_only_what_it_needs(
    arguments: list[str], unwanted: tuple[str, ...]
):
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules), flush=True))\n"
        f"from quiz.cli import main\nmain({arguments!r})"
    )
    modules = loaded(run(code))
    assert {name for name in unwanted if name in modules} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        "check relu x",
        "eval relu --at x=1",
        "plot relu",
        "show relu",
        "learn activations",
        "interview --seed 1",
        "review --kind formula --limit 1",
        "deck check",
        "deck on activations",
        "cards",
        "cards note dying-relu",
        "config",
        "disputes",
        "stats",
    ],
)
def test_a_command_finds_by_itself_what_it_imports(arguments: str):
    """Other tests have everything loaded before a command starts."""
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *arguments.split()],
        input="x\n\n\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (Exit.DONE, Exit.PROBLEMS_FOUND), done.stderr


def test_importing_the_package_imports_nothing_else():
    code = "import quiz, sys\nprint('LOADED', *sorted(sys.modules))"
    assert {name for name in loaded(run(code)) if name.startswith("quiz.")} == set()
