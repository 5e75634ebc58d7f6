"""A proof comes after the verdict, or not at all; it never delays or changes it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from quiz.app.grading import Grader
from quiz.app.proving import Prover, proved
from quiz.deck.model import Ask
from quiz.formula.proofs.claim import Claim
from quiz.grader import Ticket
from quiz.verdict import Evidence, Outcome, Verdict
from tests.formula.evaluating import functions, grader


class Child:
    """Answers at once, never, or with a failure."""

    def __init__(self, reply: dict[str, object] | None, *, is_done: bool = True):
        self.reply, self.is_done = reply, is_done
        self.asked: list[object] = []
        self.dropped: list[Ticket] = []

    def ask(self, request: object, *, budget_s: float) -> Ticket:
        self.asked.append(request)
        ticket = Ticket(budget_s)
        if self.is_done:
            ticket.settle(self.reply)
        return ticket

    def drop(self, ticket: Ticket) -> None:
        self.dropped.append(ticket)


def judged(text: str, name: str = "relu"):
    return grader().judge(functions()[name], Ask.FORMULA, text)


@pytest.mark.parametrize(
    ("reply", "proof"),
    [({"proved": True}, "symbolic"), ({"proved": False}, None), (None, None),
     ({"error": "MemoryError"}, None)],
)  # fmt: skip
def test_only_a_proof_that_has_come_is_told_of(
    reply: dict[str, object] | None, proof: str | None
) -> None:
    prover = Prover(Child(reply))  # type: ignore[arg-type]
    verdict = prover.with_proof(judged("max(0, x)"), since_s=float("inf"))
    assert verdict.outcome is Outcome.CORRECT
    assert verdict.evidence is not None
    assert verdict.evidence.proof == proof


def test_a_proof_that_does_not_come_is_given_up() -> None:
    child = Child(None, is_done=False)
    prover = Prover(child)  # type: ignore[arg-type]
    ticket = prover.begin(judged("max(0, x)"))
    assert not prover.wait(ticket, 0)
    assert child.dropped == [ticket]


def test_with_no_time_left_the_child_is_not_asked() -> None:
    child = Child({"proved": True})
    prover = Prover(child)  # type: ignore[arg-type]
    verdict = prover.with_proof(judged("max(0, x)"), since_s=float("-inf"))
    assert verdict.evidence is not None
    assert verdict.evidence.proof is None
    assert not child.asked


@pytest.mark.parametrize("text", ["-x", "relu(x)", "max(0", "max(0, x) + 9^99^9"])
def test_what_is_not_right_is_not_proved(text: str) -> None:
    child = Child({"proved": True})
    found = judged(text)
    assert Prover(child).with_proof(found, float("inf")) == found.verdict  # type: ignore[arg-type]
    assert not child.asked


def test_a_verdict_without_evidence_stays_as_it_is() -> None:
    bare = Verdict(Outcome.CORRECT, "right")
    assert proved(bare) is bare
    told = Verdict(Outcome.CORRECT, "equal", evidence=Evidence(9, 20))
    assert proved(told).evidence == Evidence(9, 20, "symbolic")


def test_the_latest_answer_is_judged_once() -> None:
    own = Grader(grader()._library)
    relu = functions()["relu"]
    first = own.judge(relu, Ask.FORMULA, "max(0, x)")
    assert own.judge(relu, Ask.FORMULA, "max(0, x)") is first
    assert isinstance(first.claim, Claim)
    assert own.judge(relu, Ask.DERIVATIVE, "max(0, x)") is not first


def patient(*arguments: str, given: str = "") -> str:
    """What `quiz` prints if it has time enough, on a machine that is busy."""
    code = (
        "import sys\nfrom quiz.app import proving\nproving.BUDGET_S = 60\n"
        "from quiz.cli import main\nmain(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout


def test_check_says_how_sure_it_is() -> None:
    said = patient("check", "relu", "max(0, x)", "--lang", "en")
    assert said.splitlines()[-1] == "Proved symbolically."
    said = patient("check", "relu", "max(0, x)", "--no-proof", "--lang", "en")
    assert "Proved" not in said
    assert "20 digits" in said


def test_check_as_json_is_one_document_with_the_proof() -> None:
    said = patient("check", "relu", "max(0, x)", "--json")
    assert json.loads(said)["evidence"]["proof"] == "symbolic"
    said = patient("check", "relu", "max(0, x)", "--json", "--no-proof")
    assert json.loads(said)["evidence"]["proof"] is None


def test_a_batch_proves_only_when_told_to() -> None:
    lines = '{"name": "relu", "given": "max(0,x)"}\n{"name": "relu", "given": "x"}\n'
    for flags, expected in (((), [None, None]), (("--proof",), ["symbolic", None])):
        said = patient("check", "--batch", "-", *flags, given=lines)
        answers = [json.loads(line) for line in said.splitlines()]
        assert [one["evidence"]["proof"] for one in answers] == expected


def test_without_proof_nothing_is_loaded_for_one() -> None:
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules), flush=True))\n"
        "from quiz.cli import main\n"
        "main(['check', 'relu', 'max(0,x)', '--no-proof', '--json'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    loaded = set(done.stdout.rpartition("LOADED")[2].split())
    assert "quiz.formula.grading.grade" in loaded
    unwanted = {"sympy", "quiz.grader", "quiz.app.proving", "quiz.formula.proofs.proof"}
    assert loaded & unwanted == set()
