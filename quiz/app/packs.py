"""Packs of decks: added, brought up to date, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.app.desk import open_library
from quiz.app.places import Places
from quiz.deck.comparing import difference
from quiz.deck.diagnostics import Severity
from quiz.deck.model import Deck
from quiz.deck.parse import parse_deck
from quiz.errors import Exit, QuizError, system_reason
from quiz.exchange.git import fetch, is_address, is_repository
from quiz.exchange.pack import (
    Manifest,
    Pack,
    checked_name,
    folder_files,
    pack_name,
    packs,
    remove_pack,
    write_pack,
)
from quiz.library.files import deck_files, read_text
from quiz.ui.packs import DeckChange, PackDeck, PackShown


@dataclass(frozen=True, slots=True)
class Update:
    """What a pack has become, before it is taken."""

    pack: Pack
    manifest: Manifest
    files: Mapping[str, bytes]
    changes: tuple[DeckChange, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the pack is as it was, but perhaps for its commit."""
        return not self.changes


def add_pack(places: Places, source: str, ref: str, name: str | None) -> PackShown:
    """Take a pack from an address or a path, at the state that it has now.

    Args:
        ref: Branch, tag or commit; empty: the usual branch.
        name: Of the pack; None: the end of its address.

    Raises:
        QuizError: ``pack-there``, ``pack-name``, ``pack-no-path``, ``pack-no-decks``,
            ``pack-no-ref``, ``pack-not-written``, and what `quiz.exchange` refuses.
    """
    own = pack_name(source) if name is None else checked_name(name)
    if (places.packs / own).exists():
        raise QuizError("pack-there", exit_code=Exit.WRONG_USAGE, name=own)
    manifest, files = _taken(source, ref)
    if not any(deck is not None for deck in _decks(files).values()):
        raise QuizError("pack-no-decks", exit_code=Exit.PROBLEMS_FOUND)
    return _shown(places, _written(places, own, manifest, files))


def list_packs(places: Places) -> list[PackShown]:
    """All packs, by name."""
    return [_shown(places, pack) for pack in packs(places.packs)]


def find_pack(places: Places, name: str) -> Pack:
    """The pack of that name.

    Raises:
        QuizError: ``pack-unknown``.
    """
    found = packs(places.packs)
    for pack in found:
        if pack.name == name:
            return pack
    raise QuizError(
        "pack-unknown",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        known=", ".join(pack.name for pack in found) or "—",
    )


def look_for_update(pack: Pack, ref: str | None) -> Update:
    """What the source of a pack has now.

    Args:
        ref: Another branch, tag or commit from now on; None: as before.

    Raises:
        QuizError: See `add_pack`.
    """
    manifest, files = _taken(
        pack.manifest.source, pack.manifest.ref if ref is None else ref
    )
    before = _decks(folder_files(pack.folder))
    after = _decks(files)
    if not any(deck is not None for deck in after.values()):
        raise QuizError("pack-no-decks", exit_code=Exit.PROBLEMS_FOUND)
    return Update(pack, manifest, files, tuple(_changes(before, after)))


def take_update(places: Places, update: Update) -> PackShown:
    """Put an update in the place of what was there.

    Raises:
        QuizError: ``pack-not-written``.
    """
    pack = _written(places, update.pack.name, update.manifest, update.files)
    return _shown(places, pack)


def take_away(pack: Pack) -> None:
    """Remove a pack; what was learnt of it stays in the log.

    Raises:
        QuizError: ``pack-not-written``.
    """
    try:
        remove_pack(pack)
    except OSError as error:
        raise _unwritten(pack.folder, error) from error


def _taken(source: str, ref: str) -> tuple[Manifest, Mapping[str, bytes]]:
    if is_address(source):
        found = fetch(source, ref)
        return Manifest(source=source, ref=ref, commit=found.commit), found.files
    folder = Path(source).expanduser()
    if not folder.is_dir():
        raise QuizError("pack-no-path", path=source)
    whole = str(folder.resolve())
    if is_repository(folder):
        found = fetch(whole, ref)
        return Manifest(source=whole, ref=ref, commit=found.commit), found.files
    if ref:
        raise QuizError("pack-no-ref", exit_code=Exit.WRONG_USAGE, given=ref)
    return Manifest(source=whole), folder_files(folder)


def _written(
    places: Places, name: str, manifest: Manifest, files: Mapping[str, bytes]
) -> Pack:
    try:
        return write_pack(places.packs, name, manifest, files)
    except OSError as error:
        raise _unwritten(places.packs / name, error) from error


def _unwritten(path: Path, error: OSError) -> QuizError:
    reason = system_reason(error)
    return QuizError("pack-not-written", path=str(path), reason=reason)


def _decks(files: Mapping[str, bytes]) -> dict[str, Deck | None]:
    """The decks in files by id, those that cannot be read by place."""
    found: dict[str, Deck | None] = {}
    for place, content in files.items():
        deck, _ = parse_deck(content.decode("utf-8", "replace"), place)
        found[place if deck is None else deck.id] = deck
    return found


def _changes(
    before: Mapping[str, Deck | None], after: Mapping[str, Deck | None]
) -> Iterable[DeckChange]:
    for name in dict.fromkeys((*before, *after)):
        found = difference(before.get(name), after.get(name))
        if not found.is_nothing:
            yield DeckChange(name, found.new, found.edited, found.gone)


def _shown(places: Places, pack: Pack) -> PackShown:
    library = open_library(places)
    decks: list[PackDeck] = []
    unread = 0
    for path in deck_files(pack.folder, []):
        text, _ = read_text(path)
        deck, found = (None, []) if text is None else parse_deck(text, str(path))
        if deck is None:
            unread += 1
            continue
        errors = sum(one.severity is Severity.ERROR for one in found)
        taken = library.deck(deck.id)
        is_hidden = taken is None or Path(taken.path) != path
        decks.append(PackDeck(deck.id, len(deck.cards), errors, is_hidden))
    manifest = pack.manifest
    return PackShown(
        pack.name, manifest.source, manifest.ref, manifest.commit, tuple(decks), unread
    )


def known_packs(places: Places, names: Sequence[str]) -> list[Pack]:
    """The packs of these names, or all.

    Raises:
        QuizError: ``pack-unknown``.
    """
    if not names:
        return packs(places.packs)
    return [find_pack(places, name) for name in dict.fromkeys(names)]
