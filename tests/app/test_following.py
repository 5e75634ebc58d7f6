"""What a plan that is followed says when it asks nothing more today."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app.goals import Following
from quiz.app.plans import plan_in_force
from quiz.ui.plan_session import Rest
from tests.app.ahead import desk, first, planned, reviewed, write_decks


@pytest.fixture(autouse=True)
def _decks(home: Path) -> None:
    write_decks(home)


@pytest.mark.parametrize(
    ("days", "took_ms", "rest"),
    [
        (5, 0, Rest.NOTHING_YET),
        (5, 1_000, Rest.DONE),
        (5, 180_000, Rest.SPENT),
        (0, 0, Rest.SURE),
        (0, 1_000, Rest.DONE),
        (0, 180_000, Rest.SPENT_LAST),
    ],
)
def test_why_nothing_more_is_asked_today(days, took_ms, rest):
    with desk() as open_:
        if took_ms:
            reviewed(open_, first(0), took_ms=took_ms)
        planned(open_, days=days, minutes=3)
        assert Following(open_, plan_in_force(open_)).rest is rest
