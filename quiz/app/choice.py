"""Which cards a session is to ask."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.deck.model import KINDS, Level
from quiz.errors import Exit, QuizError


@dataclass(frozen=True, slots=True)
class Choice:
    """The flags of `quiz review`; as it stands, today's session."""

    decks: tuple[str, ...] = ()
    """Without any: those that are on."""
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    new: int | None = None
    """None: what today's limit still allows."""
    limit: int | None = None
    minutes: int | None = None
    is_ahead: bool = False
    is_cram: bool = False
    predicts: bool = False
    """Ask how sure the learner is before an answer is shown."""
    seed: int | None = None
    """None: another order each day, the same all day."""

    @property
    def is_filtered(self) -> bool:
        """Whether cards are to be left out by what they are."""
        return bool(self.tags or self.levels or self.kinds)


def validate(choice: Choice) -> None:
    """Make sure that the flags go together and name what there is.

    Raises:
        QuizError: They do not; nothing has been opened yet.
    """
    if choice.is_ahead and choice.is_cram:
        raise QuizError("ahead-and-cram", exit_code=Exit.WRONG_USAGE)
    levels = [level.value for level in Level]
    for option, given, known in (
        ("--level", choice.levels, levels),
        ("--kind", choice.kinds, list(KINDS.values())),
    ):
        for one in given:
            if one not in known:
                raise QuizError(
                    "choice-unknown",
                    exit_code=Exit.WRONG_USAGE,
                    option=option,
                    given=one,
                    known=", ".join(known),
                )
