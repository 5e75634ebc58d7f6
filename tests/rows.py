"""Long tables: one test for a group of rows, which names every row that fails."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import pytest

Row = TypeVar("Row")


def grouped(
    rows: Iterable[Row], key: Callable[[Row], Hashable]
) -> list[pytest.ParameterSet]:
    """Parameters for a test of many rows: those with the same key, in order."""
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [pytest.param(group, id=ascii(name)) for name, group in groups.items()]


def each(rows: Sequence[Row], holds: Callable[[Row], None]) -> None:
    """Ask of every row what `holds` asserts; fail with all that break it."""
    broken = []
    for row in rows:
        try:
            holds(row)
        except Exception as fault:
            broken.append(f"{row}\n    {type(fault).__name__}: {fault}")
    if broken:
        count = f"{len(broken)} of {len(rows)} rows"
        pytest.fail("\n".join([count, *broken]), pytrace=False)
