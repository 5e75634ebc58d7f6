"""Proofs of right answers: asked of the child, and never in anybody's way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.deck.model import Ask, Function
from quiz.verdict import Verdict

if TYPE_CHECKING:
    from quiz.formula.grading.grade import Judged
    from quiz.grader import Grader, Ticket

Judge = Callable[[Function, Ask, str], "Judged"]
"""Grades a formula, and hands out what its verdict is about."""

BUDGET_S = 2.0
"""Seconds that a verdict and its proof may take together."""
PATIENCE_S = 0.05
"""Seconds that an answer on the screen waits for its proof."""
PROVED = "symbolic"
"""What `Evidence.proof` says of a verdict that is proved."""


class Prover:
    """Asks a child process for proofs.

    Args:
        child: A child that is there already; else one is started, and ended by
            `close`.
    """

    def __init__(self, child: Grader | None = None) -> None:
        self._child = child
        self._own: Grader | None = None

    def start(self) -> None:
        """Start the child, so that SymPy loads while the answer is graded."""
        if self._child is None:
            from quiz.grader import Grader

            self._child = self._own = Grader()
            self._child.start()

    @property
    def child(self) -> Grader | None:
        """The child, once there is one; it can be asked for more than proofs."""
        return self._child

    def begin(self, judged: Judged) -> Ticket | None:
        """Ask for a proof without waiting; None where there is nothing to prove."""
        claim = judged.claim
        if self._child is None or claim is None:
            return None
        from quiz.grader import ProofRequest

        return self._child.ask(ProofRequest(claim=claim), budget_s=BUDGET_S)

    def wait(self, ticket: Ticket | None, patience_s: float) -> bool:
        """Whether the proof succeeds in so many seconds; else it is given up."""
        if ticket is None or self._child is None:
            return False
        if not ticket.wait(patience_s):
            self._child.drop(ticket)
        return ticket.is_proved

    def with_proof(self, judged: Judged, since_s: float) -> Verdict:
        """The verdict, saying that it is proved if that is found in time.

        Args:
            judged: The answer and its verdict.
            since_s: When grading began, by `time.perf_counter`.
        """
        left_s = since_s + BUDGET_S - time.perf_counter()
        if left_s > 0 and self.wait(self.begin(judged), left_s):
            return proved(judged.verdict)
        return judged.verdict

    def close(self) -> None:
        """End the child that was started here."""
        if self._own is not None:
            self._own.close()
            self._child = self._own = None


def proved(verdict: Verdict) -> Verdict:
    """The same verdict, resting on a proof."""
    if verdict.evidence is None:
        return verdict
    return replace(verdict, evidence=replace(verdict.evidence, proof=PROVED))
