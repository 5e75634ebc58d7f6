"""Parameters come into force as one event, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.failed import days_due
from quiz.app.optimizing import optimize, put_back, restore
from quiz.deck.model import CardId
from quiz.errors import QuizError
from quiz.memory import DEFAULT_PARAMETERS
from quiz.store import Event, Kind, Store
from quiz.ui.optimizing import Outcome
from tests.memory.learners import answers, someone, until

DAY_MS = 86_400_000
DAYS = 60
NOW = Moment((20_000 + DAYS) * DAY_MS, 0)
OTHERS = [*DEFAULT_PARAMETERS[:3], 9.0, *DEFAULT_PARAMETERS[4:]]
STEPS = ("read", "teach", "examine", "fit", "compare", "adopt")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of someone who forgets unlike most."""
    path = tmp_path_factory.mktemp("filled") / "progress.db"
    pasts = until(answers(someone(2), days=DAYS, new_per_day=6, seed=2), DAYS)
    ratings = sorted(
        (day, place, number, rating)
        for number, past in enumerate(pasts)
        for place, (day, rating) in enumerate(past)
    )
    with Store.open(path, now_ms=0) as store:
        store.merge(
            Event(
                "e" * 16,
                counter,
                (20_000 + day) * DAY_MS + 36_000_000 + counter,
                0,
                Kind.REVIEW,
                f"d:{number}",
                {"rating": rating},
            )
            for counter, (day, _, number, rating) in enumerate(ratings, 1)
        )
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "progress.db").write_bytes(filled.read_bytes())
    with open_desk({"QUIZ_HOME": str(tmp_path)}, clock=lambda: NOW) as found:
        yield found


def quietly(_step: str, _share: float) -> None:
    """Nobody looks."""


def changes(desk: Desk) -> int:
    return len(desk.store.of_kind(Kind.SETTINGS))


def test_what_predicts_better_comes_into_force_and_can_be_taken_back(desk: Desk):
    before = desk.store.states(["d:1", "d:2"])
    found = optimize(desk, is_trial=False, progress=quietly)
    assert found.outcome is Outcome.ADOPTED
    assert desk.settings.parameters == found.fit.parameters != DEFAULT_PARAMETERS
    assert desk.store.states(["d:1", "d:2"]) != before
    assert desk.store.verify() == ()
    again = optimize(desk, is_trial=False, progress=quietly)
    assert again.outcome is Outcome.KEPT
    assert restore(desk).parameters == DEFAULT_PARAMETERS
    assert desk.store.states(["d:1", "d:2"]) == before
    assert restore(desk) is None
    assert put_back(desk).at_ms == NOW.at_ms


def test_a_trial_counts_what_would_be_due(desk: Desk, monkeypatch):
    monkeypatch.setattr(Desk, "decks_on", lambda _: ("d",))
    first, second = desk.store.due(desk.today(), ["d"], limit=2)
    desk.append(Kind.SUSPEND, first.card, {})
    desk.append(Kind.BURY, second.card, {})
    desk.append(Kind.REVIEW, CardId("d:new"), {"rating": 1})  # asked again today
    trial = optimize(desk, is_trial=True, progress=quietly)
    done = optimize(desk, is_trial=False, progress=quietly)
    assert trial.due_today == done.due_today
    before, after = done.due_today
    assert before != after == days_due(desk, ["d"], 0)[0]


def test_a_trial_changes_nothing(desk: Desk):
    found = optimize(desk, is_trial=True, progress=quietly)
    assert found.outcome is Outcome.WOULD_ADOPT
    assert changes(desk) == 0


@pytest.mark.parametrize("step", STEPS)
def test_a_run_that_is_stopped_leaves_everything_as_it_was(desk: Desk, step: str):
    def stopped(now: str, _share: float) -> None:
        if now == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        optimize(desk, is_trial=False, progress=stopped)
    assert changes(desk) == 0
    assert desk.settings.parameters == DEFAULT_PARAMETERS


def test_parameters_that_came_meanwhile_are_not_overwritten(desk: Desk):
    def meanwhile(step: str, _share: float) -> None:
        if step == "compare":
            with Store.open(desk.places.database, now_ms=0) as other:
                moment = {"at_ms": NOW.at_ms, "offset_minutes": 0}
                other.append(Kind.SETTINGS, None, {"parameters": OTHERS}, **moment)

    with pytest.raises(QuizError, match="parameters-changed"):
        optimize(desk, is_trial=False, progress=meanwhile)
    assert desk.settings.parameters == tuple(OTHERS)


def test_a_read_only_log_is_told_at_once_but_a_trial_may_go_on(desk: Desk):
    desk.store.is_read_only = True
    with pytest.raises(QuizError, match="database-readonly"):
        optimize(desk, is_trial=False, progress=pytest.fail)
    with pytest.raises(QuizError, match="database-readonly"):
        restore(desk)
    found = optimize(desk, is_trial=True, progress=quietly)
    assert found.outcome is Outcome.WOULD_ADOPT


def test_a_change_made_elsewhere_is_taken_back_too(desk: Desk):
    desk.store.append(
        Kind.SETTINGS, None, {"parameters": OTHERS}, at_ms=0, offset_minutes=0
    )
    later = Event(
        "f" * 16, 1, 1, 0, Kind.SETTINGS, None, {"parameters": list(someone(4))}
    )
    desk.store.merge([later])
    assert desk.settings.parameters == someone(4)
    assert restore(desk).parameters == tuple(OTHERS)
