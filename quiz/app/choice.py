"""Which cards a session is to ask."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

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
    flags: tuple[str, ...] = ()
    """How the run was told to speak, such as ``--lang ru``: they choose no card."""

    @property
    def names_an_amount(self) -> bool:
        """Whether it is said how much is to be asked."""
        return bool(self.limit or self.minutes or self.new)

    @property
    def is_filtered(self) -> bool:
        """Whether cards are to be left out by what they are."""
        return bool(self.tags or self.levels or self.kinds)


def validate(choice: Choice, language: str) -> None:
    """Make sure that the flags go together and name what there is.

    Args:
        language: Whose names of kinds are told, if one is not known.

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
                raise _unknown(option, one, known, language)


def kind_named(name: str) -> str:
    """A kind by the name that the log has for it, or by one that screens show.

    >>> kind_named("choice"), kind_named("Верно-ли"), kind_named("formla")
    ('options', 'claim', 'formla')
    """
    wanted = _one_spelling(name)
    for kind in KINDS.values():
        if wanted in {kind, *_shown_names(kind)}:
            return kind
    return name


def _one_spelling(name: str) -> str:
    bare = name.strip().strip("'\"")
    return " ".join(bare.replace("-", " ").replace("_", " ").split()).casefold()


def _shown_names(kind: str) -> tuple[str, ...]:
    return tuple(sentence(f"kind.{kind}", language) for language in LANGUAGES)


def _said(kind: str, language: str) -> str:
    """A kind as the reader's screens call it, as it is typed to a shell."""
    name = sentence(f"kind.{kind}", language)
    return f"'{name}'" if " " in name else name


def _unknown(option: str, given: str, known: Sequence[str], language: str) -> QuizError:
    names = {one: one for one in known}
    if option == "--kind":
        shown = {name: one for one in known for name in _shown_names(one)}
        names = {name: _said(one, language) for name, one in (names | shown).items()}
    near = difflib.get_close_matches(_one_spelling(given), names, n=1)
    return QuizError(
        "choice-misspelt" if near else "choice-unknown",
        exit_code=Exit.WRONG_USAGE,
        option=option,
        given=given,
        suggestion=names[near[0]].strip("'") if near else "",
        known=", ".join(dict.fromkeys(names.values())),
    )
