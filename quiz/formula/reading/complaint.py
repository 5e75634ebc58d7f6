"""What a text that cannot be read raises inside `quiz.formula`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token


class Unreadable(Exception):  # noqa: N818 - it is an outcome, not an error
    """Reading stopped: a reason of the closed list, a place and details.

    Args:
        reason: ``syntax``, ``empty``, ``unknown-name`` or ``too-large``.
        position: Offset in code points from 0 where reading stopped.
        arguments: Values for the sentence: ``expected``, ``found``, ``name``,
            ``suggestion``, ``limit``.
    """

    def __init__(self, reason: str, position: int, **arguments: str) -> None:
        super().__init__(reason, position, arguments)
        self.reason = reason
        self.position = position
        self.arguments = tuple(arguments.items())
        self.text = ""
        """The text that cannot be read, where it is not the learner's."""


def as_typed(unreadable: Unreadable, text: str, tokens: Sequence[Token]) -> Unreadable:
    """The complaint, naming what stands in the way as it was typed: ``..`` for ``...``.

    Args:
        tokens: Those of `text`.
    """
    for token in tokens:
        typed = text[token.start : token.end].strip()
        if token.start == unreadable.position and token.kind == "op" and typed:
            unreadable.arguments = tuple(
                (name, typed if (name, it) == ("found", token.text) else it)
                for name, it in unreadable.arguments
            )
    return unreadable
