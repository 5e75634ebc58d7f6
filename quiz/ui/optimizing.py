"""What came of fitting parameters to one's own reviews."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.memory import Rating
from quiz.memory.effect import Effect
from quiz.memory.fitting import Fit
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack
from quiz.ui.rating import rating_name
from quiz.ui.times import interval

_SAME_RATIO = 1.05
"""Intervals that differ by less are called the same."""
_MANIFOLD = 2.0
"""From here on a change is told as a multiple, not in percent."""
_CHANCE = 2.0
"""Standard errors by which recall may be off by chance."""


class Outcome(StrEnum):
    """What was done with the fitted parameters."""

    ADOPTED = "adopted"
    WOULD_ADOPT = "would-adopt"
    """They are better, and it was only to be tried."""
    KEPT = "kept"
    """They are no better than those in force."""
    TOO_FEW = "too-few"
    """There is nothing to fit yet."""


@dataclass(frozen=True, slots=True)
class Optimized:
    """All that is to be told."""

    outcome: Outcome
    cards: int
    reviews: int
    """Ratings given, those of repeats on one day included."""
    missing: int
    """Reviews on later days that are still needed; 0 where there are enough."""
    fit: Fit | None = None
    effect: Effect | None = None
    due_today: tuple[int, int] | None = None
    """Cards due under the old parameters and the new; None: nobody has counted."""


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``optimizing``, in the reader's language."""
    return fill(table("optimizing", look.language)[key], look.language, arguments)


def optimized_view(found: Optimized, look: Look) -> RenderableType:
    """The scores before and after, what they mean, and what was done."""
    cards = told("cards", look, n=found.cards)
    head = Text(told("read", look, n=found.reviews, cards=cards))
    if found.fit is None or found.effect is None:
        key = "few" if found.reviews else "none"
        return Group(head, Text(told(key, look, n=found.missing)))
    fit = found.fit
    method = Group(Text(_examined(fit, look), style="quiet"), _scores(fit, look))
    said = [_expectation(fit, look)]
    if fit.is_initial_only:
        said.append(told("initial-only", look))
    if found.outcome is Outcome.KEPT:
        same = fit.before == fit.after
        said.append(told("kept.same" if same else "kept", look))
        return stack(head, method, Group(*map(Text, said)))
    change = Group(
        Text(_change(found.effect, look)),
        _first(found.effect, look),
        *_due(found.due_today, look),
    )
    key = "adopted" if found.outcome is Outcome.ADOPTED else "would-adopt"
    style = "good" if found.outcome is Outcome.ADOPTED else "bold"
    done: list[RenderableType] = [Text(told(key, look), style=style)]
    if found.outcome is Outcome.ADOPTED:
        back = told("back", look, command="quiz optimize --undo")
        done.append(Text(back, style="quiet"))
    return stack(head, method, Group(*map(Text, said)), change, Group(*done))


def _due(counts: tuple[int, int] | None, look: Look) -> list[Text]:
    if counts is None or counts[0] == counts[1]:
        return []
    return [Text(told("due", look, before=counts[0], after=counts[1]))]


def restored_view(is_usual: bool | None, look: Look, *, put_back: str = "") -> Text:
    """The parameters before the last change are in force again.

    Args:
        is_usual: Whether they are those that everybody begins with; None: there was
            no change.
        put_back: When changes were taken back that there once were.
    """
    if is_usual is None and put_back:
        return Text(told("restored.already", look, when=put_back))
    keys = {True: "restored.usual", False: "restored", None: "restored.none"}
    return Text(told(keys[is_usual], look))


def step_line(step: str, taken_s: int, left_s: int | None, look: Look) -> str:
    """What is being done, how much is done, and how long it still takes."""
    said = told(f"step.{step}", look)
    if left_s is None:
        return told("step.line", look, step=said, seconds=taken_s)
    percent = 100 * taken_s // (taken_s + left_s)
    return told("step.left", look, step=said, percent=percent, seconds=left_s)


def _examined(fit: Fit, look: Look) -> str:
    reviews = fit.after.reviews
    if fit.is_initial_only:
        return told("examined.by-card", look, n=reviews)
    return told("examined", look, n=reviews)


def _scores(fit: Fit, look: Look) -> RenderableType:
    """A small table; in plain words a line for each measure."""
    before, after = fit.before, fit.after
    figures = [
        ("log-loss", f"{before.log_loss:.4f}", f"{after.log_loss:.4f}"),
        ("rmse", f"{before.rmse_bins:.4f}", f"{after.rmse_bins:.4f}"),
        ("expected", _percent(before.expected), _percent(after.expected)),
    ]
    rows = [
        (told(name, look), look.decimal(old), look.decimal(new))
        for name, old, new in figures
    ]
    name, recalled = told("recalled", look), look.decimal(_percent(after.recalled))
    lower = Text(told("lower", look), style="quiet")
    if look.is_plain:
        lines = [
            told("score.line", look, name=name, before=old, after=new)
            for name, old, new in rows
        ]
        return Group(*map(Text, lines), Text(f"{name}: {recalled}"), lower)
    return indented(Group(_grid([*rows, (name, "", recalled)], look), lower), look)


def _grid(rows: Sequence[tuple[str, str, str]], look: Look) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_column(justify="right")
    heads = [Text(told(key, look), style="quiet") for key in ("before", "after")]
    grid.add_row(Text(""), *heads)
    for name, old, new in rows:
        grid.add_row(Text(name), Text(old), Text(new, style="bold"))
    return grid


def _expectation(fit: Fit, look: Look) -> str:
    """What the parameters in force got wrong, in a sentence."""
    before = fit.before
    gap = before.expected - before.recalled
    chance = _CHANCE * math.sqrt(
        before.recalled * (1 - before.recalled) / before.reviews
    )
    key = "fair" if abs(gap) <= chance else "forgets" if gap > 0 else "remembers"
    expected, recalled = (
        look.decimal(_percent(share)) for share in (before.expected, before.recalled)
    )
    return told(key, look, expected=expected, recalled=recalled)


def _change(effect: Effect, look: Look) -> str:
    ratio = effect.ratio
    before, after = (
        interval(round(days), look)
        for days in (effect.median_before, effect.median_after)
    )
    if 1 / _SAME_RATIO < ratio < _SAME_RATIO:
        return told("change.same", look, before=before, after=after)
    way = "longer" if ratio > 1 else "shorter"
    times = max(ratio, 1 / ratio)
    if times >= _MANIFOLD:
        amount = look.decimal(f"{times:.1f}".rstrip("0").rstrip("."))
        return told(
            f"change.{way}-times", look, times=amount, before=before, after=after
        )
    percent = 5 * round(abs(ratio - 1) * 20)
    return told(f"change.{way}", look, percent=percent, before=before, after=after)


def _first(effect: Effect, look: Look) -> Text:
    parts = []
    days = zip(Rating, effect.first_before, effect.first_after, strict=True)
    for rating, before, after in days:
        shown = interval(after, look)
        if before != after:
            shown = f"{interval(before, look)} → {shown}"
        parts.append(f"{rating_name(rating, look)} {shown}")
    return Text(told("first", look, all=", ".join(parts)), style="quiet")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
