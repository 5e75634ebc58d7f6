"""The questions an interviewer asks next, one by one; nothing of it counts."""

from __future__ import annotations

from quiz.app.asking.turning import Followup, Turning
from quiz.app.graphs import graph_view
from quiz.deck.model import Card
from quiz.ui.answer import after_view, answer_view
from quiz.ui.keys import action_of, keys_view
from quiz.ui.question import question_view
from quiz.ui.screen import END
from quiz.ui.text import prose


def ask_followups(turning: Turning) -> None:
    """Ask them aloud, each with its answer where it is a card of its own."""
    look, count = turning.screen.look, len(turning.followups)
    if not count:
        turning.screen.show(look.label("followups.none"))
        return
    for number, one in enumerate(turning.followups, start=1):
        _show_question(turning, one, number, count)
        if not _goes_on(turning):
            return
        if one.card is None:
            continue
        _show_answer(turning, one.card, one)
        if number < count:
            turning.screen.show(look.label("followups.go-on"))
            if not _goes_on(turning):
                return
    turning.screen.show(look.label("followups.done"))


def _show_question(turning: Turning, one: Followup, number: int, count: int) -> None:
    look = turning.screen.look
    label = look.label("followups.number", n=number, of=count)
    if one.card is None:
        way = look.label("followups.next")
        turning.screen.show(label, prose(one.text), way)
        return
    asked = question_view(one.card, look, shuffled=one.shuffled)
    curve = graph_view(turning.painter.library, one.card, look)
    turning.screen.show(label, asked, curve, look.label("followups.answer"))


def _show_answer(turning: Turning, card: Card, one: Followup) -> None:
    look = turning.screen.look
    pictures = turning.painter.pictures(card, "", width=look.width)
    deck = turning.painter.library.deck(card.deck)
    turning.screen.show(
        answer_view(card, look, pictures=pictures, given="", shuffled=one.shuffled),
        after_view(card, look, general=() if deck is None else deck.links),
    )


def _goes_on(turning: Turning) -> bool:
    """Waits for Enter; false if the learner goes back to the card."""
    while True:
        key = turning.screen.key()
        if key in ("enter", "space"):
            return True
        action = action_of(key)
        if key in (END, "escape") or action == "quit":
            return False
        if action == "keys":
            turning.screen.show(keys_view(turning.screen.look))
