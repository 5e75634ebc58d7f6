"""What sessions and commands ask of `quiz.formula`, loaded when first needed."""

from __future__ import annotations

import threading
from importlib import import_module

from quiz.app.pictures import Painter
from quiz.deck.model import Ask, Function
from quiz.library import Library
from quiz.session import Tools
from quiz.verdict import Verdict


def tools_for(library: Library) -> Tools:
    """Marking's view of formulas: nothing is loaded until an answer needs it."""

    def grade_(function: Function, ask: Ask, text: str) -> Verdict:
        raise NotImplementedError

    def constant(text: str) -> float | None:
        raise NotImplementedError

    return Tools(grade_, constant)


def warm_up(painter: Painter) -> None:
    """Load what marking a formula needs while the person reads the question."""
    threading.Thread(
        target=import_module, args=("quiz.formula",), name="warm-up", daemon=True
    ).start()
    painter.start()
