"""Keeping the folded state in step with the log.

The common case, one event later than everything its card has been through, is
applied to the stored state. Everything else folds again the cards it touches,
together with those that relinks join to them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quiz.memory import Settings
from quiz.store import log, pasts, rollup, rows
from quiz.store.event import Event, Kind
from quiz.store.fold import (
    CARD_KINDS,
    STATE_SETTINGS,
    CardState,
    apply,
    differs,
    fold_cards,
    fold_pasts,
    fold_values,
    is_dispute,
    relinked_from,
    scheduling,
    voided_ids,
)
from quiz.store.tally import Tally, counted, tally_of

if TYPE_CHECKING:
    from quiz.deck.model import CardId

FOLD_VERSION = "4"
"""Raised when the same log is to give another state: files are then folded anew."""

_ROWS_AT_ONCE = 1000


def read_values(database: sqlite3.Connection) -> dict[str, object]:
    """The settings in force, as stored."""
    rows_ = database.execute("SELECT name, value FROM setting ORDER BY name")
    return {name: json.loads(value) for name, value in rows_}


def stored_fold(database: sqlite3.Connection) -> str:
    """The version of the fold that the stored state comes from."""
    row = database.execute("SELECT value FROM meta WHERE name = 'fold'").fetchone()
    return str(row[0]) if row else ""


def absorb(
    database: sqlite3.Connection, events: Sequence[Event], settings: Settings
) -> Settings:
    """Bring the state up to date with events just added to the log.

    Args:
        settings: In force before them.

    Returns:
        The settings in force after them.
    """
    touched, taken_back, is_settings_changed = _note_voids(database, events)
    if is_settings_changed or any(event.kind == Kind.SETTINGS for event in events):
        former, settings = settings, _refold_settings(database)
        if differs(former, settings, STATE_SETTINGS):
            rebuild_cards(database, settings)
            return settings
    if len(events) == 1 and not touched and _applied(database, events[0], settings):
        return settings
    for event in events:
        is_of_card = event.kind in CARD_KINDS or event.kind == Kind.RELINK
        if event.card and (is_of_card or is_dispute(event)):
            touched.add(event.card)
    if touched:
        _refold(database, touched, events, taken_back, settings)
    return settings


def rebuild(database: sqlite3.Connection) -> Settings:
    """Make the whole cache anew from the log; the settings in force."""
    database.execute("DELETE FROM voided")
    _write_voided(database, voided_ids(log.voids(database)))
    settings = _refold_settings(database)
    rebuild_cards(database, settings)
    database.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES ('fold', ?)", (FOLD_VERSION,)
    )
    return settings


def rebuild_cards(database: sqlite3.Connection, settings: Settings) -> None:
    """Fold every card again, and count all reviews and answers."""
    database.execute("DELETE FROM card_state")
    batch: list[CardState] = []
    tally = Tally()
    for state in folded_cards(database, settings, tally):
        batch.append(state)
        if len(batch) >= _ROWS_AT_ONCE:
            rows.write(database, batch)
            batch.clear()
    rows.write(database, batch)
    rollup.replace(database, tally)


def folded_cards(
    database: sqlite3.Connection, settings: Settings, tally: Tally
) -> Iterator[CardState]:
    """The state of every card by the log, a card or a joined group at a time.

    Args:
        tally: Gets what is counted of them.
    """
    links = _links(database)
    joined: set[CardId] = set()
    for card in links:
        if card not in joined:
            group = _joined({card}, links)
            joined |= group
            events = log.of_cards(database, sorted(group))
            tally.add(tally_of(events, settings))
            yield from fold_cards(events, settings).values()
    others = counted(pasts.of_all(database, joined), tally, settings)
    yield from fold_pasts(others, settings)


def _note_voids(
    database: sqlite3.Connection, events: Sequence[Event]
) -> tuple[set[CardId], list[Event], bool]:
    """Cards that events taken back belong to, and those events, as they were there
    and stood until now; whether one of them is a setting.
    """
    touched: set[CardId] = set()
    taken_back: list[Event] = []
    is_settings_changed = False
    fresh = {(event.device, event.counter) for event in events}
    for device, counter in voided_ids(events):
        is_first = _write_voided(database, [(device, counter)])
        target = log.find(database, device, counter)
        if target is None:
            continue  # It has not arrived yet; its void awaits it.
        is_settings_changed |= target.kind == Kind.SETTINGS
        touched |= {card for card in (target.card, relinked_from(target)) if card}
        if is_first and (device, counter) not in fresh:
            taken_back.append(target)
    return touched, taken_back, is_settings_changed


def _write_voided(
    database: sqlite3.Connection, targets: Iterable[tuple[str, int]]
) -> bool:
    """Note events as taken back; whether any of them stood until now."""
    cursor = database.executemany(
        "INSERT OR IGNORE INTO voided (device, counter) VALUES (?, ?)", targets
    )
    return cursor.rowcount > 0


def _refold_settings(database: sqlite3.Connection) -> Settings:
    values = fold_values(log.of_kind(database, Kind.SETTINGS))
    database.execute("DELETE FROM setting")
    database.executemany(
        "INSERT INTO setting (name, value) VALUES (?, ?)",
        ((name, json.dumps(value)) for name, value in values.items()),
    )
    return scheduling(values)


def _applied(database: sqlite3.Connection, event: Event, settings: Settings) -> bool:
    """Apply an event to the stored state if it comes after all that is in it."""
    if event.card is None or event.kind not in CARD_KINDS:
        return event.kind not in (Kind.RELINK, Kind.VOID) and not is_dispute(event)
    state = rows.read(database, event.card)
    if state is not None and event.key <= state.last:
        return False
    voided = "SELECT 1 FROM voided WHERE device = ? AND counter = ?"
    if database.execute(voided, (event.device, event.counter)).fetchone():
        return False
    if event.card in _links(database):
        return False
    if not rollup.applied(database, state, event, settings):
        return False
    after = apply(state, event, settings, event.card)
    if after is not None and after is not state:
        rows.write(database, [after])
    return True


def _refold(
    database: sqlite3.Connection,
    touched: set[CardId],
    fresh: Sequence[Event],
    taken_back: Sequence[Event],
    settings: Settings,
) -> None:
    # Cards that were joined until now were counted together.
    links = _links(database, taken_back)
    new = {(event.device, event.counter) for event in fresh}
    left = set(touched)
    while left:
        group = _joined({left.pop()}, links)
        left -= group
        events = log.of_cards(database, sorted(group))
        states = fold_cards(events, settings)
        rows.delete(database, group - states.keys())
        rows.write(database, states.values())
        before = [one for one in events if (one.device, one.counter) not in new]
        before += [one for one in taken_back if one.card in group]
        before.sort(key=lambda one: one.key)
        rollup.refold(database, events, before, settings)


def _links(
    database: sqlite3.Connection, taken_back: Sequence[Event] = ()
) -> dict[CardId, set[CardId]]:
    """Cards and those that a relink joins them to, in either direction.

    Args:
        taken_back: Events whose relinks count as well.
    """
    links: dict[CardId, set[CardId]] = {}
    former_links = [event for event in taken_back if event.kind == Kind.RELINK]
    for event in (*log.of_kind(database, Kind.RELINK), *former_links):
        former = relinked_from(event)
        if event.card is not None and former is not None:
            links.setdefault(event.card, set()).add(former)
            links.setdefault(former, set()).add(event.card)
    return links


def _joined(cards: set[CardId], links: dict[CardId, set[CardId]]) -> set[CardId]:
    found = set(cards)
    ahead = list(cards)
    while ahead:
        fresh = links.get(ahead.pop(), set()) - found
        found |= fresh
        ahead.extend(fresh)
    return found
