"""Interviews in the log: a beginning, each answer, each judgement, the result.

All are events of kind ``interview``, told apart by ``step``. What belongs to one
interview names the event that began it, so that whatever was answered is there,
wherever the interview broke off. None of them moves a card's memory.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from quiz.app.desk import Desk
from quiz.app.ticks import Ticks, read_ticks, ticked_texts
from quiz.deck.model import CardId, Points
from quiz.session import Marking, Part, State
from quiz.session.interview import (
    LEVELS,
    Effect,
    Heard,
    Judgement,
    KeepAnswer,
    KeepFinish,
    KeepJudgement,
    KeepResult,
    Question,
)
from quiz.session.interview_report import report
from quiz.store import Draft, Event, Kind
from quiz.verdict import Outcome, Verdict, Witness


@dataclass(frozen=True, slots=True)
class Brief:
    """What an interview was begun with."""

    minutes: int
    questions: int | None
    level: str | None
    decks: tuple[str, ...]
    seed: int
    pool: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An interview, read back."""

    id: str
    at_ms: int
    offset_minutes: int
    brief: Brief
    heard: tuple[Heard, ...] = ()
    texts: tuple[str, ...] = ()
    """What was asked, as it was shown: for cards that are gone."""
    points: tuple[Ticks | None, ...] = ()
    """What of a model answer was said, by its texts at that time; None where it has no
    points, is not judged, or comes from a log that kept numbers alone."""
    begun: Mapping[int, Ticks] = field(default_factory=dict)
    """What was ticked of answers whose judging was left, by their numbers from 1."""
    lost_ms: int = 0
    """Time spent on questions that were left open; it is not given back."""
    is_finished: bool = False
    """No more is to be asked."""
    is_complete: bool = False
    """Everything is judged, too."""

    @property
    def cards(self) -> frozenset[CardId]:
        """The cards asked."""
        return frozenset(one.question.card for one in self.heard)


@dataclass(slots=True)
class Minutes:
    """Keeps the effects of one interview; nothing before the first answer."""

    desk: Desk
    brief: Brief
    id: str = ""

    def keep(self, effect: Effect, text: str = "") -> None:
        """Make an effect durable before anything of it is shown.

        Args:
            text: The question as it was shown.
        """
        match effect:
            case KeepAnswer(number=number, heard=heard):
                payload = {**_answer(heard), "number": number, "question": text}
                self._append("answer", heard.question.card, payload)
            case KeepFinish():
                self._append("finished", None, {})
            case KeepJudgement(number=number, heard=heard):
                judged = heard.judgement or Judgement(0.0)
                payload = {
                    "number": number,
                    "share": judged.share,
                    "ticked": list(judged.ticked),
                }
                card = self.desk.library.card(heard.question.card)
                is_card = card is not None and heard.question.aside is None
                if card is not None and is_card and isinstance(card.answer, Points):
                    # Numbers say nothing once the deck has changed.
                    payload["points"] = ticked_texts(card.answer, judged.ticked)
                self._append("judged", heard.question.card, payload)
            case KeepResult(heard=some):
                self._append("end", None, _result(some))

    def keep_left(self, took_ms: int) -> None:
        """Make durable how long a question was open that the learner left."""
        if self.id and took_ms > 0:
            self._append("left", None, {"took_ms": took_ms})

    def keep_ticking(
        self, number: int, card: CardId, ticked: Collection[int]
    ) -> Ticks | None:
        """Make durable what was ticked of an answer whose judging was left."""
        known = self.desk.library.card(card)
        if known is None or not isinstance(known.answer, Points):
            return None
        points = ticked_texts(known.answer, ticked)
        self._append("ticking", card, {"number": number, "points": points})
        return read_ticks(points)

    def _append(
        self, step: str, card: CardId | None, payload: Mapping[str, object]
    ) -> None:
        if not self.id:
            self._begin()
        named = {"step": step, "interview": self.id, **payload}
        self.desk.append(Kind.INTERVIEW, card, named)

    def _begin(self) -> None:
        brief = self.brief
        payload: dict[str, object] = {
            "step": "begin",
            "minutes": brief.minutes,
            "questions": brief.questions,
            "level": brief.level,
            "decks": list(brief.decks),
            "seed": brief.seed,
            "pool": list(brief.pool),
        }
        moment = self.desk.clock()
        draft = Draft(
            Kind.INTERVIEW, None, payload, moment.at_ms, moment.offset_minutes
        )
        self.id = self.desk.store.append_many([draft])[0].id


