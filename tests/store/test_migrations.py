"""Old files reach the newest schema; a failing step leaves no trace."""

from __future__ import annotations

import sqlite3

import pytest

from quiz.errors import QuizError
from quiz.store import Kind, Store
from quiz.store.migrations import MIGRATIONS, migrate

MOMENT = {"at_ms": 1_750_000_000_000, "offset_minutes": 0}


@pytest.fixture
def database():
    connection = memory()
    yield connection
    connection.close()


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def schema(database: sqlite3.Connection) -> list[tuple[str, str]]:
    order = "SELECT name, sql FROM sqlite_master ORDER BY name"
    return database.execute(order).fetchall()


def add_column(database: sqlite3.Connection) -> None:
    database.execute("ALTER TABLE card_state ADD COLUMN colour TEXT")


def half_a_step(database: sqlite3.Connection) -> None:
    database.execute("CREATE TABLE half (x)")
    raise RuntimeError("power cut")


@pytest.mark.parametrize("start", range(len(MIGRATIONS)))
def test_every_old_file_reaches_the_same_schema_as_a_new_one(database, start):
    migrate(database)
    old = memory()
    for number in range(start):
        MIGRATIONS[number](old)
    old.execute(f"PRAGMA user_version = {start}")
    assert migrate(old) == len(MIGRATIONS) - start
    assert schema(old) == schema(database)
    old.close()


def test_migrating_twice_does_nothing_the_second_time(database):
    migrate(database)
    assert migrate(database) == 0


def test_a_file_from_the_future_is_left_alone(database):
    database.execute("PRAGMA user_version = 99")
    with pytest.raises(QuizError) as caught:
        migrate(database)
    assert caught.value.code == "database-newer"
    assert schema(database) == []


def test_a_failing_step_leaves_no_trace(database, monkeypatch):
    monkeypatch.setattr("quiz.store.migrations.MIGRATIONS", (*MIGRATIONS, half_a_step))
    with pytest.raises(RuntimeError):
        migrate(database)
    assert "half" not in dict(schema(database))
    assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_an_old_file_is_copied_before_it_is_upgraded(path, monkeypatch):
    with Store.open(path, now_ms=0) as store:
        event = store.append(Kind.REVIEW, "a:one", {"rating": 3}, **MOMENT)
    later = (*MIGRATIONS, add_column)
    monkeypatch.setattr("quiz.store.migrations.MIGRATIONS", later)
    monkeypatch.setattr("quiz.store.opening.MIGRATIONS", later)
    with Store.open(path, now_ms=77) as store:
        assert list(store.events()) == [event]
        assert store.verify() == ()
    monkeypatch.undo()
    [copy] = (path.parent / "backups").iterdir()
    assert copy.name == f"progress-v{len(MIGRATIONS)}-77.db"
    with Store.open(copy, now_ms=0) as store:
        assert list(store.events()) == [event]
    with pytest.raises(QuizError, match="database-newer"):
        Store.open(path, now_ms=0)


def test_an_upgrade_that_fails_leaves_the_file_usable_by_the_old_quiz(
    path, monkeypatch
):
    with Store.open(path, now_ms=0) as store:
        event = store.append(Kind.REVIEW, "a:one", {"rating": 3}, **MOMENT)
    later = (*MIGRATIONS, half_a_step)
    with monkeypatch.context() as patch:
        patch.setattr("quiz.store.migrations.MIGRATIONS", later)
        patch.setattr("quiz.store.opening.MIGRATIONS", later)
        with pytest.raises(RuntimeError):
            Store.open(path, now_ms=77)
    with Store.open(path, now_ms=0) as store:
        assert list(store.events()) == [event]
        assert store.verify() == ()
