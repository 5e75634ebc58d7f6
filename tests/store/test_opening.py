"""Files that cannot be used are left as they are, and the reason is said."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.store import Kind, Store
from quiz.store.failures import told

MOMENT = {"at_ms": 1_750_000_000_000, "offset_minutes": 0}
NOBODY = 65_534


def refused(path: Path) -> str:
    """The code with which opening fails; no file of the folder may change."""
    before = snapshot(path.parent)
    with pytest.raises(QuizError) as caught:
        Store.open(path, now_ms=0)
    assert snapshot(path.parent) == before
    return caught.value.code


def snapshot(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def made(path: Path, events: int = 1) -> None:
    with Store.open(path, now_ms=0) as store:
        for number in range(events):
            store.append(Kind.REVIEW, f"a:{number}", {"rating": 3}, **MOMENT)


def set_version(path: Path, version: int) -> None:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {version}")
    database.commit()
    database.close()


def test_a_new_log_is_for_its_owner_only(path):
    made(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_the_log_is_opened_durably(path):
    with Store.open(path, now_ms=0) as store:
        ask = store._database.execute
        assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ask("PRAGMA synchronous").fetchone() == (2,)
        assert ask("PRAGMA busy_timeout").fetchone()[0] >= 10_000
        tables = ask("SELECT name FROM pragma_table_list WHERE strict = 0 AND name"
                     " NOT LIKE 'sqlite_%'").fetchall()  # fmt: skip
        assert tables == []


def test_a_log_of_a_later_quiz_is_refused_untouched(path):
    made(path)
    set_version(path, 99)
    with pytest.raises(QuizError) as caught:
        Store.open(path, now_ms=0)
    assert caught.value.arguments["found"] == 99
    assert refused(path) == "database-newer"


def test_a_later_version_that_is_still_in_the_log_beside_is_refused(path):
    """A later quiz was killed before it wrote its upgrade into the file itself."""
    made(path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("PRAGMA user_version = 99")
    other = path.parent.parent / "copy" / "progress.db"
    shutil.copytree(path.parent, other.parent)
    writer.close()
    with pytest.raises(QuizError) as caught:
        Store.open(other, now_ms=0)
    assert caught.value.code == "database-newer"
    reader = sqlite3.connect(other)
    assert reader.execute("PRAGMA user_version").fetchone() == (99,)
    assert reader.execute("SELECT count(*) FROM event").fetchone() == (1,)
    reader.close()


@pytest.mark.parametrize(
    "content", [b"hello", b"\0" * 5000, b"SQLite format 3\0", os.urandom(9000)]
)
def test_a_file_of_something_else_is_refused_untouched(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(path) == "database-corrupt"


def test_a_database_of_another_program_is_refused_untouched(path):
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE moz_places (id INTEGER)")
    database.close()
    assert refused(path) == "database-foreign"


def test_an_empty_file_is_filled(path):
    path.parent.mkdir()
    path.touch()
    made(path)
    with Store.open(path, now_ms=0) as store:
        assert store.verify() == ()


def test_a_log_with_a_damaged_page_says_so_and_stays_as_it_is(path):
    made(path, events=200)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    assert refused(path) == "database-corrupt"


def test_a_folder_in_the_place_of_the_log_is_refused(path):
    path.mkdir(parents=True)
    assert refused(path) == "database-unopenable"


def test_a_file_in_the_place_of_the_folder_is_refused(path):
    path.parent.write_text("not a folder", encoding="utf-8")
    assert refused(path) == "database-unopenable"


def test_a_journal_whose_log_is_gone_is_not_played_into_a_new_one(path):
    made(path)
    store = Store.open(path, now_ms=0)
    store.append(Kind.REVIEW, "a:1", {"rating": 3}, **MOMENT)
    kept = (path.parent / "progress.db-wal").read_bytes()
    store.close()
    path.unlink()
    (path.parent / "progress.db-wal").write_bytes(kept)
    assert refused(path) == "database-orphan-wal"


# Full disks


def test_a_full_disk_keeps_what_was_there_and_nothing_of_the_rest(path):
    with Store.open(path, now_ms=0) as store:
        pages = store._database.execute("PRAGMA page_count").fetchone()[0]
        store._database.execute(f"PRAGMA max_page_count = {pages + 8}")
        kept = []

        def fill() -> None:
            for number in range(1000):
                payload = {"rating": 3, "given": "x" * 500}
                kept.append(store.append(Kind.REVIEW, f"a:{number}", payload, **MOMENT))

        with pytest.raises(QuizError) as caught:
            fill()
        assert caught.value.code == "disk-full"
        assert kept
        assert list(store.events()) == kept
        assert store.verify() == ()
        store._database.execute("PRAGMA max_page_count = 100000")
        kept.append(store.append(Kind.REVIEW, "a:after", {"rating": 3}, **MOMENT))
    with Store.open(path, now_ms=0) as store:
        assert list(store.events()) == kept
        assert store.verify() == ()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "database-readonly"),
        (errno.EACCES, "database-readonly"),
        (errno.EIO, "disk-error"),
        (errno.EISDIR, "database-unopenable"),
    ],
)
def test_failures_of_the_system_are_told_by_number(number, code):
    with pytest.raises(QuizError) as caught, told(Path("p.db")):
        raise OSError(number, "whatever it says")
    assert caught.value.code == code
    assert caught.value.arguments["path"] == "p.db"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "database-locked"),
        ("SQLITE_FULL", "disk-full"),
        ("SQLITE_IOERR_SHMSIZE", "disk-full"),
        ("SQLITE_IOERR_WRITE", "disk-error"),
        ("SQLITE_READONLY_DIRECTORY", "database-readonly"),
        ("SQLITE_CORRUPT_INDEX", "database-corrupt"),
        ("SQLITE_NOTADB", "database-corrupt"),
        ("SQLITE_CANTOPEN_ISDIR", "database-unopenable"),
    ],
)
def test_failures_of_the_database_are_told_by_code(name, code):
    error = sqlite3.OperationalError("disk is locked and corrupt, and read-only")
    error.sqlite_errorcode, error.sqlite_errorname = getattr(sqlite3, name), name
    with pytest.raises(QuizError) as caught, told(Path("p.db")):
        raise error
    assert caught.value.code == code
    assert caught.value.arguments["detail"] == name


def test_a_mistake_of_ours_is_not_dressed_as_the_disks():
    database = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError), told(Path("p.db")):
        database.execute("SELECT nonsense")
    database.close()


# Places that cannot be written


@pytest.fixture
def locked_place() -> Iterator[Path]:
    """A folder that the process may read but not write, with a log of one event.

    The superuser may write anywhere, so as one the test becomes nobody.
    """
    folder = Path(tempfile.mkdtemp())
    made(folder / "progress.db")
    (folder / "progress.db").chmod(0o444)
    folder.chmod(0o555)
    is_super = os.name == "posix" and os.geteuid() == 0
    if is_super:
        os.seteuid(NOBODY)
    try:
        yield folder / "progress.db"
    finally:
        if is_super:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_place_can_be_read_and_says_when_it_cannot_be_written(locked_place):
    before = snapshot(locked_place.parent)
    with Store.open(locked_place, now_ms=0) as store:
        assert store.is_read_only
        assert store.state("a:0").memory.reviews == 1
        assert store.verify() == ()
        with pytest.raises(QuizError) as caught:
            store.append(Kind.REVIEW, "a:0", {"rating": 3}, **MOMENT)
        assert caught.value.code == "database-readonly"
    assert snapshot(locked_place.parent) == before


def test_a_read_only_place_without_a_log_says_so(locked_place):
    assert refused(locked_place.with_name("other.db")) == "database-readonly"


def test_a_read_only_place_with_unwritten_answers_beside_the_log_says_so(
    tmp_path, monkeypatch
):
    path = tmp_path / "progress.db"
    with Store.open(path, now_ms=0) as store:
        store.append(Kind.REVIEW, "a:0", {"rating": 3}, **MOMENT)
        monkeypatch.setattr("quiz.store.opening._may_write", lambda path: False)
        assert refused(path) == "database-readonly-wal"


# Devices


def device_of(path: Path) -> str:
    with Store.open(path, now_ms=0) as store:
        return store.device


def test_a_copied_folder_becomes_another_device_and_a_renamed_one_does_not(path):
    made(path)
    device = device_of(path)
    assert device == device_of(path)
    copy = path.parent.parent / "copy"
    shutil.copytree(path.parent, copy)
    assert device_of(copy / "progress.db") != device
    moved = path.parent.rename(path.parent.parent / "moved") / "progress.db"
    assert device_of(moved) == device


def test_a_copy_and_its_original_merge_without_loss(path):
    made(path)
    copy = path.parent.parent / "copy" / "progress.db"
    shutil.copytree(path.parent, copy.parent)
    with Store.open(path, now_ms=0) as one, Store.open(copy, now_ms=0) as two:
        one.append(Kind.REVIEW, "a:here", {"rating": 3}, **MOMENT)
        two.append(Kind.REVIEW, "a:there", {"rating": 3}, **MOMENT)
        assert one.merge(two.events()) == 1
        assert two.merge(one.events()) == 1
        assert list(one.events()) == list(two.events())


def test_a_backup_is_whole_and_plain(path, tmp_path):
    target = tmp_path / "backups" / "copy.db"
    with Store.open(path, now_ms=0) as store:
        store.append(Kind.REVIEW, "a:0", {"rating": 3}, **MOMENT)
        store.backup(target)
        events = list(store.events())
    assert list(target.parent.iterdir()) == [target]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with Store.open(target, now_ms=0) as copy:
        assert list(copy.events()) == events
        assert copy.verify() == ()


def test_verify_finds_what_was_tampered_with_and_rebuild_mends_it(path):
    made(path, events=3)
    with Store.open(path, now_ms=0) as store:
        run = store._database.execute
        run("UPDATE card_state SET difficulty = 9.5 WHERE card = 'a:0'")
        run("DELETE FROM card_state WHERE card = 'a:1'")
        run("UPDATE card_state SET due_day = 1 WHERE card = 'a:2'")
        run("INSERT INTO voided VALUES ('d', 1)")
        run("""INSERT INTO setting VALUES ('fuzz', 'false')""")
        found = {(one.where, one.field) for one in store.verify()}
        assert found == {
            ("a:0", "difficulty"),
            ("a:1", "card"),
            ("a:2", "due_day"),
            ("voided", "d.1"),
            ("setting", "fuzz"),
        }
        store.rebuild()
        assert store.verify() == ()


def test_a_changed_fold_is_applied_to_old_files_when_they_are_opened(path, monkeypatch):
    made(path)
    with Store.open(path, now_ms=0) as store:
        store._database.execute("UPDATE card_state SET difficulty = 1.5")
    monkeypatch.setattr("quiz.store.cache.FOLD_VERSION", "next")
    with Store.open(path, now_ms=0) as store:
        assert store.verify() == ()
