"""The live picture under a formula while it is being typed.

Reading is quick and done here; drawing is the child's. Both run in the thread
of whoever asks, never in that of the keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.deck.model import Card, Formula
from quiz.ui.glimpse import Glimpse, Preview
from quiz.ui.look import Look
from quiz.ui.screen import Typing
from quiz.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from quiz.app.pictures import Painter
    from quiz.deck.model import Function
    from quiz.formula.reading.complaint import Unreadable
    from quiz.formula.tree import Node
    from quiz.grader import Grader

_WIDEST = 200
"""Columns asked for: the screen decides what fits, and may change meanwhile."""
_PATIENCE_S = 0.08
"""A picture that takes longer is preceded by the formula on one line."""
_LOOKS_S = 0.01
"""How often one waiting for a picture looks whether it is still wanted."""
_LONGEST_WAIT_S = 30.0


def typing_of(card: Card, painter: Painter, look: Look) -> Typing:
    """What a line typed for this card is shown with."""
    subject = str(card.id)
    if not isinstance(card.answer, Formula):
        return Typing(subject)
    return replace(
        typing_of_function(card.answer.function, painter, look), subject=subject
    )


def typing_of_function(function: Function, painter: Painter, look: Look) -> Typing:
    """What a formula in the letters of `function` is typed with."""
    if look.is_plain:
        return Typing()
    return Typing(preview=preview_of(painter, function, look.language))


def preview_of(painter: Painter, function: Function, language: str) -> Preview:
    """What shows formulas in the letters of `function` while they are typed."""
    from quiz.app.pictures import context_for
    from quiz.app.unfinished import read_so_far
    from quiz.formula.pictures.picture import one_line

    # Here, not when first asked: the library belongs to this thread.
    context = context_for(function, painter.definitions(function))

    def preview(text: str, is_wanted: Callable[[], bool]) -> Iterator[Glimpse]:
        found = read_so_far(text, context)
        complaint = None if found.complaint is None else _verdict(found.complaint)
        if found.tree is None:
            yield Glimpse(text, complaint=complaint, is_firm=found.is_firm)
            return
        line = one_line(found.tree, language)
        waiting = Glimpse(text, (), line, complaint, missing=found.missing)
        child = painter.child
        if child is None:
            yield waiting
            return
        for picture in _drawn(child, found.tree, language, is_wanted):
            yield replace(waiting, picture=picture or ())

    return preview


def _drawn(
    child: Grader, tree: Node, language: str, is_wanted: Callable[[], bool]
) -> Iterator[tuple[str, ...] | None]:
    """The picture; before it None if it is slow; nothing if it is not wanted."""
    from quiz.grader import PictureRequest

    ticket = child.ask(PictureRequest(tree=tree, width=_WIDEST, language=language))
    waited_s = 0.0
    is_told = False
    while not ticket.wait(_LOOKS_S):
        waited_s += _LOOKS_S
        if not is_wanted() or waited_s > _LONGEST_WAIT_S:
            child.drop(ticket)
            return
        if waited_s >= _PATIENCE_S and not is_told:
            is_told = True
            yield None
    yield ticket.lines


def _verdict(complaint: Unreadable) -> Verdict:
    return Verdict(
        Outcome.INVALID,
        complaint.reason,
        column=complaint.position + 1,
        arguments=complaint.arguments,
    )
