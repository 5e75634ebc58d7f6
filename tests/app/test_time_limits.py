"""When time is up: the card being asked is finished, and no other is begun."""

from __future__ import annotations

import io

import pytest

from quiz.app.clock import Moment
from quiz.app.session import Session
from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import Marking, RecordReview, Sitting, Tools, Turn, begin, resume
from quiz.ui.lines import Lines
from quiz.verdict import Outcome, Verdict
from tests.app.running import Memo, NoPictures, Shelf, grade
from tests.session.cards import card

IDS = [CardId(f"d:{number}") for number in range(3)]
CARDS = {one: card("basic", id=one) for one in IDS}
MINUTE_MS = 60_000


def ran(sitting: Sitting, given: str, most_ms: int) -> tuple[int, Sitting]:
    """Every look at the clock finds it a little later; how many were rated."""
    times = iter(range(0, 10_000 * MINUTE_MS, MINUTE_MS // 8))
    target = io.StringIO()
    memo = Memo(target)
    session = Session(
        sitting,
        frozenset(),
        Shelf(CARDS),  # type: ignore[arg-type]
        memo,  # type: ignore[arg-type]
        Lines(io.StringIO(given), target, "en", aside=io.StringIO()),
        Tools(grade, lambda typed: None, lambda function, typed: None),
        NoPictures(),  # type: ignore[arg-type]
        lambda: Moment(next(times), 0),
        lambda url: None,
        most_ms=most_ms,
    )
    ended = session.run()
    return sum(isinstance(one, RecordReview) for one in memo.effects), ended


@pytest.mark.parametrize(("most_ms", "rated"), [(1, 1), (10**9, 3), (0, 0)])
def test_once_todays_minutes_are_over_no_further_card_is_begun(most_ms, rated):
    done, ended = ran(begin(tuple(IDS)), "\n3\n" * 3, most_ms)
    assert done == rated
    assert len(ended.queue) == 3 - rated


def test_what_was_answered_before_is_rated_all_the_same():
    marking = Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
    turn = Turn(marking=marking, suggestion=Rating.GOOD)
    done, ended = ran(resume(IDS[0], turn, tuple(IDS)), "3\n", most_ms=0)
    assert done == 1
    assert len(ended.queue) == 2
