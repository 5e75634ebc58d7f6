"""What is done beside answering: hints, links, plots, the keys."""

from __future__ import annotations

from quiz.app.asking.turning import LEAVING, Turning
from quiz.session import Event, Hinted, Phase, Sitting
from quiz.ui.answer import followups_view
from quiz.ui.keys import keys_view
from quiz.ui.question import hint_view


def command(turning: Turning, sitting: Sitting, action: str | None) -> Event | None:
    """Do what was asked for; the event if it ends the question, or is a hint."""
    if action in LEAVING:
        return LEAVING[action]
    if action == "hint":
        hints, look = turning.card.hints, turning.screen.look
        if sitting.turn.hints < len(hints):
            return Hinted(len(hints))
        turning.screen.show(look.label("hint.none"))
        return None
    aside(turning, sitting, action)
    return None


def aside(turning: Turning, sitting: Sitting, action: str | None) -> None:
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
