"""`quiz config`: settings listed, read, set and unset."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quiz.cli.help import Command, Group
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences, preferences_of
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.app.configuring import Setting
    from quiz.ui.config import Line
    from quiz.ui.look import Look

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
_VALUES = {"ignore_unknown_options": True}
"""A value may start with a minus sign; what is wrong with it is told as such."""


def complete_name(incomplete: str) -> list[str]:
    """The settings that begin with what was typed so far."""
    from quiz.app.configuring import NAMES

    start = incomplete.casefold().replace("-", "_")
    return [name for name in NAMES if name.startswith(start)]


Name = Annotated[str, typer.Argument(autocompletion=complete_name)]
AsJson = Annotated[bool, typer.Option("--json")]

config_app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)


@config_app.callback(invoke_without_command=True)
def config(context: typer.Context, as_json: AsJson = False) -> int:
    """Settings: what is asked and when, how quiz speaks, what it keeps."""
    if context.invoked_subcommand is not None:
        return 0
    return _list(preferences_of(context))


@config_app.command("list", cls=Command)
def config_list(context: typer.Context, as_json: AsJson = False) -> int:
    """Every setting with its value."""
    return _list(preferences_of(context))


@config_app.command("get", cls=Command)
def config_get(context: typer.Context, name: Name, as_json: AsJson = False) -> int:
    """One setting in full."""
    from quiz.app.configuring import one_setting

    preferences = preferences_of(context)
    setting, look = one_setting(os.environ, name), look_for(preferences)
    if preferences.is_json:
        write_json(_document(setting, look))
        return Exit.DONE
    from quiz.ui.config import setting_view

    write(setting_view(_line(setting), look), preferences=preferences)
    return Exit.DONE


@config_app.command("set", cls=Command, context_settings=_VALUES)
def config_set(
    context: typer.Context,
    name: Name,
    value: Annotated[list[str], typer.Argument()],
    as_json: AsJson = False,
) -> int:
    """Change a setting."""
    return _change(name, " ".join(value), preferences_of(context))


@config_app.command("unset", cls=Command)
def config_unset(context: typer.Context, name: Name, as_json: AsJson = False) -> int:
    """Put a setting back to its default."""
    return _change(name, None, preferences_of(context))


def _list(preferences: Preferences) -> int:
    from quiz.app.configuring import all_settings
    from quiz.app.places import find_places

    found, unknown = all_settings(os.environ)
    look = look_for(preferences)
    if preferences.is_json:
        write_json([_document(one, look) for one in found])
        return Exit.DONE
    from quiz.ui.config import settings_view, told
    from quiz.ui.text import one_line

    path = str(find_places(os.environ).config)
    names = ", ".join(map(one_line, unknown))
    view = settings_view(
        [
            (
                told("group.scheduling", look),
                [_line(one) for one in found if one.is_scheduling],
            ),
            (
                told("group.interface", look, path=path),
                [_line(one) for one in found if not one.is_scheduling],
            ),
        ],
        look,
        unknown=told("list.unknown", look, path=path, names=names) if unknown else "",
    )
    write(view, preferences=preferences)
    return Exit.DONE


def _change(name: str, text: str | None, preferences: Preferences) -> int:
    from quiz.app.configuring import change
    from quiz.ui.config import changed_view, told

    look = look_for(preferences)
    try:
        changed = change(os.environ, name, text)
    except QuizError as error:
        allowed = f"allowed.{error.arguments.get('name')}"
        if error.code != "setting-invalid":
            raise
        # The core has figures and code words; a person gets a sentence.
        arguments = {**error.arguments, "allowed": told(allowed, look)}
        raise QuizError(error.code, exit_code=error.exit_code, **arguments) from error
    before, after = changed.before, changed.after
    if preferences.is_json:
        due = {"before": changed.due_before, "after": changed.due_after}
        document = {**_document(after, look), "former": _plain(before)}
        write_json(document | ({"due_today": due} if after.is_scheduling else {}))
    elif not preferences.is_quiet:
        due_today = changed.due_before, changed.due_after
        view = changed_view(
            _line(before),
            _line(after),
            look,
            due_today=due_today,
            plan_minutes=changed.plan_minutes,
        )
        write(view, preferences=preferences)
    return Exit.DONE


def _line(setting: Setting) -> Line:
    from quiz.ui.config import Line

    return Line(setting.name, setting.value, setting.default)


def _document(setting: Setting, look: Look) -> dict[str, Any]:
    from quiz.ui.config import about, told

    return {
        "name": setting.name,
        "value": _plain(setting),
        "default": setting.default,
        "is_default": setting.is_default,
        "kept": "log" if setting.is_scheduling else "file",
        "allowed": told(f"allowed.{setting.name}", look),
        "about": about(setting.name, look, is_default=setting.is_default),
    }


def _plain(setting: Setting) -> Any:
    value = setting.value
    return list(value) if isinstance(value, tuple) else value
