"""What a session says of the plan that it follows."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.plan import told


def days_left_view(days_left: int, look: Look) -> Text:
    """How far the interview is."""
    if days_left <= 0:
        return Text(told("session.today", look))
    if days_left == 1:
        return Text(told("session.tomorrow", look))
    return Text(told("session.left", look, n=days_left))


def done_view(days_left: int, spent_minutes: int | None, look: Look) -> RenderableType:
    """Nothing more is to be asked today: what one can do.

    Args:
        spent_minutes: The day's minutes, if it is they that are over.
    """
    said = told("done", look)
    # By the plan nothing more would be asked, whatever the minutes.
    more = "quiz review --ahead", Text(look.say("nothing.ahead"))
    if spent_minutes is not None:
        said = told("done.spent", look, n=spent_minutes)
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
