"""Packs: what is in them, and what an update changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import CardId
from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import visible

_NAMED = 10
"""Cards of one sort that are named; of more, the rest is counted."""
_SHORT = 12
"""Letters of a commit that tell it from others."""


@dataclass(frozen=True, slots=True)
class PackDeck:
    """A deck of a pack."""

    id: str
    cards: int
    errors: int
    is_hidden: bool
    """Another deck of the same id stands before it."""


@dataclass(frozen=True, slots=True)
class PackShown:
    """All that is told of a pack."""

    name: str
    source: str
    ref: str
    commit: str
    decks: tuple[PackDeck, ...]
    unread: int
    """Files of which no deck can be made."""


@dataclass(frozen=True, slots=True)
class DeckChange:
    """What an update does to a deck's cards."""

    deck: str
    new: tuple[CardId, ...]
    edited: tuple[CardId, ...]
    gone: tuple[CardId, ...]


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``packs``, in the reader's language."""
    return fill(table("packs", look.language)[key], look.language, arguments)


def line(key: str, look: Look, /, **arguments: object) -> Text:
    """The same as a line of its own."""
    return Text(told(key, look, **arguments))


def pack_view(pack: PackShown, look: Look) -> RenderableType:
    """A pack with its decks."""
    lines: list[RenderableType] = [
        Text(visible(pack.name), style="bold"),
        Text(_place(pack, look), style="quiet"),
    ]
    lines += [indented(_deck(deck, look), look) for deck in pack.decks]
    if pack.unread:
        lines.append(Text(told("unread", look, n=pack.unread), style="bad"))
    return Group(*lines)


def packs_view(packs: Sequence[PackShown], look: Look) -> RenderableType:
    """All packs, or that there are none."""
    if not packs:
        ways = [("quiz deck add …", Text(told("way.add", look)))]
        rows = indented(fact_rows(ways, look), look)
        return stack(Text(told("none", look)), rows)
    return stack(*(pack_view(pack, look) for pack in packs))


def added_view(pack: PackShown, look: Look) -> RenderableType:
    """What has been added, and what to do with it."""
    ways = []
    first = next((deck.id for deck in pack.decks if not deck.is_hidden), None)
    if first is not None:
        ways.append((f"quiz deck on {visible(first)}", Text(told("way.on", look))))
    if any(deck.errors for deck in pack.decks):
        ways.append(("quiz deck check", Text(told("way.check", look))))
    rows = indented(fact_rows(ways, look), look) if ways else None
    return stack(Text(told("added", look), "good"), pack_view(pack, look), rows)


def update_view(
    name: str, before: str, after: str, changes: Sequence[DeckChange], look: Look
) -> RenderableType:
    """What an update changes: cards that are new, edited and gone.

    Args:
        before: Commit; empty for a plain folder.
    """
    if not changes:
        return Text(told("same", look, name=visible(name)))
    head = Text(visible(name), style="bold")
    if before != after:
        head.append(f"  {before[:_SHORT]} → {after[:_SHORT]}", style="quiet")
    lines: list[RenderableType] = [head]
    for change in changes:
        lines.append(indented(Text(visible(change.deck)), look))
        rows = _cards(change, look)
        lines += [indented(indented(row, look), look) for row in rows]
    return Group(*lines)


def _cards(change: DeckChange, look: Look) -> Iterator[Text]:
    sorts = (
        ("new", "+", "good", change.new),
        ("edited", "~", "", change.edited),
        ("gone", "−", "bad", change.gone),
    )
    for key, sign, style, cards in sorts:
        if not cards:
            continue
        names = [visible(card.partition(":")[2]) for card in cards[:_NAMED]]
        if len(cards) > _NAMED:
            names.append(told("more", look, n=len(cards) - _NAMED))
        count = told(key, look, n=len(cards))
        yield Text(f"{sign} {count}: {', '.join(names)}", style=style)


def _place(pack: PackShown, look: Look) -> str:
    said = visible(pack.source)
    if pack.ref:
        said += f" · {visible(pack.ref)}"
    if pack.commit:
        said += f" · {pack.commit[:_SHORT]}"
    else:
        said += f" · {told('folder', look)}"
    return said


def _deck(deck: PackDeck, look: Look) -> Text:
    row = Text(visible(deck.id))
    row.append(f"  {look.say('count.cards', n=deck.cards)}", style="quiet")
    if deck.errors:
        row.append(f"  {look.say('decks.problems', n=deck.errors)}", style="bad")
    if deck.is_hidden:
        row.append(f"  {told('hidden', look)}", style="unsure")
    return row
