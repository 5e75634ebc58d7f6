"""Parameters fitted to a long log in a process of its own, and known ones found again.

What is found again is told by the recall it predicts, not only by the weights: many
weights give nearly the same memory, and a log says nothing about what never happened.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from quiz.memory import DEFAULT_PARAMETERS, Settings
from quiz.memory.fitting import fit
from quiz.memory.scoring import predictions
from tests.memory.learners import Past, answers, someone, until

from .frame import Row, Table

_ROOT = Path(__file__).parents[2]
_GOAL_S, _GOAL_MB = 1.0, 80.0
_LONG = {"days": 300, "new_per_day": 45}
"""About a hundred thousand reviews of 13,500 cards."""
_LATER_DAYS = 90
_PROGRAM = """
import sys, time
from quiz.memory import Settings
from quiz.memory.fitting import fit

def resident(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name))

known = {}
with open(sys.argv[1]) as log:
    pasts = [
        [known.setdefault(one, tuple(map(int, one.split(":")))) for one in line.split()]
        for line in log
    ]
before = resident("VmRSS")
clock, start = time.perf_counter(), time.process_time()
found = fit(pasts, Settings())
worked = time.process_time() - start
print(worked, time.perf_counter() - clock, before, resident("VmHWM"))
"""


def measure(runs: int, learners: int) -> list[Table]:
    """Time and memory, and how near learners of known parameters are come to."""
    return [_cost(runs), _recovery(learners)]


def _cost(runs: int) -> Table:
    if not Path("/proc/self/status").exists():
        return Table("Fitting parameters", notes=("only measured on Linux",))
    logs = answers(someone(1), **_LONG, seed=1)
    reviews = sum(len(log.past) for log in logs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        lines = (" ".join(f"{d}:{g}" for d, g in log.past) for log in logs)
        path.write_text("\n".join(lines), encoding="utf-8")
        found = [_child(path) for _ in range(runs)]
    worked, clock, before_kb, peak_kb = (
        statistics.median(one) for one in zip(*found, strict=True)
    )
    rows = (
        Row(f"fitting and examining, {reviews} reviews", worked, "s", goal=_GOAL_S),
        Row("the same, by the clock", clock, "s"),
        Row("peak of the process", peak_kb / 1024, "MB", goal=_GOAL_MB),
        Row("of it on top of the log read", (peak_kb - before_kb) / 1024, "MB"),
    )
    notes = (
        "fitted twice, to the earlier reviews and to all; each run a new process",
        "processor time, so that others on the machine do not count",
    )
    return Table("Fitting parameters", rows, notes)


def _child(path: Path) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path)],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(one) for one in done.stdout.split()]


def _recovery(learners: int) -> Table:
    """Learners of seeds 1, 2, …, each with a small log and with a large one."""
    rows = []
    details = {}
    for days, new_per_day, goal in ((60, 8, 0.8), (200, 25, 0.4)):
        found = [_known(seed, days, new_per_day) for seed in range(1, learners + 1)]
        reviews, usual, fitted, first, decay, adopted = zip(*found, strict=True)
        count = round(statistics.mean(reviews))
        named = "the usual parameters"
        what = f"recall predicted, mean error, {count} reviews"
        means = statistics.mean(fitted), statistics.mean(usual)
        rows += [
            Row(what, means[0], "", means[1], named, goal),
            Row("first stability after Good, mean |ln|", statistics.mean(first), ""),
            Row("decay, mean error", statistics.mean(decay), ""),
        ]
        details[f"{days} days"] = found
        rows.append(Row("adopted", 100 * statistics.mean(adopted), "%"))
    note = (
        f"seeds 1 to {learners}; recall on the {_LATER_DAYS} days after the log, "
        "against the learner's own; what is not adopted counts as usual"
    )
    return Table("Known parameters found again", tuple(rows), (note,), details)


def _known(
    seed: int, days: int, new_per_day: float
) -> tuple[int, float, float, float, float, bool]:
    """Reviews; error of recall before and after; of w₂ and w₂₀; whether adopted."""
    truth = someone(seed)
    logs = answers(truth, days=days + _LATER_DAYS, new_per_day=new_per_day, seed=seed)
    known = until(logs, days)
    found = fit(known, Settings())
    assert found is not None
    taken = found.parameters if found.is_better else DEFAULT_PARAMETERS
    every = [log.past for log in logs]
    true = [
        recall
        for log in logs
        for (day, _), recall in zip(log.past, log.recall, strict=True)
        if recall is not None and day >= days
    ]

    def error(parameters: tuple[float, ...]) -> float:
        told = predictions(every, parameters, since=days)
        return statistics.mean(
            abs(one.recall - recall) for one, recall in zip(told, true, strict=True)
        )

    return (
        _later(known),
        error(DEFAULT_PARAMETERS),
        error(taken),
        abs(math.log(taken[2] / truth[2])),
        abs(taken[20] - truth[20]),
        found.is_better,
    )


def _later(pasts: list[Past]) -> int:
    return sum(b > a for past in pasts for (a, _), (b, _) in pairwise(past))
