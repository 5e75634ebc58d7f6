"""Flags that every command takes, wherever they stand on the line."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quiz.app.places import find_places
from quiz.app.preferences_file import Interface, read_interface
from quiz.errors import Exit, QuizError
from quiz.ui.language import LANGUAGES, choose


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this run speaks."""

    language: str = "en"
    is_plain: bool = False
    is_quiet: bool = False
    is_json: bool = False
    predicts: bool = False
    """Whether sessions ask how sure the learner is, without being told to."""
    flags: tuple[str, ...] = ()
    """Those of the line that say how to speak, for a command that goes on with it."""


def preferences_of(context: Any) -> Preferences:
    """How the run that a command belongs to speaks."""
    preferences = context.find_root().obj
    return preferences if isinstance(preferences, Preferences) else Preferences()


def split_arguments(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[Preferences, list[str]]:
    """Take `--lang`, `--plain` and `--quiet` out; what is after ``--`` stays.

    `--json` is looked for only so that an error can be a document, too.
    """
    rest: list[str] = []
    wanted = environment.get("QUIZ_LANG")
    own = _own(arguments, environment)
    is_plain = own.is_plain or _asks_for_plain(environment)
    is_quiet = False
    flags: dict[str, str] = {}
    queue = list(arguments)
    while queue:
        one = queue.pop(0)
        if one == "--":
            rest += [one, *queue]
            break
        if one == "--plain":
            is_plain = True
            flags[one] = ""
        elif one == "--quiet":
            is_quiet = True
        elif one == "--lang" or one.startswith("--lang="):
            _, _, value = one.partition("=")
            wanted = value or (queue.pop(0) if queue else "")
            if wanted.casefold()[:2] not in LANGUAGES:
                raise QuizError(
                    "unknown-language",
                    exit_code=Exit.WRONG_USAGE,
                    given=wanted,
                    known=", ".join(LANGUAGES),
                )
            flags["--lang"] = wanted.casefold()[:2]
        else:
            rest.append(one)
    is_json = "--json" in rest
    language = choose(wanted or own.language, locale_of(environment))
    said = tuple(word for flag in flags.items() for word in flag if word)
    return Preferences(language, is_plain, is_quiet, is_json, own.predicts, said), rest


def _own(arguments: Sequence[str], environment: Mapping[str, str]) -> Interface:
    """What the learner's file says; the version is told without looking there."""
    if list(arguments) == ["--version"]:
        return Interface()
    return read_interface(find_places(environment).config)


def locale_of(environment: Mapping[str, str]) -> str:
    """The locale that messages should be in, as POSIX orders its variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    return ""


def _asks_for_plain(environment: Mapping[str, str]) -> bool:
    accessible = environment.get("ACCESSIBLE", "") not in ("", "0")
    terminal = environment.get("TERM", "")
    # On Windows consoles say nothing of what they can do; elsewhere that means little.
    is_bare = not terminal and sys.platform != "win32"
    return accessible or is_bare or terminal in ("dumb", "unknown")
