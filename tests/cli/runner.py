"""Runs `quiz` as a person would: a process with streams and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.cli import started


def quiz(
    *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with `given` on its standard input."""
    everything = {**os.environ, **environment}
    if started.is_quick(everything):
        return started.run(arguments, given, everything)
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**everything, "PYTHONPATH": str(started.ROOT)},
    )
