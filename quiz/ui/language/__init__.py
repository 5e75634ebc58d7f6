"""Sentences in the reader's language, from plain tables loaded on demand.

A table maps a key to a template for `str.format`, or to its plural forms in
turn: English one, other; Russian 1 карточка, 2 карточки, 5 карточек. The form
is chosen by the argument ``n``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import cast

LANGUAGES = ("en", "ru")

_REASONS = {"detail", "reason"}
"""Arguments that may be the name of an error of the system."""

Template = str | tuple[str, ...]
Table = Mapping[str, Template]


def sentence(key: str, language: str, /, **arguments: object) -> str:
    """The sentence of the interface under `key`.

    >>> sentence("count.cards", "ru", n=22)
    '22 карточки'
    >>> sentence("count.cards", "en", n=1)
    '1 card'
    """
    return fill(table("", language)[key], language, arguments)


def problem(code: str, language: str, arguments: Mapping[str, object]) -> str:
    """What is wrong, for a `QuizError` with this code."""
    entry = table("errors", language).get(code)
    if entry is None:
        details = ", ".join(f"{name}={value}" for name, value in arguments.items())
        return f"{code} ({details})" if details else code
    return fill(entry, language, in_words(arguments, language))


def hint(code: str, language: str, arguments: Mapping[str, object]) -> str:
    """What to do about it; empty when the table has nothing to say."""
    entry = table("errors", language).get(f"{code}.hint")
    return "" if entry is None else fill(entry, language, arguments)


def in_words(arguments: Mapping[str, object], language: str) -> dict[str, object]:
    """The arguments, with the names of the system's errors put into words.

    >>> in_words({"path": "ENOENT", "detail": "ENOENT"}, "en")
    {'path': 'ENOENT', 'detail': 'it is not there'}
    """
    told = table("system", language) if _REASONS & arguments.keys() else {}
    return {
        name: told.get(str(value), value) if name in _REASONS else value
        for name, value in arguments.items()
    }


def fill(template: Template, language: str, arguments: Mapping[str, object]) -> str:
    """The template with its arguments; an argument it lacks stays visible."""
    if isinstance(template, tuple):
        place = plural(_count(arguments.get("n")), language)
        template = template[min(place, len(template) - 1)]
    return template.format_map(_Visible(arguments))


def _count(number: object) -> int:
    """What a noun agrees with; arguments of errors come as text."""
    try:
        return int(str(number))
    except ValueError:
        return 0


def plural(count: int, language: str) -> int:
    """Which plural form `count` takes.

    >>> [plural(n, "ru") for n in (1, 2, 5, 11, 21, 112)]
    [0, 1, 2, 2, 0, 2]
    """
    count = abs(count)
    if language != "ru":
        return int(count != 1)
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


@cache
def table(name: str, language: str) -> Table:
    """The table `name` (empty: the interface's own) in a language."""
    stem = f"{name}_{language}" if name else language
    module = import_module(f"quiz.ui.language.{stem}")
    attribute = "REASONS" if name == "formula" else "SENTENCES"
    return cast("Table", getattr(module, attribute))


@cache
def deck_hints(language: str) -> Table:
    """What to do about each complaint about a deck, by its code."""
    module = import_module(f"quiz.ui.language.deck_{language}")
    return cast("Table", module.HINTS)


def choose(wanted: str | None, locale: str | None) -> str:
    """The language to speak: the one wanted, else the locale's, else English.

    >>> choose(None, "ru_RU.UTF-8"), choose("en", "ru_RU.UTF-8"), choose(None, "C")
    ('ru', 'en', 'en')
    """
    for source in (wanted, locale):
        code = (source or "").strip().casefold()[:2]
        if code in LANGUAGES:
            return code
    return "en"


class _Visible(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
