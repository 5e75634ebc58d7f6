"""Functions of decks as `quiz.formula` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.deck.model import Function

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definition


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
