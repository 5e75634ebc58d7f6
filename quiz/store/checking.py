"""What may be appended: nothing that could be written but never folded."""

from __future__ import annotations

from quiz.memory import BY_NAME, read_settings
from quiz.store.event import Draft, Kind
from quiz.store.fold import CARD_KINDS


def check_draft(draft: Draft) -> None:
    """Stop what could be written but never folded.

    Raises:
        QuizError: ``settings-invalid``.
        ValueError: a mistake of the caller.
    """
    if draft.kind is Kind.REVIEW and draft.payload.get("rating") not in (1, 2, 3, 4):
        raise ValueError(f"a review needs a rating from 1 to 4: {draft.payload}")
    if draft.kind in CARD_KINDS | {Kind.RELINK} and draft.card is None:
        raise ValueError(f"an event of kind {draft.kind} needs a card")
    if draft.kind is not Kind.SETTINGS:
        return
    values = dict(draft.payload)
    decks = values.pop("decks", {})
    if not isinstance(decks, dict):
        raise ValueError(f"decks must map ids to true or false: {decks}")
    for name in BY_NAME:
        if isinstance(by_name := values.get(name), dict):
            kept = {of: one for of, one in by_name.items() if one is not None}
            values[name] = kept
    read_settings({name: value for name, value in values.items() if value is not None})
