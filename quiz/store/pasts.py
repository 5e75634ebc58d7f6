"""The past of every card, read in one pass for folding all of them again."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from quiz.store.event import Kind, decode
from quiz.store.fold import CARD_KINDS, Row
from quiz.store.log import NOT_VOIDED

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_ATTEMPT = Kind.ATTEMPT.value
_NOTHING: Mapping[str, object] = {}
# The plus signs keep SQLite from the index: looking each row up through it takes
# longer than reading them all as they lie and sorting.
_ALL = f"""
SELECT card, kind, at_ms, offset_minutes, device, counter, payload FROM event
WHERE +card IS NOT NULL AND +kind IN ({", ".join("?" * len(CARD_KINDS))})
AND {NOT_VOIDED} ORDER BY +card, at_ms, device, counter
"""  # noqa: S608 - constants


def of_all(
    database: sqlite3.Connection, without: Collection[CardId]
) -> Iterator[tuple[CardId, Iterator[Row]]]:
    """Each card with its events that were not taken back, in the fold's order.

    Of attempts no more is read than the fold goes by. A past is to be used up
    before the next one is asked for.

    Args:
        without: Cards to leave out.
    """
    found = database.execute(_ALL, sorted(CARD_KINDS))
    for card, past in groupby(found, key=itemgetter(0)):
        if card not in without:
            yield card, map(_row, past)


def _row(found: tuple[Any, ...]) -> Row:
    _, kind, at_ms, offset_minutes, device, counter, text = found
    payload = _NOTHING
    # Attempts are long, and only `cram` counts. JSON may spell it with escapes.
    if kind != _ATTEMPT or '"cram"' in text or "\\u" in text:
        payload = decode(text)
    return kind, at_ms, offset_minutes, device, counter, payload
