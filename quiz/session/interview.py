"""A mock interview, as a pure state machine: (state, event) to (state, effects).

Nothing is judged aloud before the end. What was said is kept answer by answer; what
only the learner can judge is judged afterwards, against the model answer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from quiz.deck.model import Card, CardId, Level, Points
from quiz.session.parts import Marking
from quiz.verdict import Outcome

LEVELS = tuple(level.value for level in Level)
"""The levels from the easiest; a rank is a place in here."""

FLAGGED_SHARE = 0.5
"""An explanation with a red flag is worth at most this."""

LEAST_MS = 10_000
"""With less time left no question is begun."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A card that could be asked, with what an interviewer chooses by."""

    card: CardId
    kind: str
    topic: str
    rank: int
    """Place of its level in `LEVELS`."""
    function: str | None = None
    """Cards of one function are siblings: one gives the other away."""
    followups: tuple[CardId | int, ...] = ()
    """Cards to go on with, or the places of questions that are no cards."""
    is_repeat: bool = False
    """It was asked in the interview before this one."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a card, or a follow-up question that is written on one."""

    card: CardId
    main: CardId | None = None
    """For a follow-up: the card that the chain began with."""
    aside: int | None = None
    """Place of the follow-up among those of `card`, where it is no card itself."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the learner says of an answer that only they can judge."""

    share: float
    """From 0, nothing of it, to 1."""
    ticked: tuple[int, ...] = ()
    """For an explanation: numbers from 1, over points, bonus and red flags."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One question and what came of it."""

    question: Question
    kind: str
    topic: str
    rank: int
    took_ms: int
    given: tuple[str, ...] = ()
    marking: Marking | None = None
    """None: the question was skipped."""
    judgement: Judgement | None = None

    @property
    def is_open(self) -> bool:
        """Whether it awaits the learner's own judgement."""
        return (
            self.marking is not None
            and self.marking.verdict.outcome is Outcome.UNDECIDED
            and self.judgement is None
        )

    @property
    def is_answered(self) -> bool:
        """Whether an interviewer would go on from here: said, and not wrong."""
        return (
            self.marking is not None
            and self.marking.verdict.outcome is not Outcome.WRONG
        )


def share(heard: Heard) -> float | None:
    """How much of a good answer it was, from 0 to 1; None while nobody knows."""
    if heard.marking is None:
        return 0.0
    verdict = heard.marking.verdict
    if verdict.outcome is Outcome.UNDECIDED:
        return None if heard.judgement is None else heard.judgement.share
    if verdict.outcome is Outcome.CORRECT:
        return 1.0
    counts = dict(verdict.arguments)
    if verdict.reason == "missing-items":
        return _ratio(counts.get("found"), counts.get("needed"))
    if verdict.reason == "wrong-gap":
        missed = _ratio(counts.get("missed"), counts.get("count"))
        return 1.0 - missed if missed else 0.0
    return 0.0


def _ratio(part: str | None, whole: str | None) -> float:
    if part is None or whole is None or not (part + whole).isdecimal():
        return 0.0
    return min(1.0, int(part) / int(whole)) if int(whole) else 0.0


def judge_points(answer: Points, ticked: Collection[int]) -> Judgement:
    """The judgement that ticked points come to; a red flag caps it."""
    points, bonus = len(answer.points), len(answer.bonus)
    made = sum(1 <= number <= points for number in set(ticked))
    worth = made / max(1, points)
    if any(number > points + bonus for number in ticked):
        worth = min(worth, FLAGGED_SHARE)
    return Judgement(worth, tuple(sorted(set(ticked))))


def plain_followups(card: Card) -> tuple[CardId | int, ...]:
    """A card's follow-ups: ids of cards, and the places of plain questions.

    An id has a colon and no spaces; whether the card is there is for others to say.
    """
    found: list[CardId | int] = []
    for place, one in enumerate(card.followups):
        text = one.variants[0][1]
        is_id = ":" in text and not any(letter.isspace() for letter in text)
        found.append(CardId(text) if is_id else place)
    return tuple(found)


