"""Benchmarks are run by hand (see README.md); a test tries their frame alone."""

from __future__ import annotations

from pathlib import Path

collect_ignore = [
    path.name
    for path in Path(__file__).parent.glob("*.py")
    if not path.name.startswith(("test_", "conftest"))
]
"""They import what only a benchmark needs."""
