"""The child process that holds SymPy: it draws formulas, under a budget.

What kills it costs a picture, never a verdict or a crash.
"""

from __future__ import annotations

from quiz.grader.process import Grader, Ticket
from quiz.grader.wire import PictureRequest

__all__ = ["Grader", "PictureRequest", "Ticket"]
