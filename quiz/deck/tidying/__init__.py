"""A deck's text as `quiz deck fmt` leaves it: only spans of it are written anew."""

from __future__ import annotations

from quiz.deck.tidying.tidy import Change, Tidied, tidied

__all__ = ["Change", "Tidied", "tidied"]