class Stage(StrEnum):
    """What the interview waits for."""

    ASKING = "asking"
    JUDGING = "judging"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview that is going on."""

    pool: tuple[Prospect, ...]
    length_ms: int
    most: int | None = None
    """Questions, follow-ups among them; None: as many as there is time for."""
    seed: int = 0
    heard: tuple[Heard, ...] = ()
    stage: Stage = Stage.ASKING
    question: Question | None = field(default=None)

    @property
    def spent_ms(self) -> int:
        """Time used by the questions so far."""
        return sum(one.took_ms for one in self.heard)

    @property
    def open(self) -> tuple[int, ...]:
        """Numbers, from 1, of the answers that await a judgement."""
        return tuple(n for n, one in enumerate(self.heard, start=1) if one.is_open)

    @property
    def prospect(self) -> Prospect | None:
        """What is known of the card being asked."""
        if self.question is None:
            return None
        found = (one for one in self.pool if one.card == self.question.card)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer was given."""

    given: tuple[str, ...]
    marking: Marking
    took_ms: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """The learner has nothing to say to this one."""

    took_ms: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The card is no longer in any deck."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The learner wants no more questions: what is open is judged now."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The first open answer was judged."""

    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Left:
    """The learner leaves, or the input ends: one can go on later."""


Event = Replied | Skipped | Lost | Finished | Judged | Left


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """Keep what was heard before the next question is shown."""

    number: int
    heard: Heard


@dataclass(frozen=True, slots=True)
class KeepFinish:
    """Keep that no more is to be asked."""


@dataclass(frozen=True, slots=True)
class KeepJudgement:
    """Keep a judgement."""

    number: int
    heard: Heard


@dataclass(frozen=True, slots=True)
class KeepResult:
    """Keep that the interview is complete, and how it went."""

    heard: tuple[Heard, ...]


Effect = KeepAnswer | KeepFinish | KeepJudgement | KeepResult
Step = tuple[Interview, tuple[Effect, ...]]


def begin(
    pool: tuple[Prospect, ...],
    *,
    length_ms: int,
    most: int | None = None,
    seed: int = 0,
    heard: tuple[Heard, ...] = (),
    is_finished: bool = False,
) -> Interview:
    """An interview at its first question, or where it was left after `heard`.

    Args:
        is_finished: No more is to be asked, only judged.
    """
    state = Interview(pool, length_ms, most, seed, heard)
    return _judging(state) if is_finished else _asking(state)


def step(state: Interview, event: Event) -> Step:
    """Advance the interview by one event.

    An event that does not fit the stage changes nothing and records nothing.
    """
    match event:
        case Replied() | Skipped():
            return _heard(state, event)
        case Lost():
            if state.question is None or state.stage is not Stage.ASKING:
                return state, ()
            lost = state.question.card
            pool = tuple(one for one in state.pool if one.card != lost)
            return _closed(_asking(replace(state, pool=pool, question=None)))
        case Finished():
            if state.stage is not Stage.ASKING:
                return state, ()
            after, effects = _closed(_judging(state))
            return after, (*((KeepFinish(),) if state.heard else ()), *effects)
        case Judged(judgement=judgement):
            if state.stage is not Stage.JUDGING:
                return state, ()
            return _judged(state, judgement)
        case Left():
            return replace(state, stage=Stage.OVER, question=None), ()
        case _:
            assert_never(event)


def _heard(state: Interview, event: Replied | Skipped) -> Step:
    question, prospect = state.question, state.prospect
    if state.stage is not Stage.ASKING or question is None or prospect is None:
        return state, ()
    given: tuple[str, ...] = ()
    marking = None
    if isinstance(event, Replied):
        given, marking = event.given, event.marking
        if marking.verdict.outcome is Outcome.INVALID:
            # An interviewer asks again.
            return state, ()
    one = Heard(
        question,
        "basic" if question.aside is not None else prospect.kind,
        prospect.topic,
        prospect.rank,
        event.took_ms,
        given,
        marking,
    )
    after = _asking(replace(state, heard=(*state.heard, one), question=None))
    closed, effects = _closed(after)
    return closed, (KeepAnswer(len(after.heard), one), *effects)


def _judged(state: Interview, judgement: Judgement) -> Step:
    number = state.open[0]
    one = replace(state.heard[number - 1], judgement=judgement)
    heard = (*state.heard[: number - 1], one, *state.heard[number:])
    after, effects = _closed(_judging(replace(state, heard=heard)))
    return after, (KeepJudgement(number, one), *effects)


def _asking(state: Interview) -> Interview:
    from quiz.session.interview_choice import next_question

    is_late = state.length_ms - state.spent_ms < LEAST_MS
    if is_late or (state.most is not None and len(state.heard) >= state.most):
        return _judging(state)
    question = next_question(state.pool, state.heard, state.seed)
    if question is None:
        return _judging(state)
    return replace(state, stage=Stage.ASKING, question=question)


def _judging(state: Interview) -> Interview:
    stage = Stage.JUDGING if state.open else Stage.OVER
    return replace(state, stage=stage, question=None)


def _closed(state: Interview) -> Step:
    """The result is kept once nothing is left to ask or to judge."""
    if state.stage is Stage.OVER and state.heard:
        return state, (KeepResult(state.heard),)
    return state, ()
