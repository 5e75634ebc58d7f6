"""Which cards a session is to ask."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from quiz.deck.model import KINDS, Level
from quiz.errors import Exit, QuizError
from quiz.ui.language import LANGUAGES, sentence


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
                raise _unknown(option, one, known)


def kind_named(name: str) -> str:
    """A kind by the name that the log has for it, or by one that screens show.

    >>> kind_named("choice"), kind_named("Верно ли"), kind_named("formla")
    ('options', 'claim', 'formla')
    """
    wanted = " ".join(name.split()).casefold()
    for kind in KINDS.values():
        if wanted in {kind, *_shown_names(kind)}:
            return kind
    return name


def _shown_names(kind: str) -> tuple[str, ...]:
    return tuple(sentence(f"kind.{kind}", language) for language in LANGUAGES)


def _unknown(option: str, given: str, known: Sequence[str]) -> QuizError:
    names = [_shown_names(one) for one in known] if option == "--kind" else []
    near = difflib.get_close_matches(given.casefold(), [*known, *chain(*names)], n=1)
    return QuizError(
        "choice-misspelt" if near else "choice-unknown",
        exit_code=Exit.WRONG_USAGE,
        option=option,
        given=given,
        suggestion=near[0] if near else "",
        known=", ".join(known),
    )
