"""A file is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz.app.replacing import replace_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def test_a_file_is_made_or_replaced_and_nothing_stays_beside_it(path: Path):
    for content in (b"one", b"two"):
        replace_file(path, content)
        assert path.read_bytes() == content
        assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("failing", ["replace", "chmod"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_what_was_there_stays(
    path: Path,
    failing: str,
    error: type[BaseException],
    monkeypatch: pytest.MonkeyPatch,
):
    path.write_bytes(b"before")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, failing, fail)
    with pytest.raises(error):
        replace_file(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(path.parent.iterdir()) == [path]


@posix
def test_permissions_stay_and_new_ones_are_those_of_the_shell(path: Path):
    mask = os.umask(0o027)
    try:
        replace_file(path, b"new")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o604)
        replace_file(path, b"newer")
        assert path.stat().st_mode & 0o777 == 0o604
    finally:
        os.umask(mask)


@posix
def test_a_link_stays_a_link(path: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"before")
    path.symlink_to(elsewhere)
    replace_file(path, b"after")
    assert path.is_symlink()
    assert elsewhere.read_bytes() == b"after"


@posix
def test_a_pipe_is_written_to(path: Path):
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace_file(path, b"told")
        assert os.read(reader, 10) == b"told"
    finally:
        os.close(reader)
    assert path.is_fifo()
