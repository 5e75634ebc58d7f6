"""A formula as it would stand on paper, in the order its author wrote it.

The drawing is done by SymPy's pretty-printing machinery, which takes half a
second to load: `picture` belongs in the child process that holds SymPy.
`one_line` needs neither.
"""

from __future__ import annotations

from quiz.formula.pictures.line import one_line
from quiz.formula.tree import Node

__all__ = ["one_line", "picture"]


def picture(
    tree: Node, *, width: int, unicode: bool = True, language: str = "en"
) -> tuple[str, ...]:
    """The lines of a two-dimensional picture; one line where it is too wide.

    Args:
        tree: As read; nothing is reordered or simplified.
        width: Columns that the picture may take.
        unicode: Without it only ASCII signs are used, on one line as well.
        language: Of the words in formulas by cases: ``en`` or ``ru``; a picture
            in ASCII takes English ones.
    """
    from quiz.formula.pictures.shape import drawn  # noqa: PLC0415 - loads SymPy

    lines = drawn(tree, width=width, unicode=unicode, language=language)
    if lines is not None:
        return lines
    from quiz.formula.pictures.signs import ascii_only  # noqa: PLC0415 - loaded above

    return (one_line(tree, language) if unicode else ascii_only(one_line(tree)),)
