"""The names that keys have here, as prompt_toolkit calls them, and back."""

from __future__ import annotations

from collections.abc import Iterable

from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

_NAMED = {
    "enter": Keys.ControlM, "backspace": Keys.ControlH, "tab": Keys.ControlI,
    "up": Keys.Up, "down": Keys.Down, "left": Keys.Left, "right": Keys.Right,
    "home": Keys.Home, "end": Keys.End, "delete": Keys.Delete, "escape": Keys.Escape,
    **{f"ctrl-{one}": Keys(f"c-{one}") for one in "abcdefgklnoprstuvwxyz"},
}  # fmt: skip
_NAMES = {key: name for name, key in _NAMED.items()}
_NAMES[Keys.ControlJ] = "enter"


def presses(names: Iterable[str]) -> list[KeyPress]:
    """Keys typed before a line was asked for, as if they came now."""
    return [
        KeyPress(_NAMED[name])
        if name in _NAMED
        else KeyPress(" " if name == "space" else name)
        for name in names
        if name in _NAMED or len(name) == 1 or name == "space"
    ]


def names(typed: Iterable[KeyPress]) -> list[str]:
    """Keys typed after a line was ended, for whoever reads on."""
    found: list[str] = []
    for press in typed:
        if press.key in _NAMES:
            found.append(_NAMES[Keys(press.key)])
        elif press.key is Keys.BracketedPaste:
            found += ["space" if one in " \r\n\t" else one for one in press.data]
        elif len(press.key) == 1:
            found.append("space" if press.key == " " else press.key)
    return found
