"""Predictions: asked for, and held against what came."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.session.calibration import Calibration, Total
from quiz.ui.grid import fact_rows
from quiz.ui.items import items_view
from quiz.ui.look import Look, indented
from quiz.ui.text import one_line
from quiz.ui.today import told


def prediction_view(
    certainties: Sequence[float], look: Look, *, picked: Sequence[str] = ()
) -> RenderableType:
    """The question how sure one is, with its keys.

    Args:
        picked: The keys of what was chosen, where a choice leaves no trace.
    """
    choices = [
        f"{key}: {_percent(certainty)} %"
        for key, certainty in enumerate(certainties, start=1)
    ]
    asked, ways = told("predict.ask", look), told("predict.ways", look)
    lines: list[RenderableType] = [
        Text(told("predict.picked", look, picked=" ".join(picked)))
    ]
    if look.is_plain:
        lines.append(Text(f"{asked} {', '.join(choices)}; {ways}"))
    else:
        lines += [Text(asked), items_view(choices, look, ""), items_view([ways], look)]
    return Group(*lines[0 if picked else 1 :])


def prediction_keys_view(look: Look) -> RenderableType:
    """The keys of that question, and what each does."""
    rows = (
        ("1–4", "predict.keys-sure"),
        ("Enter", "predict.keys-skip"),
        ("u", "predict.keys-anew"),
        ("q", "predict.keys-stop"),
    )
    return fact_rows([(name, Text(told(key, look))) for name, key in rows], look)


def predicted_view(certainty: float, look: Look) -> Text:
    """How sure one has said to be."""
    said = told("predict.said", look, percent=_percent(certainty))
    return Text(said, style="quiet")


def calibration_view(
    total: Total, found: Calibration | None, look: Look
) -> RenderableType:
    """What came of predictions; of many the Brier score, and topics far off."""
    lines = [_total_sentence(total, look, names_topic=found is None)]
    if found is not None:
        score = look.decimal(f"{found.brier:.2f}")
        lines.append(told("calibration.score", look, n=found.count, score=score))
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


def _total_sentence(total: Total, look: Look, *, names_topic: bool) -> str:
    said = _percent(total.said)
    if total.count == 1:
        key = "calibration.one-right" if total.right else "calibration.one-wrong"
        return told(key, look, said=said)
    judged = told(f"calibration.lean-{total.lean}", look) if total.lean else ""
    if total.topic and names_topic:
        judged += told("calibration.in-topic", look, topic=one_line(total.topic))
    figures = told(
        "calibration.total",
        look,
        n=total.count,
        said=said,
        right=total.right,
        percent=_percent(total.right / total.count),
    )
    return f"{figures}: {judged}." if judged else f"{figures}."


def _percent(share: float) -> int:
    return round(100 * share)
