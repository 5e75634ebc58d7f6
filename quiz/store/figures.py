"""What statistics ask of the tables of counts and of the state; nothing of the log.

So the time that they take hangs on days, decks and cards, not on reviews.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.memory import Memory, Phase
from quiz.store import log, rows
from quiz.store.fold import CardState
from quiz.store.tally import TESTS, Age, slips_in

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_TESTED = f"age >= {TESTS[0].value}"
_SUMS = "sum(again), sum(hard), sum(good), sum(easy), sum(predicted_ppm), sum(took_ms)"
_SEEN = "stability_days IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Rated:
    """Some reviews by how they were rated."""

    again: int = 0
    hard: int = 0
    good: int = 0
    easy: int = 0
    predicted_ppm: int = 0
    """Sum of the recall that was expected, in millionths."""
    took_ms: int = 0

    @property
    def n(self) -> int:
        """How many there are."""
        return self.again + self.recalled

    @property
    def recalled(self) -> int:
        """Those not rated Again."""
        return self.hard + self.good + self.easy

    def __add__(self, other: Rated) -> Rated:
        return Rated(
            self.again + other.again,
            self.hard + other.hard,
            self.good + other.good,
            self.easy + other.easy,
            self.predicted_ppm + other.predicted_ppm,
            self.took_ms + other.took_ms,
        )


@dataclass(frozen=True, slots=True)
class CardCounts:
    """What a card has been through."""

    card: CardId
    reviews: int
    tested: int
    """Reviews on a later day than the one before."""
    recalled: int
    predicted_ppm: int
    took_ms: int


@dataclass(frozen=True, slots=True)
class Predicted:
    """Answers of which the learner was equally sure."""

    of: str
    """A card; a deck where there are too many."""
    percent: int
    answers: int
    right: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Cards rated at least once, in numbers."""

    cards: int = 0
    suspended: int = 0
    leeches: int = 0
    """Forgotten often, still weak, and not suspended."""
    below: tuple[int, ...] = ()
    """How many are less stable than each of the bounds asked for."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """One of the cards that stand for all."""

    card: CardId
    memory: Memory
    due_day: int | None
    """None: not to be asked until further notice."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it, at one moment of the file."""

    days: Mapping[int, Rated]
    """By local day, in order; what was reset later is among them."""
    ages: Mapping[Age, Rated]
    recent_ages: Mapping[Age, Rated]
    decks: Mapping[str, Rated]
    """Reviews on a later day than the one before, by deck."""
    recent_decks: Mapping[str, Rated]
    seen: Seen
    sample: tuple[Sampled, ...]
    """Every card, or a share of them."""
    hardest: tuple[CardState, ...]
    """Leeches left out."""
    leeches: tuple[CardState, ...]
    leech_slips: Mapping[CardId, Mapping[str, int]]
    """Wrong answers to `leeches` by reason."""
    slips: Mapping[str, int]
    """Wrong answers by reason."""
    predictions: tuple[Predicted, ...]
    cards: tuple[CardCounts, ...]
    """Of every card, if there are few; of the hardest and the leeches at least."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What statistics are to cover."""

    since: int
    """Local day from which reviews are recent."""
    until: int
    """Last such day: a clock that was set wrongly may have left later ones."""
    decks: Collection[str] = ()
    """None: all."""
    bounds_days: Sequence[float] = ()
    """Of stability, to count cards below."""
    most_sampled: int = 2_000
    most_cards: int = 5_000
    """Cards up to which each is told of on its own."""
    most_hard: int = 10
    leech_lapses: int = 4
    leech_stability_days: float = 21.0


