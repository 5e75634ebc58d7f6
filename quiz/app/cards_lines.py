"""Cards as a list shows them."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.app.cards_known import Known
from quiz.app.desk import Desk
from quiz.app.titles import answered_line, question_line
from quiz.session.query import State
from quiz.ui.cards import CardLine


def card_lines(
    desk: Desk, cards: Iterable[Known], language: str
) -> tuple[CardLine, ...]:
    """These cards, each on a line."""
    return tuple(_line(desk, one, language) for one in cards)


def told_line(desk: Desk, known: Known, language: str) -> str:
    """The question on one line; of a new card it gives nothing away."""
    line = question_line if known.memory is None else answered_line
    return line(desk.library, known.id, language)


def _line(desk: Desk, known: Known, language: str) -> CardLine:
    memory, until = known.memory, known.buried_until_day
    ahead = known.due_in_days
    return CardLine(
        id=known.id,
        deck=known.card.deck,
        question=told_line(desk, known, language),
        is_new=State.NEW in known.states,
        is_suspended=State.SUSPENDED in known.states,
        back_in_days=None if until is None else until - known.today,
        due_in_days=ahead,
        is_again=State.DUE in known.states and (ahead or 0) > 0,
        stability_days=None if memory is None else memory.stability_days,
        retrievability=known.retrievability,
        lapses=0 if memory is None else memory.lapses,
        is_leech=State.LEECH in known.states,
        is_flagged=State.FLAGGED in known.states,
    )
