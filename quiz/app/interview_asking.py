"""One question of an interview on the screen: what was answered, and nothing said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from quiz.app.asking.pleas import is_accepted, plea
from quiz.app.asking.ticking import ticking_key
from quiz.app.asking.turning import PLAIN_PROMPT, PROMPT, number_pressed
from quiz.app.asking.typist import Typist
from quiz.app.pictures import Painter
from quiz.app.preview import typing_of
from quiz.deck.model import Card, Choice, Cloze, Listing
from quiz.session import Manner, Marking, Tools, manner, mark
from quiz.session.interview import Event, Finished, Left, Replied, Skipped
from quiz.session.marking import SELF_GRADED
from quiz.ui.asking import quietly
from quiz.ui.interview import clock_view, keys_view, said, ways
from quiz.ui.keys import UNKNOWN, action_of, word_action
from quiz.ui.screen import END, Clock, Screen, Typing
from quiz.ui.text import columns, one_line
from quiz.ui.verdict import verdict_view
from quiz.verdict import Outcome

_MOST_KEYS = 9
"""Choices that one key can name."""

_KNOWN = ("suspend", "quit", "keys", "hint")
"""Commands that something is done or said to."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question on the screen, with everything that hearing the answer needs."""

    card: Card
    is_aside: bool
    """A follow-up written on the card, which is no card itself."""
    screen: Screen
    tools: Tools
    painter: Painter
    shuffled: tuple[int, ...]
    took_ms: Callable[[], int]
    """Time since the question was shown."""
    left_ms: int = 0
    """Time for the whole interview that was left when it was shown."""

    @property
    def how(self) -> Manner:
        """The manner of answering."""
        return Manner.ALOUD if self.is_aside else manner(self.card.answer)

    @property
    def clock(self) -> Clock:
        """Tells what is left now."""
        return lambda: clock_view(self.left_ms - self.took_ms(), self.screen.look)

    def key(self, typist: Typist) -> str:
        """A key; until it comes, the clock runs."""
        # As a second of what is left is full, another is shown.
        return ticking_key(
            self.screen,
            lambda: typist.with_word(self.clock()),
            lambda: self.took_ms() - self.left_ms,
        )

    def typing(self) -> Typing:
        """What a line is typed with."""
        typing = typing_of(self.card, self.painter, self.screen.look)
        return replace(typing, clock=self.clock, gives_up=True)


def hear(asking: Asking) -> Event:
    """Waits for the answer; one that cannot be read is asked for again."""
    _show_ways(asking)
    while True:
        event = _heard(asking, asking.how)
        if not isinstance(event, Replied):
            return event
        if event.marking.verdict.outcome is not Outcome.INVALID:
            return event
        _ask_again(asking, event)


def _heard(asking: Asking, how: Manner) -> Event:
    match how:
        case Manner.ALOUD:
            return _aloud(asking)
        case Manner.PICK if _count(asking.card) <= _MOST_KEYS:
            return _pick(asking)
        case Manner.LINE if isinstance(asking.card.answer, Listing):
            return _items(asking)
        case Manner.LINE | Manner.PICK | Manner.PICKS:
            return _line(asking, how)
        case Manner.GAPS:
            return _gaps(asking)
        case _:
            assert_never(how)


def _show_ways(asking: Asking) -> None:
    key, look = _way(asking), asking.screen.look
    asking.screen.show(ways(f"ways.{key}", look, n=_count(asking.card)))


def _way(asking: Asking) -> str:
    """How the question is answered, as the tables call it."""
    how = asking.how
    if how is Manner.PICK and _count(asking.card) <= _MOST_KEYS:
        return "pick"
    if how is Manner.LINE and isinstance(asking.card.answer, Listing):
        return "list"
    return {Manner.ALOUD: "aloud", Manner.GAPS: "gaps"}.get(how, "line")


def _aloud(asking: Asking) -> Event:
    if asking.screen.look.is_plain:
        return _said(asking)
    typist = Typist(asking.screen, "interview")
    while True:
        key = asking.key(typist)
        if key == END:
            return Left()
        if typist.types(key):
            continue
        if key in ("enter", "space"):
            return Replied((), SELF_GRADED, asking.took_ms())
        action = action_of(key)
        if action not in _KNOWN:
            typist.misses(key)
        if event := _command(asking, action):
            return event


def _said(asking: Asking) -> Event:
    """Over plain lines a spoken answer may as well be typed; it is kept."""
    while True:
        line = asking.screen.line(PLAIN_PROMPT)
        if line is None:
            return Left()
        word = line.strip()
        action = action_of(word) if len(word) == 1 else word_action(word)
        if action is None:
            given = (word,) if word else ()
            return Replied(given, SELF_GRADED, asking.took_ms())
        if event := _command(asking, action):
            return event


def _pick(asking: Asking) -> Event:
    count = _count(asking.card)
    typist = Typist(asking.screen, "interview-pick", arguments={"n": count})
    while True:
        key = asking.key(typist)
        if key == END:
            return Left()
        if key == "enter" and asking.screen.look.is_plain:
            return _skipped(asking)
        number = number_pressed(asking.card.answer, key, count, asking.shuffled)
        if number is not None:
            return _replied(asking, (str(number),))
        if typist.types(key):
            continue
        action = action_of(key)
        if action is None and asking.screen.look.is_plain:
            _show_ways(asking)
        elif action not in _KNOWN:
            typist.misses(key)
        if event := _command(asking, action):
            return event


