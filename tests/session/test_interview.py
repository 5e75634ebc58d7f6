"""How an interviewer asks, hears and reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quiz.deck.model import CardId, Points
from quiz.session import GAVE_UP, Marking
from quiz.session.interview import (
    LEAST_MS,
    Event,
    Finished,
    Heard,
    Interview,
    Judged,
    Judgement,
    KeepAnswer,
    KeepFinish,
    KeepJudgement,
    KeepResult,
    Left,
    Lost,
    Prospect,
    Question,
    Replied,
    Skipped,
    Stage,
    begin,
    judge_points,
    plain_followups,
    share,
    step,
)
from quiz.session.interview_choice import MOST_FOLLOWUPS, next_question, shortlist
from quiz.session.interview_report import Mark, report
from quiz.session.marking import SELF_GRADED
from quiz.verdict import Outcome, Verdict
from tests.session.cards import ANSWERS, card, text

RIGHT = Marking(Verdict(Outcome.CORRECT, "right"))
WRONG = Marking(Verdict(Outcome.WRONG, "wrong-value"))
UNREAD = Marking(Verdict(Outcome.INVALID, "empty", column=1))
HOUR = 3_600_000


def prospect(name: str, **more: object) -> Prospect:
    fields: dict[str, object] = {
        "card": CardId(f"d:{name}"),
        "kind": "basic",
        "topic": name[:1],
        "rank": 0,
    }
    return Prospect(**(fields | more))  # type: ignore[arg-type]


def pool(count: int = 24) -> tuple[Prospect, ...]:
    """Four topics, three levels, three kinds."""
    kinds = ("basic", "formula", "options")
    return tuple(
        prospect(f"{'abcd'[n % 4]}{n}", rank=n // 4 % 3, kind=kinds[n % 3])
        for n in range(count)
    )


def heard(one: Prospect, marking: Marking | None = RIGHT, **more: object) -> Heard:
    asked = Question(one.card)
    fields: dict[str, object] = {"took_ms": 1000, "marking": marking}
    return Heard(asked, one.kind, one.topic, one.rank, **(fields | more))  # type: ignore[arg-type]


def play(state: Interview, *events: Event) -> tuple[Interview, list[object]]:
    kept: list[object] = []
    for event in events:
        state, effects = step(state, event)
        kept += effects
    return state, kept


def right(took_ms: int = 1000) -> Replied:
    return Replied(("x",), RIGHT, took_ms)


def wrong() -> Replied:
    return Replied(("x",), WRONG, 1000)


def aloud() -> Replied:
    return Replied((), SELF_GRADED, 1000)


# What is asked


@pytest.mark.parametrize("seed", range(20))
def test_the_first_question_is_easy_and_broad(seed: int):
    first = begin(pool(), length_ms=HOUR, seed=seed).prospect
    assert first is not None
    assert (first.rank, first.kind) == (0, "basic")


@pytest.mark.parametrize("seed", range(20))
def test_topics_take_turns(seed: int):
    state = begin(pool(), length_ms=HOUR, seed=seed)
    topics = []
    for _ in range(4):
        assert state.prospect is not None
        topics.append(state.prospect.topic)
        state, _ = step(state, right())
    assert sorted(topics) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("seed", range(20))
def test_good_answers_lead_deeper_and_poor_ones_do_not(seed: int):
    ranks = {}
    for name, event in (("good", right()), ("poor", wrong())):
        state = begin(pool(), length_ms=HOUR, seed=seed)
        for _ in range(8):
            state, _ = step(state, event)
        ranks[name] = [one.rank for one in state.heard]
    assert sum(ranks["good"]) > sum(ranks["poor"])
    assert max(ranks["good"]) == 2


@pytest.mark.parametrize("seed", range(20))
def test_after_a_poor_answer_the_topic_changes(seed: int):
    state = begin(pool(), length_ms=HOUR, seed=seed)
    for _ in range(12):
        before = state.prospect
        state, _ = step(state, wrong())
        assert before is not None
        assert state.prospect is not None
        assert state.prospect.topic != before.topic


def chain() -> tuple[Prospect, ...]:
    follow = prospect("b1", rank=2, followups=(CardId("d:c1"), 0))
    main = prospect("a1", followups=(CardId("d:gone"), CardId("d:b1")))
    return main, follow, prospect("c1", rank=2), prospect("e1", kind="cloze", rank=1)


@pytest.mark.parametrize("event", [right(), aloud()])
def test_a_good_answer_is_followed_up_at_once(event: Event):
    state, _ = step(begin(chain(), length_ms=HOUR), event)
    assert state.question == Question(CardId("d:b1"), main=CardId("d:a1"))


@pytest.mark.parametrize("event", [wrong(), Skipped(5), Replied((), GAVE_UP, 5)])
def test_a_poor_answer_is_not_followed_up(event: Event):
    state, _ = step(begin(chain(), length_ms=HOUR), event)
    assert state.question == Question(CardId("d:e1"))


def test_follow_ups_end_before_they_become_an_interrogation():
    names = ("a1", "b1", "c1", "d1", "e1")
    pairs = pairwise(names)
    long = [
        prospect(one, rank=min(place, 2), followups=(CardId(f"d:{other}"),))
        for place, (one, other) in enumerate(pairs)
    ]
    state, _ = play(begin(tuple(long), length_ms=HOUR), *[right()] * MOST_FOLLOWUPS)
    assert state.question == Question(CardId("d:c1"), main=CardId("d:a1"))
    state, _ = step(state, right())
    assert state.question == Question(CardId("d:d1"))


def test_a_topic_goes_on_deeper_but_only_after_a_good_answer():
    first = prospect("a1")
    deeper, other = prospect("a2", rank=1), prospect("b1", rank=2)
    for event, card_id in ((right(), "d:a2"), (wrong(), "d:b1")):
        state, _ = step(begin((first, deeper, other), length_ms=HOUR), event)
        assert state.question == Question(CardId(card_id))
    near = prospect("b2", rank=1)
    state, _ = step(begin((first, deeper, near), length_ms=HOUR), right())
    assert state.question == Question(near.card)
    easy = prospect("a3", kind="cloze")
    state, _ = step(begin((first, easy, other), length_ms=HOUR), wrong())
    assert state.question == Question(other.card)


def test_a_follow_up_may_be_a_question_that_is_no_card():
    main = prospect("a1", followups=(0,))
    state, _ = step(begin((main,), length_ms=HOUR), right())
    assert state.question == Question(main.card, main=main.card, aside=0)
    state, kept = play(state, aloud(), Judged(Judgement(0.5)))
    assert state.stage is Stage.OVER
    assert [one.kind for one in state.heard] == ["basic", "basic"]
    assert len(kept) == 3


def test_followups_are_ids_or_questions():
    one = card("basic", followups=(text("d:other"), text("And in 2:1?")))
    assert plain_followups(one) == ("d:other", 1)


def test_what_was_asked_last_time_waits():
    old = replace(prospect("a1"), is_repeat=True)
    new = prospect("b1", rank=2, kind="cloze")
    state = begin((old, new), length_ms=HOUR)
    assert state.prospect == new
    state, _ = step(state, wrong())
    assert state.prospect == old


def test_siblings_wait_for_others():
    one, two = (prospect(name, function="d:f") for name in ("a1", "b1"))
    other = prospect("c1", rank=2)
    state, _ = step(begin((one, two, other), length_ms=HOUR), wrong())
    assert state.question == Question(other.card)


@given(some.integers(), some.lists(some.sampled_from([right(), wrong(), aloud()])))
def test_nothing_is_asked_twice_and_the_seed_fixes_it(seed: int, events: list[Event]):
    state, _ = play(begin(pool(8), length_ms=HOUR, seed=seed), *events)
    asked = [one.question.card for one in state.heard]
    assert len(asked) == len(set(asked)) == min(len(events), 8)
    again, _ = play(begin(pool(8), length_ms=HOUR, seed=seed), *events)
    assert again == state
    resumed = begin(pool(8), length_ms=HOUR, seed=seed, heard=state.heard)
    assert resumed == state


def test_the_shortlist_has_every_topic_and_fresh_cards_first():
    many = [prospect(f"a{n}", topic="big") for n in range(200)]
    few = [prospect(f"b{n}", topic="small") for n in range(2)]
    old = [prospect(f"c{n}", topic="old", is_repeat=True) for n in range(50)]
    chosen = shortlist([*many, *few, *old], seed=1, most=20)
    assert len(chosen) == 20
    assert {one.topic for one in chosen} == {"big", "small"}
    assert next_question((), (), 0) is None


# The clock and the end


def test_the_time_ends_the_questions_but_not_an_answer():
    state = begin(pool(), length_ms=60_000)
    state, kept = step(state, right(59_000))
    assert state.stage is Stage.OVER
    assert len(state.heard) == 1
    assert isinstance(kept[-1], KeepResult)
    assert begin(pool(), length_ms=LEAST_MS - 1).stage is Stage.OVER


def test_the_number_of_questions_is_kept_to():
    state, _ = play(begin(pool(), length_ms=HOUR, most=3), *[right()] * 5)
    assert len(state.heard) == 3
    assert state.stage is Stage.OVER


def test_an_answer_that_cannot_be_read_is_asked_for_again():
    state = begin(pool(), length_ms=HOUR)
    after, kept = step(state, Replied(("?",), UNREAD, 1000))
    assert (after, kept) == (state, ())


def test_each_answer_is_kept_and_judged_at_the_end():
    state = begin(pool(), length_ms=HOUR, most=2)
    state, kept = play(state, aloud(), right())
    assert state.stage is Stage.JUDGING
    assert state.open == (1,)
    assert [type(one) for one in kept] == [KeepAnswer, KeepAnswer]
    state, kept = play(state, Judged(Judgement(1.0)))
    assert state.stage is Stage.OVER
    assert [type(one) for one in kept] == [KeepJudgement, KeepResult]


def test_finishing_goes_on_to_the_judging():
    state, kept = play(begin(pool(), length_ms=HOUR), aloud(), Finished())
    assert state.stage is Stage.JUDGING
    assert isinstance(kept[-1], KeepFinish)
    again = begin(pool(), length_ms=HOUR, heard=state.heard, is_finished=True)
    assert again.stage is Stage.JUDGING


def test_leaving_keeps_no_result():
    for events in ([right()], [aloud(), Finished()]):
        state, _ = play(begin(pool(), length_ms=HOUR), *events)
        state, kept = play(state, Left())
        assert state.stage is Stage.OVER
        assert kept == []


def test_an_interview_without_answers_keeps_nothing():
    state, kept = play(begin(pool(), length_ms=HOUR), Finished())
    assert state.stage is Stage.OVER
    assert kept == []


def test_a_card_that_has_gone_is_passed_over():
    state = begin(pool(2), length_ms=HOUR)
    gone = state.question
    state, kept = play(state, Lost())
    assert state.question != gone
    assert kept == []
    state, _ = play(state, Lost())
    assert state.stage is Stage.OVER


@pytest.mark.parametrize(
    "event", [right(), Skipped(1), Lost(), Finished(), Judged(Judgement(1.0))]
)
def test_what_does_not_fit_the_stage_changes_nothing(event: Event):
    over, _ = play(begin(pool(), length_ms=HOUR), Left())
    assert step(over, event) == (over, ())
    asking = begin(pool(), length_ms=HOUR)
    assert step(asking, Judged(Judgement(1.0))) == (asking, ())


# What it was worth


@pytest.mark.parametrize(
    ("ticked", "worth"),
    [
        ((), 0.0),
        ((1, 2), 0.5),
        ((1, 2, 3, 4), 1.0),
        ((1, 2, 3, 4, 5), 1.0),
        ((1, 2, 3, 4, 6), 0.5),
        ((6,), 0.0),
        ((5,), 0.0),
    ],
)
def test_ticked_points_are_a_share_and_a_red_flag_caps_it(
    ticked: tuple[int, ...], worth: float
):
    answer = ANSWERS["points"]
    assert isinstance(answer, Points)
    assert judge_points(answer, ticked) == Judgement(worth, ticked)


def marked(reason: str, **arguments: str) -> Marking:
    pairs = tuple(arguments.items())
    return Marking(Verdict(Outcome.WRONG, reason, arguments=pairs))


@pytest.mark.parametrize(
    ("marking", "worth"),
    [
        (None, 0.0),
        (RIGHT, 1.0),
        (WRONG, 0.0),
        (SELF_GRADED, None),
        (marked("missing-items", found="3", needed="4"), 0.75),
        (marked("missing-items", found="x", needed="4"), 0.0),
        (marked("wrong-gap", missed="1", count="4"), 0.75),
        (marked("wrong-gap", missed="4", count="0"), 0.0),
    ],
)
def test_an_answer_is_worth_the_part_that_was_there(
    marking: Marking | None, worth: float | None
):
    assert share(heard(prospect("a"), marking)) == worth


def test_the_report_names_strengths_first_and_foundations_to_repeat():
    said = replace(heard(prospect("a1"), SELF_GRADED), judgement=Judgement(0.6))
    whole = report(
        [
            heard(prospect("b1", rank=2), WRONG),
            said,
            heard(prospect("c1")),
            heard(prospect("b2"), None),
            heard(prospect("d1"), SELF_GRADED),
        ]
    )
    assert [one.mark for one in whole.results] == [
        Mark.MISSED,
        Mark.PARTLY,
        Mark.WELL,
        Mark.SKIPPED,
        Mark.OPEN,
    ]
    assert whole.strengths == ("c",)
    assert [one.topic for one in whole.topics] == ["c", "a", "b"]
    assert whole.repeat == (4, 1, 2)
    assert whole.share == pytest.approx(0.4)


def test_a_report_on_nothing_says_nothing():
    whole = report([])
    assert (whole.share, whole.topics, whole.repeat) == (None, (), ())
