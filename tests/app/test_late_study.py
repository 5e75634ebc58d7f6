"""A study of floating point that takes long keeps nobody from rating."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from quiz.app import turn
from quiz.app.asking.turning import Draft
from quiz.app.studying import Studying
from quiz.memory import Rating
from quiz.session import GAVE_UP, Phase, Rated, Turn
from quiz.ui.look import Look
from tests.session.cards import card
from tests.session.times import days


@dataclass
class Screen:
    """Keys come when they are wanted; everything drawn is kept in order."""

    keys: Iterator[str]
    drawn: list[str] = field(default_factory=list)
    look: Look = field(default_factory=lambda: Look(width=76))
    told: str = ""

    def live(self, block: object) -> None:
        self.drawn.append("none" if block is None else "ratings")

    def show(self, *blocks: object, tight: bool = False) -> None:
        self.drawn += [str(block) for block in blocks if block is not None]

    def runs_on(self, key: str) -> bool:
        return False

    def key(self, patience_s: float | None = None) -> str:
        return next(self.keys)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(turning: SimpleNamespace) -> None:
        study, turning.draft.study = turning.draft.study, None
        turning.screen.show(study.found)

    monkeypatch.setattr(turn, "show_study", tell)


def test_the_ratings_are_there_before_the_study_is_ready(
    told: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(turn, "PATIENCE_S", 0.0)
    go = threading.Event()

    def work() -> str:
        go.wait(20)
        return "the study"

    def keys() -> Iterator[str]:
        yield ""  # nobody presses anything
        go.set()
        while "the study" not in screens[0].drawn:
            yield ""
        yield "3"

    screens: list[Screen] = []
    screen = Screen(keys())
    screens.append(screen)
    event = asked(screen, work)
    assert event == Rated(Rating.GOOD)
    assert screen.drawn == ["ratings", "none", "the study", "ratings"]


def test_who_rates_at_once_does_not_wait_for_the_study(
    told: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(turn, "PATIENCE_S", 0.0)
    go = threading.Event()
    screen = Screen(iter("3"))
    assert asked(screen, lambda: go.wait(20)) == Rated(Rating.GOOD)
    assert screen.drawn == ["ratings"]
    go.set()


def test_a_study_that_is_ready_stands_above_the_ratings(
    told: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(turn, "PATIENCE_S", 20.0)
    screen = Screen(iter("3"))
    asked(screen, lambda: "the study")
    assert screen.drawn == ["the study", "ratings"]


def test_plain_lines_wait_for_it(told: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turn, "PATIENCE_S", 0.0)
    screen = Screen(iter("3"), look=Look(width=76, is_plain=True))
    asked(screen, lambda: "the study")
    assert screen.drawn[0] == "the study"


def test_a_failure_in_the_thread_is_raised_where_it_is_asked_for():
    def work() -> None:
        raise ValueError("a bug")

    study = Studying(work)
    assert study.is_ready(20)
    with pytest.raises(ValueError, match="a bug"):
        assert study.found


def test_what_is_found_is_worked_out_once():
    calls: list[int] = []
    study = Studying(lambda: calls.append(1))
    assert study.is_ready(20)
    assert study.found is None
    assert calls == [1]


def asked(screen: Screen, work: object) -> object:
    turning = SimpleNamespace(
        card=card("formula"), screen=screen, draft=Draft(study=Studying(work))
    )
    rating = Turn(marking=GAVE_UP, suggestion=Rating.AGAIN)
    sitting = SimpleNamespace(phase=Phase.RATING, turn=rating)
    return turn.rate(turning, sitting, days(1, 2, 3, 4))
