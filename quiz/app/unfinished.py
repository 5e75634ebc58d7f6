"""A formula while it is being typed: what can be read of it so far.

What is missing at the end is filled with holes, so that ``1/(1+`` reads as
``1/(1 + □)``. A text that no filling makes readable is wrong where reading
stopped, unless the last word or sign may still become another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.frameworks import replaced
from quiz.formula.reading.names import GREEK
from quiz.formula.reading.other_layout import told_of_layout
from quiz.formula.reading.parser import read
from quiz.formula.tree import Sym

if TYPE_CHECKING:
    from quiz.formula.reading.context import Context
    from quiz.formula.tree import Node

HOLE = "□"
"""Stands in a picture for what is still to be typed."""
_SPARE = "ΞΨζουι"
"""Letters that hardly any formula has: one of them is read in place of a hole."""
_PARTNERS = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉", "|": "|"}
_CLOSERS = frozenset(")]}⌋⌉")
_WORD = re.compile(r"(?:\\(?:begin|end)\{\w*|\\?[^\W\d]\w*|\\)\Z")
_LONG = 300
"""Characters of a text that is not tried in every way."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What has been typed, as far as it can be read."""

    tree: Node | None = None
    """With a letter `HOLE` for what is missing."""
    complaint: Unreadable | None = None
    """Why the text as it stands is no formula."""
    is_firm: bool = False
    """Nothing typed behind it would mend it."""
    missing: str = ""
    """What closes the brackets left open, where nothing else is missing."""


def read_so_far(text: str, context: Context) -> SoFar:
    """Read a text that may end anywhere."""
    try:
        return SoFar(read(text, context).tree)
    except Unreadable as unreadable:
        complaint = unreadable
    if complaint.reason == "empty":
        return SoFar(complaint=complaint)
    spare = next((one for one in _SPARE if _is_spare(one, text, context)), None)
    if spare is None or complaint.reason == "too-large":
        return SoFar(complaint=complaint, is_firm=complaint.reason == "too-large")
    for filled, label in _fillings(text.rstrip(), spare):
        try:
            tree = read(filled, context).tree
        except Unreadable:
            continue
        missing = "" if spare in filled else _closing(text.rstrip())
        tree = replaced(tree, GREEK[spare], Sym(label))
        return SoFar(tree, complaint, missing=missing)
    told = told_of_layout(complaint, text, context)
    is_firm = "layout" in dict(told.arguments) or _is_firm(text.rstrip(), complaint)
    return SoFar(complaint=told, is_firm=is_firm)


def _is_spare(letter: str, text: str, context: Context) -> bool:
    name = GREEK[letter]
    is_written = letter in text or name in text
    return not is_written and not {letter, name} & context.letters.keys()


def _fillings(text: str, hole: str) -> Iterator[tuple[str, str]]:
    """Texts that go on from this one, and what their holes are called."""
    end = _closing(text)
    yield text + end, HOLE
    yield text + hole + end, HOLE
    if len(text) > _LONG:
        return
    word = _WORD.search(text)
    if word:
        yield f"{text}({hole}){end}", HOLE
    for more in (
        f" {hole}", f", {hole}", f", {hole}, {hole}", f"{hole}, {hole}",
        f"{hole}, {hole}, {hole}", f"{{{hole}}}", f"{{{hole}}}{{{hole}}}",
        f" > {hole}", f" {hole} > {hole}",
    ):  # fmt: skip
        yield text + more + end, HOLE
    if word:
        yield f"{text[: word.start()]} {hole}{end}", word.group()


def _closing(text: str) -> str:
    """What closes the brackets that are open at the end, the innermost first."""
    waiting: list[str] = []
    for place, char in enumerate(text):
        if waiting and char == waiting[-1].lstrip("\\"):
            waiting.pop()
        elif char in _PARTNERS:
            slash = "\\" if char == "{" and text[place - 1 : place] == "\\" else ""
            waiting.append(slash + _PARTNERS[char])
    return "".join(reversed(waiting))


def _is_firm(text: str, complaint: Unreadable) -> bool:
    """Whether the text was left behind, rather than being in the middle of a word."""
    arguments = dict(complaint.arguments)
    if arguments.get("expected") == "partner":
        return False
    found = arguments.get("found") or arguments.get("name") or ""
    if text[complaint.position : complaint.position + 1] in _CLOSERS:
        return True
    word = _WORD.search(text)
    start = word.start() if word else len(text) - 1
    is_last = complaint.position + max(1, len(found)) >= len(text)
    return complaint.position < start and not is_last
