"""The past of every card, read in one pass for folding all of them again."""

from __future__ import annotations

import json
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
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_TELLING = ('"cram"', '"wrong"', '"predicted"', "\\u")
_NOTHING: Mapping[str, object] = {}
# The plus signs keep SQLite from the index: looking each row up through it takes
# longer than reading them all as they lie and sorting.
_ALL = f"""
SELECT card, kind, at_ms, offset_minutes, device, counter, payload FROM event
WHERE +card IS NOT NULL AND (
    +kind IN ({", ".join("?" * len(CARD_KINDS))})
    OR (+kind = 'note' AND (instr(payload, '"dispute"') OR instr(payload, '\\u')))
)
AND {NOT_VOIDED} ORDER BY +card, at_ms, device, counter
"""  # noqa: S608 - constants


def of_all(
    database: sqlite3.Connection, without: Collection[CardId]
) -> Iterator[tuple[CardId, Iterator[Row]]]:
    """Each card with its events that were not taken back, in the fold's order.

    Of attempts no more is read than is folded or counted. A past is to be used up
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
    # Attempts are long, and few hold what counts. JSON may spell it with escapes.
    if kind != _ATTEMPT or any(sign in text for sign in _TELLING):
        payload = _decoded(text)
    return kind, at_ms, offset_minutes, device, counter, payload


def _decoded(text: str) -> Mapping[str, object]:
    """As `decode`, which spends more on the space around JSON than on the JSON."""
    try:
        payload, end = _scan(text, 0)
    except (ValueError, StopIteration):
        return decode(text)
    return payload if end == len(text) and type(payload) is dict else decode(text)
