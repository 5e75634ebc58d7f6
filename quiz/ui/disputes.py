"""The list of overruled verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import one_line, prose


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One dispute, in words."""

    number: int
    when: str
    question: str
    given: str
    verdict: str
    """Word and reason."""
    card: str


def disputes_view(lines: Sequence[DisputeLine], look: Look) -> RenderableType:
    """Each with its question, what was answered, and what was said to it."""
    if not lines:
        return look.label("disputes.none", "")
    blocks: list[RenderableType] = []
    for line in lines:
        head = Text.assemble((f"{line.number}  ", "key"), (line.when, "quiet"))
        if look.is_plain:
            head = Text(f"{line.number} {line.when}")
        rows = [
            (look.say("disputes.question"), prose(line.question)),
            (look.say("disputes.given"), Text(one_line(line.given), style="bold")),
            (look.say("disputes.verdict"), Text(line.verdict)),
            (look.say("disputes.card"), Text(one_line(line.card), style="quiet")),
        ]
        blocks.append(Group(head, indented(fact_rows(rows, look), look, 3)))
    return stack(*blocks, look.label("disputes.ways"))
