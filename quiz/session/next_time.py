"""When a card comes back after a rating, as far as that can be known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NextTime:
    """The day on which a card comes back."""

    days: int
    """From today: 0 is today."""
    is_about: bool = False
    """A plan decides anew each day, by what else there is to ask."""
    is_open: bool = False
    """Or later: not before the day that a plan is made for."""
