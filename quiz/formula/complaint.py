"""What a text that cannot be read raises inside `quiz.formula`."""

from __future__ import annotations


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
