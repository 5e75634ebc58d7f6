"""The key `vary`: numbers that are drawn anew each time a card is asked.

A name stands for a list of numbers (`x: [-1, 0, 2]`) or a range (`n: 1..6`,
`x: -2..2 by 0.5`); in the card's texts it is written `{x}`, in its number as a letter.
"""

from __future__ import annotations

import re
from decimal import Decimal

from quiz.deck.complaints import Complaints
from quiz.deck.fields import Fields
from quiz.deck.model import Card, Number, Varied
from quiz.deck.nodes import Items, Pairs, Scalar

MOST_VALUES = 1_000
MOST_NAMES = 8
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
_NUMBER = r"[-−+]?[0-9]{1,12}(?:\.[0-9]{1,12})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+by\s+({_NUMBER}))?\s*")
_PLAIN = re.compile(_NUMBER)
MATHEMATICS = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
"""Where braces are LaTeX's."""
HELD = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
"""A place for a number in a text."""


def read_vary(fields: Fields, kind: str) -> tuple[Varied, ...]:
    """The numbers that a card draws; none, with complaints, where they are unusable."""
    places = fields.places
    if "vary" not in fields.values:
        return ()
    complaints = fields.complaints
    if kind != "number":
        complaints.add("D160", places["vary"])
        return ()
    found = []
    for key, node in fields.mapping("vary"):
        if not _NAME.fullmatch(key.text):
            complaints.add("D161", key, name=key.text)
            continue
        texts = _texts(node)
        values = None if texts is None else _values(texts)
        if values is None:
            complaints.add("D162", node, name=key.text)
            continue
        found.append(Varied(key.text, values))
    if len(found) > MOST_NAMES:
        complaints.add("D161", places["vary"], name=found[MOST_NAMES].name)
        return ()
    return tuple(found)


def check_places(card: Card, node: Pairs, complaints: Complaints) -> None:
    """Complain about numbers that have no place, and places that have no numbers."""
    if not card.vary or not isinstance(card.answer, Number):
        return
    texts = [card.question, card.why, *card.hints]
    told = [one for text in texts if text is not None for _, one in text.variants]
    held = {name for text in told for name in HELD.findall(MATHEMATICS.sub(" ", text))}
    asked = [] if card.question is None else card.question.variants
    names = {one.name for one in card.vary}
    for name in sorted(names):
        shown = (HELD.findall(MATHEMATICS.sub(" ", text)) for _, text in asked)
        if not all(name in places for places in shown):
            complaints.add("D163", node, name=name)
    for name in sorted(held - names):
        complaints.add("D164", node, name=name)


def alone(name: str) -> re.Pattern[str]:
    """Where a name stands in an expression as a letter of its own."""
    return re.compile(rf"(?<![A-Za-z_\\]){re.escape(name)}(?![A-Za-z0-9_])")


def _texts(node: object) -> list[str] | None:
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Items):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
        return texts if len(texts) == len(node.items) else None
    return None


def _values(texts: list[str]) -> tuple[str, ...] | None:
    """All numbers that are meant, as they are shown; None if anything is none."""
    values: list[str] = []
    for text in texts:
        if found := _RANGE.fullmatch(text):
            spread = _spread(*(part and _bare(part) for part in found.groups()))
            if spread is None:
                return None
            values += spread
        elif _PLAIN.fullmatch(text.strip()):
            values.append(_bare(text.strip()))
        else:
            return None
    distinct = tuple(dict.fromkeys(values))
    return distinct if 1 < len(distinct) <= MOST_VALUES else None


def _spread(low: str, high: str, step: str | None) -> list[str] | None:
    first, last, apart = Decimal(low), Decimal(high), Decimal(step or 1)
    if apart <= 0 or last < first or (last - first) / apart >= MOST_VALUES:
        return None
    count = int((last - first) / apart) + 1
    return [f"{(first + number * apart).normalize():f}" for number in range(count)]


def _bare(text: str) -> str:
    return text.replace("−", "-").removeprefix("+")