def figures(database: sqlite3.Connection, wanted: Wanted) -> Figures:
    """Read all of it; the caller sees to it that the file stays as it is meanwhile."""
    decks = sorted(set(wanted.decks))
    seen = _seen(database, decks, wanted)
    others = f"lapses > 0 AND NOT ({_leech(wanted)})"
    hardest = _hardest(database, decks, others, wanted.most_hard)
    leeches = _hardest(database, decks, _leech(wanted), wanted.most_hard)
    days = _days(database, decks)
    ages, by_deck = _ages(database, decks, None), dict(_decks(database, decks))
    recent_ages, recent_decks = ages, by_deck
    if days and (min(days) < wanted.since or max(days) > wanted.until):
        recent_ages = _ages(database, decks, wanted)
        recent_decks = dict(_recent_decks(database, decks, wanted))
    named = [state.card for state in (*hardest, *leeches)]
    is_few = seen.cards <= wanted.most_cards
    return Figures(
        days,
        ages,
        recent_ages,
        by_deck,
        recent_decks,
        seen,
        _sample(database, decks, seen.cards, wanted.most_sampled),
        hardest,
        leeches,
        {state.card: _slips_of(database, state.card) for state in leeches},
        _slips(database, decks),
        tuple(_predictions(database, decks, wanted.most_cards)),
        tuple(_cards(database, decks, None if is_few else named)),
    )


def _leech(wanted: Wanted) -> str:
    lapses, stability = int(wanted.leech_lapses), float(wanted.leech_stability_days)
    return f"lapses >= {lapses} AND stability_days < {stability} AND is_suspended = 0"


def _days(database: sqlite3.Connection, decks: Sequence[str]) -> dict[int, Rated]:
    table, where = _by_deck("review_all", "review_day", decks)
    found = database.execute(
        f"SELECT day, {_SUMS} FROM {table} WHERE {where} GROUP BY day ORDER BY day",  # noqa: S608
        decks,
    )
    return {day: Rated(*counts) for day, *counts in found}


def _ages(
    database: sqlite3.Connection, decks: Sequence[str], recent: Wanted | None
) -> dict[Age, Rated]:
    table, where = _by_deck("review_all", "review_day", decks)
    values: list[object] = list(decks)
    if recent is not None:
        where += " AND day BETWEEN ? AND ?"
        values += [recent.since, recent.until]
    found = database.execute(
        f"SELECT age, {_SUMS} FROM {table} WHERE {where} GROUP BY age",  # noqa: S608
        values,
    )
    return {Age(age): Rated(*counts) for age, *counts in found}


def _decks(
    database: sqlite3.Connection, decks: Sequence[str]
) -> Iterator[tuple[str, Rated]]:
    _, where = _by_deck("", "", decks)
    found = database.execute(
        f"SELECT deck, {_SUMS} FROM review_deck"  # noqa: S608 - constants
        f" WHERE {where} AND {_TESTED} GROUP BY deck",
        decks,
    )
    for deck, *counts in found:
        yield deck, Rated(*counts)


def _recent_decks(
    database: sqlite3.Connection, decks: Sequence[str], recent: Wanted
) -> Iterator[tuple[str, Rated]]:
    known = decks or [
        deck for (deck,) in database.execute("SELECT DISTINCT deck FROM review_deck")
    ]
    for deck in known:
        counts = database.execute(
            f"SELECT {_SUMS} FROM review_day"  # noqa: S608 - constants
            f" WHERE deck = ? AND day BETWEEN ? AND ? AND {_TESTED}",
            (deck, recent.since, recent.until),
        ).fetchone()
        if counts[0] is not None:
            yield deck, Rated(*counts)


def _seen(database: sqlite3.Connection, decks: Sequence[str], wanted: Wanted) -> Seen:
    where, values = _of_decks(decks)
    below = "".join(
        f", total(stability_days < {float(bound)})" for bound in wanted.bounds_days
    )
    cards, *counts = database.execute(
        f"SELECT count(*), total(is_suspended), total({_leech(wanted)}){below}"  # noqa: S608
        f" FROM card_state WHERE {_SEEN} AND {where}",
        values,
    ).fetchone()
    suspended, leeches, *below_bounds = map(int, counts)
    return Seen(cards, suspended, leeches, tuple(below_bounds))


