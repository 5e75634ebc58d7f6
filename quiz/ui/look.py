"""How to draw: for whom, how wide, in words or in pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    RenderableType,
    RenderResult,
)
from rich.padding import Padding
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from quiz.ui.language import sentence

NARROWEST = 40
WIDEST = 96
"""Longer lines are tiring to read, so a wide window stays partly empty."""

THEME = Theme(
    {
        "quiet": Style(dim=True),
        "key": Style(bold=True),
        "question": Style(bold=True),
        "good": Style(color="green"),
        "bad": Style(color="red"),
        "unsure": Style(color="yellow"),
        "code": Style(color="cyan"),
        "math": Style(italic=True),
        "chosen": Style(reverse=True),
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """What every view needs to know of its reader."""

    width: int = 80
    height: int = 24
    language: str = "en"
    is_plain: bool = False
    """Words only: no rules, boxes, colours or columns side by side."""

    def decimal(self, digits: str) -> str:
        """A number in prose and tables, with the decimal sign of the language.

        What is to be typed, and JSON, have a point everywhere.

        >>> Look(language="ru").decimal("5.7"), Look(language="en").decimal("5.7")
        ('5,7', '5.7')
        """
        return digits.replace(".", ",") if self.language == "ru" else digits

    def say(self, key: str, /, **arguments: object) -> str:
        """The interface's sentence under `key`, in the reader's language."""
        return sentence(key, self.language, **arguments)

    def label(self, key: str, style: str = "quiet", /, **arguments: object) -> Text:
        """A sentence of the interface as styled text."""
        return Text(self.say(key, **arguments), style=style)

    def can_show(self, name: str) -> bool:
        """Whether a name belongs on this screen: Russian ones are for Russian ones."""
        return self.language == "ru" or not any(
            "а" <= one <= "я" for one in name.lower()
        )

    @property
    def is_narrow(self) -> bool:
        """Too narrow for two formulas beside each other."""
        return self.is_plain or self.width < 60


def listed(names: Sequence[str], look: Look) -> str:
    """Names in a row, with a word before the last: 0 and 6; -3, 0 and 3."""
    if len(names) < 2:
        return "".join(names)
    return look.say("list.and", first=", ".join(names[:-1]), last=names[-1])


def indented(content: RenderableType, look: Look, columns: int = 2) -> RenderableType:
    """`content` set in a little, as part of what stands above it."""
    return content if look.is_plain else Padding(content, (0, 0, 0, columns))


def stack(*blocks: RenderableType | None) -> RenderableType:
    """Blocks above each other with a blank line between; None is left out."""
    result: list[RenderableType] = []
    for block in blocks:
        if block is None:
            continue
        if result:
            result.append(Text(""))
        result.append(block)
    return Group(*result)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Chooses its words by the width at which it is drawn: a window may be resized.

    Attributes:
        draw: Makes what is shown for a look.
        look: Everything but the width.
    """

    draw: Callable[[Look], RenderableType]
    look: Look

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        yield self.draw(replace(self.look, width=options.max_width))


def rows_of(*blocks: RenderableType | None, look: Look) -> int:
    """Rows that blocks take on a screen, each with a blank one above it."""
    console = Console(width=look.width, theme=THEME)
    shown = [block for block in blocks if block is not None]
    return sum(1 + len(console.render_lines(block)) for block in shown)


def rule(look: Look) -> RenderableType | None:
    """A thin line across, or nothing where only words are wanted."""
    return None if look.is_plain else _Rule()


class _Rule:
    """As long as the window is wide when it is drawn: it may be drawn again."""

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        yield Text("─" * options.max_width, style="quiet")
