"""The reviews of every card as the fold counts them, for what learns from all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from quiz.memory import Past, local_day
from quiz.store import log
from quiz.store.event import Kind
from quiz.store.fold import histories, relinked_from

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_RATING = """
    CASE WHEN json_valid(payload) AND json_type(payload, '$.rating') = 'integer'
    THEN json_extract(payload, '$.rating') END
"""
# The plus signs keep SQLite from the indexes: a scan and a sort are quicker than
# looking each row up.
_ALL = f"""
SELECT card, kind, at_ms, offset_minutes, {_RATING} FROM event
WHERE +card IS NOT NULL AND +kind IN ('review', 'reset')
AND {log.NOT_VOIDED} ORDER BY at_ms, device, counter
"""  # noqa: S608 - constants
_AMONG = "card IN (SELECT value FROM json_each(?))"

_Row = tuple[str, str, int, int, object]
"""Card, kind, at_ms, offset_minutes, rating."""


def pasts(database: sqlite3.Connection, rollover_hour: int) -> dict[CardId, Past]:
    """Local days and ratings of each card since it was last new, in order.

    What was taken back is out; what a relink moved stands where it was moved to.
    """
    linked: set[str] = set()
    for event in log.of_kind(database, Kind.RELINK):
        former = relinked_from(event)
        if event.card is not None and former is not None:
            linked |= {event.card, former}
    found = _gathered(database.execute(_ALL), rollover_hour)
    if linked:
        for card in linked:
            found.pop(cast("CardId", card), None)
        among = f"{_AMONG} AND {log.NOT_VOIDED}"
        some = log.select(database, among, (json.dumps(sorted(linked)),))
        moved: list[_Row] = [
            (
                card,
                event.kind,
                event.at_ms,
                event.offset_minutes,
                event.payload.get("rating"),
            )
            for card, past in histories(some).items()
            for event in past
        ]
        found |= _gathered(moved, rollover_hour)
    return found


def _gathered(rows: Iterable[_Row], rollover_hour: int) -> dict[CardId, Past]:
    found: dict[str, list[tuple[int, int]]] = {}
    # Few are different, and a million of them would fill the memory.
    kept: dict[tuple[int, int], tuple[int, int]] = {}
    for card, kind, at_ms, offset_minutes, rating in rows:
        if kind == Kind.RESET:
            found.pop(card, None)
        elif kind == Kind.REVIEW and type(rating) is int and 1 <= rating <= 4:
            one = local_day(at_ms, offset_minutes, rollover_hour), rating
            found.setdefault(card, []).append(kept.setdefault(one, one))
    return cast("dict[CardId, Past]", found)
