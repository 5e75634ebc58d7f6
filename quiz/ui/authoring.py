"""A deck being written: what was made of it, and its cards as they will look."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.items import command_view
from quiz.ui.language import fill, table
from quiz.ui.look import Look, stack
from quiz.ui.text import visible


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``authoring``, in the reader's language."""
    return fill(table("authoring", look.language)[key], look.language, arguments)


def remark(key: str, look: Look, /, **arguments: object) -> Text:
    """The same as a line beside the matter."""
    return Text(visible(told(key, look, **arguments)), style="quiet")


def made_view(
    said: Sequence[str],
    commands: Sequence[tuple[str, str]],
    look: Look,
    *,
    is_after_questions: bool,
) -> RenderableType:
    """What was written, then what to do next.

    Args:
        said: Sentences.
        commands: Each with the key of what it does.
        is_after_questions: Lines stand above that were just typed.
    """
    above = [Text("")] if is_after_questions else []
    lines = Group(*above, *(Text(visible(one)) for one in said))
    longest = max(len(command) for command, _ in commands)
    rows: list[RenderableType] = []
    for command, key in commands:
        does = told(f"next.{key}", look)
        shown = visible(command)
        if look.is_plain:
            rows.append(Text(f"{shown}  # {does}"))
        elif longest + len(does) + 6 <= look.width:
            gap = " " * (longest - len(command) + 2)
            rows.append(Text.assemble(f"  {shown}", (f"{gap}# {does}", "quiet")))
        else:
            rows += [Text(f"# {does}", style="quiet"), command_view(shown, look)]
    return stack(lines, Group(*rows))
