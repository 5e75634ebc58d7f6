"""A pack: deck files that someone else wrote, at one pinned state.

Nothing in a pack is trusted. Only regular files that end like decks are taken, from
plain places, few and small enough; their content is never run, and no other file of the
folder they came from is read.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from quiz.errors import Exit, QuizError

SUFFIXES = (".yaml", ".yml")
MANIFEST = "pack.json"
"""Beside the decks of a pack: where they come from. No deck ends like this."""
MOST_FILES = 500
MOST_BYTES = 5_000_000
"""Of one file."""
MOST_BYTES_IN_ALL = 50_000_000
MOST_LEVELS = 8
"""Folders in one another."""
_MOST_LOOKED_AT = 100_000
_LONGEST_PART = 100
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Where a pack comes from."""

    source: str
    """Address or path, as it was given."""
    ref: str = ""
    """Branch or tag that was asked for; empty: the usual one."""
    commit: str = ""
    """The state that is pinned; empty for a plain folder."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is there."""

    name: str
    folder: Path
    manifest: Manifest


def packs(root: Path) -> list[Pack]:
    """The packs under the folder of all, by name; what is none is passed over."""
    found = []
    if root.is_dir():
        for folder in sorted(root.iterdir()):
            manifest = _read_manifest(folder / MANIFEST)
            if manifest is not None and _NAME.fullmatch(folder.name):
                found.append(Pack(folder.name, folder, manifest))
    return found


def pack_name(source: str) -> str:
    """What a pack is called: the end of its address.

    >>> pack_name("https://example.org/decks/deep-learning.git/")
    'deep-learning'

    Raises:
        QuizError: ``pack-name``: nothing of it can be a name.
    """
    last = re.split(r"[/:\\]", source.strip().rstrip("/\\"))[-1].removesuffix(".git")
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", last).strip("-.")
    return checked_name(name)


def checked_name(name: str) -> str:
    """The name, if a folder may be called so on every system.

    Raises:
        QuizError: ``pack-name``.
    """
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name) or name.endswith("."):
        raise QuizError("pack-name", exit_code=Exit.WRONG_USAGE, given=name)
    return name


def folder_files(folder: Path) -> dict[str, bytes]:
    """The deck files of a plain folder, by their places in it.

    Raises:
        QuizError: ``pack-link``, ``pack-place``, ``pack-large``, ``pack-many``,
            ``pack-unread``.
    """
    sizes: dict[str, int] = {}
    for path in _deck_paths(folder):
        place = path.relative_to(folder).as_posix()
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise refused("pack-link", place)
        sizes[place] = found.st_size
    check_places(sizes)
    return {place: _content(folder / place, place) for place in sizes}


def check_places(sizes: Mapping[str, int]) -> None:
    """Refuse what a pack may not hold, before any of it is read.

    Args:
        sizes: Bytes of each deck file by its place, parts joined by ``/``.

    Raises:
        QuizError: ``pack-place``, ``pack-large``, ``pack-many``, ``pack-empty``.
    """
    if not sizes:
        raise QuizError("pack-empty", exit_code=Exit.PROBLEMS_FOUND)
    if len(sizes) > MOST_FILES:
        raise refused("pack-many", str(len(sizes)), limit=MOST_FILES)
    seen: dict[str, str] = {}
    for place, size in sizes.items():
        if not _is_plain(place):
            raise refused("pack-place", place)
        if size > MOST_BYTES:
            raise refused("pack-large", place, limit=MOST_BYTES // 1_000_000)
        alike = unicodedata.normalize("NFKC", place).casefold()
        if alike in seen:
            # On some systems one would take the place of the other.
            raise refused("pack-alike", place, other=seen[alike])
        seen[alike] = place
    if sum(sizes.values()) > MOST_BYTES_IN_ALL:
        raise refused("pack-large", "", limit=MOST_BYTES_IN_ALL // 1_000_000)


def refused(code: str, place: str, **more: object) -> QuizError:
    """Why a pack is not taken."""
    return QuizError(code, exit_code=Exit.PROBLEMS_FOUND, place=place, **more)


def write_pack(
    root: Path, name: str, manifest: Manifest, files: Mapping[str, bytes]
) -> Pack:
    """Put a pack into its folder whole, in the place of the one that was there.

    Raises:
        OSError: What was there is unchanged, and nothing else is left behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = root / name
    beside = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=root))
    former = beside / "former"
    try:
        fresh = beside / "fresh"
        for place, content in files.items():
            path = fresh.joinpath(*PurePosixPath(place).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
        _write(fresh / MANIFEST, text.encode("utf-8"))
        if folder.exists():
            folder.rename(former)
        try:
            fresh.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Pack(name, folder, manifest)


def remove_pack(pack: Pack) -> None:
    """Take a pack away, with all that is in its folder.

    Raises:
        OSError
    """
    shutil.rmtree(pack.folder)


def is_deck_place(place: str) -> bool:
    """Whether a file is called like a deck, and is not hidden."""
    parts = place.split("/")
    hidden = any(part.startswith(".") for part in parts)
    return place.endswith(SUFFIXES) and not hidden


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _deck_paths(folder: Path) -> Iterator[Path]:
    """What is called like a deck; linked folders are not entered."""
    looked_at = 0
    for inside, names, files in os.walk(folder, onerror=_raise):
        names[:] = sorted(name for name in names if not name.startswith("."))
        looked_at += len(names) + len(files)
        if looked_at > _MOST_LOOKED_AT:
            raise refused("pack-many", str(looked_at), limit=MOST_FILES)
        for name in sorted(files):
            path = Path(inside, name)
            if is_deck_place(path.relative_to(folder).as_posix()):
                yield path


def _raise(error: OSError) -> None:
    raise refused("pack-unread", str(error.filename)) from error


def _content(path: Path, place: str) -> bytes:
    """What is in a file, as long as it is one and not larger than it seemed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refused("pack-unread", place) from error
    if len(content) > MOST_BYTES:
        raise refused("pack-large", place, limit=MOST_BYTES // 1_000_000)
    return content


def _is_plain(place: str) -> bool:
    parts = place.split("/")
    return 0 < len(parts) <= MOST_LEVELS + 1 and all(map(_is_plain_part, parts))


def _is_plain_part(part: str) -> bool:
    if not part or part in (".", "..") or len(part) > _LONGEST_PART:
        return False
    if part[-1] in " ." or _RESERVED.fullmatch(part):
        return False
    return not any(
        letter in '<>:"\\|?*' or unicodedata.category(letter) in ("Cc", "Cf", "Cs")
        for letter in part
    )


def _read_manifest(path: Path) -> Manifest | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    known: Iterable[str] = ("source", "ref", "commit")
    texts = {name: found[name] for name in known if isinstance(found.get(name), str)}
    return Manifest(**texts) if texts.get("source") else None
