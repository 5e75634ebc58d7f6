"""A deck file as pages: each card with what is wrong with it, in their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from quiz.deck.diagnostics import Diagnostic
from quiz.deck.entries import Entry, entries_of
from quiz.deck.model import Card, Link
from quiz.deck.names import CARD_ID
from quiz.errors import Exit, QuizError
from quiz.library import Library
from quiz.library.files import read_text

_ID = re.compile(rf"^[ ]*-?[ ]*id:[ ]+({CARD_ID.pattern})[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A card as it will be asked, or an entry that has complaints alone."""

    line: int
    entry: str
    """The text that it was read from."""
    card: Card | None = None
    complaints: tuple[Diagnostic, ...] = ()
    is_head: bool = False

    @property
    def name(self) -> str:
        """What it is known by while the file changes."""
        return str(self.card.id or "") if self.card else ""

    @property
    def own_id(self) -> str:
        """The id without that of the deck, of a card that cannot be read as well."""
        written = None if self.is_head else _ID.search(self.entry)
        return self.name.rpartition(":")[2] or (written[1] if written else "")


@dataclass(frozen=True, slots=True)
class Pages:
    """A deck file as it is now."""

    path: Path
    source: str = ""
    general: tuple[Link, ...] = ()
    """The links of the whole deck."""
    tags: tuple[str, ...] = ()
    """Its tags: every card has them."""
    pages: tuple[Page, ...] = ()
    found: tuple[Diagnostic, ...] = field(default=())
    """Every complaint, by place."""

    @property
    def cards(self) -> int:
        """Those that can be shown."""
        return sum(page.card is not None for page in self.pages)


def read_pages(library: Library, path: Path) -> Pages:
    """The file as it is, with what reading it complains of.

    Args:
        library: One that has the file; it is read anew.
    """
    library.reload()
    source, _ = read_text(path)
    found = tuple(library.diagnostics(within=path))
    deck = next(
        (
            deck
            for one in library.deck_ids()
            if (deck := library.deck(one)) is not None and Path(deck.path) == path
        ),
        None,
    )
    read = Pages(path, source or "")
    if deck is not None:
        read = replace(read, general=deck.links, tags=deck.tags)
    return with_complaints(read, found, () if deck is None else deck.cards)


def with_complaints(
    pages: Pages, found: Iterable[Diagnostic], cards: Sequence[Card] | None = None
) -> Pages:
    """The pages with these complaints, each at the entry that it is about.

    Args:
        cards: Those of the deck; None: as they are.
    """
    listed = tuple(sorted(set(found)))
    known = cards
    if known is None:
        known = [page.card for page in pages.pages if page.card is not None]
    made: list[Page] = []
    for entry in entries_of(pages.source):
        made += _pages_of(entry, known, listed)
    if made and (last := [one for one in listed if one not in _told(made)]):
        # Below the last entry, or of a file that cannot be read at all.
        made[-1] = replace(made[-1], complaints=(*made[-1].complaints, *last))
    kept = tuple(page for page in made if page.card is not None or page.complaints)
    return replace(pages, pages=kept, found=listed)


def changed_from(before: Pages, now: Pages) -> tuple[int, ...]:
    """The places of pages whose entry was not in the file before."""
    known = {page.entry for page in before.pages}
    return tuple(
        place for place, page in enumerate(now.pages) if page.entry not in known
    )


def same_place(before: Page, place: int, now: Pages) -> int:
    """Where a page is by now: by its name, else by its text, else where it stood."""
    for number, page in enumerate(now.pages):
        if page.name and page.name == before.name:
            return number
    for number, page in enumerate(now.pages):
        if page.entry == before.entry:
            return number
    return max(0, min(place, len(now.pages) - 1))


def only(pages: Pages, card: str) -> Pages:
    """The pages of one card, by its id with or without that of the deck.

    Raises:
        QuizError: ``preview-no-card``.
    """
    kept = tuple(page for page in pages.pages if _is_called(page, card))
    if not kept:
        known = ", ".join(page.own_id for page in pages.pages if page.own_id)
        raise QuizError(
            "preview-no-card", exit_code=Exit.WRONG_USAGE, given=card, known=known
        )
    found = tuple(one for page in kept for one in page.complaints)
    return replace(pages, pages=kept, found=found)


def _is_called(page: Page, card: str) -> bool:
    return bool(page.own_id) and card in (page.name, page.own_id)


def _pages_of(
    entry: Entry, cards: Sequence[Card], found: Sequence[Diagnostic]
) -> list[Page]:
    own = tuple(one for one in found if entry.line <= one.span.line <= entry.end)
    here = [card for card in cards if entry.line <= card.span.line <= entry.end]
    page = Page(entry.line, entry.text, complaints=own, is_head=entry.is_head)
    if not here:
        return [page]
    # What is wrong with a function is said once, of the first card made from it.
    first, *others = here
    rest = [replace(page, card=card, complaints=()) for card in others]
    return [replace(page, card=first), *rest]


def _told(pages: Iterable[Page]) -> Collection[Diagnostic]:
    return {one for page in pages for one in page.complaints}
