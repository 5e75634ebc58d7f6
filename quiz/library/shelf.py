"""Deck files, read once each and only when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.deck.model import Deck
from quiz.library.files import deck_files, peek_id, read_text


@dataclass(slots=True, eq=False)
class Entry:
    """One deck file: what it claims to be, and what it is once parsed."""

    path: Path
    bundled: bool
    claimed: str | None
    """The id that a look at the file found; None: unknown until it is parsed."""
    parsed: bool = False
    deck: Deck | None = None
    """Not yet tied to other decks."""
    found: list[Diagnostic] = field(default_factory=list)

    def parse(self) -> Deck | None:
        """Read the file, the first time it is asked for."""
        if not self.parsed:
            self.parsed = True
            text, self.found = read_text(self.path)
            if text is not None:
                from quiz.deck.parse import parse_deck

                self.deck, self.found = parse_deck(text, str(self.path))
            self.claimed = self.deck.id if self.deck else None
        return self.deck


class Shelf:
    """All deck files under some roots; of two with one id, the first has it."""

    def __init__(self, roots: Sequence[Path], bundled: Path) -> None:
        self.unlisted: list[Diagnostic] = []
        """Folders that could not be looked into."""
        self.entries: list[Entry] = []
        known: set[Path] = set()
        for root in roots:
            for path in deck_files(root, self.unlisted):
                real = path.resolve()
                if real not in known:
                    known.add(real)
                    is_bundled = real.is_relative_to(bundled.resolve())
                    self.entries.append(Entry(path, is_bundled, peek_id(path)))

    def ids(self) -> tuple[str, ...]:
        """The ids of all decks; files that hide theirs are parsed for it."""
        for entry in self.entries:
            if entry.claimed is None:
                entry.parse()
        claims = (entry.claimed for entry in self.entries)
        return tuple(dict.fromkeys(claim for claim in claims if claim))

    def bundled_ids(self) -> Iterator[str]:
        """The ids of the bundled decks, whichever file they are taken from."""
        for entry in self.entries:
            if entry.bundled:
                if entry.claimed is None:
                    entry.parse()
                if entry.claimed:
                    yield entry.claimed

    def find(self, deck_id: str) -> Entry | None:
        """The first file that holds the deck, parsed."""
        for entry in self.entries:
            if entry.claimed is None:
                entry.parse()  # it may be the one, and it comes first
            if entry.claimed == deck_id and entry.parse() and entry.claimed == deck_id:
                return entry
        # A file that only looked like another deck may turn out to be this one.
        for entry in self.entries:
            deck = entry.deck if entry.parsed else None
            if deck is not None and deck.id == deck_id:
                return entry
        return None

    def owners(self) -> Iterator[tuple[Entry, Deck]]:
        """The files that decks are taken from, with their decks."""
        seen: set[str] = set()
        for entry in self.entries:
            deck = entry.parse()
            if deck is not None and deck.id not in seen:
                seen.add(deck.id)
                yield entry, deck

    def shadowed(self) -> list[Diagnostic]:
        """One warning for every file whose deck is taken from an earlier one."""
        first: dict[str, Path] = {}
        warnings = []
        for entry in self.entries:
            deck = entry.parse()
            if deck is None:
                continue
            owner = first.setdefault(deck.id, entry.path)
            if owner is not entry.path:
                arguments = (("id", deck.id), ("first", str(owner)))
                span = Span(str(entry.path), 1, 1)
                severity = SEVERITIES["D135"]
                warnings.append(Diagnostic(span, "D135", arguments, severity))
        return warnings
