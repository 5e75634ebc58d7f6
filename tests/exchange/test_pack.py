"""What a pack may hold, and that it is put in place whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.exchange import pack as module
from quiz.exchange.pack import (
    MOST_BYTES,
    MOST_FILES,
    Manifest,
    check_places,
    folder_files,
    pack_name,
    packs,
    remove_pack,
    write_pack,
)

MANIFEST = Manifest(source="https://example.org/decks.git", commit="0" * 40)
PLACES = st.lists(
    st.text(st.sampled_from("ab.-/\\: \x1b\u202eé~"), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://example.org/deep-learning.git", "deep-learning"),
        ("https://example.org/deep-learning/", "deep-learning"),
        ("git@example.org:decks.git", "decks"),
        ("/home/me/My decks", "My-decks"),
        ("../..", None),
        ("https://example.org/.git", None),
        ("колоды", None),
        ("con", None),
        ("a" * 80, None),
    ],
)
def test_a_pack_is_called_by_the_end_of_its_address(source: str, name: str | None):
    if name is None:
        with pytest.raises(QuizError, match="pack-name"):
            pack_name(source)
    else:
        assert pack_name(source) == name


@pytest.mark.parametrize(
    ("sizes", "code"),
    [
        ({}, "pack-empty"),
        ({"../a.yaml": 1}, "pack-place"),
        ({"/a.yaml": 1}, "pack-place"),
        ({"a/../../b.yaml": 1}, "pack-place"),
        ({"a\\b.yaml": 1}, "pack-place"),
        ({"c:a.yaml": 1}, "pack-place"),
        ({"nul.yaml": 1}, "pack-place"),
        ({"a\x1b[2J.yaml": 1}, "pack-place"),
        ({"a\u202eb.yaml": 1}, "pack-place"),
        ({"/".join("abcdefghij") + ".yaml": 1}, "pack-place"),
        ({"A.yaml": 1, "a.yaml": 1}, "pack-alike"),
        ({"a.yaml": MOST_BYTES + 1}, "pack-large"),
        ({f"{n}.yaml": MOST_BYTES for n in range(11)}, "pack-large"),
        ({f"{n}.yaml": 1 for n in range(MOST_FILES + 1)}, "pack-many"),
    ],
)
def test_what_a_pack_may_not_hold(sizes: dict[str, int], code: str):
    with pytest.raises(QuizError) as error:
        check_places(sizes)
    assert error.value.code == code


@given(places=PLACES)
def test_what_is_let_in_stays_inside(places: list[str]):
    try:
        check_places(dict.fromkeys(places, 1))
    except QuizError:
        return
    root = Path("/packs/own")
    for place in places:
        path = root.joinpath(*PurePosixPath(place).parts)
        assert Path(os.path.normpath(path)) == path
        assert path.is_relative_to(root)
        assert path != root


def test_only_decks_of_a_folder_are_taken(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for place in ("a.yaml", "sub/b.yml", "run.sh", ".c.yaml", ".hidden/d.yaml"):
        (tmp_path / place).write_text(place)
    assert folder_files(tmp_path) == {"a.yaml": b"a.yaml", "sub/b.yml": b"sub/b.yml"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_not_followed(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("no")
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.yaml").write_text("a")
    (folder / "linked").symlink_to(outside)
    assert folder_files(folder) == {"a.yaml": b"a"}
    (folder / "b.yaml").symlink_to(outside / "secret.yaml")
    with pytest.raises(QuizError, match="pack-link"):
        folder_files(folder)
    (folder / "b.yaml").unlink()
    os.mkfifo(folder / "b.yaml")
    with pytest.raises(QuizError, match="pack-link"):
        folder_files(folder)


def test_a_pack_is_there_whole_and_takes_the_place_of_its_former_self(tmp_path: Path):
    root = tmp_path / "packs"
    write_pack(root, "own", MANIFEST, {"a.yaml": b"1", "sub/b.yaml": b"2"})
    pack = write_pack(root, "own", MANIFEST, {"a.yaml": b"3"})
    assert packs(root) == [pack]
    assert folder_files(pack.folder) == {"a.yaml": b"3"}
    assert [one.name for one in root.iterdir()] == ["own"]
    remove_pack(pack)
    assert list(root.iterdir()) == packs(root) == []


@pytest.mark.parametrize("fails_at", ["writing", "moving"])
def test_where_the_disk_refuses_the_former_pack_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: str
):
    pack = write_pack(tmp_path, "own", MANIFEST, {"a.yaml": b"1"})
    write, rename = module._write, Path.rename

    def no_room(path: Path, content: bytes) -> None:
        if path.name == "b.yaml":
            raise OSError(28, "full")
        write(path, content)

    def not_moved(path: Path, target: Path) -> Path:
        if path.name == "fresh":
            raise OSError(13, "not permitted")
        return rename(path, target)

    if fails_at == "writing":
        monkeypatch.setattr(module, "_write", no_room)
    else:
        monkeypatch.setattr(Path, "rename", not_moved)
    with pytest.raises(OSError, match=r"full|not permitted"):
        write_pack(tmp_path, "own", MANIFEST, {"a.yaml": b"2", "b.yaml": b"2"})
    assert folder_files(pack.folder) == {"a.yaml": b"1"}
    assert [one.name for one in tmp_path.iterdir()] == ["own"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"source": 1}', "{", "[" * 100_000, "\x00"]
)
def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path, text: str):
    pack = write_pack(tmp_path, "own", MANIFEST, {"a.yaml": b"1"})
    (pack.folder / "pack.json").write_text(text)
    assert packs(tmp_path) == []
    shutil.rmtree(pack.folder)
    assert packs(tmp_path / "none") == []
