"""The event log of a learner and the state folded from it, in one SQLite file.

The log is the truth: whatever changes a learner's state is an event, appended
once and never changed. Everything else in the file is a cache of
``fold(events in order of time, device, counter)`` that `Store.rebuild` makes
anew and `Store.verify` compares.

The log, table ``event``:

=================  =====================================================
device, counter    The event's id, written ``device.counter``. A device is
                   16 random hex digits, made for this very file; a copy of
                   the file becomes another device when first opened.
at_ms              UTC, milliseconds since 1970.
offset_minutes     How far the local clock was ahead of UTC then.
kind               See `quiz.store.event.Kind`.
card               ``deck:card``, or NULL.
payload            JSON object; its keys by kind are listed at `Kind`.
=================  =====================================================

The cache: ``card_state`` (one row for each card with a past: memory, due day,
suspended, buried, the attempt that awaits its rating, the last event folded),
``voided`` (ids of events taken back), ``setting`` (settings in force, JSON), and the
counts of reviews and answers that statistics are made of (`quiz.store.rollup`).
``meta`` holds the device, the mark of this file and the version of the fold.

Dates follow the settings in force *now*: changed weights, steps, rollover hour,
desired retention, maximum interval or spread fold every card again. So the same
log always gives the same state, whatever the order in which its events came. The
one thing that hangs on other cards, which day of its spread a card takes, is
chosen at the review and kept with it.
"""

from __future__ import annotations

from quiz.store.device import marker
from quiz.store.event import Draft, Event, Kind
from quiz.store.fold import CardState, Folded, fold
from quiz.store.queries import DayCounts, DueCount
from quiz.store.store import Store
from quiz.store.tally import Age
from quiz.store.undo import BATCH, BY, LEARNER, TakenBack
from quiz.store.verify import Difference

__all__ = [
    "BATCH",
    "BY",
    "LEARNER",
    "Age",
    "CardState",
    "DayCounts",
    "Difference",
    "Draft",
    "DueCount",
    "Event",
    "Folded",
    "Kind",
    "Store",
    "TakenBack",
    "fold",
    "marker",
]
