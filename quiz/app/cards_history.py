"""A card's past as a person or a program reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quiz.app.cards_past import Past
from quiz.app.ticks import ticks_in
from quiz.deck.model import Answer, Choice, Claim
from quiz.session import TRUTHS
from quiz.store import Event, Kind
from quiz.ui.cards_history import Step
from quiz.ui.language import sentence

_OUTCOMES = ("correct", "wrong", "invalid", "undecided")


def steps_of(
    past: Sequence[Past], answer: Answer | None, language: str
) -> tuple[Step, ...]:
    """What happened, in order; what says nothing of the card is left out.

    Args:
        answer: Of the card as it is now; None if it has left its deck.
    """
    steps = (_step(one, answer, language) for one in past)
    return tuple(step for step in steps if step is not None)


def _step(past: Past, answer: Answer | None, language: str) -> Step | None:
    event, payload = past.event, past.event.payload
    what, more = _told(event)
    if not what:
        return None
    memory = past.memory
    predicted = payload.get("predicted")
    is_share = isinstance(predicted, int | float) and 0 <= predicted <= 1
    return Step(
        at_ms=event.at_ms,
        offset_minutes=event.offset_minutes,
        what=what,
        is_voided=past.voided is not None,
        outcome=_outcome(payload) if what in _ANSWERS else "",
        given=_given(payload, answer, language) if what in _ANSWERS else None,
        rating=_rating(payload) if what == "rating" else None,
        predicted=float(predicted) if is_share else None,  # type: ignore[arg-type]
        took_ms=_whole(payload.get("took_ms")) if what != "rating" else None,
        interval_days=past.interval_days,
        stability_days=None if memory is None else memory.stability_days,
        text=more,
    )


_ANSWERS = ("answer", "cram", "interview")


def _told(event: Event) -> tuple[str, str]:
    """What kind of step it is, and a text that goes with it; no step: nothing."""
    payload = event.payload
    match event.kind:
        case Kind.ATTEMPT:
            return ("cram" if payload.get("cram") is True else "answer"), ""
        case Kind.REVIEW:
            return ("rating" if _rating(payload) is not None else ""), ""
        case Kind.SUSPEND:
            return ("unsuspend" if payload.get("on") is False else "suspend"), ""
        case Kind.BURY:
            return ("unbury" if payload.get("on") is False else "bury"), ""
        case Kind.RESET:
            return ("revision" if "revision" in payload else "reset"), ""
        case Kind.RELINK:
            return "relink", str(payload.get("from", ""))
        case Kind.NOTE:
            return _note(event)
        case Kind.INTERVIEW:
            is_answer = payload.get("step") == "answer"
            return ("interview" if is_answer else ""), ""
        case _:
            return "", ""


def _note(event: Event) -> tuple[str, str]:
    payload = event.payload
    text, flag, dispute = (payload.get(key) for key in ("text", "flag", "dispute"))
    if isinstance(text, str) and text.strip():
        return "note", text
    if isinstance(flag, bool):
        return ("flag" if flag else "unflag"), ""
    if isinstance(dispute, dict):
        return ("settled" if "closed" in dispute else "dispute"), ""
    ticks = ticks_in(event)
    if ticks is None:
        return "", ""
    made = len(ticks.made)
    return "ticks", f"{made}/{made + len(ticks.missed)}"


def _outcome(payload: Mapping[str, object]) -> str:
    if payload.get("reason") == "gave-up":
        return "gave-up"
    outcome = str(payload.get("outcome", ""))
    is_told = outcome in _OUTCOMES and payload.get("reason") != "self-graded"
    return outcome if is_told else ""


def _given(
    payload: Mapping[str, object], answer: Answer | None, language: str
) -> tuple[str, ...] | None:
    """What was typed, or the texts of what was chosen; None where it was not kept."""
    picked, given = payload.get("picked"), payload.get("given")
    if isinstance(picked, list) and picked:
        return tuple(map(str, picked))
    if not isinstance(given, list) or not given:
        return None
    texts = tuple(map(str, given))
    if isinstance(answer, Claim):
        names = {
            str(number): sentence(f"truth.{one.value}", language)
            for number, one in enumerate(TRUTHS, start=1)
        }
        return tuple(names.get(text, text) for text in texts)
    # Numbers of options that were shuffled say nothing any more.
    return None if isinstance(answer, Choice) else texts


def _rating(payload: Mapping[str, object]) -> int | None:
    rating = payload.get("rating")
    return rating if type(rating) is int and 1 <= rating <= 4 else None


def _whole(value: object) -> int | None:
    return value if type(value) is int and value >= 0 else None
