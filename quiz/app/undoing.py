"""What an undo took back, in words: what it was, and when."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.app.clock import Moment
from quiz.app.desk import Desk
from quiz.memory import Rating
from quiz.store import Event, Kind
from quiz.ui.look import Look
from quiz.ui.rating import rating_name
from quiz.ui.text import one_line
from quiz.ui.times import moment_words


def step_words(events: Sequence[Event], look: Look) -> str:
    """One step, such as "an answer rated Good" or "flagged"."""
    last = events[-1]
    payload, dispute = last.payload, last.payload.get("dispute")
    match last.kind:
        case Kind.REVIEW:
            rating = payload.get("rating")
            name = rating_name(Rating(rating), look) if isinstance(rating, int) else "?"
            return look.say(
                "undo.rated" if len(events) > 1 else "undo.rating", name=name
            )
        case Kind.NOTE if "ticks" in payload:
            return look.say("undo.answer" if len(events) > 1 else "undo.ticks")
        case Kind.NOTE if isinstance(dispute, dict):
            is_closed = "closed" in dispute
            return look.say("undo.decision" if is_closed else "undo.dispute")
        case Kind.SUSPEND | Kind.BURY | Kind.RESET | Kind.NOTE | Kind.RELINK:
            return _beside_words(events, look)
        case _:
            return look.say("undo.answer")


def step_time(events: Sequence[Event], now: Moment, look: Look) -> str:
    """When it was, by the clock where it happened: ``at 14:05``."""
    last = events[-1]
    return moment_words(last.at_ms, last.offset_minutes, now.at_ms, look)


def made_elsewhere(desk: Desk) -> bool:
    """Whether there are answers, where nothing of this device's own is left.

    Another machine gave them, or this very folder before it was copied: a copy
    takes back nothing that the original still has.
    """
    return bool(desk.store.of_kind(Kind.REVIEW, latest=1))


def undone(
    events: Sequence[Event], look: Look, now: Moment, *, is_rating: bool = False
) -> str:
    """The sentence above a card that an undo has brought back."""
    if not events:
        return look.say("undo.plain")
    key = "undo.said-rating" if is_rating else "undo.said"
    if events[0].kind == Kind.ATTEMPT and events[-1].kind != Kind.REVIEW:
        key = "undo.said-answer"
    what, when = step_words(events, look), step_time(events, now, look)
    return look.say(key, what=what, when=when, key="u")


def _beside_words(events: Sequence[Event], look: Look) -> str:
    """What was done to a card, or to several at once."""
    payload = events[-1].payload
    key, text = f"undo.{events[-1].kind}", ""
    if events[-1].kind == Kind.SUSPEND and payload.get("on") is False:
        key = "undo.unsuspend"
    elif events[-1].kind == Kind.BURY and payload.get("on") is False:
        key = "undo.unbury"
    elif isinstance(payload.get("flag"), bool):
        key = "undo.flag" if payload["flag"] else "undo.unflag"
    elif events[-1].kind == Kind.RELINK:
        text = one_line(str(payload.get("from", "")))
    elif events[-1].kind == Kind.NOTE:
        text = one_line(str(payload.get("text", "")))
    count = len({event.card for event in events})
    if count > 1:
        return look.say(f"{key}-several", n=count, text=text)
    return look.say(key, text=text)
