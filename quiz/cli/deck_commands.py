"""The group `quiz deck`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from quiz.cli.completing import complete_deck
from quiz.cli.help import Command, Group
from quiz.cli.preferences import Preferences

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}

deck_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)

_Names = Annotated[list[str], typer.Argument(autocompletion=complete_deck)]
_Paths = Annotated[list[Path] | None, typer.Argument()]
_Json = Annotated[bool, typer.Option("--json")]


def _of(context: typer.Context) -> Preferences:
    preferences = context.find_root().obj
    return preferences if isinstance(preferences, Preferences) else Preferences()


@deck_app.callback(invoke_without_command=True)
def deck(context: typer.Context) -> int:
    """Decks: which there are, which are on, whether they are sound."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
    return 0


@deck_app.command("list", cls=Command)
def deck_list(
    context: typer.Context,
    as_json: _Json = False,
) -> int:
    """Every deck, on or off."""
    from quiz.cli.lists import list_decks

    return list_decks(_of(context))


@deck_app.command("on", cls=Command)
def deck_on(
    context: typer.Context,
    names: _Names,
) -> int:
    """Ask the cards of these decks."""
    from quiz.cli.lists import turn_decks

    return turn_decks(names, _of(context), on=True)


@deck_app.command("off", cls=Command)
def deck_off(
    context: typer.Context,
    names: _Names,
) -> int:
    """Stop asking the cards of these decks."""
    from quiz.cli.lists import turn_decks

    return turn_decks(names, _of(context), on=False)


@deck_app.command("check", cls=Command)
def deck_check(
    context: typer.Context,
    paths: _Paths = None,
    as_json: _Json = False,
) -> int:
    """List every problem of deck files with its place."""
    from quiz.cli.lists import check_decks

    return check_decks(paths or [], _of(context))


@deck_app.command("fmt", cls=Command)
def deck_fmt(
    context: typer.Context,
    paths: _Paths = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    as_json: _Json = False,
) -> int:
    """Put deck files in order: ids, keys, quotes, spaces."""
    from quiz.cli.tidying import tidy_decks

    return tidy_decks(paths or [], _of(context), is_check=check)
