"""The groups `quiz cards` and `quiz disputes`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from quiz.cli.completing import complete_card
from quiz.cli.help import Command, Group
from quiz.cli.preferences import preferences_of as _of

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
_QUERY = {"ignore_unknown_options": True}
"""A condition may start with a minus sign."""

cards_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)
disputes_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)

_Card = Annotated[str, typer.Argument(autocompletion=complete_card)]
_Cards = Annotated[list[str] | None, typer.Argument(autocompletion=complete_card)]
_Query = Annotated[str | None, typer.Option("--query")]
_Yes = Annotated[bool, typer.Option("--yes")]
_Json = Annotated[bool, typer.Option("--json")]


@cards_app.callback(invoke_without_command=True)
def cards(context: typer.Context) -> int:
    """Cards: find them, look at one, put them away, begin anew, flag, note."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
    return 0


@cards_app.command("find", cls=Command, context_settings=_QUERY)
def find(
    context: typer.Context,
    query: Annotated[list[str] | None, typer.Argument()] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1)] = None,
    as_json: _Json = False,
) -> int:
    """The cards that a query means; without one, all."""
    from quiz.cli.cards_find import find_cards

    return find_cards(query or (), limit, _of(context))


@cards_app.command("show", cls=Command)
def show(context: typer.Context, card: _Card, as_json: _Json = False) -> int:
    """What is known of a card, and its forgetting curve."""
    from quiz.cli.cards_show import show_one

    return show_one(card, _of(context))


@cards_app.command("history", cls=Command)
def history(context: typer.Context, card: _Card, as_json: _Json = False) -> int:
    """Everything that happened to a card."""
    from quiz.cli.cards_show import show_history

    return show_history(card, _of(context))


def _changing(name: str) -> None:
    """A command that does one thing to cards, and says no more of them."""

    def command(
        context: typer.Context,
        cards: _Cards = None,
        query: _Query = None,
        yes: _Yes = False,
        as_json: _Json = False,
    ) -> int:
        return _change(name, context, cards, query, is_sure=yes)

    cards_app.command(name, cls=Command)(command)


for _name in ("suspend", "unsuspend", "bury", "unbury", "reset"):
    _changing(_name)


@cards_app.command("flag", cls=Command)
def flag(
    context: typer.Context,
    cards: _Cards = None,
    off: Annotated[bool, typer.Option("--off")] = False,
    query: _Query = None,
    yes: _Yes = False,
    as_json: _Json = False,
) -> int:
    """Flag cards, or take the flags off."""
    name = "unflag" if off else "flag"
    return _change(name, context, cards, query, is_sure=yes)


@cards_app.command("note", cls=Command)
def note(
    context: typer.Context,
    words: _Cards = None,
    query: _Query = None,
    yes: _Yes = False,
    as_json: _Json = False,
) -> int:
    """Write a note on cards, or show those of one."""
    from quiz.cli.cards import note as write_note

    return write_note(words or (), query, _of(context), is_sure=yes)


def _change(
    name: str,
    context: typer.Context,
    cards: list[str] | None,
    query: str | None,
    *,
    is_sure: bool,
) -> int:
    from quiz.cli.cards import change

    return change(name, cards or (), query, _of(context), is_sure=is_sure)


@disputes_app.callback(invoke_without_command=True)
def disputes(context: typer.Context, as_json: _Json = False) -> int:
    """Verdicts that you overruled."""
    if context.invoked_subcommand is not None:
        return 0
    from quiz.cli.disputes import list_disputes

    return list_disputes(_of(context))


@disputes_app.command("accept", cls=Command)
def accept(
    context: typer.Context,
    number: Annotated[int, typer.Argument(min=1)],
    as_json: _Json = False,
) -> int:
    """Add a disputed answer to its card."""
    from quiz.cli.disputes import accept_dispute

    return accept_dispute(number, _of(context))


@disputes_app.command("drop", cls=Command)
def drop(
    context: typer.Context,
    number: Annotated[int, typer.Argument(min=1)],
    as_json: _Json = False,
) -> int:
    """Give a dispute up."""
    from quiz.cli.disputes import drop_dispute

    return drop_dispute(number, _of(context))
