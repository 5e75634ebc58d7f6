"""Interleaved runs, medians, spreads, and the tables that come of them."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

Task = Callable[[], object]

PACKAGES = (
    "mpmath", "sympy", "typer", "rich", "PyYAML", "fsrs", "fsrs-rs-python",
    "prompt_toolkit",
)  # fmt: skip
"""Packages whose versions bear on the figures."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long one task took, run by run, in seconds."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def worst(self) -> float:
        return max(self.runs)

    def quantile(self, share: float) -> float:
        """The run below which a share of all lies."""
        ordered = sorted(self.runs)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    @property
    def spread(self) -> float:
        """The middle half of the runs, as a share of the median."""
        width = self.quantile(0.75) - self.quantile(0.25)
        return width / self.median if self.median else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a measure, what it is measured against, the goal."""

    what: str
    ours: float
    unit: str
    baseline: float | None = None
    against: str = ""
    goal: float | None = None
    """The ratio to stay below; where there is no baseline, the measure itself."""
    spread: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Ours over the baseline, both measured in the same call."""
        return self.ours / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        reached = self.ours if self.baseline is None else self.ratio
        return reached is not None and reached <= self.goal


@dataclass(frozen=True, slots=True)
class Table:
    """The result of one area."""

    title: str
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    """Figures that no row holds, for ``--json``."""


def timed(task: Task) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def worked(task: Task) -> float:
    """Seconds of processor time that one call takes in this process.

    For what computes and does not wait: others on the machine do not count.
    """
    start = time.process_time()
    task()
    return time.process_time() - start


def interleaved(tasks: Mapping[str, Task], runs: int) -> dict[str, Times]:
    """Each task timed `runs` times, in turns: a machine's drift meets all alike.

    The order turns round with every run, and the garbage of one is collected
    before the next.
    """
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for run in range(runs):
        names = list(tasks) if run % 2 == 0 else list(reversed(tasks))
        for name in names:
            gc.collect()
            found[name].append(timed(tasks[name]))
    return {name: Times(tuple(times)) for name, times in found.items()}


def against(
    what: str,
    ours: Task,
    baseline: Task,
    *,
    runs: int,
    named: str,
    goal: float | None,
    repeats: int = 1,
) -> Row:
    """A row of two tasks run in turns; `repeats` is what one call does of ours."""
    times = interleaved({"ours": ours, "baseline": baseline}, runs)
    return Row(
        what,
        times["ours"].median / repeats * 1e3,
        "ms",
        times["baseline"].median / repeats * 1e3,
        named,
        goal,
        max(one.spread for one in times.values()),
    )


def machine() -> dict[str, str]:
    """Where the figures come from."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        for line in cpus.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    found = {
        "system": platform.platform(),
        "processor": model,
        "python": platform.python_version(),
        "load": load(),
    }
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "-"
    return found


def load() -> str:
    """How busy the machine is: figures from a busy one say little."""
    if not hasattr(os, "getloadavg"):
        return "-"
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def number(value: float | None) -> str:
    """A figure with three digits that count.

    >>> number(0.01234), number(12.3456), number(None)
    ('0.0123', '12.3', '-')
    """
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) >= 1_000 else f"{value:.3g}"


def columns(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells, the first column to the left and the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    shown = []
    for line in lines:
        first, *rest = zip(line, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
        shown.append("  ".join(cells).rstrip())
    return "\n".join(shown)


def as_text(tables: Sequence[Table]) -> str:
    """All tables, as people read them."""
    parts = []
    for table in tables:
        lines: list[Sequence[str]] = [
            (
                "",
                "ours",
                "unit",
                "baseline",
                "ratio",
                "goal",
                "met",
                "spread",
                "against",
            )
        ]
        for row in table.rows:
            met = {True: "yes", False: "NO", None: ""}[row.is_met]
            lines.append(
                (
                    row.what,
                    number(row.ours),
                    row.unit,
                    number(row.baseline),
                    number(row.ratio),
                    number(row.goal),
                    met,
                    f"{row.spread:.0%}",
                    row.against,
                )
            )
        body = [columns(lines)] if table.rows else []
        parts.append("\n".join([f"# {table.title}", *body, *table.notes]))
    return "\n\n".join(parts)


def as_document(tables: Sequence[Table]) -> dict[str, object]:
    """All tables, as JSON has it."""
    return {
        "machine": machine(),
        "tables": [
            {
                "title": table.title,
                "rows": [
                    {**asdict(row), "ratio": row.ratio, "met": row.is_met}
                    for row in table.rows
                ],
                "notes": list(table.notes),
                "details": dict(table.details),
            }
            for table in tables
        ],
    }
