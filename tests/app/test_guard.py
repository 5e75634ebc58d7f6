"""The guard around the learner's data is there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import REAL_HOME


def test_a_test_cannot_open_the_real_database():
    with pytest.raises(AssertionError, match="learner's data"):
        sqlite3.connect(Path(REAL_HOME) / "progress.db")


def test_a_test_cannot_make_the_real_folder():
    with pytest.raises(AssertionError, match="learner's data"):
        Path(REAL_HOME).mkdir()
