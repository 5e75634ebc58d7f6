"""Keys: their names, what they do, and the same keys on a Russian layout."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.formula.reading.keyboard import LATIN, RUSSIAN
from quiz.ui.grid import fact_rows
from quiz.ui.look import Look

_TWO_COLUMNS = 72
_NOTHING: Mapping[str, str] = {}
_TO_LATIN = str.maketrans(RUSSIAN, LATIN)
_SAME_KEY = dict(zip(RUSSIAN, LATIN, strict=True)) | {",": "?", ".": "?"}


@dataclass(frozen=True, slots=True)
class Key:
    """A letter and the name of what it does."""

    letter: str
    action: str

    @property
    def russian(self) -> str:
        """The letter on the same key of a Russian layout; `!` is on both."""
        if self.letter == "?":
            return ","
        place = LATIN.find(self.letter)
        return self.letter if place < 0 else RUSSIAN[place]


KEYS = (
    Key("h", "hint"),
    Key("u", "undo"),
    Key("s", "suspend"),
    Key("b", "bury"),
    Key("e", "edit"),
    Key("f", "followup"),
    Key("l", "link"),
    Key("p", "plot"),
    Key("o", "overrule"),
    Key("n", "note"),
    Key("!", "flag"),
    Key("?", "keys"),
    Key("q", "quit"),
)
"""Every command of a session: the one table that keys, words and help read."""

_ACTIONS = {key.letter: key.action for key in KEYS}
_TAKING_TEXT = ("note", "link")
"""Commands that a text may follow: the note, or the number of the link."""
UNKNOWN = "unknown"
"""What a line with a colon commands that is no command: never an answer."""
COLONS = (":", "Ж", "ж")
"""A colon, or the letter on its key when the layout is Russian."""


def action_of(letter: str) -> str | None:
    """What a single key does, on either layout; None for no command.

    >>> action_of("u"), action_of("г"), action_of(","), action_of("x")
    ('undo', 'undo', 'keys', None)
    """
    lower = letter.casefold()
    return _ACTIONS.get(lower) or _ACTIONS.get(_SAME_KEY.get(lower, ""))


def letter_of(action: str | None) -> str | None:
    """The key of a command; None for what is none."""
    return next((key.letter for key in KEYS if key.action == action), None)


def latin_keys(text: str) -> str:
    """The text as the same keys give it on a Latin layout.

    >>> latin_keys("фдзрф"), latin_keys("Вудеф"), latin_keys("alpha")
    ('alpha', 'Delta', 'alpha')
    """
    return text.translate(_TO_LATIN)


def word_action(line: str) -> str | None:
    """What a typed line commands, such as ``:h`` or ``:quit``; None for an answer.

    >>> word_action(":u"), word_action("Жг"), word_action(":quit"), word_action("x")
    ('undo', 'undo', 'quit', None)

    A question mark alone never is an answer, so it needs no colon; a letter alone
    may be one, so it does.
    """
    return worded(line)[0]


def worded(line: str) -> tuple[str | None, str]:
    """The same, with the text that some commands take on their own line.

    >>> worded(":n ask about zero"), worded("Жд 2"), worded(":u x")
    (('note', 'ask about zero'), ('link', '2'), ('unknown', ''))
    """
    word = line.strip()
    if word == "?":
        return "keys", ""
    if not word.startswith(COLONS):
        return None, ""
    name, *texts = word[1:].split(maxsplit=1)[:2] or [""]
    is_exact = word[0] == ":"
    action = _named(name.casefold(), is_exact=is_exact)
    if action is None or (texts and action not in _TAKING_TEXT):
        return UNKNOWN if is_exact else None, ""
    return action, "".join(texts)


def _named(name: str, *, is_exact: bool) -> str | None:
    if len(name) == 1:
        return action_of(name)
    return name if is_exact and name in _ACTIONS.values() else None


def _both(key: Key, colon: str) -> str:
    russian = "" if key.russian == key.letter else f" ({colon}{key.russian})"
    return f"{colon}{key.letter}{russian}"


def keys_view(
    look: Look,
    actions: Collection[str] | None = None,
    *,
    enter: str = "keys.enter",
    rates: bool = True,
    colon: str = "",
    above: Sequence[tuple[str, str]] = (),
    instead: Mapping[str, str] = _NOTHING,
) -> RenderableType:
    """Keys and what they do, those of a Russian layout in brackets.

    Args:
        actions: Those that do something now; None: all.
        enter: What Enter does, as a key of the language's table.
        rates: Whether digits rate.
        colon: What stands before a letter where text is typed.
        above: Keys that only this card has, and what they do.
        instead: Keys of the language's table for actions that mean something else
            here.
    """
    rows = [*above, ("Enter", look.say(enter))]
    if rates:
        rows.append(("1 2 3 4", look.say("keys.rate")))
    rows += [
        (_both(key, colon), look.say(instead.get(key.action, f"keys.{key.action}")))
        for key in KEYS
        if actions is None or key.action in actions
    ]
    if actions is None or "tab" in actions:
        rows.append(("Tab", look.say("keys.tab")))
    rows.append(("Ctrl-C", look.say("keys.ctrl-c")))
    lines: RenderableType = fact_rows([(name, Text(said)) for name, said in rows], look)
    if look.width >= _TWO_COLUMNS and not look.is_plain:
        lines = _in_two_columns(rows)
    return Group(Text(look.say("keys.title"), style="quiet"), lines)


def _in_two_columns(rows: Sequence[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        grid.add_column(style="key", no_wrap=True)
        grid.add_column()
    half = (len(rows) + 1) // 2
    for left, right in zip_longest(rows[:half], rows[half:], fillvalue=("", "")):
        grid.add_row(*left, *right)
    return grid
