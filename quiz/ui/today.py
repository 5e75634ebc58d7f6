"""How much is asked today, and why not all of it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.session.backlog import Backlog
from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``today``, in the reader's language."""
    return fill(table("today", look.language)[key], look.language, arguments)


def welcome_view(look: Look) -> RenderableType:
    """The first start: what happens, how to answer, how to leave."""
    lines = ("welcome.what", "welcome.how", "welcome.leave")
    return Group(*(Text(told(key, look)) for key in lines))


def backlog_view(backlog: Backlog, look: Look) -> Text:
    """How much waits, what of it comes today, and when all of it will have come."""
    return Text(_backlog_sentence(backlog, look))


def _backlog_sentence(backlog: Backlog, look: Look) -> str:
    days = backlog.days
    clear = "backlog.long" if days is None else "backlog.all"
    parts = {
        "today": told("backlog.today", look, n=backlog.today),
        "all": told(clear, look, n=days),
    }
    if backlog.away_days is None:
        key = "backlog.many" if backlog.is_more else "backlog.waiting"
        cards = told(key, look, n=backlog.waiting)
        return told("backlog.now", look, cards=cards, **parts)
    key = "backlog.many-gathered" if backlog.is_more else "backlog.gathered"
    cards = told(key, look, n=backlog.waiting)
    return told("backlog.after", look, n=backlog.away_days, cards=cards, **parts)


def limit_view(waiting: int, look: Look) -> RenderableType:
    """The day's limit is reached although cards wait: what one can do."""
    ways = [
        ("quiz review --limit 20", Text(told("limit.more", look))),
        ("quiz config", Text(told("limit.change", look))),
    ]
    also = Group(
        Text(told("limit.also", look), style="quiet"),
        indented(fact_rows(ways, look), look),
    )
    reached = Text(told("limit.reached", look), style="bold")
    return stack(
        Group(reached, Text(told("limit.waiting", look, n=waiting))),
        also,
    )
