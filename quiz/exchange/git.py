"""Decks of a git repository, at one commit.

git fetches the commit and nothing of its history. Nothing is checked out: the files are
read from the commit, so that no hook, filter, link or submodule of it has any effect.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import Exit, QuizError
from quiz.exchange.pack import check_places, is_deck_place, refused

_SCHEMES = ("https", "http", "ssh", "git", "file")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9.-]{2,}:(?!/?/)\S+")
"""As ssh has it: ``git@example.org:decks.git``. One letter would be a drive."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+-]*")
_BLOB, _LINK = "100", "120000"
_PATIENCE_S = 600
_LONGEST_REASON = 300
_LISTED_BYTES = 20_000_000
_MOST_FETCHED = 1_000_000_000
"""Bytes of a repository: what is not a deck comes along to the temporary folder."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The deck files of a commit."""

    commit: str
    files: dict[str, bytes]


def is_address(source: str) -> bool:
    """Whether a source is for git to fetch, and not a path.

    Raises:
        QuizError: ``pack-address``: it looks like an option, or names a transport that
            runs a command.
    """
    if source.startswith("-") or "::" in source or any(map(_is_odd, source)):
        raise QuizError("pack-address", exit_code=Exit.WRONG_USAGE, given=source)
    if found := _SCHEME.match(source):
        if found[1].casefold() not in _SCHEMES:
            raise QuizError("pack-address", exit_code=Exit.WRONG_USAGE, given=source)
        return True
    return bool(_HOST.fullmatch(source)) and not Path(source).exists()


def is_repository(folder: Path) -> bool:
    """Whether a folder is the top of a git repository, bare or not."""
    if (folder / ".git").exists():
        return True
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir()


def fetch(source: str, ref: str) -> Fetched:
    """The deck files of a branch, a tag or a commit; empty `ref`: the usual branch.

    Raises:
        QuizError: ``pack-address``, ``pack-ref``, ``git-missing``, ``git-failed``, and
            what `quiz.exchange.pack` refuses.
    """
    if ref and (not _REF.fullmatch(ref) or ".." in ref):
        raise QuizError("pack-ref", exit_code=Exit.WRONG_USAGE, given=ref)
    with tempfile.TemporaryDirectory(prefix="quiz-pack-") as name:
        folder = Path(name)
        _git(folder, "init", "--quiet", "--bare", ".")
        _git(
            folder,
            *("fetch", "--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head"),
            *("--no-recurse-submodules", "--no-auto-maintenance", "--"),
            *(source, f"+{ref or 'HEAD'}:refs/pack"),
        )
        found = _git(folder, "rev-parse", "--verify", "refs/pack^{commit}")
        commit = found.decode("ascii", "replace").strip()
        if not _COMMIT.fullmatch(commit):
            raise _failed("")
        return Fetched(commit, _files(folder, commit))


def _files(folder: Path, commit: str) -> dict[str, bytes]:
    listed = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
    if len(listed) > _LISTED_BYTES:
        raise refused("pack-many", "", limit=0)
    blobs: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for entry in listed.split(b"\0"):
        if not entry:
            continue
        about, _, raw = entry.partition(b"\t")
        mode, _, identifier, size = about.decode("ascii").split()
        place = raw.decode("utf-8", "backslashreplace")
        if not is_deck_place(place):
            continue
        if not mode.startswith(_BLOB):
            raise refused("pack-link", place)
        blobs[place], sizes[place] = identifier, int(size)
    check_places(sizes)
    return {
        place: _git(folder, "cat-file", "blob", identifier)
        for place, identifier in blobs.items()
    }


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git without hooks, prompts and other transports than the plain ones."""
    command = [
        "git",
        *("-c", "core.hooksPath=" + os.devnull, "-c", "core.fsmonitor=false"),
        *("-c", "protocol.ext.allow=never", "-c", "credential.interactive=false"),
        *("-c", "gc.auto=0", "-c", "fetch.fsckObjects=true"),
        *arguments,
    ]
    try:
        done = subprocess.run(  # noqa: S603 - the address stands behind `--`
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
            preexec_fn=_bounded if os.name == "posix" else None,
        )
    except FileNotFoundError as error:
        raise QuizError("git-missing", exit_code=Exit.CANNOT_RUN) from error
    except subprocess.TimeoutExpired as error:
        raise _failed(f"{_PATIENCE_S} s") from error
    if done.returncode:
        raise _failed(_reason(done.stderr))
    return done.stdout


def _bounded() -> None:
    """No file that git writes here grows beyond what a disk can bear."""
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_FETCHED, _MOST_FETCHED))


def _environment(folder: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in ("GIT_SSH", "GIT_SSH_COMMAND")
    }
    return {
        **kept,
        "GIT_DIR": str(folder),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": ":".join(_SCHEMES),
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }


def _reason(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    telling: Sequence[str] = [
        line for line in lines if line.startswith(("fatal:", "error:", "ERROR:"))
    ]
    return (telling or lines or [""])[0][:_LONGEST_REASON]


def _failed(reason: str) -> QuizError:
    return QuizError("git-failed", exit_code=Exit.CANNOT_RUN, reason=reason or "?")


def _is_odd(letter: str) -> bool:
    return (letter.isspace() and letter != " ") or not letter.isprintable()
