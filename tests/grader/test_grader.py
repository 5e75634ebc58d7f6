"""The child process: what kills it costs a picture and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from quiz.formula.tree import Binary, Num, Sym
from quiz.grader import Grader, PictureRequest
from quiz.grader import child as child_module

LONG_S = 20.0
FRACTION = Binary("/", Num(Fraction(1), "1"), Sym("x"))
REQUEST = PictureRequest(tree=FRACTION, width=60)
DRAWN = ("1", "─", "x")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def stand_in(body: str) -> list[str]:
    """A child with another way to behave, which needs no SymPy."""
    return [sys.executable, "-c", textwrap.dedent(body)]


READY = "import json, sys, time, os\nprint(json.dumps({'ready': True}), flush=True)\n"
HANGS = READY + "sys.stdin.readline()\ntime.sleep(600)\n"
HANGS_ONCE = (
    READY
    + """
import pathlib
mark = pathlib.Path(MARK)
sys.stdin.readline()
if not mark.exists():
    mark.touch()
    time.sleep(600)
print(json.dumps({'lines': ['again']}), flush=True)
sys.stdin.readline()
"""
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Grader]:
    """A warm child, for tests that leave it alive."""
    grader = Grader()
    assert grader.ask(REQUEST).wait(LONG_S)
    yield grader
    grader.close()


@pytest.fixture
def graders() -> Iterator[list[Grader]]:
    made: list[Grader] = []
    yield made
    pids = [one.pid for one in made]
    for one in made:
        one.close()
    assert not [pid for pid in pids if pid is not None and is_alive(pid)]


def test_the_child_draws(shared: Grader):
    assert shared.picture(REQUEST, LONG_S) == DRAWN


def test_asking_does_not_wait(shared: Grader):
    tickets = [shared.ask(REQUEST) for _ in range(20)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert {ticket.lines for ticket in tickets} == {DRAWN}
    assert shared.poll(tickets[0]) == {"lines": list(DRAWN)}


def test_a_request_too_large_is_not_sent(shared: Grader):
    long = PictureRequest(tree=Sym("x" * 300_000), width=60)
    assert shared.picture(long, LONG_S) is None
    assert shared.picture(REQUEST, LONG_S) == DRAWN


def test_a_bad_request_does_not_end_the_child(shared: Grader):
    pid = shared.pid
    bad = PictureRequest(tree=Sym("x\n"), width=60)
    assert shared.picture(bad, LONG_S) is None
    assert shared.picture(REQUEST, LONG_S) == DRAWN
    assert shared.pid == pid


@posix
def test_the_child_is_deaf_to_ctrl_c(shared: Grader):
    pid = shared.pid
    assert pid is not None
    assert os.getsid(pid) != os.getsid(0)
    os.kill(pid, signal.SIGINT)
    assert shared.picture(REQUEST, LONG_S) == DRAWN
    assert shared.pid == pid


@posix
def test_a_child_killed_in_the_middle_is_replaced(graders: list[Grader]):
    grader = Grader()
    graders.append(grader)
    grader.start()
    assert grader.pid is not None
    ticket = grader.ask(REQUEST)
    os.kill(grader.pid, signal.SIGKILL)
    assert ticket.wait(LONG_S)
    assert ticket.lines is None
    assert grader.picture(REQUEST, LONG_S) == DRAWN


def test_a_hanging_child_is_killed_and_replaced(graders: list[Grader], tmp_path: Path):
    mark = str(tmp_path / "hung")
    grader = Grader(stand_in(HANGS_ONCE.replace("MARK", repr(mark))))
    graders.append(grader)
    grader.start()
    first = grader.pid
    ticket = grader.ask(REQUEST, budget_s=0.2)
    assert ticket.wait(LONG_S)
    assert ticket.lines is None
    assert first is not None
    assert grader.picture(REQUEST, LONG_S) == ("again",)
    assert grader.pid != first
    assert not is_alive(first)


def test_waiting_for_a_hanging_child_ends_in_time(graders: list[Grader]):
    grader = Grader(stand_in(HANGS))
    graders.append(grader)
    assert grader.picture(REQUEST, 0.2) is None


def test_requests_behind_a_hanging_one_fail_with_it(graders: list[Grader]):
    grader = Grader(stand_in(HANGS))
    graders.append(grader)
    tickets = [grader.ask(REQUEST, budget_s=0.2) for _ in range(5)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert [ticket.lines for ticket in tickets] == [None] * 5


BAD_CHILDREN = [
    ("says nothing and ends", ""),
    ("talks nonsense", READY + "print('\\x1b[2J', flush=True)\nsys.stdin.read()"),
    ("answers with no object", READY + "print('[]', flush=True)\nsys.stdin.read()"),
    ("never ends its line", READY + "print('x' * 300000, end='')\nsys.stdin.read()"),
    ("sends steering lines", READY + "sys.stdin.readline()\n"
     "print(json.dumps({'lines': ['\\x1b[2J']}), flush=True)\nsys.stdin.read()"),
    ("sends lines that are none", READY + "sys.stdin.readline()\n"
     "print(json.dumps({'lines': 7}), flush=True)\nsys.stdin.read()"),
]  # fmt: skip


@pytest.mark.parametrize(
    "body", [row[1] for row in BAD_CHILDREN], ids=[row[0] for row in BAD_CHILDREN]
)
def test_a_child_gone_wrong_costs_a_picture(body: str, graders: list[Grader]):
    grader = Grader(stand_in(body))
    graders.append(grader)
    assert grader.picture(REQUEST, 5) is None


def test_a_program_that_is_not_there_costs_a_picture(graders: list[Grader]):
    grader = Grader(["/no/such/program"])
    graders.append(grader)
    grader.start()
    assert grader.picture(REQUEST, 1) is None


def test_a_child_that_dies_at_every_start_is_given_up(
    graders: list[Grader], tmp_path: Path
):
    starts = tmp_path / "starts"
    body = f"open({str(starts)!r}, 'a').write('.')"
    grader = Grader(stand_in(body))
    graders.append(grader)
    for _ in range(6):
        assert grader.ask(REQUEST).wait(LONG_S)
    assert starts.read_text() == "..."


def test_a_child_that_never_gets_ready_is_killed(graders: list[Grader]):
    body = "import time\ntime.sleep(600)"
    grader = Grader(stand_in(body), starting_s=0.2)
    graders.append(grader)
    ticket = grader.ask(REQUEST)
    assert ticket.wait(LONG_S)
    assert ticket.lines is None


def test_closing_ends_the_child_and_every_request():
    grader = Grader(stand_in(HANGS))
    ticket = grader.ask(REQUEST, budget_s=LONG_S)
    pid = grader.pid
    grader.close()
    assert pid is not None
    assert not is_alive(pid)
    assert ticket.wait(LONG_S)
    assert grader.picture(REQUEST, LONG_S) is None
    assert grader.pid is None


@posix
def test_the_child_ends_with_a_parent_that_was_killed():
    code = (
        "import os, signal; from quiz.grader import Grader\n"
        "grader = Grader(); grader.start(); print(grader.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    parent = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )
    pid = int(parent.stdout)
    ended = threading.Event()
    for _ in range(200):
        if not is_alive(pid) or _is_zombie(pid):
            break
        ended.wait(0.05)
    else:
        pytest.fail("the child outlived its parent")


def _is_zombie(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


@posix
def test_a_child_in_the_middle_of_work_ends_when_its_input_closes():
    code = (
        "import threading\nfrom quiz.grader import child\n"
        "child.warm_up = lambda: threading.Event().wait(600)\nchild.main()"
    )
    started = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    assert started.stdin is not None
    started.stdin.close()
    assert started.wait(LONG_S) == 0


def test_what_a_library_prints_does_not_reach_the_pipe():
    code = (
        "import sys\nfrom quiz.grader import child\n"
        "child.warm_up = lambda: print('hello', flush=True)\nchild.main()"
    )
    line = json.dumps({"kind": "tea"}) + "\n"
    started = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write(line)
    started.stdin.flush()
    assert json.loads(started.stdout.readline()) == {"ready": True}
    assert json.loads(started.stdout.readline()) == {"error": "unknown-kind"}
    started.stdin.close()
    assert started.wait(LONG_S) == 0
    started.stdout.close()


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "JSONDecodeError"),
        (b"[]", "not-an-object"),
        (b"{}", "unknown-kind"),
        (b'{"kind": "picture"}', "Malformed"),
        (b"\xff\xfe\xff", "UnicodeDecodeError"),
        (b"[" * 100_000, "RecursionError"),
    ],
)
def test_the_child_answers_what_it_cannot_read(line: bytes, error: str):
    assert child_module.answer(line) == {"error": error}


@posix
def test_the_child_limits_its_own_memory():
    code = (
        "from quiz.grader import child; child.limit_memory(1 << 29)\n"
        "try: bytearray(1 << 30)\nexcept MemoryError: print('refused')"
    )
    if sys.platform == "darwin":
        pytest.skip("the system does not limit address space")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout == "refused\n"
