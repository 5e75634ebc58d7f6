"""Every test has a home of its own; the learner's real one is out of reach."""

from __future__ import annotations

import builtins
import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from hypothesis import settings

# Tests that bound time count the processor's; a clock on the wall runs on for others.
settings.register_profile("own-dice", deadline=None)
settings.register_profile("everywhere-alike", derandomize=True, deadline=None)
# In CI a change is judged by the same examples each time.
settings.load_profile("everywhere-alike" if os.environ.get("CI") else "own-dice")


MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Files of tests lie in memory where a system offers that: most wait for a disk."""
    is_worker = hasattr(config, "workerinput")
    if not is_worker and "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK):
        folder = tempfile.mkdtemp(prefix="quiz-tests-", dir=MEMORY)
        Path(folder).chmod(0o755)  # some tests go on as somebody else
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_xdist_auto_num_workers() -> int:
    """One more worker than processors: sessions at a terminal mostly wait."""
    return (os.cpu_count() or 1) + 1


def _real_home() -> str:
    return os.path.realpath(platformdirs.user_data_dir("quiz", appauthor=False))


REAL_HOME = _real_home()


def refuse_the_real_home(place: object) -> None:
    """Raise if `place` is in the folder where a learner's answers are kept."""
    if isinstance(place, str | os.PathLike):
        path = os.path.realpath(os.fspath(place))
        if path == REAL_HOME or path.startswith(REAL_HOME + os.sep):
            raise AssertionError(f"a test reached for the learner's data: {path}")


@pytest.fixture(autouse=True, scope="session")
def guard() -> Iterator[None]:
    """Whatever opens, connects or makes folders refuses the real data folder."""
    real_open, real_connect, real_mkdir = builtins.open, sqlite3.connect, os.mkdir

    def open_(file: object, *more: object, **named: object) -> object:
        refuse_the_real_home(file)
        return real_open(file, *more, **named)  # type: ignore[call-overload]

    def connect(database: object, *more: object, **named: object) -> object:
        refuse_the_real_home(str(database).removeprefix("file:").partition("?")[0])
        return real_connect(database, *more, **named)  # type: ignore[call-overload]

    def mkdir(path: object, *more: object, **named: object) -> None:
        refuse_the_real_home(path)
        real_mkdir(path, *more, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "open", open_)
        patch.setattr(sqlite3, "connect", connect)
        patch.setattr(os, "mkdir", mkdir)
        yield


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Places for `QUIZ_HOME`, one a test; nothing is there yet."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / f"{number}" for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], guard: None) -> Path:
    """An empty `QUIZ_HOME`, and English; the test before may have changed either."""
    own = next(homes)
    for name in ("QUIZ_LANG", "ACCESSIBLE", "NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ |= {"QUIZ_HOME": str(own), "LANG": "C.UTF-8"}
    return own
