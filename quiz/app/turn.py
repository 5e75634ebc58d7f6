"""One card on the screen: its question answered, the answer rated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quiz.app.asking.aloud import ask_aloud
from quiz.app.asking.commands import aside
from quiz.app.asking.followups import ask_followups
from quiz.app.asking.gaps import ask_gaps
from quiz.app.asking.keys import can_overrule
from quiz.app.asking.line import ask_line
from quiz.app.asking.listing import ask_list
from quiz.app.asking.pick import ask_pick
from quiz.app.asking.picks import ask_picks
from quiz.app.asking.shown import show_study
from quiz.app.asking.turning import LEAVING, Turning
from quiz.app.asking.typist import Typist
from quiz.app.studying import PATIENCE_S
from quiz.deck.model import Listing
from quiz.memory import Rating
from quiz.session import Event, Manner, NextTime, Rated, Sitting, Stopped, manner
from quiz.ui.keys import action_of
from quiz.ui.printing import View
from quiz.ui.rating import RATINGS, brief_verdict, hard_reason, rating_view
from quiz.ui.screen import END

_GLANCE_S = 0.1
"""How often a study is looked at while a key is waited for."""


def ask(turning: Turning, sitting: Sitting) -> Event:
    """Waits until the learner does something with the question."""
    match manner(turning.card.answer):
        case Manner.ALOUD:
            return ask_aloud(turning, sitting)
        case Manner.PICK:
            return ask_pick(turning, sitting)
        case Manner.PICKS:
            return ask_picks(turning, sitting)
        case Manner.GAPS:
            return ask_gaps(turning, sitting)
        case Manner.LINE if isinstance(turning.card.answer, Listing):
            return ask_list(turning, sitting, turning.card.answer)
        case Manner.LINE:
            return ask_line(turning, sitting)
        case other:
            assert_never(other)


def rate(turning: Turning, sitting: Sitting, days: Sequence[NextTime]) -> Event:
    """Waits for a rating, or for something else to be done."""
    look = turning.screen.look
    suggestion = sitting.turn.suggestion or Rating.GOOD
    counts = bool(days)
    verdict = brief_verdict(sitting.turn, turning.card.answer, look)
    view = rating_view(
        days or [NextTime(0)] * len(RATINGS),
        suggestion,
        look,
        counts=counts,
        verdict=verdict,
        may_overrule=suggestion < Rating.GOOD and can_overrule(sitting),
        reason=hard_reason(sitting.turn, turning.card.answer),
    )
    if turning.draft.study is not None:
        # Plain lines have nothing above which a line could be put later.
        is_ready = turning.draft.study.is_ready(None if look.is_plain else PATIENCE_S)
        if is_ready:
            show_study(turning)
    _show_menu(turning, view)
    typist = Typist(turning.screen, "rating")
    while True:
        key = _key(turning, view)
        if key == END:
            return Stopped()
        if typist.types(key):
            _show_menu(turning, view)
            continue
        if key in ("enter", "space"):
            return Rated(suggestion)
        if key in ("1", "2", "3", "4"):
            return Rated(RATINGS[int(key) - 1])
        action = action_of(key)
        if action in LEAVING:
            return LEAVING[action]
        if action in (None, "hint"):
            typist.misses(key)
            _show_menu(turning, typist.with_word(view))
            continue
        turning.screen.live(None)
        if action == "followup":
            ask_followups(turning, ask)
            _show_menu(turning, view)
            continue
        event = aside(turning, sitting, action, turning.screen.told)
        if event is not None:
            return event
        _show_menu(turning, view)


def _key(turning: Turning, menu: View) -> str:
    """A key; a study that is ready meanwhile is told above the ratings."""
    screen = turning.screen
    while (study := turning.draft.study) is not None:
        if key := screen.key(_GLANCE_S):
            return key
        if study.is_ready():
            screen.live(None)
            show_study(turning)
            _show_menu(turning, menu)
    return screen.key()


def _show_menu(turning: Turning, view: View) -> None:
    """The ratings, once: what is said meanwhile takes their place, above them."""
    if turning.screen.look.is_plain:
        turning.screen.show(view)
    else:
        turning.screen.live(view)
