"""Cards in a list: what `quiz cards find` shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.ui.cards_words import due_words, quiet, recall_words, short_days, told
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import columns, head, one_line

WIDE = 68
"""Columns from which a card has one line."""
_WIDEST_NAME = 28
_LEAST_QUESTION = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One card of a list."""

    id: str
    deck: str
    question: str
    is_new: bool = False
    is_suspended: bool = False
    back_in_days: int | None = None
    """Days until it comes back, where it is put aside."""
    due_in_days: int | None = None
    is_again: bool = False
    """It was failed today and is asked again."""
    stability_days: float | None = None
    retrievability: float | None = None
    recall_digits: int = 0
    holds_digits: int = 0
    """Decimals of the figures above."""
    lapses: int = 0
    is_leech: bool = False
    is_flagged: bool = False

    @property
    def name(self) -> str:
        """What tells it from the others of its deck."""
        return self.id.partition(":")[2]


def found_view(
    lines: Sequence[CardLine],
    look: Look,
    *,
    n: int,
    of: int,
    command: str,
    not_there: Sequence[str] = (),
) -> RenderableType:
    """How many were found, the first of them by deck, and how to see the others.

    Args:
        n: Cards found, `lines` included.
        of: Cards there are.
        command: What finds the same cards again, without a limit.
        not_there: Sentences on decks and tags that were named and are not there.
    """
    key = "found.all" if n == of else "found"
    first = Text(told(key, look, n=n, of=of), style="bold")
    more = None
    if len(lines) < n:
        more = quiet("found.more", look, n=len(lines), of=n, command=command)
    if look.is_plain:
        shown = [Text(_line(one, look)) for one in lines]
        warned = [Text(one) for one in not_there]
        return Group(first, *shown, *warned, *([more] if more else []))
    draw = _table if look.width >= WIDE else _stacked
    decks = [
        Group(
            Text(one_line(deck), style="code"), indented(draw(list(some), look), look)
        )
        for deck, some in groupby(lines, key=lambda one: one.deck)
    ]
    warned = [Text(one, style="unsure") for one in not_there]
    return stack(first, *decks, *warned, more)


def rows_of_line(card: str, look: Look) -> int:
    """Rows that a card takes."""
    if look.width >= WIDE or look.is_plain:
        return 1
    return 2 if _room_beside(card.partition(":")[2], look) else 3


def _room_beside(name: str, look: Look) -> int:
    """Columns for a question on the line of a name; 0: it needs its own."""
    left = look.width - 4 - columns(one_line(name))
    return left if left >= _LEAST_QUESTION else 0


def state_words(line: CardLine, look: Look) -> str:
    """When it is asked, or why it is not."""
    if line.is_suspended:
        return told("state.suspended", look)
    if line.back_in_days is not None:
        return told("state.buried", look)
    if line.is_new:
        return told("state.new", look)
    if line.is_again:
        return told("due.again", look)
    return "" if line.due_in_days is None else due_words(line.due_in_days, look)


def _figures(line: CardLine, look: Look) -> tuple[str, str, str]:
    """How long it holds, recall today, times forgotten; empty where there is none."""
    if line.stability_days is None or line.retrievability is None:
        return "", "", ""
    holds = short_days(line.stability_days, look, line.holds_digits)
    recall = recall_words(line.retrievability, look, line.recall_digits)
    return holds, recall, f"{line.lapses or ''}"


def _marks(line: CardLine, look: Look) -> list[str]:
    marks = []
    if line.is_leech:
        marks.append(told("state.leech", look))
    if line.is_flagged:
        marks.append(told("state.flagged", look))
    return marks


def _facts(line: CardLine, look: Look) -> list[str]:
    holds, recall, lapses = _figures(line, look)
    state = state_words(line, look)
    is_asked = not (line.is_suspended or line.back_in_days is not None or line.is_new)
    said = [told("line.due", look, due=state) if is_asked and state else state]
    if holds:
        said.append(told("line.holds", look, holds=holds))
        said.append(told("line.recall", look, recall=recall))
    if lapses:
        said.append(told("line.lapses", look, n=line.lapses))
    return [one for one in (*said, *_marks(line, look)) if one]


def _line(line: CardLine, look: Look) -> str:
    facts = ", ".join(_facts(line, look))
    return f"{one_line(line.id)}: {one_line(line.question)} – {facts}"


def _table(lines: Sequence[CardLine], look: Look) -> RenderableType:
    """A row a card; what none of them has gets no column."""
    heads = [told(f"head.{key}", look) for key in ("due", "holds", "recall", "lapses")]
    rows = [_cells(one, look) for one in lines]
    filled = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    widths = {
        place: max(columns(heads[place]), *(row[place].cell_len for row in rows))
        for place in filled
    }
    named = max(columns(one.name) for one in lines)
    room = look.width - 2 - sum(widths.values()) - 2 * len(widths) - 2
    named = max(8, min(named, _WIDEST_NAME, room - _LEAST_QUESTION))
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column(told("head.card", look), no_wrap=True, width=named)
    grid.add_column(told("head.question", look), no_wrap=True, width=room - named)
    for place in filled:
        grid.add_column(
            heads[place],
            justify="right" if place else "left",
            no_wrap=True,
            width=widths[place],
        )
    for one, cells in zip(lines, rows, strict=True):
        question = Text(head(one_line(one.question), room - named), style="quiet")
        grid.add_row(_name(one, named), question, *(cells[place] for place in filled))
    return grid


def _cells(line: CardLine, look: Look) -> tuple[Text, ...]:
    state = Text(state_words(line, look))
    if line.is_flagged:
        state.append(f" · {told('state.flagged', look)}", style="unsure")
    holds, recall, lapses = _figures(line, look)
    forgotten = Text(lapses)
    if line.is_leech:
        forgotten = Text(f"{told('state.leech', look)} {lapses}", style="unsure")
    return state, Text(holds), Text(recall), forgotten


def _name(line: CardLine, room: int) -> Text:
    """The name as far as it goes: its end tells more than its beginning."""
    return Text(head(one_line(line.name), room), style="bold")


def _stacked(lines: Sequence[CardLine], look: Look) -> RenderableType:
    shown: list[RenderableType] = []
    for one in lines:
        name = Text(head(one_line(one.name), look.width - 2), style="bold")
        shown.append(name)
        if left := _room_beside(one.name, look):
            name.append("  " + head(one_line(one.question), left), style="quiet")
        else:
            question = head(one_line(one.question), look.width - 4)
            shown.append(indented(Text(question, style="quiet"), look))
        shown.append(indented(Text(_short_facts(one, look), style="quiet"), look))
    return Group(*shown)


def _short_facts(line: CardLine, look: Look) -> str:
    """As many facts as a line holds, what matters most first."""
    state, *others = _facts(line, look)
    marks = _marks(line, look)
    others = [one for one in others if one not in marks]
    holds, rest = others[:1], others[1:]
    said = state
    for one in (*marks, *rest, *holds):
        longer = f"{said} · {one}"
        if columns(longer) <= look.width - 4:
            said = longer
    return said
