"""The command that goes on where a session was left."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from quiz.app.choice import Choice
from quiz.ui.language import sentence


def onward(choice: Choice, language: str) -> str:
    """The command that asks the same cards again, as one would type it.

    >>> onward(Choice(), "en"), onward(Choice(kinds=("claim",), limit=5), "en")
    ('quiz', "quiz review --kind 'true or false' --limit 5")
    >>> onward(Choice(flags=("--lang", "ru")), "ru")
    'quiz --lang ru'
    """
    words = [*choice.decks, *_options(choice, language)]
    if not words:  # whether to predict is a preference there
        return shlex.join(["quiz", *choice.flags])
    if choice.predicts:
        words.append("--predict")
    return shlex.join(["quiz", "review", *words, *choice.flags])


def _options(choice: Choice, language: str) -> Iterator[str]:
    for option, values in (("--tag", choice.tags), ("--level", choice.levels)):
        for value in values:
            yield from (option, value)
    for kind in choice.kinds:
        yield from ("--kind", sentence(f"kind.{kind}", language))
    for option, number in (
        ("--new", choice.new),
        ("--limit", choice.limit),
        ("--minutes", choice.minutes),
        ("--seed", choice.seed),
    ):
        if number is not None:
            yield from (option, str(number))
    if choice.is_ahead:
        yield "--ahead"
    if choice.is_cram:
        yield "--cram"
