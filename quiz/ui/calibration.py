"""Predictions: asked for, and held against what came."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.session.calibration import Calibration
from quiz.ui.look import Look, indented
from quiz.ui.text import one_line
from quiz.ui.today import told

_FAIR = 0.1
"""Off by less all in all, predictions were fair."""


def prediction_view(certainties: Sequence[float], look: Look) -> Text:
    """The question how sure one is, with its keys."""
    between = ", " if look.is_plain else "  "
    choices = between.join(
        f"{key}: {_percent(certainty)} %"
        for key, certainty in enumerate(certainties, start=1)
    )
    return Text(told("predict.ask", look, choices=choices))


def calibration_view(found: Calibration, look: Look) -> RenderableType:
    """The Brier score in words, and the topics that were far off."""
    score = f"{found.brier:.2f}"
    lines = [told("calibration.score", look, n=found.count, score=score)]
    if abs(found.bias) < _FAIR:
        lines.append(told("calibration.fair", look))
    else:
        key = "calibration.all-over" if found.bias > 0 else "calibration.all-under"
        lines.append(told(key, look, percent=_percent(abs(found.bias))))
    for key, leaning in (
        ("calibration.over", found.over),
        ("calibration.under", found.under),
    ):
        if leaning is not None:
            topics = ", ".join(map(one_line, leaning.topics))
            percent = _percent(leaning.by)
            lines.append(told(key, look, percent=percent, topics=topics))
    title = Text(told("calibration.title", look), style="quiet")
    return Group(title, *(indented(Text(line), look) for line in lines))


def _percent(share: float) -> int:
    return round(100 * share)
