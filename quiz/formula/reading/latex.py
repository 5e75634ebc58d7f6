"""What LaTeX commands stand for."""

from __future__ import annotations

import re

from quiz.formula.reading.complaint import Unreadable

DEEPEST_GROUP = 100
"""Braces in braces."""

COMMAND = re.compile(r"\\([A-Za-z]+\*?|[^A-Za-z])")
ENVIRONMENT = re.compile(
    r"\s*\{(?:cases|dcases|rcases|array|aligned|matrix|alignedat)\*?\}"
    r"(?:\s*\{[lcr| @]*(?:\{[^{}]*\}[lcr| @]*)*\})?"
)
DISPLAY = re.compile(
    r"\s*\{(?:equation|align|gather|multline|split|eqnarray|math|displaymath|flalign"
    r"|aligned|gathered)\*?\}"
)
"""Environments around a whole formula."""

ROW_HEIGHT = re.compile(r"\s*\[-?[0-9.]+\s*(?:pt|em|ex|mm|cm)\]")
DEFINED_AS = re.compile(
    r"\\(?:stackrel|overset|underset)\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*\{\s*:?=\s*\}"
)

WITH_GROUP = frozenset(["label", "tag", "tag*", "hspace", "vspace", "phantom", "color"])
"""Commands that are read over with the group behind them."""


IGNORED = frozenset(
    [
        ",",
        ";",
        ":",
        "!",
        ">",
        "(",
        ")",
        "[",
        "]",
        "quad",
        "qquad",
        "left",
        "right",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "biggl",
        "biggr",
        "Biggl",
        "Biggr",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "displaystyle",
        "textstyle",
        "limits",
        "nolimits",
        "thinspace",
        "enspace",
        "hspace",
        "mathstrut",
        "middle",
        "nonumber",
        "notag",
        "mathopen",
        "mathclose",
        "mathrel",
        "scriptstyle",
        "normalsize",
        "Large",
        "nobreak",
        "allowbreak",
        "hfill",
        "strut",
        "relax",
        "small",
    ]
) | {" ", "\n"}
"""Spacing and sizes."""

OPERATORS = {
    "cdot": "*", "times": "*", "odot": "*", "otimes": "*", "ast": "*", "circ": "*",
    "bullet": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=", "lt": "<",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "gt": ">", "ne": "!=", "neq": "!=",
    "land": "and", "wedge": "and", "lor": "or", "vee": "or", "neg": "not",
    "lnot": "not", "lvert": "|(", "rvert": ")|", "lVert": "|(", "rVert": ")|",
    "vert": "|", "mid": "|", "|": "|", "{": "{", "}": "}", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "prime": "'", "\\": "row",
    "cr": "row", "newline": "row", "lfloor": "floor(", "rfloor": ")floor",
    "lceil": "ceil(", "rceil": ")ceil", "to": "->", "mapsto": "->", "ldots": "...",
    "dots": "...", "dotsc": "...", "cdots": "...", "dotsb": "...", "in": "in",
    "llbracket": "[", "rrbracket": "]", "triangleq": "=", "doteq": "=",
    "coloneq": "=", "longmapsto": "->", "rightarrow": "->", "Rightarrow": "->",
    "implies": "->", "equiv": "=", "coloneqq": "=", "colon": ":", "_": "_", "&": "&",
}  # fmt: skip

COMMANDS = {
    "frac": "frac", "dfrac": "frac", "tfrac": "frac", "cfrac": "frac",
    "sqrt": "sqrt", "over": "over",
}  # fmt: skip

WRAPPERS = frozenset(
    [
        "text",
        "textrm",
        "textbf",
        "textit",
        "textnormal",
        "texttt",
        "mathrm",
        "mathbf",
        "mathsf",
        "mathit",
        "mathtt",
        "mathbb",
        "mathcal",
        "mathds",
        "mathop",
        "operatorname",
        "operatorname*",
        "mbox",
        "boldsymbol",
        "bm",
        "vec",
        "hat",
        "bar",
        "tilde",
        "overline",
        "mathbbm",
        "bf",
        "rm",
        "boxed",
    ]
)
"""Commands that only dress the words in their braces."""

BLACKBOARD = frozenset(
    ["mathbb", "mathbf", "mathds", "mathbbm", "mathrm", "boldsymbol", "bm"]
)

WORDS = {
    "infty": "oo", "sum": "sum", "prod": "prod", "partial": "d", "exp": "exp",
    "nabla": "grad", "bigodot": "odot",
}  # fmt: skip


def closing_brace(text: str, opening: int, end: int) -> int | None:
    """Where the brace opened at `opening` closes, or None.

    Raises:
        Unreadable: too many braces stand in one another.
    """
    depth = 0
    for position in range(opening, end):
        if text[position] == "{":
            depth += 1
            if depth > DEEPEST_GROUP:
                limit = str(DEEPEST_GROUP)
                raise Unreadable("too-large", position, limit=limit, expected="depth")
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position
    return None


def group_end(text: str, start: int, end: int) -> int:
    """Where the group in braces right after `start` ends, if there is one."""
    while start < end and text[start].isspace():
        start += 1
    if not text.startswith("{", start):
        return start
    close = closing_brace(text, start, end)
    return end if close is None else close + 1
