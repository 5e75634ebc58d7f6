"""What a long run of distinct answers leaves in memory; see README.md.

``python -m tests.fuzz.memory 60000`` grades so many in one process, over all bundled
functions, and tells the memory and the living objects every 2,000.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.formula.evaluating import check
from tests.formula.mutating import changed
from tests.formula.printing import typed
from tests.formula.rewriting import rewritten
from tests.formula.terms import TRUTHS
from tests.fuzz.inputs import KNOWN, WORDS

EVERY = 2_000
LONGEST = 1_900
PAGE_KILOBYTES = resource.getpagesize() >> 10


def answers(dice: random.Random) -> Iterator[tuple[str, str]]:
    """Distinct answers: rewritten, altered, known with pieces exchanged, any words."""
    names = sorted(TRUTHS)
    seen: set[int] = set()
    while True:
        name = dice.choice(names)
        truth = TRUTHS[name]
        kind = dice.random()
        if kind < 0.35:
            formula = rewritten(truth.formula, truth, dice, dice.randint(1, 10))
            text = typed(formula, truth, dice, renaming=True)
        elif kind < 0.7:
            formula = rewritten(truth.formula, truth, dice, dice.randint(0, 4))
            text = typed(changed(formula, truth, dice), truth, dice, renaming=False)
        elif kind < 0.9:
            name, text = dice.choice(KNOWN)
            for _ in range(dice.randint(1, 4)):
                start = dice.randint(0, len(text))
                text = text[:start] + _piece(dice) + text[start + dice.randint(0, 6) :]
        else:
            text = "".join(dice.choice(WORDS) for _ in range(dice.randint(1, 30)))
        key = hash((name, text))
        if key not in seen and len(text) <= LONGEST and name in TRUTHS:
            seen.add(key)
            yield name, text


def _piece(dice: random.Random) -> str:
    if dice.random() < 0.3:
        return str(round(dice.uniform(-50, 50), dice.randint(0, 9)))
    return "".join(dice.choice(WORDS) for _ in range(dice.randint(0, 3)))


def main(count: int) -> None:
    took: list[float] = []
    asked = answers(random.Random(0))  # noqa: S311 - answers, not secrets
    for done in range(1, count + 1):
        name, text = next(asked)
        started = time.process_time()
        check(name, text)
        took.append(time.process_time() - started)
        if done % EVERY == 0:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            took.sort()
            sys.stdout.write(
                f"{done:7d} answers  {pages * PAGE_KILOBYTES / 1024:6.1f} MB"
                f"  {len(gc.get_objects()):8d} objects"
                f"  median {took[len(took) // 2] * 1e3:.2f} ms"
                f"  worst {took[-1] * 1e3:.0f} ms\n"
            )
            sys.stdout.flush()
            took.clear()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
