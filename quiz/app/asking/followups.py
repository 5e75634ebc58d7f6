"""The questions an interviewer asks next, one by one; nothing of it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from quiz.app.asking.again import show_hint
from quiz.app.asking.keys import is_typed
from quiz.app.asking.shown import show_outcome, show_truth
from quiz.app.asking.turning import Draft, Followup, Turning
from quiz.app.asking.typist import goes_on
from quiz.app.graphs import graph_view
from quiz.deck.model import Card, CardId, Points
from quiz.session import Answered, Event, Hinted, Phase, Sitting, Stopped, begin, step
from quiz.ui.answer import after_view, answer_view
from quiz.ui.question import asked_view, question_view
from quiz.ui.text import prose

Asks = Callable[[Turning, Sitting], Event]
"""Asks a card in its own manner, as `quiz.app.turn.ask` does."""


def ask_followups(turning: Turning, ask: Asks) -> None:
    """Ask them, each that is a card of its own as that card is asked, then go back."""
    look, count = turning.screen.look, len(turning.followups)
    if not count:
        turning.screen.show(look.label("followups.none"))
        return
    for number, one in enumerate(turning.followups, start=1):
        label = look.label("followups.number", n=number, of=count)
        turning.screen.show(label, prose(one.text) if one.card is None else None)
        if one.card is not None and not _is_answered(turning, one.card, one, ask):
            break
        ending = "followups.next" if number < count else "followups.last"
        if one.card is None:
            ending += "-aloud"
        show_ways = partial(turning.screen.show, look.label(ending))
        show_ways()
        if not goes_on(turning.screen, "followup", show_ways, also_leaving=("escape",)):
            break
    turning.screen.show(look.label("followups.done"), asked_view(turning.card, look))


def _is_answered(turning: Turning, card: Card, one: Followup, ask: Asks) -> bool:
    """Asks a card until its answer is shown; false if the learner goes back."""
    inner = replace(
        turning,
        card=card,
        followups=(),
        shuffled=one.shuffled,
        tried=[],
        beside=None,
        draft=Draft(),
        is_followup=True,
    )
    screen, look = turning.screen, turning.screen.look
    asked = question_view(
        card, look, shuffled=one.shuffled, has_boxes=not look.is_plain
    )
    screen.show(asked, graph_view(turning.painter.library, card, look))
    leaves = ":q" if is_typed(card, look) else "q"
    screen.show(look.label("followups.leaves", key=leaves), tight=True)
    sitting = begin((CardId(one.text),))
    while sitting.phase is Phase.ASKING:
        event = ask(inner, sitting)
        if isinstance(event, Stopped):
            return False
        # What puts cards away, or takes back, is for the card that is left open.
        if not isinstance(event, Answered | Hinted):
            screen.show(look.label("followups.only"))
            continue
        sitting, _ = step(sitting, event)
        if isinstance(event, Hinted):
            show_hint(inner, sitting.turn.hints)
        else:
            show_outcome(inner, sitting)
    _show_answer(inner, sitting)
    return True


def _show_answer(inner: Turning, sitting: Sitting) -> None:
    look, card = inner.screen.look, inner.card
    if isinstance(card.answer, Points):  # they are not ticked here
        inner.screen.show(answer_view(card, look))
    else:
        show_truth(inner, sitting)
    inner.screen.show(after_view(card, look))
