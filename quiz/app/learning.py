"""First exposure: question, answer, picture and plot, one after another.

Nothing counts, nothing is kept. It writes nothing to the log.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from quiz.app.asking.turning import shuffled_options
from quiz.app.asking.typist import Typist
from quiz.app.desk import Desk, open_desk
from quiz.app.grading import grader_for
from quiz.app.graphs import graph_view
from quiz.app.links import open_link, visit
from quiz.app.names import decks_in, known_decks, split_paths
from quiz.app.pictures import Painter
from quiz.app.plotting import plotted
from quiz.deck.model import Card, Formula, Property
from quiz.errors import Exit, QuizError
from quiz.library import Library
from quiz.session.varying import example
from quiz.ui.answer import after_view, answer_view
from quiz.ui.keys import action_of
from quiz.ui.learn import end_view, keys_view, place_view, step_view
from quiz.ui.question import asked_view, question_view
from quiz.ui.screen import END, Screen


class _Step(Enum):
    """Where to go from a card."""

    ON = 1
    BACK = 2
    STOP = 3


@dataclass(slots=True)
class _Lesson:
    """The cards being looked at."""

    cards: Sequence[Card]
    library: Library
    screen: Screen
    painter: Painter
    drawn: set[str] = field(default_factory=set)
    """Functions whose curve has been shown: once is enough."""
    seen: set[int] = field(default_factory=set)
    """Places of the cards whose answer was shown."""

    def run(self, start: int) -> int:
        """Shows cards from place `start` on; the place of the first one not seen."""
        place = start
        while place < len(self.cards):
            step = self._look_at(self.cards[place], place + 1)
            if step is _Step.STOP:
                break
            place += 1 if step is _Step.ON else -1
        return max(self.seen, default=start - 1) + 1

    def _look_at(self, card: Card, number: int) -> _Step:
        """Shows one card, until the learner leaves it."""
        screen, look = self.screen, self.screen.look
        deck = self.library.deck(card.deck)
        title = deck.title.get(look.language) if deck is not None else card.deck
        shuffled = shuffled_options(card, number)
        screen.begin_card()
        screen.show(
            place_view(card, title, number, len(self.cards), look),
            question_view(card, look, shuffled=shuffled),
            graph_view(self.library, card, look),
        )
        self.painter.start()
        self.painter.prepare(card)
        step = self._go_on("reveal", card, number)
        if step is not _Step.ON:
            return step
        pictures = self.painter.pictures(card, "", width=look.width)
        screen.show(
            answer_view(card, look, pictures=pictures, shuffled=shuffled),
            after_view(card, look, general=deck.links if deck is not None else ()),
        )
        self.seen.add(number - 1)
        function = _function_of(card)
        if function is not None and function not in self.drawn:
            self.drawn.add(function)
            step = self._go_on("plot", card, number)
            if step is not _Step.ON:
                return step
            self._plot(card, is_answered=True)
        return self._go_on("next", card, number)

    def _go_on(self, step: str, card: Card, number: int) -> _Step:
        """Waits for Enter, or for a key that leaves the card."""
        screen, typist = self.screen, Typist(self.screen, "learn")
        has_before = number > 1
        screen.show(step_view(step, screen.look, has_before=has_before))
        while True:
            key = screen.key()
            if typist.types(key):
                continue
            if key in ("enter", "space"):
                return _Step.ON
            action = action_of(key)
            if key == END or action == "quit":
                return _Step.STOP
            if action == "undo" and has_before:
                return _Step.BACK
            if action == "keys":
                look = screen.look
                ways = step_view(step, look, has_before=has_before)
                screen.show(keys_view(look), asked_view(card, look), ways)
            elif action == "plot" and step == "plot":
                return _Step.ON
            elif action == "plot":
                self._plot(card, is_answered=step != "reveal")
            elif action == "link":
                visit(card.links, screen, open_link)
            else:
                typist.misses(key)

    def _plot(self, card: Card, *, is_answered: bool) -> None:
        look = self.screen.look
        view = plotted(self.library, card, "", look, is_answered=is_answered)
        self.screen.show(view)


def learn(
    names: Sequence[str],
    screen: Screen,
    environment: Mapping[str, str],
    *,
    start: int = 1,
) -> None:
    """Look through decks, or those that are on, from card number `start` on.

    Raises:
        QuizError: ``learn-empty``: the decks have no cards; ``learn-beyond``: they
            have fewer; ``decks-off``, ``unknown-deck``, ``no-such-deck``,
            ``no-such-path``.
    """
    ids, paths = split_paths(names)
    with open_desk(environment, extra=paths) as desk:
        cards = _cards(desk, known_decks(ids, desk.library.deck_ids()), paths)
        off = None if names else desk.deck_to_turn_on()
        if off is not None:
            raise QuizError("decks-off", exit_code=Exit.PROBLEMS_FOUND, deck=off)
        if not cards:
            raise QuizError("learn-empty", exit_code=Exit.PROBLEMS_FOUND)
        if start > len(cards):
            raise QuizError(
                "learn-beyond",
                exit_code=Exit.WRONG_USAGE,
                given=start,
                last=len(cards),
            )
        look = screen.look
        painter = Painter(
            desk.library,
            language=look.language,
            is_plain=look.is_plain,
            reader=grader_for(desk.library),
        )
        try:
            lesson = _Lesson(cards, desk.library, screen, painter)
            reached = lesson.run(start - 1)
        finally:
            painter.close()
    is_done = reached == len(cards)
    words = ["quiz", "review", *names] if is_done else ["quiz", "learn", *names]
    command = shlex.join(words) if names or not is_done else "quiz"
    if not is_done:
        command += f" --from {reached + 1}"
    view = end_view(len(lesson.seen), command, screen.look, is_done=is_done)
    screen.show(view)


def _cards(desk: Desk, ids: Sequence[str], paths: Sequence[Path]) -> list[Card]:
    library = desk.library
    decks = [*ids, *decks_in(library, paths)]
    if not ids and not paths:
        decks = list(desk.decks_on())
    found = (library.card(card) for card in library.card_ids(decks))
    return [example(card) for card in found if card is not None]


def _function_of(card: Card) -> str | None:
    if not isinstance(card.answer, Formula | Property):
        return None
    return f"{card.answer.function.deck}:{card.answer.function.key}"
