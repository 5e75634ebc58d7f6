"""Memory that a process holds once it has graded an answer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .frame import Row, Table

_ROOT = Path(__file__).parents[2]
_GOAL_MB = 45.0
_PROGRAM = """
import sys
from quiz.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
with open("/proc/self/status") as status:
    for line in status:
        if line.startswith("VmRSS"):
            print("RESIDENT", line.split()[1])
"""


def _resident_mb(arguments: tuple[str, ...], given: str, home: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        input=given,
        env={**os.environ, "QUIZ_HOME": home, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    last = [line for line in done.stdout.splitlines() if line.startswith("RESIDENT")]
    return int(last[-1].split()[1]) / 1024


def measure() -> Table:
    """A check, and a session in a pipe with a few answers; Linux only."""
    if not Path("/proc/self/status").exists():
        return Table("Resident memory", notes=("only measured on Linux",))
    with tempfile.TemporaryDirectory() as home:
        check = ("check", "gelu", "x*normcdf(x)", "--no-proof")
        one = _resident_mb(check, "", home)
        session = _resident_mb((), "1/(1+exp(-x))\n\n" * 6, home)
    return Table(
        "Resident memory",
        (
            Row("a check", one, "MB"),
            Row("a session in a pipe", session, "MB", goal=_GOAL_MB),
        ),
    )
