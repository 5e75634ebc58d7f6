"""The end of a session: what was done, how well, and when to come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.grid import fact_rows
from quiz.ui.items import with_command
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import one_line
from quiz.ui.times import lasted, when

_COMMANDS = {
    "nothing.new": "quiz review --new 10",
    "nothing.ahead": "quiz review --ahead",
    "nothing.cram": "quiz review --cram",
    "nothing.interview": "quiz interview",
    "nothing.decks": "quiz deck list",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished sitting, in figures."""

    cards: int
    """Different cards rated."""
    recalled: int
    """Of these, how many were answered right at the first try of the sitting."""
    spent_ms: int
    left: int = 0
    """Cards that were still waiting when the learner stopped."""
    hardest: tuple[str, ...] = ()
    """Questions of the cards rated Again most, at most three; empty: none was."""
    next_days: int | None = None
    """Days until something is due again; None when nothing is scheduled."""
    next_count: int = 0
    """How many cards are due then."""
    is_unrated: bool = False
    """The last answer is kept, but was not rated."""
    is_open: bool = False
    """It was a try, and the answer has not been shown."""
    counted: bool = True
    """False when cramming: nothing moved memory."""
    onward: str = "quiz"
    """The command that asks what is left."""
    back: str = "quiz"
    """The command that asks what is due of the same decks another time."""
    is_over: bool = False
    """All cards were asked; those left are what the day has room for besides."""


def summary_view(summary: Summary, look: Look) -> RenderableType:
    """A plain sentence a person would say, then the few figures that matter."""
    if not summary.cards:
        key = _kept(summary) if summary.is_unrated else "summary.nothing"
        return stack(look.label(key, ""), _next(summary, look))
    lines: list[RenderableType] = [
        Text(look.say(_judgement(summary)), style="bold"),
        Text(_figures(summary, look)),
    ]
    if summary.is_unrated:
        lines.append(look.label(_kept(summary)))
    if not summary.counted:
        lines.append(look.label("summary.cram"))
    return stack(Group(*lines), _hardest(summary, look), _next(summary, look))


def nothing_view(
    next_days: int | None,
    next_count: int,
    options: Sequence[str],
    look: Look,
    *,
    back: str = "quiz",
) -> RenderableType:
    """Nothing is due: when something will be, and what else one can do.

    Args:
        back: The command that asks what will be due.
    """
    summary = Summary(0, 0, 0, next_days=next_days, next_count=next_count, back=back)
    ways = [(_COMMANDS[key], Text(look.say(key))) for key in options]
    also = None
    if ways:
        rows = indented(fact_rows(ways, look), look)
        also = Group(look.label("nothing.also"), rows)
    done = Text(look.say("nothing.done"), style="bold")
    return stack(Group(done, _next(summary, look) or Text("")), also)


def all_off_view(deck: str, look: Look) -> RenderableType:
    """No deck is on: how to switch one on.

    Args:
        deck: The id of one.
    """
    ways = [
        (f"quiz deck on {deck}", Text(look.say("nothing.on"))),
        ("quiz deck list", Text(look.say("nothing.all"))),
    ]
    said = Text(look.say("nothing.off"), style="bold")
    return stack(said, indented(fact_rows(ways, look), look))


def _kept(summary: Summary) -> str:
    return "summary.open" if summary.is_open else "summary.unrated"


def _judgement(summary: Summary) -> str:
    share = summary.recalled / summary.cards
    if summary.cards < 3:
        return "summary.short"
    if share >= 0.9:
        return "summary.strong"
    if share >= 0.7:
        return "summary.good"
    if share > 0.55:
        return "summary.over-half"
    if share >= 0.45:
        return "summary.steady"
    # Who rates wrong answers as known means slips, not a hard round.
    return "summary.hard" if summary.hardest else "summary.rated-known"


def _figures(summary: Summary, look: Look) -> str:
    """What was done, how long it took and how well it went, in one sentence."""
    cards, recalled = summary.cards, summary.recalled
    if cards == 1:
        key = "summary.one-recalled" if recalled else "summary.one-failed"
    elif recalled in (0, cards):
        key = "summary.all-recalled" if recalled else "summary.none-recalled"
    else:
        key = "summary.some-recalled"
    time = lasted(summary.spent_ms, look)
    return look.say(key, n=cards, recalled=recalled, time=time)


def _hardest(summary: Summary, look: Look) -> RenderableType | None:
    if not summary.hardest:
        return None
    names = [indented(Text(one_line(name)), look) for name in summary.hardest]
    return Group(look.label("summary.hardest"), *names)


def _next(summary: Summary, look: Look) -> RenderableType | None:
    if summary.left:
        key = "summary.room" if summary.is_over else "summary.left"
        key = key if summary.counted else "summary.left-cram"
        return with_command(
            lambda command: look.say(key, n=summary.left, command=command),
            summary.onward,
            look,
        )
    if summary.next_days is None:
        return None
    day = when(max(0, summary.next_days), look)
    key = "summary.next" if summary.next_days > 0 else "summary.today"
    return with_command(
        lambda command: look.say(key, n=summary.next_count, day=day, command=command),
        summary.back,
        look,
    )
