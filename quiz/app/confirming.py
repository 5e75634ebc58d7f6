"""What is said above the next card of what has just been kept."""

from __future__ import annotations

from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import Buried, Event, NextTime, Rated, Suspended
from quiz.ui.look import Look
from quiz.ui.rating import rating_name
from quiz.ui.times import when


def confirmation(
    event: Event, card: CardId, then: NextTime | None, look: Look, way_back: str
) -> str:
    """One sentence; empty where the screen shows it anyway.

    Args:
        then: When the card comes back; None where nothing counts.
        way_back: What takes it back on the card that is asked next.
    """
    match event:
        case Rated(rating=rating):
            return _rated(rating, then, look)
        case Suspended():
            return look.say("saved.suspend", key=way_back, card=card)
        case Buried():
            return look.say("saved.bury", key=way_back)
        case _:
            return ""


def _rated(rating: Rating, then: NextTime | None, look: Look) -> str:
    name = rating_name(rating, look)
    if then is None:
        return look.say("saved.cram", name=name)
    if rating is Rating.AGAIN:
        return look.say("saved.again", name=name)
    if then.is_open:
        return look.say("saved.rating.open", name=name)
    if then.is_about and then.days > 1:
        return look.say("saved.rating.about", name=name, n=then.days)
    return look.say("saved.rating", name=name, when=when(then.days, look))
