"""Help screens from the languages' tables: usage, arguments, options, examples."""

from __future__ import annotations

import os
import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from quiz.cli.preferences import Preferences
from quiz.cli.wrapping import (
    examples,
    name_rows,
    paragraphs,
    usage_line,
    window_columns,
)
from quiz.errors import Exit, QuizError
from quiz.ui.language import sentence, table

UsageError: type[Exception] = next(
    kind
    for kind in typer.BadParameter.__mro__
    if kind.__name__ == "UsageError" and issubclass(kind, Exception)
)
"""Typer may carry its own copy of Click, so the class is looked up."""

_OPTION = re.compile(r"--[a-z]{2}[a-z-]*")


class Command(TyperCommand):
    """A command whose help is in the reader's language."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line, and refuse what is left over of it."""
        ctx.allow_extra_args = True
        _check_words(ctx, self.params, args)
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            # Some are raised without it, and the hint is to name this command.
            if getattr(error, "ctx", None) is None:
                vars(error)["ctx"] = ctx
            raise
        if ctx.args and not ctx.resilient_parsing:
            raise QuizError(
                "usage-extra",
                exit_code=Exit.WRONG_USAGE,
                given=" ".join(ctx.args),
                command=ctx.command_path,
            )
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this command."""
        _write_help(self, ctx, formatter)


def _check_words(ctx: Any, params: list[Any], args: list[str]) -> None:
    """Refuse an option that is none, where a formula may start with a minus sign.

    Two minus signs and a word are no formula that anyone types.
    """
    if not ctx.ignore_unknown_options or ctx.resilient_parsing:
        return
    known = {name: one for one in params for name in one.opts}
    known |= dict.fromkeys(ctx.help_option_names)
    before = None
    for word in args:
        if word == "--":
            return
        takes_value = before is not None and not getattr(before, "is_flag", False)
        name = word.partition("=")[0]
        if _OPTION.fullmatch(name) and name not in known and not takes_value:
            raise QuizError(
                "usage-option",
                exit_code=Exit.WRONG_USAGE,
                given=name,
                command=ctx.command_path,
            )
        before = known.get(word)


class Group(TyperGroup):
    """A group of commands whose help is in the reader's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this group and the list of its commands."""
        _write_help(self, ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first, or an error that suggests the one meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            import difflib

            known = [
                one for one in self.list_commands(ctx) if _is_shown(self, ctx, one)
            ]
            near = difflib.get_close_matches(name, known, n=1)
            prefix = ctx.command_path
            meant = f"{prefix} {near[0]}" if near else ""
            if name == "help":
                of = args[1:2] if args[1:2] and args[1] in known else []
                meant = " ".join([prefix, *of, "--help"])
            raise QuizError(
                "unknown-command" if meant else "no-such-command",
                exit_code=Exit.WRONG_USAGE,
                given=f"{prefix} {name}",
                suggestion=meant,
                known=", ".join(known),
                prefix=prefix,
            )
        return super().resolve_command(ctx, args)


def _is_shown(group: TyperGroup, ctx: Any, name: str) -> bool:
    command = group.get_command(ctx, name)
    return command is not None and not command.hidden


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    preferences = ctx.find_root().obj or Preferences()
    language = preferences.language
    key = ".".join(["help", *ctx.command_path.split()[1:]])
    texts = table("help", language)

    def text(key: str, fallback: str = "") -> str:
        return str(texts.get(key, fallback))

    pieces = " ".join(_usage_pieces(command, ctx, text, key))
    columns = window_columns(os.environ)
    usage = usage_line(f"{text('word.usage')} {ctx.command_path}", pieces, columns)
    formatter.write(usage + "\n")
    formatter.write(paragraphs(text(key), columns))
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        if getattr(parameter, "hidden", False):
            continue
        said = text(f"{key}.{parameter.name}") or text(f"option.{parameter.name}")
        if parameter.param_type_name == "argument":
            arguments.append((text(f"{key}.{parameter.name}.name"), said))
        else:
            options.append((_spelt(parameter, texts, key), said))
    if ctx.parent is None:
        options += [
            ("--lang ru|en", text("option.lang")),
            ("--plain", text("option.plain")),
            ("--quiet", text("option.quiet")),
        ]
    _section(formatter, text("word.arguments"), arguments, columns)
    if isinstance(command, TyperGroup):
        commands = [
            (name, text(f"{key}.{name}").split("\n")[0])
            for name in command.list_commands(ctx)
            if _is_shown(command, ctx, name)
        ]
        _section(formatter, text("word.commands"), commands, columns)
    _section(formatter, text("word.options"), options, columns)
    rows = [line.split(" | ", 1) for line in text(f"{key}.rows").splitlines()]
    _section(formatter, text("word.conditions"), [(a, b) for a, b in rows], columns)
    shown = examples(text(f"{key}.examples"), columns)
    formatter.write(f"\n{text('word.examples')}\n{shown}")


def _usage_pieces(command: Any, ctx: Any, text: Any, key: str) -> list[str]:
    pieces = []
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "argument":
            name = text(f"{key}.{parameter.name}.name")
            pieces.append(name)
    pieces.append(text("word.options-short"))
    if isinstance(command, TyperGroup):
        pieces.append(text("word.command-short"))
    return pieces


def _spelt(parameter: Any, texts: Any, key: str) -> str:
    names = ", ".join(parameter.opts)
    if parameter.is_flag:
        return names
    own = f"{key}.{parameter.name}.value", f"option.{parameter.name}.value"
    value = texts.get(own[0]) or texts.get(own[1]) or texts.get("word.value")
    return f"{names} {value}"


def _section(
    formatter: Any, title: str, rows: list[tuple[str, str]], columns: int
) -> None:
    if rows:
        formatter.write(f"\n{title}\n{name_rows(rows, columns)}")


def usage_error(error: Any, language: str) -> QuizError:
    """Wrong usage as an expected failure, told by the kind of the exception."""
    path = error.ctx.command_path if error.ctx is not None else "quiz"
    kind = type(error).__name__
    given = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = _parameter_name(parameter, path, language) if parameter else ""
    codes = {
        "NoSuchOption": "usage-option",
        "MissingParameter": "usage-missing",
        "BadParameter": "usage-value",
        "BadOptionUsage": "usage-option-value",
    }
    code = codes.get(kind, "usage")
    if code == "usage-option-value" and _is_flag(error.ctx, given):
        code = "usage-option-flag"
    if code in ("usage-missing", "usage-value") and not name:
        code = "usage"
    least, most = (
        getattr(getattr(parameter, "type", None), end, None) for end in ("min", "max")
    )
    if code == "usage-value" and least is not None:
        code = "usage-at-least" if most is None else "usage-range"
    near = getattr(error, "possibilities", None) or ()
    if code == "usage-option" and near:
        code = "usage-misspelt"
    return QuizError(
        code,
        exit_code=Exit.WRONG_USAGE,
        given=given or name,
        suggestion=near[0] if near else "",
        command=path,
        least=least,
        most=most,
    )


def _is_flag(ctx: Any, option: object) -> bool:
    params = [] if ctx is None else ctx.command.params
    return any(option in one.opts and getattr(one, "is_flag", False) for one in params)


def _parameter_name(parameter: Any, path: str, language: str) -> str:
    if parameter.param_type_name == "argument":
        key = ".".join(["help", *path.split()[1:], parameter.name, "name"])
        return str(table("help", language).get(key, parameter.name))
    return str(parameter.opts[0])


def version_text(version: str, language: str) -> str:
    """What `quiz --version` prints."""
    return sentence("version", language, version=version)
