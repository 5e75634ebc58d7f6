"""A chart as data: sampled curves over one range, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.formula.curves.curve import Curve
from quiz.formula.curves.gap import Gap


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the table `plot`, with its values."""

    key: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve and its name."""

    label: str
    """The key or the text that it was asked for with: the same in every language."""
    curve: Curve
    ends: tuple[float | None, float | None] = (None, None)
    """The limits at minus and plus infinity, as far as they are known."""
    turns: int = 0
    """How often it turns from rising to falling or back."""
    title: str = ""
    """What a function of a deck is called in the reader's language."""

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.title or self.label


@dataclass(frozen=True, slots=True)
class Row:
    """The values of all curves in one point; None where there is none."""

    x: float
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that is drawn into one frame."""

    lines: tuple[Drawn, ...]
    letter: str
    x: tuple[float, float]
    y: tuple[float, float]
    rows: tuple[Row, ...] = ()
    """A short table, for those who read instead of looking."""
    said: tuple[Said, ...] = ()
    gap: Gap | None = None
    """Where two curves are furthest apart."""
    is_answer: bool = False
    """The second curve is an answer; the gap to the first is shaded."""
