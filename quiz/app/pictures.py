"""Formulas as pictures, drawn by the child process while the person reads."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.deck.model import Ask, Card, Formula, Function, Source
from quiz.library import Library
from quiz.ui.answer import Pictures

if TYPE_CHECKING:
    from quiz.app.grading import Grader as Reader
    from quiz.formula.reading.context import Context, Definitions
    from quiz.formula.tree import Node
    from quiz.grader import Grader, Ticket

WIDEST = 92
"""Columns of the pictures that are asked for before the screen is known."""
_PATIENCE_S = 0.15
"""A picture that takes longer is not waited for: the text stands in."""
_COLD_PATIENCE_S = 5.0
"""The same for a command that has nothing else to show."""
_INDENT = 2


@dataclass(frozen=True, slots=True)
class FunctionPictures:
    """The formulas of a function's reference screen, as far as they can be read."""

    formula: str | None = None
    derivative: str | None = None
    stable: str | None = None


class Painter:
    """Asks the child for pictures; without it one line stands in.

    Args:
        library: Where the functions that formulas name come from.
        language: Of the words in formulas by cases.
        is_plain: Whether only lines that can be read aloud are wanted; then no
            child is started.
        child: A child that is there already, to be closed by whoever started it.
        reader: What others read the decks' definitions with, to be shared.
    """

    def __init__(
        self,
        library: Library,
        *,
        language: str = "en",
        is_plain: bool = False,
        child: Grader | None = None,
        reader: Reader | None = None,
    ) -> None:
        self._library = library
        self._language = language
        self._is_plain = is_plain
        self._grader = child
        self._is_own = child is None
        self._reader = reader
        self._waiting: Card | None = None
        self._generation = library.generation
        self._derived: dict[tuple[str, str, str], str] = {}
        self._asked: dict[tuple[str, str, str], tuple[Node, Ticket | None] | None] = {}

    @property
    def is_plain(self) -> bool:
        """Whether only lines are wanted: nothing is drawn, nor typed with a picture."""
        return self._is_plain

    @property
    def library(self) -> Library:
        """Where the functions that formulas name come from."""
        return self._library

    def start(self) -> None:
        """Start the child; the first picture is slow, so it is not waited for."""
        if self._is_plain or self._grader is not None:
            return
        from quiz.grader import Grader

        self._grader = Grader()
        self._grader.start()
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.prepare(waiting)

    @property
    def child(self) -> Grader | None:
        """The child, once it is started; it can be asked for more than pictures."""
        return self._grader

    def prepare(self, card: Card) -> None:
        """Begin to draw the card's own formula, once the child is started."""
        if not isinstance(card.answer, Formula):
            return
        if self._grader is None:
            self._waiting = card
            return
        function = card.answer.function
        self._begin(function, self.reference(function, card.answer.ask))

    def pictures(
        self, card: Card, given: str, *, width: int, patience_s: float = _PATIENCE_S
    ) -> Pictures:
        """The reference and the learner's formula, as far as they are drawn."""
        if not isinstance(card.answer, Formula):
            return Pictures()
        function = card.answer.function
        reference = self.reference(function, card.answer.ask)
        if not given.strip():
            return Pictures(
                self.drawn(function, reference, width=width, patience_s=patience_s)
            )
        self._begin(function, given)
        until = time.monotonic() + patience_s
        drawn = self.drawn(function, reference, width=width, patience_s=patience_s)
        left_s = max(0.0, until - time.monotonic())
        own = self.drawn(function, given, width=width, patience_s=left_s)
        return Pictures(drawn, own)

    def drawn(
        self,
        function: Function,
        text: str,
        *,
        width: int,
        patience_s: float = _PATIENCE_S,
    ) -> str | None:
        """A formula in the letters of `function`; None if it cannot be read."""
        from quiz.formula.pictures.picture import one_line

        asked = self._begin(function, text)
        if asked is None:
            return None
        tree, ticket = asked
        if ticket is not None:
            ticket.wait(patience_s)
            lines = ticket.lines
            if lines and max(map(len, lines)) <= width - _INDENT:
                return "\n".join(lines)
            if ticket.is_done and lines is None:
                self._asked.pop((function.deck, function.key, text), None)
        return one_line(tree, self._language)

    def definitions(self, function: Function) -> Definitions:
        """The functions that formulas of this one may name."""
        return self._read().definitions(function.deck)

    def reference(self, function: Function, ask: Ask) -> str:
        """What the card asks for; a derivative that its deck leaves out, derived."""
        stated = reference_text(function, ask)
        if stated or ask is not Ask.DERIVATIVE:
            return stated
        from quiz.app.derivatives import derivative_text

        key = function.deck, function.key, function.formula.text
        if key not in self._derived:
            definitions = self._read().definitions(function.deck)
            self._derived[key] = derivative_text(function, definitions)
        return self._derived[key]

    def close(self) -> None:
        """End the child, if it was started here."""
        if self._grader is not None and self._is_own:
            self._grader.close()
            self._grader = None

    def _read(self) -> Reader:
        if self._reader is None:
            from quiz.app.grading import grader_for

            self._reader = grader_for(self._library)
        return self._reader

    def _begin(
        self, function: Function, text: str
    ) -> tuple[Node, Ticket | None] | None:
        """Read a formula and ask the child for it, once."""
        key = function.deck, function.key, text
        if self._generation != self._library.generation:
            self._generation = self._library.generation
            self._asked.clear()
        if key not in self._asked:
            if len(self._asked) >= 200:
                self._asked.clear()
            self._asked[key] = self._ask(function, text)
        return self._asked[key]

    def _ask(self, function: Function, text: str) -> tuple[Node, Ticket | None] | None:
        from quiz.formula.reading.complaint import Unreadable
        from quiz.formula.reading.parser import read

        definitions = self._read().definitions(function.deck)
        try:
            tree = read(text, context_for(function, definitions)).tree
        except Unreadable:
            return None
        if self._grader is None:
            return tree, None
        from quiz.grader import PictureRequest

        request = PictureRequest(tree=tree, width=WIDEST, language=self._language)
        return tree, self._grader.ask(request)


def context_for(function: Function, definitions: Definitions) -> Context:
    """The letters and functions that a formula of `function` is written in."""
    from quiz.formula.reading.context import Context

    return Context(
        variables=function.variables,
        vectors=function.vectors,
        params=tuple(name for name, _ in function.params),
        aliases=dict(function.param_aliases),
        definitions=definitions,
    )


def reference_text(function: Function, ask: Ask) -> str:
    """What the card asks for, as the deck spells it."""
    if ask is Ask.DERIVATIVE:
        return "" if function.derivative is None else function.derivative.text
    return function.formula.text


def function_pictures(
    library: Library, function: Function, *, width: int, language: str, is_plain: bool
) -> FunctionPictures:
    """Everything that the screen of one function draws; waits for the child."""
    painter = Painter(library, language=language, is_plain=is_plain)
    painter.start()
    sources = (function.formula, function.derivative, function.stable)

    def drawn(source: Source | None) -> str | None:
        if source is None:
            return None
        return painter.drawn(
            function, source.text, width=width, patience_s=_COLD_PATIENCE_S
        )

    try:
        return FunctionPictures(*map(drawn, sources))
    finally:
        painter.close()
