"""Text from decks and learners, made fit to show.

Nothing from outside may steer the terminal: control characters and escape
sequences are shown as pictures of themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = {code: chr(0x2400 + code) for code in range(32)}
_HIDDEN |= {0x7F: "\u2421", 0xFEFF: "\u2420", 0x2028: "\n", 0x2029: "\n"}
_HIDDEN |= {code: f"\\x{code:02x}" for code in range(0x80, 0xA0)}
_HIDDEN |= {ord(mark): f"<U+{ord(mark):04X}>" for mark in _BIDI}
_HIDDEN |= dict.fromkeys(range(55296, 57344), "�")
_HIDDEN[0x09] = "    "
del _HIDDEN[0x0A]
_UNSEEN = (
    *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x180F)),
    *(0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070), 0x3164, 0xFFA0),
    *range(0xFFF9, 0xFFFC),
    *(0xE0001, *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0)),
)
"""Letters of no width, or of one that terminals disagree about."""
_HIDDEN |= {code: f"<U+{code:04X}>" for code in _UNSEEN}
# Without these an emoji is plainer, but as wide in every terminal.
_HIDDEN |= dict.fromkeys([*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)], "")
# Two letters make a flag in some terminals, and stand apart in others.
_HIDDEN |= {0x1F1E6 + place: chr(65 + place) for place in range(26)}

_JOINER = re.compile("[\u200c\u200d]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_LOOSE = re.compile(rf"(?:^|(?<=\n)){_MARK}")
_HEAP = re.compile(rf"({_MARK}{{4}}){_MARK}+")
_FOREIGN = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f]")
"""Everything but letters that are always shown as they are."""

_MARKED = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$|`([^`\n]+)`", re.DOTALL)
_WORDS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "lambda": "λ", "mu": "μ", "sigma": "σ", "phi": "φ", "Phi": "Φ", "theta": "θ",
    "pi": "π", "infty": "∞", "cdot": "·", "times": "×", "le": "≤", "leq": "≤",
    "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "to": "→",
    "in": "∈", "sum": "∑", "prod": "∏", "sqrt": "√", "partial": "∂", "pm": "±",
    "ldots": "…", "dots": "…", "mathbb": "", "mathrm": "", "text": "",
    "left": "", "right": "", "odot": "⊙", "quad": "  ",
}  # fmt: skip
_RAISED = dict(zip("0123456789+-nTijkx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀⁱʲᵏˣ", strict=True))
_LOWERED = dict(zip("0123456789ijknx", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₓ", strict=True))


def visible(text: str) -> str:
    r"""The text with everything that a terminal would obey made visible.

    >>> visible("a\x1b[2Jb\x07")
    'a␛[2Jb␇'

    Letters that take no room are shown, too, and heaps of accents are cut.
    """
    if _FOREIGN.search(text) is None:
        return text
    text = _JOINER.sub(_joint, text).translate(_HIDDEN)
    return _HEAP.sub(r"\1…", _LOOSE.sub(r"◌\g<0>", text))


def columns(text: str) -> int:
    """How many columns of a terminal the text takes, made visible."""
    return cell_len(visible(text))


def one_line(text: str) -> str:
    """The text on one line, made visible."""
    return visible(" ".join(text.split()))


def plain(text: str) -> Text:
    """Text to show exactly as it is written."""
    return Text(visible(text).rstrip())


def prose(text: str, *, is_piece: bool = False) -> Text:
    """Text to read: `$…$` becomes mathematics in Unicode, backticks become code.

    A piece of a longer text keeps the space around it.
    """
    result = Text()
    end = 0
    source = visible(text) if is_piece else visible(text).strip()
    for match in _MARKED.finditer(source):
        result.append(source[end : match.start()])
        block, inline, code = match.groups()
        if code is not None:
            result.append(code, style="code")
        else:
            result.append(mathematics(block or inline), style="math")
        end = match.end()
    result.append(source[end:])
    return result


def mathematics(source: str) -> str:
    r"""Simple notation with the signs a printed page would have.

    >>> mathematics(r"\\alpha x^2 \\le x_i".replace(chr(92) * 2, chr(92)))
    'α x² ≤ xᵢ'
    """
    text = re.sub(
        r"\\([A-Za-z]+)(\s*)",
        lambda word: _WORDS.get(word[1], "\\" + word[1]) + word[2],
        source.strip(),
    )
    text = re.sub(r"\\[,;! ]", " ", text)
    text = re.sub(r"\^(\{[^{}]*\}|[^\s{}])", lambda m: _shift(m, _RAISED), text)
    return re.sub(r"_(\{[^{}]*\}|[^\s{}])", lambda m: _shift(m, _LOWERED), text)


def _joint(match: re.Match[str]) -> str:
    """A joiner is part of a word in some scripts; elsewhere it hides or misleads."""
    text, place = match.string, match.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isalpha() and after.isalpha() and before > "\u0590" < after:
        return match[0]
    is_emoji = before > "\u2190" and after > "\u2190"
    return "" if is_emoji else f"<U+{ord(match[0]):04X}>"


def _shift(match: re.Match[str], signs: dict[str, str]) -> str:
    inside = match[1].strip("{}")
    if inside and all(letter in signs for letter in inside):
        return "".join(signs[letter] for letter in inside)
    return match[0]


def head(text: str, room: int) -> str:
    """As much of the beginning as fits, with an ellipsis for the rest."""
    if cell_len(text) <= room:
        return text
    kept = _most(len(text), room - 1, lambda count: cell_len(text[:count]))
    return text[:kept] + "…" if room > 0 else ""


def tail(text: str, room: int) -> str:
    """As much of the end as fits, with an ellipsis for the rest."""
    if cell_len(text) <= room:
        return text
    kept = _most(len(text), room - 1, lambda count: cell_len(text[-count:]))
    return "…" + text[len(text) - kept :] if room > 0 else ""


def _most(letters: int, room: int, width: Callable[[int], int]) -> int:
    """How many letters fit; a deck may have ten thousand in a line."""
    return bisect_right(range(1, letters + 1), room, key=width)


def around(before: str, after: str, room: int) -> tuple[str, str]:
    """What stands before and after a place, cut so that both fit into `room`."""
    if cell_len(before + after) <= room:
        return before, after
    before = tail(before, max(room - cell_len(after), room * 2 // 3))
    return before, head(after, room - cell_len(before))
