"""How far quiz is from Anki's own library over the same reviews.

Asked as Anki itself asks: reviews are rows of its log, the card is in review, and
the backend says what each answer button would do. It is told to leave fuzz out.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quiz.memory import Rating, interval_days, replay, review
from tests.memory.histories import History
from tests.memory.parity import Differences, meet, meet_interval

_DAY_MS = 86_400_000
_BUTTONS = ("again", "hard", "good", "easy")


def against_anki(known: Iterable[History], folder: Path) -> Differences:
    """Memory after each history, and the interval on each of the next four keys.

    Args:
        folder: An empty one for a collection.
    """
    os.environ["ANKI_TEST_MODE"] = "1"  # its way of leaving fuzz out, read once
    from anki.collection import Collection  # noqa: PLC0415 - an extra

    collection = Collection(str(folder / "collection.anki2"))
    try:
        return _compared(collection, known)
    finally:
        collection.close()


def _compared(collection: Any, known: Iterable[History]) -> Differences:
    found = Differences()
    collection.set_config("fsrs", True)
    collection.set_config("loadBalancerEnabled", False)
    # Today must not end while this runs.
    collection.set_config("rollover", (time.localtime().tm_hour + 12) % 24)
    now_ms = time.time_ns() // 1_000_000
    apart = under = beyond = 0
    for history in known:
        card = _card(collection, history)
        today = history.past[-1][0]
        _log(collection, card, history, now_ms)
        theirs = collection._backend.compute_memory_state(card)
        [ours] = replay([history.past], history.settings)
        meet(found, ours, (theirs.state.stability, theirs.state.difficulty))
        state = {
            "s": theirs.state.stability,
            "d": theirs.state.difficulty,
            "dr": history.settings.desired_retention,
            "lrt": now_ms // 1000,
        }
        # As if the card had been due today: what do its keys say, so many days on?
        gap = history.gap
        state["lrt"] -= gap * 86_400
        collection.db.execute(
            # A last interval of one day: Anki does not let the next one fall a little
            # below the last, a rule on top of FSRS.
            "update cards set type=2, queue=2, ivl=1, due=?, reps=?, factor=2500,"
            " data=? where id=?",
            collection.sched.today,
            len(history.past),
            json.dumps(state),
            card,
        )
        states = collection._backend.get_scheduling_states(card)
        least = 0
        for rating, button in zip(Rating, _BUTTONS, strict=True):
            theirs_after = getattr(states, button).normal
            after = review(ours, rating, today + gap, history.settings)
            found.reviews += 1
            days = interval_days(after, history.settings, 0)
            shown, memory, is_within_day = _read(theirs_after)
            under += is_within_day
            meet(found, after, (memory.stability, memory.difficulty))
            longest = history.settings.maximum_interval_days
            if rating is not Rating.AGAIN:
                # Anki keeps Hard, Good and Easy a day apart.
                wanted = min(max(days, least), longest)
                apart += wanted != days
                least = wanted + 1
                days = wanted
            elif shown > longest:
                beyond += 1
                shown = longest
            meet_interval(found, days, shown, memory.stability, history.settings)
        found.histories += 1
    found.notes += [
        f"{apart} intervals a day longer, for Anki keeps the keys a day apart",
        f"{under} intervals below half a day: Anki waits for hours, quiz for a day",
        f"{beyond} intervals above the maximum after Again, where Anki has none",
    ]
    return found


def _read(after: Any) -> tuple[int, Any, bool]:
    """Days, memory, and whether the card comes back within half a day."""
    if after.HasField("review"):
        return after.review.scheduled_days, after.review.memory_state, False
    if after.HasField("relearning"):
        step = after.relearning
        return step.review.scheduled_days, step.review.memory_state, True
    return 1, after.learning.memory_state, True


def _card(collection: Any, history: History) -> int:
    settings = history.settings
    preset = collection.decks.get_config(1)
    preset["fsrsParams6"] = list(settings.parameters)
    preset["desiredRetention"] = settings.desired_retention
    preset["new"]["delays"] = []
    preset["lapse"]["delays"] = []
    preset["lapse"]["leechFails"] = 9_999
    preset["rev"]["maxIvl"] = settings.maximum_interval_days
    collection.decks.update_config(preset)
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"], note["Back"] = "question", "answer"
    collection.add_note(note, 1)
    return int(note.card_ids()[0])


def _log(collection: Any, card: int, history: History, now_ms: int) -> None:
    today = history.past[-1][0] + history.gap
    for position, (day, rating) in enumerate(history.past):
        at_ms = now_ms - (today - day) * _DAY_MS - 1_000 * (40 - position) - card % 1000
        collection.db.execute(
            "insert or replace into revlog values (?, ?, -1, ?, 1, 1, 2500, 5000, ?)",
            at_ms, card, rating, int(position > 0),
        )  # fmt: skip
