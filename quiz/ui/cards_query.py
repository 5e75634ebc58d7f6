"""A query in words: what was understood, and why nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.session.query import (
    Both,
    Compared,
    Either,
    Is,
    Key,
    Named,
    Not,
    Query,
    Words,
)
from quiz.ui.cards_words import told
from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import around, columns, one_line, visible

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}


@dataclass(frozen=True, slots=True)
class NotThere:
    """A deck or a tag that was named and is not there."""

    key: str
    """``deck`` or ``tag``."""
    name: str
    suggestion: str = ""


def nothing_view(
    parts: Sequence[tuple[Query, int]],
    not_there: Sequence[NotThere],
    look: Look,
    *,
    of: int,
) -> RenderableType:
    """That no card fits, what was understood, and how many fit each part alone.

    Args:
        parts: Conditions that were to hold together.
        of: Cards there are.
    """
    if not of:
        return Text(told("nothing.no-cards", look), style="bold")
    rows = [
        (query_words(part, look), Text(look.say("count.cards", n=count)))
        for part, count in parts
    ]
    key = "nothing.all" if len(rows) > 1 else "nothing.one"
    found = [Text(not_there_words(one, look)) for one in not_there]
    return stack(
        Text(told("nothing", look), style="bold"),
        Group(
            Text(told(key, look), style="quiet"),
            indented(fact_rows(rows, look), look),
        ),
        Group(*found) if found else None,
    )


def query_words(query: Query, look: Look, *, is_within: bool = False) -> str:
    """What a query asks for, in words.

    Args:
        is_within: It stands inside another, so that it may need brackets.
    """
    match query:
        case Both(parts=parts) | Either(parts=parts):
            name = "query.and" if isinstance(query, Both) else "query.or"
            word = f" {told(name, look)} "
            joined = word.join(query_words(one, look, is_within=True) for one in parts)
            return f"({joined})" if is_within else joined
        case Not(part=part):
            return told("query.not", look, part=query_words(part, look, is_within=True))
        case Is(state=state):
            return told(f"state.{state}", look)
        case Words(text=text, is_exact=False) if not text.strip("*"):
            return told("query.any", look)
        case Words(text=text):
            return told("query.words", look, text=one_line(text))
        case Compared(field=field, sign=sign, given=given):
            name = told(f"field.{field}", look)
            return f"{name} {_SIGNS.get(sign, sign)} {one_line(given)}"
        case Named(key=key, name=name):
            if key is Key.NOTE and not name.strip("*"):
                return told("query.noted", look)
            if key in (Key.LEVEL, Key.KIND):
                name = look.say(f"{key}.{name}")
            return told(f"query.{key}", look, name=one_line(name))
        case _:
            assert_never(query)


def not_there_words(one: NotThere, look: Look) -> str:
    """That a deck or a tag is not there, and which may be meant."""
    key = f"nothing.{one.key}" + ("-near" if one.suggestion else "")
    return told(key, look, name=one_line(one.name), suggestion=visible(one.suggestion))


def caret_view(query: str, column: int, width: int, look: Look) -> RenderableType:
    """The query with a mark below the place that cannot be read.

    Args:
        column: From 1, in characters.
    """
    # A sign shown as several, or as none, would move the mark.
    before, rest = visible(query[: column - 1]), visible(query[column - 1 :])
    marked = columns(query[column - 1 : column - 1 + width])
    before, rest = around(
        " ".join(before.split("\n")),
        " ".join(rest.split("\n")),
        max(20, look.width - 2),
    )
    mark = "^" + "~" * (min(marked, columns(rest)) - 1)
    line, below = before + rest, " " * columns(before) + mark
    if look.is_plain:
        return Group(Text(line), Text(below))
    return indented(Group(Text(line), Text(below, style="bad")), look)
