"""Answers given aloud, or in the learner's head: a key reveals."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.ticking import ticking_key
from quiz.app.asking.turning import Turning, answered, with_hints_left
from quiz.app.asking.typist import Typist
from quiz.deck.model import Points
from quiz.session import Event, Sitting, Stopped
from quiz.ui.asking import USUAL_SECONDS, clock_ready_view, clock_view, took_view
from quiz.ui.keys import action_of
from quiz.ui.question import ways_view
from quiz.ui.screen import END


def ask_aloud(turning: Turning, sitting: Sitting) -> Event:
    """Waits for the key that reveals, beside a running clock if time matters."""
    screen, draft = turning.screen, turning.draft
    limit_s = limit_of(turning)
    if draft.began_ms is None and (limit_s is None or screen.look.is_plain):
        draft.began_ms = turning.now_ms()
    # Where a clock waits, Space starts it first; a plain line has no Space.
    is_any = limit_s is None and not screen.look.is_plain
    way = "answer.reveal-any" if is_any else "answer.reveal"
    card = with_hints_left(turning.card, sitting.turn.hints)
    screen.show(ways_view(way, card, screen.look))
    typist = Typist(screen, "aloud")
    while True:
        key = (
            screen.key() if limit_s is None else _clocked_key(turning, limit_s, typist)
        )
        if key == END:
            return Stopped()
        if typist.types(key):
            continue
        if draft.began_ms is None and key in ("enter", "space"):
            draft.began_ms = turning.now_ms()
            if key == "space":
                continue
        if key in ("enter", "space"):
            # Plain lines mention no clock but one of the card's own.
            is_told = not screen.look.is_plain or card.time_seconds is not None
            if limit_s is not None and is_told:
                screen.show(took_view(_spent_s(turning), limit_s, screen.look))
            return answered(turning, ())
        if (action := action_of(key)) is None:
            typist.misses(key)
            continue
        event = command(turning, sitting, action, screen.told)
        if event is not None:
            return event
        if action == "keys":
            screen.show(ways_view(way, card, screen.look))


def limit_of(turning: Turning) -> int | None:
    """The seconds that are meant for an answer; None if time does not matter."""
    card = turning.card
    usual = USUAL_SECONDS if isinstance(card.answer, Points) else None
    return usual if card.time_seconds is None else card.time_seconds


def _clocked_key(turning: Turning, limit_s: int, typist: Typist) -> str:
    screen = turning.screen
    if turning.draft.began_ms is None:
        screen.live(typist.with_word(clock_ready_view(limit_s, screen.look)))
        key = screen.key()
        screen.live(None)
        return key
    return ticking_key(
        screen,
        lambda: typist.with_word(clock_view(_spent_s(turning), limit_s, screen.look)),
        lambda: _spent_ms(turning),
    )


def _spent_ms(turning: Turning) -> int:
    began_ms = turning.draft.began_ms
    return 0 if began_ms is None else max(0, turning.now_ms() - began_ms)


def _spent_s(turning: Turning) -> int:
    return _spent_ms(turning) // 1000
