"""The groups `quiz cards` and `quiz disputes`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from quiz.cli.help import Command, Group
from quiz.cli.preferences import Preferences

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}

cards_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)
disputes_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)

_Card = Annotated[str, typer.Argument()]
_Json = Annotated[bool, typer.Option("--json")]


def _of(context: typer.Context) -> Preferences:
    preferences = context.find_root().obj
    return preferences if isinstance(preferences, Preferences) else Preferences()


@cards_app.callback(invoke_without_command=True)
def cards(context: typer.Context) -> int:
    """Single cards: suspend, put aside, flag, note."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
    return 0


@cards_app.command("suspend", cls=Command)
def suspend(context: typer.Context, card: _Card, as_json: _Json = False) -> int:
    """Do not ask a card until told."""
    from quiz.cli.cards import suspend_card

    return suspend_card(card, _of(context), on=True)


@cards_app.command("unsuspend", cls=Command)
def unsuspend(context: typer.Context, card: _Card, as_json: _Json = False) -> int:
    """Ask a suspended card again."""
    from quiz.cli.cards import suspend_card

    return suspend_card(card, _of(context), on=False)


@cards_app.command("bury", cls=Command)
def bury(context: typer.Context, card: _Card, as_json: _Json = False) -> int:
    """Put a card aside until tomorrow."""
    from quiz.cli.cards import bury_card

    return bury_card(card, _of(context))


@cards_app.command("flag", cls=Command)
def flag(
    context: typer.Context,
    card: _Card,
    off: Annotated[bool, typer.Option("--off")] = False,
    as_json: _Json = False,
) -> int:
    """Flag a card, or take the flag off."""
    from quiz.cli.cards import flag_card

    return flag_card(card, _of(context), on=not off)


@cards_app.command("note", cls=Command)
def note(
    context: typer.Context,
    card: _Card,
    text: Annotated[str | None, typer.Argument()] = None,
    as_json: _Json = False,
) -> int:
    """Write a note on a card, or show its notes."""
    from quiz.cli.cards import note_card

    return note_card(card, text, _of(context))


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
