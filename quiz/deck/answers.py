"""The kinds of answer, one builder each, told apart by their key."""

from __future__ import annotations

from collections.abc import Callable

from quiz.deck.cloze import read_cloze
from quiz.deck.fields import Fields, read_text, zip_variants
from quiz.deck.model import (
    Answer,
    Basic,
    Choice,
    Claim,
    Item,
    Listing,
    LocalText,
    Number,
    Option,
    Points,
    Truth,
)
from quiz.deck.nodes import Items, Node, Pairs, Scalar
from quiz.deck.traps import check_split

TRUTHS = {truth.value: truth for truth in Truth}
OPTION_KEYS = frozenset({"right", "wrong"})


def basic(fields: Fields) -> Basic | None:
    """Key `a`."""
    answer = fields.local("a")
    return Basic(answer) if answer else None


def points(fields: Fields) -> Points | None:
    """Keys `points`, `bonus` and `red_flags`."""
    expected = fields.locals("points")
    if not expected:
        _empty(fields, "points")
        return None
    bonus, red_flags = fields.locals("bonus"), fields.locals("red_flags")
    return Points(expected, bonus, red_flags)


def listing(fields: Fields) -> Listing | None:
    """Keys `list`, `also`, `need` and `ordered`."""
    items = _named(fields, "list")
    if not items:
        _empty(fields, "list")
        return None
    return Listing(
        items,
        also=_named(fields, "also"),
        need=fields.whole("need", 1, len(items)),
        ordered=fields.truth("ordered"),
    )


def claim(fields: Fields) -> Claim | None:
    """Keys `claim` and `verdict`."""
    if "verdict" not in fields.values:
        fields.complaints.add("D101", fields.node, key="verdict")
        return None
    verdict = fields.choice("verdict", TRUTHS)
    return Claim(TRUTHS[verdict]) if verdict else None


def number(fields: Fields) -> Number | None:
    """Keys `number`, `tol` and `unit`."""
    value = fields.source("number")
    if value is None:
        return None
    return Number(value, fields.source("tol"), fields.local("unit"))


def choice(fields: Fields) -> Choice | None:
    """Key `options`: right ones, and wrong ones with or without a reason."""
    complaints = fields.complaints
    variants = fields.all_variants("options")
    right: list[tuple[str, list[Node]]] = []
    wrong: list[tuple[str, list[Node]]] = []
    reasons: list[tuple[str, list[Node | None]]] = []
    for language, node in variants:
        if not isinstance(node, Pairs):
            complaints.add("D107", node, key="options")
            return None
        inner = Fields(node, complaints, fields.own)
        inner.admit(OPTION_KEYS, ())
        missing = [key for key in ("right", "wrong") if key not in inner.values]
        for key in missing:
            complaints.add("D101", node, key=key)
        if missing:
            return None
        right.append((language, _listed(inner, "right")))
        names, why = _wrong(inner)
        wrong.append((language, names))
        reasons.append((language, why))
    right_texts = zip_variants(right, "options", variants, complaints)
    wrong_texts = zip_variants(wrong, "options", variants, complaints)
    if not right_texts or not wrong_texts:
        return None
    options = [Option(text, right=True) for text in right_texts]
    options += [
        Option(text, right=False, reason=_reason(reasons, place, fields))
        for place, text in enumerate(wrong_texts)
    ]
    _complain_of_twins(options, [*right[0][1], *wrong[0][1]], fields)
    return Choice(tuple(options))


BUILDERS: dict[str, Callable[[Fields], Answer | None]] = {
    "a": basic,
    "points": points,
    "list": listing,
    "options": choice,
    "claim": claim,
    "number": number,
    "cloze": read_cloze,
}
"""The kinds that need nothing but their own keys, by the key that tells them."""


def _empty(fields: Fields, key: str) -> None:
    node = fields.values.get(key)
    if isinstance(node, Items) and not node.items:
        fields.complaints.add("D111", node, key=key)


def _named(fields: Fields, key: str) -> tuple[Item, ...]:
    items = []
    for node in fields.items(key):
        if isinstance(node, Items):
            if not check_split(node, fields.complaints, prose=False):
                continue
            read = [read_text(name, key, fields.complaints) for name in node.items]
            names = tuple(name for name in read if name is not None)
            if not node.items:
                fields.complaints.add("D111", node, key=key)
        else:
            name = read_text(node, key, fields.complaints)
            names = () if name is None else (name,)
        if names:
            items.append(Item(names))
    return tuple(items)


def _listed(fields: Fields, key: str) -> list[Node]:
    node = fields.values[key]
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Items) and node.items:
        return node.items if check_split(node, fields.complaints, prose=True) else []
    fields.complaints.add("D111" if isinstance(node, Items) else "D106", node, key=key)
    return []


def _wrong(fields: Fields) -> tuple[list[Node], list[Node | None]]:
    node = fields.values["wrong"]
    if not isinstance(node, Pairs):
        names = _listed(fields, "wrong")
        return names, [None] * len(names)
    pairs = fields.mapping("wrong")
    given = [
        None if isinstance(reason, Scalar) and not reason.text else reason
        for _, reason in pairs
    ]
    return [name for name, _ in pairs], given


def _reason(
    reasons: list[tuple[str, list[Node | None]]], place: int, fields: Fields
) -> LocalText | None:
    pairs = []
    for language, nodes in reasons:
        node = nodes[place]
        if node is not None:
            text = read_text(node, "wrong", fields.complaints)
            if text is not None:
                pairs.append((language, text))
    return LocalText(tuple(pairs)) if pairs else None


def _complain_of_twins(
    options: list[Option], nodes: list[Node], fields: Fields
) -> None:
    seen: set[str] = set()
    for option, node in zip(options, nodes, strict=False):
        text = option.text.variants[0][1]
        if text in seen:
            fields.complaints.add("D136", node, text=text)
        seen.add(text)
