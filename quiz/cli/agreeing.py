"""Questions to whoever sits at the terminal: is this really to be done?"""

from __future__ import annotations

import sys

from quiz.cli.preferences import Preferences

YES = frozenset({"y", "yes", "д", "да"})


def is_seated() -> bool:
    """Whether somebody reads what is written and can type an answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def can_ask(preferences: Preferences) -> bool:
    """Whether somebody is there to be asked, and no document is wanted."""
    return not preferences.is_json and is_seated()


def answer_to(question: str) -> str | None:
    """What is typed after a question, in small letters; None at the end of input."""
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip().casefold() if line else None


def agrees(question: str) -> bool:
    """Whether the answer is yes; anything else is no."""
    return answer_to(question) in YES
