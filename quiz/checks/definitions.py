"""Functions of decks as `quiz.formula` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.deck.model import Function

if TYPE_CHECKING:
    from quiz.formula.reading.context import Context, Definition, Definitions


def definition(function: Function) -> Definition:
    """A deck's function with names and texts only."""
    from quiz.formula.reading.context import Definition  # noqa: PLC0415 - not at start-up

    names = [name for _, name in function.name.variants]
    return Definition(
        key=function.key,
        names=tuple(dict.fromkeys((*function.aliases, *names))),
        variables=function.variables,
        vectors=function.vectors,
        formula=function.formula.text,
        params=function.params,
        param_aliases=function.param_aliases,
        derivative=function.derivative.text if function.derivative else "",
    )


def context_of(entry: Definition, definitions: Definitions) -> Context:
    """The letters and functions that the formulas of an entry are written in."""
    from quiz.formula.reading.context import Context  # noqa: PLC0415 - not at start-up

    return Context(
        variables=entry.variables,
        vectors=entry.vectors,
        params=tuple(name for name, _ in entry.params),
        aliases=dict(entry.param_aliases),
        definitions=definitions,
    )
