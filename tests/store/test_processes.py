"""Several processes, and processes that die."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.store import Kind, Store

ROOT = Path(__file__).parents[2]
MOMENT = {"at_ms": 1_750_000_000_000, "offset_minutes": 0}

WRITER = """
import sys
from pathlib import Path
from quiz.store import Kind, Store

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
if sys.stdin.readline():  # all start together
    store = Store.open(path, now_ms=0)
    for number in range(count):
        at_ms = 1_750_000_000_000 + number * 10_000
        card = f"{name}:{number % 7}"
        moment = {"at_ms": at_ms, "offset_minutes": 0}
        if number % 9 == 5:
            store.append(Kind.ATTEMPT, card, {}, **moment)
            store.undo(1, **moment)
            continue
        if number % 11 == 7:
            change = {"maximum_interval_days": 100 + number}
            print(store.append(Kind.SETTINGS, None, change, **moment).id, flush=True)
        attempt = store.append(Kind.ATTEMPT, card, {"tries": 1}, **moment)
        print(attempt.id, flush=True)
        rating = {"rating": number % 4 + 1, "attempt": attempt.id}
        print(store.append(Kind.REVIEW, card, rating, **moment).id, flush=True)
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def test_two_processes_at_once_lose_nothing_and_do_not_fail(path):
    """They even make the file together."""
    writers = [start(path, name, 120) for name in ("left", "right")]
    for writer in writers:
        go(writer)
    confirmed: list[str] = []
    for writer in writers:
        out, err = writer.communicate(timeout=60)
        assert (writer.returncode, err) == (0, "")
        confirmed += out.split()
    with Store.open(path, now_ms=0) as store:
        events = list(store.events())
        assert {event.device for event in events} == {store.device}
        counters = sorted(event.counter for event in events)
        assert counters == list(range(1, len(events) + 1))
        assert len(set(confirmed)) == len(confirmed)
        assert set(confirmed) <= {event.id for event in events}
        assert store.verify() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_what_was_confirmed_survives_a_kill_at_any_moment(path):
    chance = random.Random(3)  # noqa: S311 - any moments will do
    confirmed: set[str] = set()
    for number in range(20):
        writer = start(path, f"run{number}", 100_000)
        assert writer.stdout is not None
        go(writer)
        lines = [writer.stdout.readline()]
        # Between two answers, or inside one: whatever the moment finds.
        deadline = time.monotonic() + chance.random() * 0.05
        while len(lines) < 6 or time.monotonic() < deadline:
            lines.append(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        out, err = writer.communicate(timeout=30)
        assert writer.returncode == -signal.SIGKILL
        assert err == ""
        whole = "".join([*lines, out])
        confirmed |= set(whole[: whole.rfind("\n")].split())
        with Store.open(path, now_ms=0) as store:
            kept = {event.id for event in store.events()}
            assert confirmed <= kept
            assert store.verify() == ()
    assert len(confirmed) > 100


def test_a_change_by_another_process_is_noticed_and_settings_follow(path):
    with Store.open(path, now_ms=0) as one, Store.open(path, now_ms=0) as two:
        assert not one.changed_elsewhere()
        one.append(Kind.NOTE, "a:one", {}, **MOMENT)
        assert not one.changed_elsewhere()
        change = {"desired_retention": 0.8, "fuzz": False}
        two.append(Kind.SETTINGS, None, change, **MOMENT)
        assert one.changed_elsewhere()
        assert not one.changed_elsewhere()
        assert one.settings() == two.settings()
        one.append(Kind.REVIEW, "a:one", {"rating": 4}, **MOMENT)
        assert two.changed_elsewhere()
        assert two.state("a:one") == one.state("a:one")
        assert one.verify() == ()


def test_a_writer_that_does_not_let_go_is_named_after_a_while(path):
    with Store.open(path, now_ms=0) as one, Store.open(path, now_ms=0) as two:
        two._database.execute("PRAGMA busy_timeout = 1")
        one._database.execute("BEGIN IMMEDIATE")
        with pytest.raises(QuizError) as caught:
            two.append(Kind.NOTE, "a:one", {}, **MOMENT)
        assert caught.value.code == "database-locked"
        assert two.state("a:one") is None  # reading goes on
        one._database.execute("ROLLBACK")
        two.append(Kind.NOTE, "a:one", {}, **MOMENT)


def test_opening_a_log_loads_nothing_heavy():
    code = "import sys, quiz.store; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT
    )
    loaded = set(done.stdout.split())
    heavy = {"sympy", "mpmath", "yaml", "rich", "typer", "asyncio", "platformdirs"}
    assert not loaded & heavy
    assert {"sqlite3", "fsrs_rs_python"} <= loaded
