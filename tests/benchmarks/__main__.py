"""Measure quiz against baselines in the same call: ``python -m tests.benchmarks``.

Runs of ours and of the baseline alternate, medians are compared, and the table
names machine, versions and baselines. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from . import (
    balancing,
    counting,
    decks,
    fitting,
    grading,
    parity,
    planning,
    reasons,
    resident,
    scheduling,
    startup,
    storing,
    typing,
)
from .frame import Table, as_document, as_text, machine

AREAS = (
    "grading",
    "reasons",
    "startup",
    "decks",
    "store",
    "stats",
    "memory",
    "fitting",
    "parity",
    "plan",
    "resident",
    "typing",
)


def _areas(full: bool, pairs: int | None) -> dict[str, Callable[[], list[Table]]]:
    baseline = pairs if pairs is not None else (1_000 if full else 60)
    return {
        "grading": lambda: grading.measure(1_000, baseline),
        "reasons": lambda: reasons.measure(100 if full else 25),
        "startup": lambda: [startup.measure(21 if full else 7)],
        "decks": lambda: [
            decks.measure((1_000, 10_000, 100_000) if full else (1_000, 10_000), 5)
        ],
        "store": lambda: [storing.measure(1_000_000 if full else 100_000, 300)],
        "stats": lambda: [counting.measure(1_000_000 if full else 100_000)],
        "memory": lambda: [
            scheduling.measure(
                20_000 if full else 5_000, 1_000_000 if full else 100_000, 7
            ),
            balancing.measure(10 if full else 3),
        ],
        "parity": lambda: parity.measure(1_000),
        "fitting": lambda: fitting.measure(5, 12 if full else 6),
        "plan": lambda: [
            planning.measure(planning.MANY_SEEDS, 2)
            if full
            else planning.measure(planning.SEEDS, 1)
        ],
        "resident": lambda: [resident.measure()],
        "typing": lambda: [typing.measure(60 if full else 15)],
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("areas", nargs="*", help=f"some of: {', '.join(AREAS)}")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="samples (the default)")
    size.add_argument("--full", action="store_true", help="everything; up to hours")
    parser.add_argument(
        "--pairs", type=int, metavar="N", help="answers that SymPy is given (0: none)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")
    chosen = parser.parse_args(arguments)
    unknown = [one for one in chosen.areas if one not in AREAS]
    if unknown:
        parser.error(f"no such area: {unknown[0]}")
    known = _areas(chosen.full, chosen.pairs)
    tables: list[Table] = []
    for name in chosen.areas or AREAS:
        sys.stderr.write(f"measuring {name} …\n")
        tables += known[name]()
    if chosen.json:
        shown = json.dumps(as_document(tables), ensure_ascii=False, indent=2)
    else:
        head = "\n".join(f"{name}: {value}" for name, value in machine().items())
        shown = f"{head}\n\n{as_text(tables)}"
    sys.stdout.write(f"{shown}\n")
    missed = any(row.is_met is False for table in tables for row in table.rows)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
