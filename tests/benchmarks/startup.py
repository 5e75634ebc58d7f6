"""Commands from a cold start, against importing Typer alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .frame import Row, Table, interleaved

_ROOT = Path(__file__).parents[2]
_BASELINE = ("-c", "import typer")
_COMMANDS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("--help", ("--help",), 1.3),
    ("--version", ("--version",), 1.3),
    ("due", ("due",), 1.3),
    (
        "check --no-proof",
        ("check", "sigmoid", "1/(1+exp(-x))", "--no-proof"),
        2.0,
    ),
)


def _run(arguments: tuple[str, ...], home: str) -> None:
    there = {**os.environ, "QUIZ_HOME": home, "PYTHONPATH": str(_ROOT)}
    subprocess.run(
        [sys.executable, *arguments],
        env=there,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def measure(runs: int) -> Table:
    """Wall time of whole processes; compile the package's bytecode beforehand."""
    with tempfile.TemporaryDirectory() as home:
        tasks = {"typer": lambda: _run(_BASELINE, home)}
        for name, arguments, _ in _COMMANDS:
            whole = ("-m", "quiz", *arguments)
            tasks[name] = lambda whole=whole: _run(whole, home)
        for task in tasks.values():
            task()
        times = interleaved(tasks, runs)
    typer = times["typer"]
    rows = tuple(
        Row(
            f"quiz {name}",
            times[name].median * 1e3,
            "ms",
            typer.median * 1e3,
            "python -c 'import typer'",
            goal,
            max(times[name].spread, typer.spread),
        )
        for name, _, goal in _COMMANDS
    )
    notes = ()
    if sys.flags.dont_write_bytecode or sys.dont_write_bytecode:
        notes = ("no bytecode is written: quiz is compiled anew in every run",)
    return Table("Cold starts", rows, notes)
