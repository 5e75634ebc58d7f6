"""Proofs by the child: what is in their way, and what they may be in the way of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from quiz.formula.proofs.claim import Claim
from quiz.formula.tree import Binary, Call, Compare, Neg, Node, Num, Sym
from quiz.grader import Grader, PictureRequest, ProofRequest
from quiz.grader import child as child_module

LONG_S = 20.0
X = Sym("x")
ABS = Call("abs", (X,))
TRUE = ProofRequest(claim=Claim(given=Call("max", (X, Neg(X))), expected=ABS))
FALSE = ProofRequest(claim=Claim(given=X, expected=ABS))
PICTURE = PictureRequest(tree=X, width=60)
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

STAND_IN = """
import json, sys, time, threading, queue
def say(**it): print(json.dumps(it), flush=True)
def hear(): return json.loads(sys.stdin.readline())
say(ready=True)
"""


def stand_in(body: str) -> list[str]:
    """A child that behaves as a test needs it, without SymPy."""
    return [sys.executable, "-c", STAND_IN + textwrap.dedent(body)]


@pytest.fixture(scope="module")
def shared() -> Iterator[Grader]:
    """A warm child, for tests that leave it alive."""
    grader = Grader()
    assert grader.ask(TRUE).wait(LONG_S)
    yield grader
    grader.close()


@pytest.fixture
def opened() -> Iterator[Callable[..., Grader]]:
    made: list[Grader] = []

    def start(command: list[str] | None = None) -> Grader:
        made.append(Grader() if command is None else Grader(command))
        return made[-1]

    yield start
    for one in made:
        one.close()


def test_the_child_proves(shared: Grader) -> None:
    right, wrong = shared.ask(TRUE), shared.ask(FALSE)
    assert right.wait(LONG_S)
    assert wrong.wait(LONG_S)
    assert right.is_proved
    assert not wrong.is_proved
    assert wrong.reply == {"proved": False}


def test_assumptions_and_exceptions_reach_the_child(shared: Grader) -> None:
    positive = Compare((">",), (X, Num(Fraction(0), "0")))
    assumed = replace(FALSE.claim, assumptions=(positive,))
    ticket = shared.ask(ProofRequest(claim=assumed))
    assert ticket.wait(LONG_S)
    assert ticket.is_proved
    ratio = Binary("/", X, ABS)
    claim = Claim(given=ratio, expected=Call("sign", (X,)))
    left_out = replace(claim, exceptions=(Num(Fraction(0), "0"),))
    tickets = [shared.ask(ProofRequest(claim=one)) for one in (claim, left_out)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert [ticket.is_proved for ticket in tickets] == [False, True]


def test_a_proof_that_is_none_is_not_believed(opened: Callable[..., Grader]) -> None:
    for said in ("'yes'", "1", "None", "{'proved': True}"):
        grader = opened(stand_in(f"hear(); say(proved={said}); hear()"))
        ticket = grader.ask(TRUE)
        assert ticket.wait(LONG_S)
        assert not ticket.is_proved


@posix
def test_a_child_killed_in_the_middle_of_a_proof_is_replaced(
    opened: Callable[..., Grader],
) -> None:
    grader = opened()
    ticket = grader.ask(TRUE)
    assert grader.pid is not None
    os.kill(grader.pid, signal.SIGKILL)
    assert ticket.wait(LONG_S)
    assert not ticket.is_proved
    again = grader.ask(TRUE)
    assert again.wait(LONG_S)
    assert again.is_proved


@posix
def test_a_child_stopped_in_its_tracks_is_killed_in_time(
    opened: Callable[..., Grader],
) -> None:
    grader = opened()
    assert grader.ask(PICTURE).wait(LONG_S)
    assert grader.pid is not None
    os.kill(grader.pid, signal.SIGSTOP)
    tickets = [grader.ask(TRUE, budget_s=0.2) for _ in range(3)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert not any(ticket.is_proved for ticket in tickets)
    assert grader.ask(TRUE).wait(LONG_S)


WAITS = """
# Told to stop at once, it may hear that first.
asked, told = sorted((hear(), hear()), key=lambda one: one["kind"])
assert told == {"kind": "stop", "id": asked["id"]}, told
say(interrupted=True)
while True:
    asked = hear()
    say(**({"proved": True} if asked["kind"] == "proof" else {"lines": ["drawn"]}))
