"""What a session says of the plan that it follows."""

from __future__ import annotations

from enum import StrEnum

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.plan import told


class Rest(StrEnum):
    """Why a plan asks nothing more today."""

    NO_CARDS = "no-cards"
    NOTHING_YET = "nothing-yet"
    SPENT = "spent"
    SPENT_LAST = "spent-last"
    """On the day of the interview: there is no tomorrow."""
    SURE = "sure"
    """On that day: nothing needs a last look."""
    DONE = "done"


def days_left_view(days_left: int, look: Look) -> Text:
    """How far the interview is."""
    if days_left <= 0:
        return Text(told("session.today", look))
    if days_left == 1:
        return Text(told("session.tomorrow", look))
    return Text(told("session.left", look, n=days_left))


def rest_words(rest: Rest, minutes: int, look: Look) -> str:
    """Why nothing more is asked today.

    Args:
        minutes: Of the plan, a day.
    """
    return told(f"done.{rest.value}", look, n=minutes)


def done_view(rest: Rest, days_left: int, minutes: int, look: Look) -> RenderableType:
    """Nothing more is to be asked today: what one can do.

    Args:
        minutes: Of the plan, a day.
    """
    said = rest_words(rest, minutes, look)
    # By the plan nothing more would be asked, whatever the minutes.
    more = "quiz review --ahead", Text(look.say("nothing.ahead"))
    if rest in (Rest.SPENT, Rest.SPENT_LAST):
        more = "quiz review --minutes 10", Text(told("done.more", look))
    ways = [
        more,
        ("quiz plan", Text(told("done.outlook", look))),
        ("quiz interview", Text(look.say("nothing.interview"))),
        ("quiz plan --clear", Text(told("done.clear", look))),
    ]
    first = Group(Text(said, style="bold"), days_left_view(days_left, look))
    rows = indented(fact_rows(ways, look), look)
    return stack(first, Group(look.label("nothing.also"), rows))