def last_interview(desk: Desk) -> Kept | None:
    """The interview begun last that has an answer; None: there is none."""
    events = desk.store.of_kind(Kind.INTERVIEW)
    answered = {
        one.payload.get("interview")
        for one in events
        if one.payload.get("step") == "answer"
    }
    begun = [
        one
        for one in events
        if one.payload.get("step") == "begin" and one.id in answered
    ]
    if not begun:
        return None
    first = begun[-1]
    own = [one for one in events if one.payload.get("interview") == first.id]
    steps = {one.payload.get("step") for one in own}
    heard: dict[int, Heard] = {}
    texts: dict[int, str] = {}
    points: dict[int, Ticks | None] = {}
    ticking: dict[int, Ticks] = {}
    for event in own:
        number = _int(event.payload, "number")
        if event.payload.get("step") == "answer" and event.card is not None:
            heard[number] = _heard(event, event.card)
            texts[number] = str(event.payload.get("question", ""))
        elif event.payload.get("step") == "judged" and number in heard:
            heard[number] = replace(heard[number], judgement=_judgement(event.payload))
            points[number] = read_ticks(event.payload.get("points"))
            ticking.pop(number, None)
        elif ticks := _ticking(event):
            ticking[number] = ticks
    numbers = sorted(heard)
    return Kept(
        first.id,
        first.at_ms,
        first.offset_minutes,
        _brief(first.payload),
        tuple(heard[number] for number in numbers),
        tuple(texts[number] for number in numbers),
        tuple(points.get(number) for number in numbers),
        ticking,
        sum(
            max(0, _int(one.payload, "took_ms"))
            for one in own
            if one.payload.get("step") == "left"
        ),
        "finished" in steps,
        "end" in steps,
    )


def _ticking(event: Event) -> Ticks | None:
    """What was ticked when the judging of an answer was left."""
    is_begun = event.payload.get("step") == "ticking"
    return read_ticks(event.payload.get("points")) if is_begun else None


def _answer(heard: Heard) -> dict[str, object]:
    question, marking = heard.question, heard.marking
    payload: dict[str, object] = {
        "main": question.main,
        "aside": question.aside,
        "kind": heard.kind,
        "topic": heard.topic,
        "level": LEVELS[heard.rank],
        "took_ms": heard.took_ms,
        "given": list(heard.given),
        "skipped": marking is None,
    }
    if marking is None:
        return payload
    verdict, witness = marking.verdict, marking.verdict.witness
    return payload | {
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "arguments": dict(verdict.arguments),
        "notes": list(verdict.notes),
        "parts": [[one.expected, one.given, one.state.value] for one in marking.parts],
        "witness": witness
        and {
            "at": [list(pair) for pair in witness.at],
            "given": witness.given,
            "expected": witness.expected,
        },
    }


def _result(heard: tuple[Heard, ...]) -> dict[str, object]:
    whole = report(heard)
    return {
        "asked": len(heard),
        "share": whole.share,
        "took_ms": sum(one.took_ms for one in heard),
        "marks": [one.mark.value for one in whole.results],
        "topics": {
            one.topic: {"asked": one.asked, "well": one.well, "share": one.share}
            for one in whole.topics
        },
    }


def _brief(payload: Mapping[str, object]) -> Brief:
    questions, level = payload.get("questions"), payload.get("level")
    return Brief(
        _int(payload, "minutes"),
        questions if isinstance(questions, int) else None,
        level if isinstance(level, str) and level in LEVELS else None,
        _texts(payload, "decks"),
        _int(payload, "seed"),
        tuple(CardId(one) for one in _texts(payload, "pool")),
    )


def _heard(event: Event, card: CardId) -> Heard:
    payload = event.payload
    main, aside = payload.get("main"), payload.get("aside")
    level = payload.get("level")
    return Heard(
        Question(
            card,
            CardId(main) if isinstance(main, str) else None,
            aside if isinstance(aside, int) else None,
        ),
        str(payload.get("kind", "")),
        str(payload.get("topic", "")),
        LEVELS.index(level) if level in LEVELS else 0,
        _int(payload, "took_ms"),
        _texts(payload, "given"),
        None if payload.get("skipped") is True else _marking(payload),
    )


def _marking(payload: Mapping[str, object]) -> Marking:
    known = {one.value: one for one in Outcome}
    details, parts = payload.get("arguments"), payload.get("parts")
    states = {one.value: one for one in State}
    verdict = Verdict(
        known.get(str(payload.get("outcome")), Outcome.UNDECIDED),
        str(payload.get("reason", "self-graded")),
        notes=_texts(payload, "notes"),
        witness=_witness(payload.get("witness")),
        arguments=tuple((str(key), str(it)) for key, it in details.items())
        if isinstance(details, dict)
        else (),
    )
    read = [
        Part(str(one[0]), str(one[1]), states.get(str(one[2]), State.EXTRA))
        for one in (parts if isinstance(parts, list) else ())
        if isinstance(one, list) and len(one) == 3
    ]
    return Marking(verdict, tuple(read))


def _witness(stored: object) -> Witness | None:
    if not isinstance(stored, dict):
        return None
    at = stored.get("at")
    pairs = [
        (str(one[0]), str(one[1]))
        for one in (at if isinstance(at, list) else ())
        if isinstance(one, list) and len(one) == 2
    ]
    given, expected = stored.get("given", ""), stored.get("expected", "")
    return Witness(tuple(pairs), str(given), str(expected))


def _judgement(payload: Mapping[str, object]) -> Judgement:
    worth, ticked = payload.get("share"), payload.get("ticked")
    return Judgement(
        min(1.0, max(0.0, float(worth))) if isinstance(worth, int | float) else 0.0,
        tuple(one for one in ticked if isinstance(one, int))
        if isinstance(ticked, list)
        else (),
    )


def _int(payload: Mapping[str, object], key: str) -> int:
    value = payload.get(key)
    return value if isinstance(value, int) else 0


def _texts(payload: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = payload.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()
