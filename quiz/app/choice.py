"""Which cards a session is to ask."""

from __future__ import annotations

from dataclasses import dataclass

NEW_A_DAY = 20
"""New cards a day, when nothing else is said: each brings its reviews later."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The flags of `quiz review`; as it stands, today's session."""

    decks: tuple[str, ...] = ()
    """Without any: those that are on."""
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    new: int | None = None
    """None: what today's limit still allows."""
    limit: int | None = None
    minutes: int | None = None
    is_ahead: bool = False
    is_cram: bool = False
    seed: int | None = None
    """None: another order each day, the same all day."""

    @property
    def is_filtered(self) -> bool:
        """Whether cards are to be left out by what they are."""
        return bool(self.tags or self.levels or self.kinds)
