"""Ids for cards that have none: a few words of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quiz.deck.nodes import Node, Pairs, Scalar
from quiz.deck.tidying.edits import Edit

_MOST_WORDS, _LONGEST = 4, 40
_ASKED = ("q", "claim", "cloze", "function")
_LANGUAGES = ("en",)
_WORD = re.compile(r"[a-z0-9]+")
_GAP = re.compile(r"\[\[([^|\]:]*).*?\]\]", re.DOTALL)
_MATH = re.compile(r"\$[^$]*\$")
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = (
    *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n"),
    *("o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y"),
    *("", "e", "yu", "ya"),
)
_LETTERS = dict(zip(_CYRILLIC, _LATIN, strict=True))
_SMALL = frozenset(
    {
        *("a", "an", "the", "is", "are", "was", "of", "to", "in", "on", "for", "and"),
        *("or", "it", "its", "be", "by", "do", "does", "did", "with", "as", "at"),
        *("that", "this", "what", "why", "which", "how", "when", "who", "you"),
        *("your", "from", "has", "have", "if", "can", "chto", "takoe", "takaya"),
        *("takoy", "eto", "kak", "i", "v", "na", "s", "po", "dlya", "iz", "k", "u"),
        *("zachem", "pochemu", "kakie", "kakaya", "kakoy", "kogda", "ili", "ne"),
    }
)


def named(cards: Sequence[Node]) -> tuple[list[Edit], tuple[str, ...]]:
    """Edits that write the missing ids, and these."""
    taken = {name for card in cards for name in _own_id(card)}
    edits, ids = [], []
    for card in cards:
        if not isinstance(card, Pairs) or not card.pairs or any(_own_id(card)):
            continue
        own = _free(id_from(_asked(card)), taken)
        taken.add(own)
        ids.append(own)
        start = card.pairs[0][0].start.index
        if card.flow:
            edits.append(Edit(start, start, f"id: {own}, "))
        else:
            column = card.pairs[0][0].start.column
            edits.append(Edit(start, start, f"id: {own}\n{' ' * column}"))
    return edits, tuple(ids)


def id_from(text: str) -> str:
    """An id that tells what a question is about.

    >>> id_from("Why does a sigmoid saturate?"), id_from("Что такое сигмоида?")
    ('sigmoid-saturate', 'sigmoida')
    """
    plain = _MATH.sub(" ", _GAP.sub(r"\1", text)).casefold()
    latin = "".join(_LETTERS.get(letter, letter) for letter in plain)
    words = _WORD.findall(latin)
    telling = [word for word in words if word not in _SMALL] or words
    found = "-".join(telling[:_MOST_WORDS])[:_LONGEST].strip("-")
    return found or "card"


def _own_id(card: Node) -> Iterable[str]:
    if isinstance(card, Pairs):
        for key, value in card.pairs:
            if isinstance(key, Scalar) and key.text == "id":
                yield value.text if isinstance(value, Scalar) else ""


def _asked(card: Pairs) -> str:
    texts = {
        key.text: value.text
        for key, value in card.pairs
        if isinstance(key, Scalar) and isinstance(value, Scalar)
    }
    for name in _ASKED:
        for language in _LANGUAGES:
            if f"{name}.{language}" in texts:
                return texts[f"{name}.{language}"]
        if name in texts:
            return texts[name]
    return ""


def _free(name: str, taken: Iterable[str]) -> str:
    known, number, found = set(taken), 1, name
    while found in known:
        number += 1
        found = f"{name}-{number}"
    return found
