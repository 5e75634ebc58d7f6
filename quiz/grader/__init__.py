"""The child process that holds SymPy: it draws formulas and proves answers.

It works under a budget. What kills it costs a picture or a proof, never a
verdict or a crash. Another child of its kind checks what decks state.
"""

from __future__ import annotations

from quiz.grader.checks import CheckRequest
from quiz.grader.process import CHECKER, Grader
from quiz.grader.requests import PictureRequest, ProofRequest, Request
from quiz.grader.ticket import Ticket

__all__ = [
    "CHECKER",
    "CheckRequest",
    "Grader",
    "PictureRequest",
    "ProofRequest",
    "Request",
    "Ticket",
]
