"""Keys and what they do, on lines that break between two keys and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.look import Fitted, Look, indented
from quiz.ui.text import visible

BETWEEN = " · "
_WORD = re.compile(r"""(?:'[^']*'|"[^"]*"|[^\s'"])+""")
"""A word of a command: what is quoted holds together."""


def packed(text: str, room: int, style: str = "quiet") -> Text:
    """Items with dots between them, on lines that break at the dots.

    >>> packed("one two · three · four", 15).plain
    'one two · three\\nfour'
    """
    return _lines([Text(item, style=style) for item in text.split(BETWEEN)], room)


def items_view(
    items: Sequence[str | Text], look: Look, style: str = "quiet"
) -> RenderableType:
    """The same, at whatever width it is drawn: a window may be resized.

    Args:
        items: Words, which may be several items with dots between them, or text of
            a style of its own.
    """
    texts: list[Text] = []
    for item in items:
        if isinstance(item, Text):
            texts.append(item)
        else:
            texts += [Text(part, style=style) for part in item.split(BETWEEN)]
    if look.is_plain:
        return Text(BETWEEN.join(text.plain for text in texts))
    return Fitted(lambda fitting: _lines(texts, fitting.width), look)


def command_view(command: str, look: Look) -> RenderableType:
    """A command to be copied: whole on a line, or on lines that a shell joins."""
    if look.is_plain or cell_len(command) + 2 <= look.width:
        return indented(Text(command, style="key"), look)
    lines: list[str] = []
    for word in _WORD.findall(command):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cell_len(longer) + 2 <= look.width:
            lines[-1] = longer
        else:
            lines.append(word)
    # A space behind the sign would undo it, so nothing has room there.
    *above, last = lines
    gaps = (" " * max(1, look.width - 1 - cell_len(one)) for one in above)
    joined = [f"{one}{gap}\\" for one, gap in zip(above, gaps, strict=True)]
    return Text("\n".join([*joined, last]), style="key")


def with_command(
    around: Callable[[str], str], command: str, look: Look
) -> RenderableType:
    """A sentence and the command that it names: a long one below, to be copied.

    Args:
        around: The sentence around a command, which ends it.
    """
    command = visible(command)
    said = around(f"`{command}`")
    if look.is_plain or cell_len(said) <= look.width:
        return Text(said)
    return Group(Text(around("").rstrip()), command_view(command, look))


def _lines(items: Sequence[Text], room: int) -> Text:
    result, width = Text(), 0
    for item in items:
        longer = width + len(BETWEEN) + item.cell_len
        if not width:
            width = item.cell_len
        elif longer <= room:
            result.append(BETWEEN, style="quiet")
            width = longer
        else:
            result.append("\n")
            width = item.cell_len
        result.append_text(item)
    styles = {item.style for item in items}
    # Of one style they are one piece to a terminal, too.
    return Text(result.plain, style=styles.pop()) if len(styles) == 1 else result
