r"""What stands between dollar signs can be shown as mathematics.

A command that is not known, or a brace that is not closed, would be shown as it
is written: ``\foo{x}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.finding import Finding, finding
from quiz.checks.run import Owned, Run
from quiz.checks.texts import texts_of
from quiz.deck.model import Deck
from quiz.deck.ways import Piece, Way

_MARKED = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_RAW = re.compile(r"\\[A-Za-z]+|\\.|[{}]")
_UNCLOSED = re.compile(r"\$[^$\n]*\\[A-Za-z]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_SETS = re.compile(r"\\[{}]|[\[(][^\[\]()]*,[^\[\]()]*[\])]")
"""Braces that are meant, and intervals open at one end."""


def not_typeset(deck: Deck, run: Run) -> Owned:
    """Mathematics in a text that would be shown raw, or that does not end."""
    for told in texts_of(deck):
        for language, text in told.text.variants:
            if "$" in text:
                for found in _raw(told.way_in(language), text, run):
                    yield told.owner, found


def _raw(way: Way, text: str, run: Run) -> Iterator[Finding]:
    bare = _CODE.sub(lambda code: " " * len(code[0]), text)
    rest = bare
    for match in _MARKED.finditer(bare):
        rest = rest.replace(match[0], " " * len(match[0]), 1)
        source = match[1] or match[2]
        shown = run.typeset(source)
        left = _RAW.search(shown)
        if left is None and is_balanced(source):
            continue
        piece = Piece(match.start(), match[0])
        yield finding("D317", *way, piece=piece, shown=shown)
    unclosed = _UNCLOSED.search(rest)
    if unclosed is not None:
        piece = Piece(unclosed.start(), rest[unclosed.start() :].rstrip())
        yield finding("D324", *way, piece=piece)


def is_balanced(source: str) -> bool:
    r"""Whether every bracket has its partner.

    >>> [is_balanced(one) for one in ("(x + 1)", "(x + 1", "[0, 1)", r"\{0, 1\}")]
    [True, False, True, True]
    """
    opened: list[str] = []
    for letter in _SETS.sub(_without, source):
        if letter in _PAIRS.values():
            opened.append(letter)
        elif letter in _PAIRS and (not opened or opened.pop() != _PAIRS[letter]):
            return False
    return not opened


def _without(match: re.Match[str]) -> str:
    return ""