"""


def test_a_picture_interrupts_a_proof_which_is_begun_again(
    opened: Callable[..., Grader],
) -> None:
    grader = opened(stand_in(WAITS))
    proof = grader.ask(TRUE, budget_s=LONG_S)
    while grader._line is not None and grader._line._current is None:
        proof.wait(0.01)
    picture = grader.ask(PICTURE)
    assert picture.wait(LONG_S)
    assert picture.lines == ("drawn",)
    assert proof.wait(LONG_S)
    assert proof.is_proved


def test_a_proof_given_up_ends_and_the_next_is_not_held_up(
    opened: Callable[..., Grader],
) -> None:
    grader = opened(stand_in(WAITS))
    first = grader.ask(TRUE, budget_s=LONG_S)
    while grader._line is not None and grader._line._current is None:
        first.wait(0.01)
    waiting = grader.ask(TRUE, budget_s=LONG_S)
    last = grader.ask(TRUE, budget_s=LONG_S)
    grader.drop(waiting)
    assert waiting.wait(LONG_S)
    assert waiting.reply is None
    grader.drop(first)
    assert first.wait(LONG_S)
    assert first.reply is None
    assert last.wait(LONG_S)
    assert last.is_proved
    grader.drop(last)


def test_a_child_that_only_makes_excuses_is_not_asked_for_ever(
    opened: Callable[..., Grader],
) -> None:
    grader = opened(stand_in("while True: hear(); say(interrupted=True)"))
    ticket = grader.ask(TRUE)
    assert ticket.wait(LONG_S)
    assert ticket.reply is None


def test_pictures_go_before_proofs(opened: Callable[..., Grader]) -> None:
    body = """
    kinds = []
    while True:
        kinds.append(hear()["kind"])
        say(lines=kinds)
    """
    grader = opened(stand_in(body))  # it takes longer to start than these to ask
    tickets = [grader.ask(one) for one in (TRUE, TRUE, PICTURE, PICTURE)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert tickets[1].lines == ("picture", "picture", "proof", "proof")


def test_a_child_that_has_grown_is_replaced_once_it_is_idle(
    opened: Callable[..., Grader],
) -> None:
    grader = opened(stand_in("while True: hear(); say(proved=True, worn=True)"))
    tickets = [grader.ask(TRUE) for _ in range(3)]
    first = grader.pid
    assert all(ticket.wait(LONG_S) and ticket.is_proved for ticket in tickets)
    assert grader.ask(TRUE).wait(LONG_S)
    assert grader.pid != first


def test_two_graders_at_once_do_not_hear_each_other(
    shared: Grader, opened: Callable[..., Grader]
) -> None:
    other = opened()
    tickets = [one.ask(ask) for ask in (TRUE, FALSE) * 5 for one in (shared, other)]
    assert all(ticket.wait(LONG_S) for ticket in tickets)
    assert [one.is_proved for one in tickets] == [True, True, False, False] * 5
    pid = shared.pid
    other.close()
    again = shared.ask(TRUE)
    assert again.wait(LONG_S)
    assert again.is_proved
    assert shared.pid == pid


def test_a_claim_too_large_is_not_sent(shared: Grader) -> None:
    big: Node = X
    for _ in range(5_000):
        big = Binary("+", big, X)
    ticket = shared.ask(ProofRequest(claim=Claim(given=big, expected=X)))
    assert ticket.wait(LONG_S)
    assert not ticket.is_proved


@posix
def test_a_request_that_eats_memory_costs_itself() -> None:
    if sys.platform == "darwin":
        pytest.skip("the system does not limit address space")
    code = (
        "from quiz.grader import child\n"
        "child.limit_memory(1 << 29)\n"
        "child.KINDS['proof'] = lambda *_: {'lines': [bytearray(1 << 30)]}\n"
        'print(child.answer(b\'{"kind": "proof"}\'))'
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout == "{'error': 'MemoryError', 'worn': True}\n", done.stderr


def test_a_child_above_its_size_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(child_module.KINDS, "proof", lambda *_: {"proved": False})
    monkeypatch.setattr(child_module, "largest_bytes", lambda: 0)
    assert child_module.answer(b'{"kind": "proof"}') == {"proved": False}
    monkeypatch.setattr(child_module, "largest_bytes", lambda: 10**12)
    assert child_module.answer(b'{"kind": "proof"}') == {"proved": False, "worn": True}


def test_the_child_stops_only_the_proof_that_is_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child_module, "largest_bytes", lambda: 0)
    inbox = child_module.Inbox()
    inbox.take(b'{"kind": "stop", "id": 3}\n')
    inbox.take(b'{"kind": "stop", "id": "x"}\n')
    inbox.take(b'{"kind": "stop", \n')
    inbox.take(b'{"kind": "stop", "id": 2}\n')
    assert inbox.requests.empty()
    line = '{{"kind": "proof", "id": {}, **}}'.replace("**", _claim())
    assert child_module.answer(line.format(3).encode(), inbox) == {"interrupted": True}
    assert child_module.answer(line.format(4).encode(), inbox) == {"proved": True}


def _claim() -> str:
    document = TRUE.document()
    del document["kind"]
    return json.dumps(document)[1:-1].replace("{", "{{").replace("}", "}}")


def test_settings_for_other_programs_do_not_reach_the_child(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[..., Grader], tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("PYTHONINSPECT", "1")
    monkeypatch.setenv("LC_ALL", "C")
    ticket = opened().ask(TRUE)
    assert ticket.wait(LONG_S)
    assert ticket.is_proved
