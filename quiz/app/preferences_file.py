"""`config.toml`: how the interface is to be. What changes scheduling is in the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.app.replacing import replace_file
from quiz.errors import Exit, QuizError

DEFAULTS: Mapping[str, str | bool] = {
    "lang": "auto",
    "plain": False,
    "keep_answers": True,
    "predict": False,
}
"""The preferences there are, each with what holds when it is not set."""

LANGUAGES = ("auto", "en", "ru")


@dataclass(frozen=True, slots=True)
class Interface:
    """The preferences in force; see `DEFAULTS`."""

    language: str | None = None
    """None: that of the environment."""
    is_plain: bool = False
    keeps_answers: bool = True
    """Whether what was typed is kept with the outcome of an answer."""
    predicts: bool = False


def read_interface(path: Path) -> Interface:
    """The preferences in a file; the defaults if there is none.

    Raises:
        QuizError: ``config-unreadable``, ``config-invalid``: a privacy setting that
            cannot be read is not passed over.
    """
    values = {**DEFAULTS, **read_preferences(path)}
    language = str(values["lang"])
    return Interface(
        None if language == "auto" else language,
        values["plain"] is True,
        values["keep_answers"] is True,
        values["predict"] is True,
    )


def read_preferences(path: Path) -> dict[str, str | bool]:
    """The preferences that a file sets. Names that nobody knows are let be.

    Raises:
        QuizError: ``config-unreadable``, ``config-invalid``.
    """
    found: dict[str, str | bool] = {}
    for name, value in _parsed(path, _text(path)).items():
        if name not in DEFAULTS:
            continue
        if not is_allowed(name, value):
            raise QuizError(
                "config-invalid", path=str(path), name=name, given=str(value)
            )
        found[name] = value if isinstance(value, bool) else str(value)
    return found


def unknown_names(path: Path) -> tuple[str, ...]:
    """Names in the file that mean nothing to this quiz."""
    values = _parsed(path, _text(path))
    return tuple(name for name in values if name not in DEFAULTS)


def is_allowed(name: str, value: object) -> bool:
    """Whether a preference may have this value."""
    return value in LANGUAGES if name == "lang" else isinstance(value, bool)


def known_values(name: str) -> tuple[str, ...]:
    """What a preference may be, as it is spelt in the file."""
    return LANGUAGES if name == "lang" else ("true", "false")


def write_preference(path: Path, name: str, value: str | bool | None) -> None:
    """Set one preference, or take it out; the rest of the file stays as it is.

    The file is written whole beside the old one, then takes its place.

    Raises:
        QuizError: ``config-unreadable``, ``file-unwritable``; nothing is changed.
    """
    before = _text(path)
    wanted = {key: one for key, one in _parsed(path, before).items() if key != name}
    if value is not None:
        wanted[name] = value
    after = _edited(before, name, value)
    if _parsed(path, after) != wanted:
        # Spelt in a way that one line cannot change, such as a quoted name.
        raise QuizError("config-unreadable", path=str(path), detail=name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, after.encode())
    except OSError as error:
        detail = error.strerror or str(error)
        raise QuizError("file-unwritable", path=str(path), detail=detail) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        detail = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise QuizError(
            "config-unreadable", path=str(path), detail=detail or ""
        ) from error


def _parsed(path: Path, text: str) -> dict[str, object]:
    if not text.strip():
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(")[2].rstrip(")")
        raise QuizError(
            "config-unreadable",
            exit_code=Exit.CANNOT_RUN,
            path=str(path),
            detail=place,
        ) from error


def _edited(text: str, name: str, value: str | bool | None) -> str:
    line = "" if value is None else f"{name} = {_spelt(value)}"
    head, table, rest = _before_tables(text)
    own = re.compile(
        rf"^[ \t]*{re.escape(name)}[ \t]*=[ \t]*"
        r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s#]+)(?P<comment>[ \t]*\#.*)?(?:\n|\Z)""",
        re.MULTILINE,
    )
    found = own.search(head)
    if found is not None:
        comment = found["comment"] or ""
        instead = f"{line}{comment}\n" if line else ""
        head = head[: found.start()] + instead + head[found.end() :]
    elif line:
        head += "" if not head or head.endswith("\n") else "\n"
        head += line + "\n"
    return head + table + rest


def _before_tables(text: str) -> tuple[str, str, str]:
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    if table is None:
        return text, "", ""
    return text[: table.start()], text[table.start() : table.end()], text[table.end() :]


def _spelt(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
