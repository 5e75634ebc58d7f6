"""What `quiz stats` reads, against a scan of the log for a part of the same."""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from quiz.app.clock import Moment
from quiz.app.desk import open_desk
from quiz.app.statistics import statistics as gathered
from quiz.session.statistics import STABILITY_BOUNDS_DAYS
from quiz.store import Event, Store
from quiz.store.figures import Wanted, figures

from .frame import Row, Table, interleaved, timed

_START_MS, _DAY_MS, _FIRST_DAY = 1_700_000_000_000, 86_400_000, 19_675
_DECKS, _DAYS = 50, 1_100
_SPAN = 500
"""Days for which a card is reviewed: some thirty times, as it is forgotten now and
then."""
_RUNS = 9
_ROOT = Path(__file__).parents[2]
_SCAN = """
    SELECT (at_ms + offset_minutes * 60000 - 14400000) / 86400000 AS day, count(*),
    sum(json_extract(payload, '$.rating') > 1), sum(json_extract(payload, '$.took_ms'))
    FROM event WHERE +kind = 'review' GROUP BY day
"""


def _log(reviews: int) -> Iterator[Event]:
    dice = random.Random(1)  # noqa: S311 - not secrets
    number = done = card = 0
    while done < reviews:
        card += 1
        name = f"dl/deck{card % _DECKS:02d}:card-{card}"
        day, gap = dice.randrange(_DAYS - _SPAN), 1
        end = day + _SPAN
        while day < end:
            rating = dice.choices((1, 2, 3, 4), (12, 10, 65, 13))[0]
            at_ms = _START_MS + day * _DAY_MS + number % 30_000_000
            if rating == 1:
                number += 1
                slip = dice.choice(("sign", "missing-term", "different"))
                wrong = {"outcome": "wrong", "reason": slip, "took_ms": 9_000}
                yield Event("f" * 16, number, at_ms, 60, "attempt", name, wrong)
            number += 1
            done += 1
            payload = {"rating": rating, "took_ms": 9_000 + number % 7_000}
            yield Event("f" * 16, number, at_ms, 60, "review", name, payload)
            gap = 1 if rating == 1 else min(2 * gap, 40)
            day += gap


def measure(reviews: int) -> Table:
    """A log of three years, its counts, and the same counts without the tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "progress.db"
        with Store.open(path, now_ms=0) as store:
            store.merge(_log(reviews))
            anew = timed(store.rebuild)
            last = _FIRST_DAY + _DAYS
            wanted = Wanted(last - 30, last, (), STABILITY_BOUNDS_DAYS)
            plain = sqlite3.connect(path)
            times = interleaved(
                {
                    "asked": lambda: store.asked(partial(figures, wanted=wanted)),
                    "scanned": lambda: plain.execute(_SCAN).fetchall(),
                },
                _RUNS,
            )
            plain.close()
        whole = _whole(folder)
        cold = interleaved(
            {
                "ours": lambda: _run(("-m", "quiz", "stats", "--json"), folder),
                "typer": lambda: _run(("-c", "import typer"), folder),
            },
            5,
        )
    asked, scanned = times["asked"], times["scanned"]
    spread = max(asked.spread, scanned.spread)
    named = "one scan of the log in SQL, by day alone"
    ours, typer = cold["ours"].median, cold["typer"].median
    return Table(
        "Statistics",
        (
            Row(
                f"stats over {reviews} reviews, from the tables",
                asked.median * 1e3,
                "ms",
                goal=50.0,
                spread=asked.spread,
            ),
            Row(
                "the same",
                asked.median * 1e3,
                "ms",
                scanned.median * 1e3,
                named,
                None,
                spread,
            ),
            Row("all that `quiz stats` works out, warm", whole * 1e3, "ms"),
            Row(
                "quiz stats --json, cold", ours * 1e3, "ms", typer * 1e3, "import typer"
            ),
            Row("counting and folding all anew", anew, "s"),
        ),
    )


def _whole(home: str) -> float:
    """Seconds for everything, the simulated days to come among them."""
    moment = Moment(_START_MS + _DAYS * _DAY_MS, 60)
    with open_desk({"QUIZ_HOME": home}, clock=lambda: moment) as desk:
        runs = [timed(lambda: gathered(desk, (), "en")) for _ in range(5)]
    return statistics.median(runs)


def _run(arguments: tuple[str, ...], home: str) -> None:
    there = {**os.environ, "QUIZ_HOME": home, "PYTHONPATH": str(_ROOT)}
    subprocess.run(
        [sys.executable, *arguments],
        env=there,
        stdout=subprocess.DEVNULL,
        check=True,
    )
