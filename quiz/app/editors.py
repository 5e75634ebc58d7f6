"""The learner's editor, and how to open it at a line."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

_PLUS = frozenset(
    {"vi", "vim", "nvim", "gvim", "mvim", "nano", "rnano", "pico", "emacs"}
    | {"emacsclient", "ne", "joe", "mg", "micro", "kak", "mcedit", "jed", "ex"}
)
"""Those that take ``+LINE`` before the file."""
_COLON = frozenset({"hx", "helix", "subl", "sublime_text", "zed", "zeditor"})
"""Those that take ``FILE:LINE``."""
_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Those that take ``--goto FILE:LINE``."""
_WAITING = frozenset({"subl", "sublime_text", "zed", "zeditor"}) | _GOTO
"""Those that return at once unless they are told to wait."""


def editor_of(environment: Mapping[str, str]) -> str | None:
    """What the learner has set: `VISUAL`, else `EDITOR`."""
    for name in ("VISUAL", "EDITOR"):
        if wanted := environment.get(name, "").strip():
            return wanted
    return None


def command_for(editor: str, path: Path, line: int) -> list[str] | None:
    """The words that open `path` at `line`; None if `editor` cannot be read.

    >>> command_for("vim -n", Path("a.yaml"), 7)
    ['vim', '-n', '+7', 'a.yaml']
    >>> command_for("code", Path("a.yaml"), 7)
    ['code', '--wait', '--goto', 'a.yaml:7']
    >>> command_for("notepad", Path("a.yaml"), 7)
    ['notepad', 'a.yaml']
    """
    try:
        words = shlex.split(editor, posix=sys.platform != "win32")
    except ValueError:
        return None
    if not words:
        return None
    words[0] = words[0].strip('"')
    name = PurePath(words[0]).stem.casefold()
    if name in _WAITING and not {"--wait", "-w"} & set(words):
        words.append("--wait")
    if name in _PLUS:
        return [*words, f"+{line}", str(path)]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"{path}:{line}" if name in _COLON else str(path)]