def _line(asking: Asking, how: Manner) -> Event:
    look, typing = asking.screen.look, asking.typing()
    while True:
        line = asking.screen.line(PLAIN_PROMPT if look.is_plain else PROMPT, typing)
        if line is None:
            return Left()
        if not line.strip():
            return _skipped(asking)
        if _is_plea(asking, line):
            continue
        action = _commanded(line)
        if action is None and how is Manner.LINE:
            return _replied(asking, (line.strip(),))
        if action is None:
            return _replied(asking, tuple(line.replace(",", " ").split()))
        if event := _command(asking, action):
            return event


def _items(asking: Asking) -> Event:
    """Names, line by line; nothing is said of any until the end."""
    look, typing = asking.screen.look, asking.typing()
    given: list[str] = []
    while True:
        line = asking.screen.line(PLAIN_PROMPT if look.is_plain else PROMPT, typing)
        if line is None and not given:
            return Left()
        if line is None or not line.strip():
            return _replied(asking, tuple(given)) if given else _skipped(asking)
        action = _commanded(line)
        if action == "undo" and given:
            taken = one_line(given.pop())
            asking.screen.show(quietly("draft.back", look, text=taken), tight=True)
            continue
        if _is_plea(asking, line, has_begun=bool(given)):
            continue
        if action is None:
            given.append(line.strip())
        elif event := _command(asking, action):
            return event


def _skipped(asking: Asking) -> Skipped:
    return Skipped(asking.took_ms())


def _gaps(asking: Asking) -> Event:
    answer, look = asking.card.answer, asking.screen.look
    count = len(answer.get(look.language).gaps) if isinstance(answer, Cloze) else 1
    given: list[str] = []
    typing = asking.typing()
    while len(given) < count:
        line = asking.screen.line(look.say("answer.gap", n=len(given) + 1), typing)
        if line is None:
            return Left()
        if _is_plea(asking, line):
            continue
        action = _commanded(line)
        if action is None:
            given.append(line.strip())
        elif event := _command(asking, action):
            return event
    if not any(given):
        return _skipped(asking)
    return _replied(asking, tuple(given))


def _is_plea(asking: Asking, line: str, *, has_begun: bool = False) -> bool:
    """Whether a line asks for something; what to type for it is said then.

    Args:
        has_begun: Something is named already, so that an empty line sends it.
    """
    look = asking.screen.look
    if _is_skip_key(asking, line.strip()):
        asking.screen.show(said("skip-typed", look))
        return True
    found = plea(line, asking.card.answer, asking.tools, look.language)
    if found is None:
        return False
    # No hint is given here, and nothing is taken back.
    is_lacking = found in ("plea.hint", "plea.undo", "plea.away")
    found = "plea.end-list" if has_begun and found == "plea.give-up" else found
    asking.screen.show(quietly("plea.unknown" if is_lacking else found, look))
    return True


def _is_skip_key(asking: Asking, text: str) -> bool:
    """Whether a line is the key that skips where none is typed, and no answer."""
    if len(text) != 1 or action_of(text) != "suspend":
        return False
    language = asking.screen.look.language
    return not is_accepted(text, asking.card.answer, asking.tools, language)


def _commanded(line: str) -> str | None:
    action = word_action(line)
    return None if action == UNKNOWN else action


def _count(card: Card) -> int:
    return len(card.answer.options) if isinstance(card.answer, Choice) else 3


def _replied(asking: Asking, given: tuple[str, ...]) -> Replied:
    took_ms = asking.took_ms()
    marking: Marking = mark(
        asking.card.answer,
        given,
        asking.tools,
        language=asking.screen.look.language,
        shuffled=asking.shuffled,
    )
    return Replied(given, marking, took_ms)


def _command(asking: Asking, action: str | None) -> Event | None:
    """The few commands that an interview knows; the others do nothing."""
    look = asking.screen.look
    # The same key sets a card aside in a session.
    if action == "suspend":
        return _skipped(asking)
    if action == "quit":
        return Finished()
    if action == "keys":
        asking.screen.show(keys_view(look, _way(asking), n=_count(asking.card)))
    elif action == "hint":
        asking.screen.show(said("no-hints", look))
    elif action is not None and _is_read_as_line(asking):
        asking.screen.show(quietly("plea.unknown", look))
    return None


def _is_read_as_line(asking: Asking) -> bool:
    """Whether the answer is a line, to which keys are typed with a colon."""
    if asking.how is Manner.ALOUD:
        return asking.screen.look.is_plain
    return asking.how is not Manner.PICK


def _ask_again(asking: Asking, event: Replied) -> None:
    given, look = " ".join(event.given), asking.screen.look
    shift = len(PROMPT) if len(event.given) == 1 and not look.is_plain else 0
    shift = shift if columns(given) + shift < look.width else 0
    is_placed = event.marking.verdict.column is not None and shift > 0
    view = verdict_view(event.marking, look, given=given, column_shift=shift)
    asking.screen.show(view, tight=is_placed)
    asking.screen.show(said("repeat", look), tight=True)
