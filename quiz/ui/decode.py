"""Bytes from a terminal to names of keys, a piece at a time."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

_NAMED = {
    "\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace",
    "\x08": "backspace", "\t": "tab",
}  # fmt: skip
_SEQUENCES = {
    "[A": "up", "[B": "down", "[C": "right", "[D": "left", "[H": "home",
    "[F": "end", "OA": "up", "OB": "down", "OC": "right", "OD": "left",
    "OH": "home", "OF": "end", "[1~": "home", "[4~": "end", "[7~": "home",
    "[8~": "end", "[3~": "delete", "[200~": "paste-begins", "[201~": "paste-ends",
}  # fmt: skip
_LONGEST_SEQUENCE = 16


@dataclass(slots=True)
class Decoder:
    """Remembers the beginning of a character or a sequence until the rest comes."""

    _text: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )
    _escape: str = ""
    _pasting: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether an escape has come and what follows it has not."""
        return bool(self._escape)

    def feed(self, data: bytes) -> list[str]:
        """Names of the keys that `data` completes; letters stand for themselves."""
        keys: list[str] = []
        for letter in self._text.decode(data):
            self._letter(letter, keys)
        return keys

    def flush(self) -> list[str]:
        """An escape after which nothing came was the key itself."""
        waiting, self._escape = self._escape, ""
        return ["escape"] if waiting else []

    def _letter(self, letter: str, keys: list[str]) -> None:
        if self._escape:
            self._sequence(letter, keys)
        elif letter == "\x1b":
            self._escape = letter
        elif self._pasting and letter in "\r\n\t":
            keys.append("space")
        elif letter in _NAMED:
            keys.append(_NAMED[letter])
        elif letter < " ":
            keys.append(f"ctrl-{chr(ord(letter) + 96)}")
        else:
            keys.append(letter)

    def _sequence(self, letter: str, keys: list[str]) -> None:
        self._escape += letter
        body = self._escape[1:]
        if len(body) == 1 and letter in "[O":
            return
        ended = len(body) > 1 and "@" <= letter <= "~"
        if not ended and body[0] in "[O" and len(body) < _LONGEST_SEQUENCE:
            return
        self._escape = ""
        name = _SEQUENCES.get(body)
        if name in ("paste-begins", "paste-ends"):
            self._pasting = name == "paste-begins"
        elif name is not None:
            keys.append(name)
