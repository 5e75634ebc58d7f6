"""One card on the screen: question, answer, verdict, rating."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from quiz.app.numerics import Study
from quiz.app.pictures import Painter
from quiz.app.proving import PATIENCE_S, Judge, Prover
from quiz.deck.model import Card, Choice, Cloze, Formula, Points
from quiz.memory import Rating
from quiz.session import (
    GAVE_UP,
    Answered,
    Buried,
    Event,
    Hinted,
    Manner,
    Marking,
    Phase,
    Rated,
    Sitting,
    Stopped,
    Suspended,
    Ticked,
    Tools,
    Undone,
    manner,
    mark,
    may_try_again,
    suggest_from_ticks,
)
from quiz.ui.answer import after_view, answer_view, followups_view
from quiz.ui.keys import action_of, keys_view, word_action
from quiz.ui.question import hint_view, ways_view
from quiz.ui.rating import RATINGS, rating_view
from quiz.ui.screen import END, Screen
from quiz.ui.text import columns
from quiz.ui.verdict import parts_view, proof_view, verdict_view
from quiz.verdict import Outcome

PROMPT = "› "
_PLAIN_PROMPT = "> "
_LEAVING: dict[str, Event] = {
    "undo": Undone(),
    "suspend": Suspended(),
    "bury": Buried(),
    "quit": Stopped(),
}


@dataclass(frozen=True, slots=True)
class Turning:
    """One card being asked, with everything its turn needs."""

    card: Card
    screen: Screen
    tools: Tools
    painter: Painter
    open_link: Callable[[str], object]
    followups: tuple[str, ...] = ()
    shuffled: tuple[int, ...] = ()
    study: Study | None = None
    """Tells how a right formula behaves in floating point."""
    tried: list[str] = field(default_factory=list)
    """Formulas typed so far: the last one is plotted even after giving up."""
    judge: Judge | None = None
    """What the verdict on a formula rests on, for those that can be proved."""


def shuffled_options(card: Card, seed: int) -> tuple[int, ...]:
    """The places of a choice's options, in the order to show them."""
    if not isinstance(card.answer, Choice):
        return ()
    places = list(range(len(card.answer.options)))
    random.Random(f"{seed}:{card.id}").shuffle(places)  # noqa: S311 - no secret
    return tuple(places)


def ask(turning: Turning, sitting: Sitting) -> Event:
    """Waits until the learner does something with the question."""
    match manner(turning.card.answer):
        case Manner.ALOUD:
            return _ask_aloud(turning, sitting)
        case Manner.PICK:
            return _ask_pick(turning, sitting)
        case Manner.GAPS:
            return _ask_gaps(turning, sitting)
        case Manner.LINE | Manner.PICKS:
            return _ask_line(turning, sitting)
        case other:
            assert_never(other)


def rate(turning: Turning, sitting: Sitting, days: Sequence[int]) -> Event:
    """Waits for a rating, or for something else to be done."""
    look = turning.screen.look
    suggestion = sitting.turn.suggestion or Rating.GOOD
    counts = bool(days)
    view = rating_view(days or (0, 0, 0, 0), suggestion, look, counts=counts)
    turning.screen.show(view)
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        if key in ("enter", "space"):
            return Rated(suggestion)
        if key in ("1", "2", "3", "4"):
            return Rated(RATINGS[int(key) - 1])
        action = action_of(key)
        if action in _LEAVING:
            return _LEAVING[action]
        _aside(turning, sitting, action)


def show_outcome(turning: Turning, sitting: Sitting) -> None:
    """The verdict of the latest answer, below the question."""
    marking = sitting.turn.marking
    if marking is None:
        return
    given = " ".join(sitting.turn.given)
    look = turning.screen.look
    is_line = manner(turning.card.answer) is Manner.LINE
    shift = len(PROMPT) if is_line and not look.is_plain else 0
    room = look.width - shift
    shift = shift if columns(given) < room else 0
    view = verdict_view(marking, look, given=given, column_shift=shift)
    turning.screen.show(view, tight=marking.verdict.column is not None and shift > 0)
    if sitting.phase is Phase.ASKING and marking.verdict.outcome is Outcome.WRONG:
        turning.screen.show(look.label("answer.again"), tight=True)
    if marking.verdict.outcome is Outcome.CORRECT:
        _show_numerics(turning, sitting)


def _show_numerics(turning: Turning, sitting: Sitting) -> None:
    """One line on floating point: worked out once the verdict can be read."""
    answer, given = turning.card.answer, sitting.turn.given
    if not isinstance(answer, Formula) or turning.study is None or not given:
        return
    found = turning.study(answer.function, answer.ask, given[0])
    if found is None:
        return
    from quiz.ui.numerics import numerics_line

    line = numerics_line(
        found.behaviour,
        found.text,
        turning.screen.look,
        stable=found.stable,
        relief=found.relief,
    )
    turning.screen.show(line, tight=True)


def show_truth(turning: Turning, sitting: Sitting) -> None:
    """The answer with everything that goes with it."""
    marking, card, look = sitting.turn.marking, turning.card, turning.screen.look
    given = ""
    if isinstance(card.answer, Formula) and sitting.turn.given:
        given = sitting.turn.given[0]
    is_proved = _begin_proof(turning, marking, given)
    pictures = turning.painter.pictures(card, given, width=look.width)
    turning.screen.show(
        proof_view(look) if is_proved() else None,
        parts_view(marking, look) if marking is not None else None,
        answer_view(
            card, look, pictures=pictures, given=given, shuffled=turning.shuffled
        ),
    )


