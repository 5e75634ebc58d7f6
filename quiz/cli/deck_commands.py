"""The group `quiz deck`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from quiz.cli.completing import (
    complete_card,
    complete_code,
    complete_deck,
    complete_orphan,
)
from quiz.cli.help import Command, Group
from quiz.cli.preferences import preferences_of as _of

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}

deck_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)

_Names = Annotated[list[str], typer.Argument(autocompletion=complete_deck)]
_Paths = Annotated[list[Path] | None, typer.Argument()]
_Json = Annotated[bool, typer.Option("--json")]


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


@deck_app.command("explain", cls=Command)
def deck_explain(
    context: typer.Context,
    code: Annotated[str | None, typer.Argument(autocompletion=complete_code)] = None,
    as_json: _Json = False,
) -> int:
    """What a complaint of `quiz deck check` is about."""
    from quiz.cli.explaining import explain

    return explain(code, _of(context))


@deck_app.command("new", cls=Command)
def deck_new(
    context: typer.Context,
    name: Annotated[str, typer.Argument()] = "",
    title: Annotated[str, typer.Option("--title")] = "",
    question: Annotated[str, typer.Option("--question")] = "",
    answer: Annotated[str, typer.Option("--answer")] = "",
    kinds: Annotated[list[str] | None, typer.Option("--kind")] = None,
    as_json: _Json = False,
) -> int:
    """Write a new deck to begin with."""
    from quiz.app.new_deck import Wish
    from quiz.cli.authoring import new_deck

    wish = Wish(title, question, answer, tuple(kinds or ()))
    return new_deck(name, wish, _of(context))


@deck_app.command("preview", cls=Command)
def deck_preview(
    context: typer.Context,
    file: Annotated[str, typer.Argument(autocompletion=complete_deck)],
    watches: Annotated[bool, typer.Option("--watch")] = False,
    card: Annotated[str | None, typer.Option("--card")] = None,
) -> int:
    """Show the cards of a deck as they will look."""
    from quiz.cli.previewing import preview_deck

    return preview_deck(file, card, _of(context), watches=watches)


@deck_app.command("schema", cls=Command)
def deck_schema(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out")] = None,
) -> int:
    """Print the format of decks as a JSON Schema."""
    from quiz.cli.authoring import print_schema

    return print_schema(out, _of(context))


@deck_app.command("orphans", cls=Command)
def deck_orphans(context: typer.Context, as_json: _Json = False) -> int:
    """Memories whose card is in no deck any more."""
    from quiz.cli.orphans import list_orphans

    return list_orphans(_of(context))


@deck_app.command("relink", cls=Command)
def deck_relink(
    context: typer.Context,
    old: Annotated[str | None, typer.Argument(autocompletion=complete_orphan)] = None,
    new: Annotated[str | None, typer.Argument(autocompletion=complete_card)] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    as_json: _Json = False,
) -> int:
    """Hand the history of a card that is gone over to a new one."""
    from quiz.cli.orphans import relink

    names = [name for name in (old, new) if name is not None]
    return relink(names, _of(context), is_sure=yes)


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


@deck_app.command("add", cls=Command)
def deck_add(
    context: typer.Context,
    source: str,
    ref: Annotated[str, typer.Option("--ref")] = "",
    name: Annotated[str | None, typer.Option("--name")] = None,
    as_json: _Json = False,
) -> int:
    """Take a pack of decks from a git address or a folder."""
    from quiz.cli.packs import add

    return add(source, ref, name, _of(context))


@deck_app.command("packs", cls=Command)
def deck_packs(context: typer.Context, as_json: _Json = False) -> int:
    """The packs that were added."""
    from quiz.cli.packs import show_packs

    return show_packs(_of(context))


@deck_app.command("update", cls=Command)
def deck_update(
    context: typer.Context,
    packs: Annotated[list[str] | None, typer.Argument()] = None,
    ref: Annotated[str | None, typer.Option("--ref")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    as_json: _Json = False,
) -> int:
    """Show what packs have become, and take it."""
    from quiz.cli.packs import update

    chosen = packs or ()
    return update(chosen, ref, _of(context), is_trial=dry_run, is_sure=yes)


@deck_app.command("remove", cls=Command)
def deck_remove(
    context: typer.Context,
    pack: str,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    as_json: _Json = False,
) -> int:
    """Take a pack away; what was learnt stays."""
    from quiz.cli.packs import remove

    return remove(pack, _of(context), is_sure=yes)
