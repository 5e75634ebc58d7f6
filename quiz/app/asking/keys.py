"""The keys that do something now, and what is being waited for below them."""

from __future__ import annotations

from quiz.app.asking.again import below_keys, fits, show_again
from quiz.app.asking.turning import MOST_KEYS, Turning
from quiz.deck.model import Card, Choice, Formula, Listing, Number, Property
from quiz.session import Manner, Phase, Sitting, manner
from quiz.ui.asking import Page, item_keys
from quiz.ui.keys import KEYS, keys_view
from quiz.ui.look import Look
from quiz.ui.printing import View
from quiz.ui.question import asked_view
from quiz.verdict import Outcome

_ENTER = {
    Manner.ALOUD: "keys.reveal",
    Manner.LINE: "keys.send",
    Manner.GAPS: "keys.send-gap",
    Manner.PICK: "keys.give-up",
    Manner.PICKS: "keys.done",
}
_TICKING = frozenset({"undo", "suspend", "bury", "quit", "keys"})
_INSIDE = frozenset({"hint", "link", "keys", "quit"})
"""What can be done at a follow-up; the rest is for the card that is left open."""


def show_keys(turning: Turning, sitting: Sitting) -> None:
    """The keys, then the question again; who asks shows what it waits for."""
    card, screen = turning.card, turning.screen
    look, how = screen.look, manner(card.answer)
    is_answered = sitting.phase is Phase.RATING
    if is_answered:
        keys = keys_view(look, _useful(turning, sitting), enter="keys.accept")
        screen.show(keys, asked_view(card, look))
        return
    has_signs = isinstance(card.answer, Formula | Property | Number)
    keys = keys_view(
        look,
        _useful(turning, sitting) | ({"tab"} if has_signs else set()),
        enter="keys.send-item" if isinstance(card.answer, Listing) else _ENTER[how],
        rates=False,
        colon=":" if is_typed(card, look) else "",
        above=_numbers(card, look),
        instead={"quit": "keys.to-card"} if turning.is_followup else {},
    )
    below = below_keys(turning, sitting.turn.hints)
    if fits(turning, keys, *below):
        screen.show(keys, *below)
        return
    screen.begin_card()
    screen.show(keys, look.label("keys.back"))
    screen.pause()  # a line begins with the key that closes them
    show_again(turning, sitting.turn.hints)


def ticking_keys(card: Card, page: Page, look: Look) -> View:
    """The keys while points are ticked, those of the page before the commands."""
    rows = [(page.keys, look.say("keys.tick"))]
    if page.star:
        rows.append(("*", look.say("keys.tick-all", keys=page.star)))
    has_back = page.place > 1
    return keys_view(
        look,
        _TICKING | ({"link"} if card.links else set()),
        enter="keys.next-page" if page.has_more else "keys.ready",
        rates=False,
        above=rows,
        instead={"undo": "keys.page-back"} if has_back else {},
    )


def _numbers(card: Card, look: Look) -> list[tuple[str, str]]:
    """The keys of numbered choices."""
    how, answer = manner(card.answer), card.answer
    if is_typed(card, look) or how not in (Manner.PICK, Manner.PICKS):
        return []
    count = len(answer.options) if isinstance(answer, Choice) else 3
    keys = item_keys(count)
    key = "keys.pick" if how is Manner.PICK else "keys.picks"
    return [(f"{keys[0]}–{keys[-1]}", look.say(key))]


def is_typed(card: Card, look: Look) -> bool:
    """Whether the card is answered on a line, where a command needs its colon."""
    how, answer = manner(card.answer), card.answer
    if how is Manner.PICK:
        return isinstance(answer, Choice) and len(answer.options) > MOST_KEYS
    return how in (Manner.LINE, Manner.GAPS) or (how is Manner.PICKS and look.is_plain)


def can_overrule(sitting: Sitting) -> bool:
    """Whether there is a verdict that the learner may set aside."""
    turn = sitting.turn
    if turn.overruled is not None:
        return False
    if sitting.phase is not Phase.RATING:
        return turn.wrong_tries > 0
    verdict = None if turn.marking is None else turn.marking.verdict
    if verdict is not None and verdict.reason == "gave-up":
        return turn.wrong_tries > 1  # there was a try before the answer was shown
    return (
        verdict is not None
        and verdict.outcome is not Outcome.CORRECT
        and verdict.reason != "self-graded"
    )


def _useful(turning: Turning, sitting: Sitting) -> frozenset[str]:
    card, beside = turning.card, turning.beside
    is_answered = sitting.phase is Phase.RATING
    can_keep = beside is not None and not beside.is_read_only
    idle = {
        "keys": True,
        "hint": is_answered or sitting.turn.hints >= len(card.hints),
        "followup": not (is_answered and turning.followups),
        "link": not card.links,
        "plot": not (is_answered and isinstance(card.answer, Formula | Property)),
        "edit": beside is None,
        "note": not can_keep,
        "flag": not can_keep,
        "overrule": not can_overrule(sitting),
    }
    actions = (key.action for key in KEYS)
    if turning.is_followup:
        actions = (action for action in actions if action in _INSIDE)
    return frozenset(action for action in actions if not idle.get(action, False))