def _sample(
    database: sqlite3.Connection, decks: Sequence[str], cards: int, most: int
) -> tuple[Sampled, ...]:
    """All cards, or about `most` of them, the same ones each time.

    Which ones goes by the number of a card's last event. Answers and ratings take
    turns in the log, so the share is an odd one.
    """
    where, values = _of_decks(decks)
    share = (cards + most - 1) // most
    if share > 1:
        where += f" AND last_counter % {share | 1} = 0"
    found = database.execute(
        "SELECT card, CASE is_suspended WHEN 0 THEN"  # noqa: S608 - constants
        " max(due_day, coalesce(buried_until_day, due_day)) END,"
        " stability_days, difficulty, last_review_day, reviews, lapses, phase, step,"
        f" wait_minutes FROM card_state WHERE {_SEEN} AND {where}",
        values,
    )
    phases = {phase.value: phase for phase in Phase}
    sampled = []
    for card, due, stability, difficulty, day, reviews, lapses, phase, *step in found:
        memory = Memory(
            stability, difficulty, day, reviews, lapses, phases[phase], *step
        )
        sampled.append(Sampled(card, memory, due))
    return tuple(sampled)


def _hardest(
    database: sqlite3.Connection, decks: Sequence[str], condition: str, most: int
) -> tuple[CardState, ...]:
    where, values = _of_decks(decks)
    found = rows.select(
        database,
        f"{_SEEN} AND {condition} AND {where}",
        values,
        order="ORDER BY lapses DESC, difficulty DESC, stability_days, card"
        f" LIMIT {int(most)}",
    )
    return tuple(found)


def _slips(database: sqlite3.Connection, decks: Sequence[str]) -> dict[str, int]:
    _, where = _by_deck("", "", decks)
    found = database.execute(
        f"SELECT reason, sum(answers) FROM slip WHERE {where} GROUP BY reason",  # noqa: S608
        decks,
    )
    return dict(found.fetchall())


def _slips_of(database: sqlite3.Connection, card: CardId) -> dict[str, int]:
    """Wrong answers to a card under its present id, from the log."""
    return slips_in(log.of_cards(database, [card]))


def _predictions(
    database: sqlite3.Connection, decks: Sequence[str], most: int
) -> Iterator[Predicted]:
    where, values = _of_decks(decks)
    found = database.execute(
        "SELECT card, percent, answers, right_answers FROM prediction"  # noqa: S608
        f" WHERE {where} LIMIT {int(most) + 1}",
        values,
    ).fetchall()
    if len(found) > most:
        _, where = _by_deck("", "", decks)
        found = database.execute(
            "SELECT deck, percent, answers, right_answers FROM prediction_deck"  # noqa: S608
            f" WHERE {where}",
            decks,
        ).fetchall()
    for row in found:
        yield Predicted(*row)


def _cards(
    database: sqlite3.Connection, decks: Sequence[str], named: Sequence[str] | None
) -> Iterator[CardCounts]:
    where, values = _of_decks(decks)
    if named is not None:
        where, values = f"card IN ({', '.join('?' * len(named))})", list(named)
    found = database.execute(
        "SELECT card, reviews, tested, recalled, predicted_ppm, took_ms"  # noqa: S608
        f" FROM review_card WHERE {where}",
        values,
    )
    for row in found:
        yield CardCounts(*row)


def _by_deck(every: str, table: str, decks: Sequence[str]) -> tuple[str, str]:
    """The table to ask, and a condition on its decks."""
    if not decks:
        return every, "1"
    return table, f"deck IN ({', '.join('?' * len(decks))})"


def _of_decks(decks: Sequence[str]) -> tuple[str, list[str]]:
    """A condition on cards: their ids begin with the deck's, and so lie together."""
    if not decks:
        return "1", []
    ranges = " OR ".join(["card >= ? AND card < ?"] * len(decks))
    # A semicolon is the letter after the colon.
    return f"({ranges})", [end for deck in decks for end in (f"{deck}:", f"{deck};")]
