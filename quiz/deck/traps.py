"""What YAML silently does to a text: cuts it, turns it into another type."""

from __future__ import annotations

import re

from quiz.deck.characters import code_of, first_bad, name_of
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span
from quiz.deck.nodes import Items, Pairs, Scalar

_SUSPECT = frozenset("0123456789+-.~nNyYoOtTfF")
_LONGEST_SUSPECT = 24
_WORDS = frozenset(
    spelling
    for word in ("yes", "no", "on", "off", "true", "false", "null")
    for spelling in (word, word.capitalize(), word.upper())
) | {"~"}
_RETYPED = (
    ("D211", re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")),
    ("D212", re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")),
    ("D213", re.compile(r"[-+]?0(?:[0-7]+|o[0-7]+|x[0-9a-fA-F]+|b[01]+)")),
    ("D214", re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")),
)
# LaTeX commands that double quotes turn into a tab or a new line; after \f,
# \b, \a, \v and \e a control character gives it away.
_LATEX = re.compile(
    r"\\(?:t(?:an|anh|heta|au|ext|imes|o|op|riangle|frac|ilde|extstyle)"
    r"|n(?:abla|e|eq|eg|u|ot|otin|i|orm|leq|geq|less|olimits)"
    r"|r(?:ho|ight|ightarrow|angle|ceil|floor|vert|m))(?![A-Za-z])"
)


def check_text(node: Scalar, complaints: Complaints) -> bool:
    """Whether a text is what its author wrote; complaints about it otherwise."""
    style = node.style
    text = node.text
    if not style:
        if (
            text[:1] in _SUSPECT
            and len(text) <= _LONGEST_SUSPECT
            and (code := _retyped(text))
        ):
            complaints.add(code, node, value=text)
        if complaints.has_comments and _is_cut(node, complaints.source):
            complaints.add("D203", _comment_span(node, complaints))
            return False
    elif style == '"':
        return _check_quoted(node, complaints)
    return True


def wrong_shape(node: Items | Pairs, key: str, complaints: Complaints) -> None:
    """Complain about a list or a mapping where a text was expected."""
    if node.flow:
        start = "[" if isinstance(node, Items) else "{"
        complaints.add("D201", complaints.span(node.start), start=start)
    elif isinstance(node, Pairs) and node.pairs and _is_prose(node):
        key_node = node.pairs[0][0]
        span = complaints.span(key_node)
        colon = Span(span.path, key_node.end.line + 1, key_node.end.column + 1)
        complaints.add("D202", colon)
    else:
        complaints.add("D105", node, key=key)


def check_split(node: Items, complaints: Complaints, *, prose: bool) -> bool:
    """Whether the commas of a list in brackets part its items and nothing else."""
    if not node.flow or len(node.items) < 2:
        return True
    plain = [item for item in node.items if isinstance(item, Scalar) and not item.style]
    for item in plain:
        text = item.text
        if any(text.count(a) != text.count(b) for a, b in ("()", "{}")):
            complaints.add("D206", item)
            return False
    if prose:
        for item in plain:
            if (
                item is not node.items[0]
                and " " in item.text
                and item.text[0].islower()
            ):
                complaints.add("D207", item)
                break
    return True


def _is_prose(node: Pairs) -> bool:
    return len(node.pairs) == 1 and isinstance(node.pairs[0][0], Scalar)


def _retyped(text: str) -> str | None:
    if text in _WORDS:
        return "D210"
    if text[0].isalpha() or len(text) < 3:
        return None
    for code, pattern in _RETYPED:
        if pattern.fullmatch(text):
            return code
    return None


def _is_cut(node: Scalar, source: str) -> bool:
    # One space before `#`: prose. A comment stands two spaces off, as linters ask.
    end = node.end.index
    return source.startswith(" #", end) and not source[end - 1 : end].isspace()


def _comment_span(node: Scalar, complaints: Complaints) -> Span:
    return Span(complaints.path, node.end.line + 1, node.end.column + 2)


def _check_quoted(node: Scalar, complaints: Complaints) -> bool:
    raw = complaints.source[node.start.index : node.end.index]
    if "\\" not in raw:
        return True
    found = _LATEX.search(raw)
    bad = None if found else first_bad(node.text)
    if found is None and bad is None:
        return True
    if found is None:
        found = re.search(r"\\[^\\nrt\"/ ]", raw)
    if bad is not None and (found is None or found.group()[1] in "xuU"):
        complaints.add(code_of(bad), node, character=name_of(bad))
        return False
    start = found.start() if found else 0
    before = raw[:start]
    line = node.start.line + before.count("\n") + 1
    column = (
        node.start.column + start + 1
        if "\n" not in before
        else start - before.rindex("\n")
    )
    escape = found.group() if found else "\\"
    width = len(escape)
    complaints.add("D204", Span(complaints.path, line, column, width), escape=escape)
    return False
