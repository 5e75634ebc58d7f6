"""Decks of a git repository: one commit, nothing run, nothing followed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.exchange.git import fetch, is_address, is_repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org")


class Source:
    """A repository with decks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *AUTHOR, "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        )
        return done.stdout.strip()

    def commit(self, **files: str) -> str:
        for name, content in files.items():
            (self.folder / f"{name}.yaml").write_text(content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path / "decks")


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("https://example.org/a.git", True),
        ("ssh://git@example.org/a", True),
        ("git@example.org:a.git", True),
        ("example.org:a", True),
        ("/home/me/decks", False),
        ("./decks", False),
        ("decks", False),
        ("C:/decks", False),
        ("ext::sh -c id", None),
        ("--upload-pack=id", None),
        ("-oProxyCommand=id", None),
        ("ftp://example.org/a", None),
        ("javascript://x", None),
        ("https://example.org/\x1b[2J", None),
        ("https://example.org/\u202e", None),
    ],
)
def test_what_git_is_asked_for(given: str, is_one: bool | None):
    if is_one is None:
        with pytest.raises(QuizError, match="pack-address"):
            is_address(given)
    else:
        assert is_address(given) is is_one


def test_a_commit_is_pinned_whatever_comes_later(source: Source):
    first = source.commit(a="one")
    source.git("tag", "v1")
    second = source.commit(a="two", b="more")
    assert is_repository(source.folder)
    newest = fetch(str(source.folder), "")
    assert (newest.commit, newest.files["a.yaml"]) == (second, b"two")
    tagged = fetch(str(source.folder), "v1")
    assert (tagged.commit, tagged.files) == (first, {"a.yaml": b"one"})


@pytest.mark.parametrize("ref", ["--all", "a b", "a..b", "a:b", "+a", "", "none"])
def test_a_ref_is_a_name(source: Source, ref: str):
    if ref:
        source.commit(a="one")
    # There is no usual branch before the first commit.
    code = "git-failed" if ref in ("", "none") else "pack-ref"
    with pytest.raises(QuizError, match=code):
        fetch(str(source.folder), ref)


def test_links_of_a_repository_are_refused(source: Source):
    source.commit(a="one")
    (source.folder / "b.yaml").symlink_to("/etc/passwd")
    source.commit()
    with pytest.raises(QuizError, match="pack-link"):
        fetch(str(source.folder), "")


def test_nothing_of_a_repository_is_run(source: Source, tmp_path: Path):
    proof = tmp_path / "ran"
    for hook in ("post-checkout", "post-merge", "reference-transaction"):
        path = source.folder / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {proof}\n")
        path.chmod(0o755)
    (source.folder / ".gitattributes").write_text("*.yaml filter=evil\n")
    source.commit(a="one")
    source.git("config", "filter.evil.smudge", f"touch {proof}")
    proof.unlink(missing_ok=True)
    assert fetch(str(source.folder), "").files == {"a.yaml": b"one"}
    assert not proof.exists()


def test_without_git_there_is_a_sentence(source: Source, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(QuizError, match="git-missing"):
        fetch(str(source.folder), "")