def _begin_proof(
    turning: Turning, marking: Marking | None, given: str
) -> Callable[[], bool]:
    """Have a right formula proved meanwhile; whether it is, asked a little later."""
    answer = turning.card.answer
    if turning.judge is None or not isinstance(answer, Formula) or marking is None:
        return lambda: False
    if not given or marking.verdict.outcome is not Outcome.CORRECT:
        return lambda: False
    prover = Prover(turning.painter.child)
    proof = prover.begin(turning.judge(answer.function, answer.ask, given))
    return lambda: prover.wait(proof, PATIENCE_S)


def show_after(turning: Turning) -> None:
    """The explanation and the links, once the learner has compared."""
    look = turning.screen.look
    turning.screen.show(after_view(turning.card, look))


def tick(turning: Turning, sitting: Sitting) -> Event | None:
    """For an explanation: which points the learner made."""
    answer = turning.card.answer
    if not isinstance(answer, Points):
        return None
    look = turning.screen.look
    line = turning.screen.line(look.say("answer.ticks"))
    if line is None:
        return Stopped()
    action = word_action(line)
    if action in _LEAVING:
        return _LEAVING[action]
    numbers = [int(word) for word in line.replace(",", " ").split() if word.isdecimal()]
    if line.strip() == "*":
        numbers = list(range(1, len(answer.points) + 1))
    return Ticked(suggest_from_ticks(answer, numbers, hints=sitting.turn.hints))


def _ask_aloud(turning: Turning, sitting: Sitting) -> Event:
    look = turning.screen.look
    turning.screen.show(ways_view("answer.reveal", turning.card, look))
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        if key in ("enter", "space"):
            return _answered(turning, ())
        event = _command(turning, sitting, action_of(key))
        if event is not None:
            return event


def _ask_pick(turning: Turning, sitting: Sitting) -> Event:
    answer = turning.card.answer
    count = len(answer.options) if isinstance(answer, Choice) else 3
    look = turning.screen.look
    turning.screen.show(ways_view("answer.pick", turning.card, look, n=count))
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        if key == "enter":
            return Answered((), GAVE_UP)
        if key.isdecimal() and 1 <= int(key) <= count:
            return _answered(turning, (key,))
        event = _command(turning, sitting, action_of(key))
        if event is not None:
            return event


def _ask_line(turning: Turning, sitting: Sitting) -> Event:
    look = turning.screen.look
    prompt = _PLAIN_PROMPT if look.is_plain else PROMPT
    if not sitting.turn.given and not sitting.turn.hints:
        turning.screen.show(ways_view("answer.line", turning.card, look, colon=":"))
    while True:
        line = turning.screen.line(prompt)
        if line is None:
            return Stopped()
        if not line.strip():
            return Answered((), GAVE_UP)
        if word_action(line) is None:
            if manner(turning.card.answer) is Manner.PICKS:
                return _answered(turning, tuple(line.replace(",", " ").split()))
            return _answered(turning, (line.strip(),))
        event = _command(turning, sitting, word_action(line))
        if event is not None:
            return event


def _ask_gaps(turning: Turning, sitting: Sitting) -> Event:
    given: list[str] = []
    while len(given) < _gap_count(turning):
        number = len(given) + 1
        prompt = turning.screen.look.say("answer.gap", n=number)
        line = turning.screen.line(prompt)
        if line is None:
            return Stopped()
        action = word_action(line)
        if action is None:
            given.append(line.strip())
            continue
        event = _command(turning, sitting, action)
        if event is not None:
            return event
    return _answered(turning, tuple(given)) if any(given) else Answered((), GAVE_UP)


def _gap_count(turning: Turning) -> int:
    answer = turning.card.answer
    if not isinstance(answer, Cloze):
        return 1
    return len(answer.get(turning.screen.look.language).gaps)


def _answered(turning: Turning, given: tuple[str, ...]) -> Answered:
    card = turning.card
    turning.tried.extend(given[:1])
    marking: Marking = mark(
        card.answer,
        given,
        turning.tools,
        language=turning.screen.look.language,
        shuffled=turning.shuffled,
    )
    return Answered(given, marking, may_try_again=may_try_again(card.answer))


def _command(turning: Turning, sitting: Sitting, action: str | None) -> Event | None:
    if action in _LEAVING:
        return _LEAVING[action]
    if action == "hint":
        hints, look = turning.card.hints, turning.screen.look
        if sitting.turn.hints < len(hints):
            return Hinted(len(hints))
        turning.screen.show(look.label("hint.none"))
        return None
    _aside(turning, sitting, action)
    return None


def _aside(turning: Turning, sitting: Sitting, action: str | None) -> None:
    """What neither answers nor rates: the keys, a link, a plot."""
    look = turning.screen.look
    if action == "keys":
        turning.screen.show(keys_view(look))
    elif action == "followup":
        view = followups_view(turning.followups, look)
        turning.screen.show(view or look.label("followups.none"))
    elif action == "link":
        for link in turning.card.links[:1]:
            turning.open_link(link.url)
            turning.screen.show(look.label("link.opened", url=link.url))
        if not turning.card.links:
            turning.screen.show(look.label("link.none"))
    elif action == "plot":
        from quiz.app.plotting import plotted

        is_answered = sitting.phase is Phase.RATING
        given = [*turning.tried, *sitting.turn.given[:1]][-1:]
        view = plotted(
            turning.painter.library,
            turning.card,
            "".join(given),
            look,
            is_answered=is_answered,
        )
        turning.screen.show(view)


def show_hint(turning: Turning, sitting: Sitting) -> None:
    """The hint just asked for."""
    look = turning.screen.look
    turning.screen.show(hint_view(turning.card, sitting.turn.hints, look))
