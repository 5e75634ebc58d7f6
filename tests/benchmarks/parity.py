"""How far memory and intervals are from other implementations: in figures."""

from __future__ import annotations

import tempfile
from importlib import util
from pathlib import Path

from tests.memory.anki_parity import against_anki
from tests.memory.histories import histories
from tests.memory.parity import BOUNDS, Differences, against_engine, against_py_fsrs

from .frame import Row, Table

_SEED = 5


def measure(count: int) -> list[Table]:
    """`count` random histories of up to 30 reviews, ten sets of parameters."""
    known = list(histories(count, _SEED))
    tables = [
        _table(
            "fsrs-rs, each history whole, review by review",
            against_engine(known),
            {"stability": 0.0, "small": 0.0, "difficulty": 0.0, "retrievability": 3e-7},
            (
                "retrievability and intervals are ours, in float64; an interval can"
                " differ by a day where float32 falls on the other side of a half",
            ),
        ),
        _table(
            "py-fsrs, in float64",
            against_py_fsrs(known),
            BOUNDS,
            (
                "the engine computes in float32, whose errors pile up; it keeps"
                " stability below 36,500 days, py-fsrs does not",
                "reviews are at noon: py-fsrs counts 24 hours, quiz local days",
            ),
        ),
    ]
    if util.find_spec("anki") is None:
        return [*tables, Table("Anki", notes=("not installed: the extra `anki`",))]
    with tempfile.TemporaryDirectory() as folder:
        found = against_anki(known, Path(folder))
    exact = dict.fromkeys(("stability", "small", "difficulty"), 0.0)
    notes = (
        "four keys after each history; fuzz off, no steps, a last interval of a day:"
        " Anki does not let the next fall a little below the last",
    )
    return [*tables, _table("Anki", found, exact, notes)]


def _table(
    against: str,
    found: Differences,
    bounds: dict[str, float],
    notes: tuple[str, ...],
) -> Table:
    unit = {"small": "days"}
    named = {
        "small": "stability below half an hour",
        "step": "stability, one review from the same memory",
        "stability": "stability",
    }
    rows = [
        Row(named.get(name, name), getattr(found, name), unit.get(name, "relative"),
            goal=most)
        for name, most in bounds.items()
    ]  # fmt: skip
    rows += [
        Row("intervals that differ", found.intervals, f"of {found.reviews}"),
        Row("of those, by a day at a half", found.halves, ""),
        Row("intervals, largest difference", found.interval, "relative"),
    ]
    title = f"Parity with {against}: {found.histories} histories, seed {_SEED}"
    return Table(title, tuple(rows), (*notes, *found.notes))
