"""A sitting run over plain lines, with a shelf and a log made for it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz.app.clock import Moment
from quiz.app.notes import Kept
from quiz.app.session import Session
from quiz.deck.model import Ask, Card, CardId, Deck, Function
from quiz.memory import Rating
from quiz.session import (
    Effect,
    NextTime,
    RecordReview,
    Sitting,
    Tools,
    begin,
)
from quiz.store import Event
from quiz.ui.answer import Pictures
from quiz.ui.lines import Lines
from quiz.verdict import Outcome, Verdict, Witness
from tests.session.cards import card, text
from tests.session.times import days


@dataclass
class Shelf:
    cards: dict[CardId, Card]

    def card(self, card_id: CardId) -> Card | None:
        return self.cards.get(card_id)

    def deck(self, deck_id: str) -> Deck | None:
        return Deck(id=deck_id, title=text("Deck"), language="en", path="d.yaml")


@dataclass
class Memo:
    """A log that also keeps what was on the screen when it was written to."""

    target: io.StringIO
    effects: list[Effect] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)
    taken: tuple[Event, ...] = ()

    def earlier(self) -> None: ...

    def keep(self, effect: Effect, took_ms: int) -> NextTime | None:
        self.effects.append(effect)
        self.screens.append(self.target.getvalue())
        return NextTime(4) if isinstance(effect, RecordReview) else None

    def watch(self, queue: tuple[CardId, ...]) -> None: ...

    def settled_elsewhere(self, queue: tuple[CardId, ...]) -> frozenset[CardId]:
        return frozenset()

    def drawn(self, card: Card) -> Card:
        return card

    def next_days(self, card_id: CardId) -> tuple[NextTime, ...]:
        return days(1, 2, 4, 9)


class NoPictures:
    library = Shelf({})

    def prepare(self, card: Card) -> None: ...

    def pictures(self, card: Card, given: str, *, width: int) -> Pictures:
        return Pictures()


def grade(function: Function, ask: Ask, typed: str) -> Verdict:
    if "?" in typed:
        return Verdict(Outcome.INVALID, "syntax", column=typed.index("?") + 1)
    if typed == "max(0, x)":
        witness = Witness((("x", "-2"), ("a", "0.01")), "0", "-0.02")
        return Verdict(Outcome.WRONG, "wrong-value", witness=witness)
    return Verdict(Outcome.CORRECT, "right")


@dataclass
class Played:
    sitting: Sitting
    memo: Memo
    output: str
    opened: list[str]

    @property
    def ratings(self) -> list[tuple[str, Rating]]:
        return [(one.card, one.rating) for one in self.sitting.done]

    @property
    def kinds(self) -> list[str]:
        return [type(effect).__name__ for effect in self.memo.effects]


class Desk:
    """Where notes may be kept, and there are none."""

    is_read_only = False

    class desk:  # noqa: N801 - an attribute
        @staticmethod
        def clock() -> Moment:
            return Moment(0, 0)

    def kept(self, card: CardId | None) -> Kept:
        return Kept()


def play(
    kinds: Iterable[str],
    *lines: str,
    language: str = "en",
    has_notes: bool = False,
    **more: object,
) -> Played:
    cards = {one.id: one for one in (card(kind, **more) for kind in kinds) if one.id}
    target = io.StringIO()
    memo, opened = Memo(target), list[str]()
    source = io.StringIO("".join(line + "\n" for line in lines))
    session = Session(
        begin(tuple(cards)),
        frozenset(cards),
        Shelf(cards),  # type: ignore[arg-type]
        memo,  # type: ignore[arg-type]
        Lines(source, target, language, aside=io.StringIO()),
        Tools(
            grade,
            lambda typed: float(typed) if typed.isdecimal() else None,
            lambda function, typed: None,
        ),
        NoPictures(),  # type: ignore[arg-type]
        lambda: Moment(0, 0),
        opened.append,
        beside=Desk() if has_notes else None,  # type: ignore[arg-type]
    )
    return Played(session.run(), memo, target.getvalue(), opened)
