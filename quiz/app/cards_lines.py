"""Cards as a list shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quiz.app.cards_known import Known
from quiz.app.desk import Desk
from quiz.app.titles import answered_line, question_line
from quiz.session.query import Both, Field, Query, State, digits_needed
from quiz.ui.cards import CardLine
from quiz.ui.cards_words import days_read, recall_read

_ALL = Both()


def card_lines(
    desk: Desk, cards: Sequence[Known], language: str, query: Query = _ALL
) -> tuple[CardLine, ...]:
    """These cards, each on a line.

    Args:
        query: What found them: no figure on the lines contradicts it.
    """
    recall = [one.retrievability for one in cards if one.retrievability is not None]
    holds = [one.memory.stability_days for one in cards if one.memory is not None]
    recall_digits = digits_needed(query, Field.RETRIEVABILITY, recall, recall_read)
    holds_digits = digits_needed(query, Field.STABILITY, holds, days_read)
    return tuple(
        replace(
            _line(desk, one, language),
            recall_digits=recall_digits,
            holds_digits=holds_digits,
        )
        for one in cards
    )


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
