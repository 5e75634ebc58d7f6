"""What is done beside answering: hints, links, plots, the keys."""

from __future__ import annotations

from quiz.app.asking.keys import can_overrule, show_keys
from quiz.app.asking.turning import LEAVING, Turning
from quiz.app.links import visit
from quiz.app.notes import MOST_SHOWN
from quiz.memory import Rating
from quiz.session import (
    Event,
    Flagged,
    Hinted,
    Noted,
    Overruled,
    Phase,
    Sitting,
    Stopped,
)
from quiz.ui.beside import kept_view
from quiz.ui.screen import Typing

_FOR_CARDS = frozenset({"note", "flag", "edit", "followup", "overrule"})
"""What a follow-up has none of: it is done to the card that is left open."""


def command(
    turning: Turning, sitting: Sitting, action: str | None, text: str = ""
) -> Event | None:
    """Do what was asked for; the event if it ends the question, or is a hint.

    Args:
        text: What was typed behind the command, for those that take a text.
    """
    if action in LEAVING:
        return LEAVING[action]
    if action == "hint":
        hints, look = turning.card.hints, turning.screen.look
        if sitting.turn.hints < len(hints):
            return Hinted(len(hints))
        turning.screen.show(look.label("hint.none" if hints else "hint.never"))
        return None
    return aside(turning, sitting, action, text)


def aside(
    turning: Turning, sitting: Sitting, action: str | None, text: str = ""
) -> Event | None:
    """What neither answers nor rates; the event if it is to be kept or seen."""
    look = turning.screen.look
    if turning.is_followup and action in _FOR_CARDS:
        turning.screen.show(look.label("followups.only"))
    elif action == "keys":
        show_keys(turning, sitting)
    elif action == "followup":
        turning.screen.show(look.label("followups.later"))
    elif action == "link":
        visit(turning.card.links, turning.screen, turning.open_link, text)
    elif action == "edit":
        return _edited(turning)
    elif action == "overrule":
        return _overruled(turning, sitting)
    elif action in ("note", "flag"):
        return _kept(turning, action, text)
    elif action == "plot":
        from quiz.app.plotting import plotted

        is_answered = sitting.phase is Phase.RATING
        given = [*turning.tried, *sitting.turn.given[:1]][-1:]
        view = plotted(
            turning.painter.library,
            turning.card,
            "".join(given),
            look,
            is_answered=is_answered,
        )
        turning.screen.show(view)
    return None


def _edited(turning: Turning) -> Event | None:
    if turning.beside is None:
        turning.screen.show(turning.screen.look.label("edit.not-here"))
        return None
    return turning.beside.editing.edit(turning.card)


def _overruled(turning: Turning, sitting: Sitting) -> Event | None:
    turn, look = sitting.turn, turning.screen.look
    is_answered = sitting.phase is Phase.RATING
    if not is_answered and not turn.wrong_tries:
        turning.screen.show(look.label("overrule.too-early"))
        return None
    suggestion = turn.suggestion or Rating.GOOD
    is_lifted = turn.overruled is not None or suggestion >= Rating.GOOD
    if is_answered and (is_lifted or not can_overrule(sitting)):
        turning.screen.show(look.label("overrule.nothing"))
        return None
    return Overruled()


def _kept(turning: Turning, action: str, text: str) -> Event | None:
    """A flag or a note on the card."""
    look = turning.screen.look
    if turning.beside is None or turning.beside.is_read_only:
        turning.screen.show(look.label("beside.read-only"))
        return None
    if action == "flag":
        return Flagged(not turning.beside.kept(turning.card.id).is_flagged)
    line: str | None = text
    if not text:
        way = "note.ways-plain" if look.is_plain else "note.ways"
        line = "?"
        while line is not None and line.strip() in ("?", ","):
            turning.screen.show(look.label(way))
            line = turning.screen.line(look.say("note.prompt"), Typing(cancels=True))
    if line is None:
        return Stopped()
    if not line.strip():
        turning.screen.show(look.label("note.none"))
        return None
    return Noted(line.strip())


def show_kept(turning: Turning) -> None:
    """The learner's own notes on the card, below its answer."""
    if turning.beside is None:
        return
    known = turning.beside.kept(turning.card.id)
    notes = [
        (note.text, note.at_ms, note.offset_minutes)
        for note in known.notes[-MOST_SHOWN:]
    ]
    look, now_ms = turning.screen.look, turning.beside.desk.clock().at_ms
    view = kept_view(notes, look, is_flagged=known.is_flagged, now_ms=now_ms)
    turning.screen.show(view)


def show_beside(turning: Turning, event: Event, colon: str = "") -> None:
    """What has just been kept beside the answer.

    Args:
        colon: What stands before a key that takes it back.
    """
    look, beside = turning.screen.look, turning.beside
    match event:
        case Flagged(on=on):
            shown = look.label("flag.on" if on else "flag.off", key=f"{colon}!")
        case Noted():
            shown = look.label("note.kept")
        case Overruled():
            counts = beside is None or beside.counts
            shown = look.label("overrule.kept" if counts else "overrule.not-counted")
        case _:
            return
    turning.screen.show(shown)
