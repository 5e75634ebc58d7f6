"""Which points an explanation had: kept in the log, and read back.

Points have no ids, so each is kept as its deck spells it, in the deck's own language:
that is the same whatever the language of the interface, and outlives points that come
before it or move.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quiz.app.desk import Desk
from quiz.deck.model import CardId, LocalText, Points
from quiz.store import Event, Kind


@dataclass(frozen=True, slots=True)
class Ticks:
    """What one answer had, by the texts of the deck as it was then."""

    attempt: str
    """Id of the event that has the answer; empty for one of an interview."""
    made: tuple[str, ...]
    missed: tuple[str, ...]
    bonus: tuple[str, ...]
    """Those of them that were said, as with the red flags."""
    red_flags: tuple[str, ...]


def keep_ticks(
    desk: Desk, card: CardId, numbers: Collection[int], *, is_begun: bool = False
) -> Event:
    """Keep what was ticked for the latest answer to a card.

    Args:
        numbers: From 1, over points, bonus and red flags.
        is_begun: The learner left in the middle: they are only to begin with.
    """
    known, state = desk.library.card(card), desk.store.state(card)
    answer = known.answer if known is not None else None
    if not isinstance(answer, Points):
        answer = Points(())  # it has just gone from its deck
    attempt = state.pending_attempt if state is not None else None
    ticks: dict[str, object] = {"attempt": attempt, **ticked_texts(answer, numbers)}
    if is_begun:
        ticks["begun"] = True
    return desk.append(Kind.NOTE, card, {"ticks": ticks})


def ticked_texts(answer: Points, numbers: Collection[int]) -> dict[str, list[str]]:
    """What was ticked, and what was missed, as the deck spells it."""
    texts = _texts(answer)
    needed, bonus = len(answer.points), len(answer.points) + len(answer.bonus)
    ticked = [number for number in sorted(numbers) if 1 <= number <= len(texts)]
    return {
        "made": [texts[n - 1] for n in ticked if n <= needed],
        "missed": [texts[n - 1] for n in range(1, needed + 1) if n not in ticked],
        "bonus": [texts[n - 1] for n in ticked if needed < n <= bonus],
        "red_flags": [texts[n - 1] for n in ticked if n > bonus],
    }


def ticks_in(event: Event) -> Ticks | None:
    """The ticks that a note keeps; None if it is about something else."""
    return None if is_begun(event) else read_ticks(event.payload.get("ticks"))


def begun_in(event: Event) -> Ticks | None:
    """The same, of ticks that were left in the middle."""
    return read_ticks(event.payload.get("ticks")) if is_begun(event) else None


def is_begun(event: Event) -> bool:
    """Whether a note only keeps ticks that were left in the middle."""
    ticks = event.payload.get("ticks")
    return isinstance(ticks, dict) and ticks.get("begun") is True


def read_ticks(ticks: object) -> Ticks | None:
    """What `ticked_texts` made, read back from the log; None if it is not there."""
    if not isinstance(ticks, dict):
        return None
    return Ticks(
        str(ticks.get("attempt", "")),
        _listed(ticks, "made"),
        _listed(ticks, "missed"),
        _listed(ticks, "bonus"),
        _listed(ticks, "red_flags"),
    )


def numbers_of(ticks: Ticks, answer: Points) -> tuple[int, ...]:
    """Those of the ticked points that the card still has, by their numbers now."""
    said = {*ticks.made, *ticks.bonus, *ticks.red_flags}
    texts = enumerate(_texts(answer), start=1)
    return tuple(number for number, text in texts if text in said)


def in_language(
    texts: Collection[str], answer: Points | None, language: str
) -> tuple[str, ...]:
    """Texts from the log as the card has them in a language, as far as it has them."""
    every = _every(answer) if answer is not None else ()
    known = {one.variants[0][1]: one.get(language) for one in every}
    return tuple(known.get(text, text) for text in texts)


def _texts(answer: Points) -> list[str]:
    """Points, bonus and red flags, each as its deck spells it."""
    return [text.variants[0][1] for text in _every(answer)]


def _every(answer: Points) -> Sequence[LocalText]:
    return (*answer.points, *answer.bonus, *answer.red_flags)


def _listed(ticks: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = ticks.get(key)
    return tuple(map(str, found)) if isinstance(found, list) else ()
