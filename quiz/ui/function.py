"""The reference screen of one function: what is known about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quiz.deck.model import FACT_KEYS, Function, Link
from quiz.ui.answer import drawn_formula, links_view
from quiz.ui.chart import Chart
from quiz.ui.grid import fact_rows
from quiz.ui.look import THEME, Look, stack
from quiz.ui.plot import caption_of, equals, short, words
from quiz.ui.readable import same_signs, shown
from quiz.ui.strokes import picture_of
from quiz.ui.text import one_line, plain, prose, visible

_PLOT_WIDTH, _PLOT_HEIGHT = 38, 13
_LEAST_HEIGHT = 9
_LEAST_FACTS = 34
_TALL = 34
"""Rows of a window in which blank lines between the parts do no harm."""
_GAP = 4
_LONG_FACTS = ("used", "note")
"""Facts in sentences: they take the whole width."""
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_ARXIV = "https://arxiv.org/abs/"


@dataclass(frozen=True, slots=True)
class Known:
    """What was worked out about a function, besides what its deck says."""

    chart: Chart | None = None
    slopes: tuple[float, ...] = ()
    """The slope at zero, or those on its left and right."""
    partials: tuple[tuple[str, str], ...] = ()
    """Derivatives by each variable, where the deck states none."""
    gaps: tuple[str, ...] | None = None
    """The points without a value, as far as was looked; None where it is not known."""
    is_at_zero_agreed: bool = True
    """Whether the value at zero is more than a convention."""
    computed: tuple[str, ...] = ()
    """Keys of rows that the deck does not state."""


def function_view(
    function: Function,
    look: Look,
    *,
    formula: str | None = None,
    derivative: str | None = None,
    stable: str | None = None,
    lines: tuple[str | None, str | None, str | None] = (None, None, None),
    known: Known = Known(),
) -> RenderableType:
    """Definition, derivative, range, limits, smoothness, facts, plot and sources.

    Args:
        formula, derivative, stable: Pictures; the text as written stands in.
        lines: The same on one line each, for a low window.
        known: What was worked out.
    """
    drawn = _drawn(function, known, look, (formula, derivative, stable))
    as_text = _drawn(function, known, look, lines)
    short_rows, long_rows = _rows(function, known, look, lines[2])
    beside = _beside(short_rows, known.chart, look)

    def blocks(pictures: Sequence[tuple[str, str]]) -> list[RenderableType]:
        found = (
            _title(function, look),
            _pictures(pictures, look),
            beside,
            fact_rows(long_rows, look) if long_rows else None,
            _computed(function, known, look),
            _sources(function.sources, look),
        )
        return [block for block in found if block is not None]

    if _has_room(look):
        return stack(*blocks(drawn))
    whole = Group(*blocks(drawn))
    # On a low screen everything at a glance is worth more than a drawn formula.
    is_low = _height(whole, look.width, look) >= look.height
    return Group(*blocks(as_text)) if is_low else whole


def _drawn(
    function: Function,
    known: Known,
    look: Look,
    pictures: tuple[str | None, str | None, str | None],
) -> list[tuple[str, str]]:
    """The formulas with their labels, as pictures or as they are written."""
    formula, derivative, stable = pictures
    found = [("show.definition", formula or function.formula.text)]
    if function.derivative is not None:
        found.append(("show.derivative", derivative or function.derivative.text))
    elif known.partials:
        lines = [f"∂/∂{letter} = {text}" for letter, text in known.partials]
        found.append(("show.derivative", "\n".join(lines)))
    if function.stable is not None and _has_room(look):
        found.append(("show.stable", stable or function.stable.text))
    return found


def _has_room(look: Look) -> bool:
    """Whether lines need not be saved: the screen is tall, or scrolls anyway."""
    is_narrow = look.width < _LEAST_FACTS + _PLOT_WIDTH
    return look.is_plain or is_narrow or look.height >= _TALL


def _title(function: Function, look: Look) -> RenderableType:
    """The name, what it may be called, and its letters where they are not just x."""
    name = Text(one_line(function.name.get(look.language)), style="bold")
    letters = _letters(function, look)
    is_long = (
        look.is_plain or name.cell_len + cell_len(letters) + 2 > look.width * 2 // 3
    )
    if letters and not is_long:
        name.append(f"  {letters}", style="quiet")
    if names := [one for one in function.aliases if look.can_show(one)]:
        # Those of the reader's own language come first, and none is cut.
        names.sort(
            key=lambda one: bool(_RUSSIAN.search(one)) != (look.language == "ru")
        )
        for count in range(len(names), 0, -1):
            listed = ", ".join(map(one_line, names[:count]))
            rest = ", …" if count < len(names) else ""
            also = "  " + words("show.also", look, names=listed + rest)
            if look.is_plain or name.cell_len + cell_len(also) <= look.width:
                name.append(also, style="quiet")
                break
    return Group(name, Text(letters, style="quiet")) if letters and is_long else name


def _letters(function: Function, look: Look) -> str:
    """Letters, usual values and assumptions, where they are not just x."""
    parts = []
    is_plain = function.variables in (("x",), ())
    if not is_plain or function.vectors:
        parts.append(look.say("given.letters", letters=", ".join(function.variables)))
    if vectors := [name for name in function.variables if name in function.vectors]:
        names = ", ".join(vectors)
        parts.append(look.say("given.vectors", n=len(vectors), names=names))
    for name, usual in function.params:
        parts.append(f"{name} {_usual(usual)}" if usual else name)
    parts += function.assume
    return visible("; ".join(parts))


def _usual(text: str) -> str:
    try:
        return equals(Fraction(text))
    except ValueError:
        return f"= {text}"


def _pictures(pictures: Sequence[tuple[str, str]], look: Look) -> RenderableType:
    """Formulas side by side as far as they go, each below its label."""
    blocks = [
        (
            words(key, look),
            drawn_formula(picture),
            max(map(cell_len, picture.split("\n"))),
        )
        for key, picture in pictures
    ]
    if look.is_narrow:
        labelled = [Group(Text(k, style="quiet"), drawn) for k, drawn, _ in blocks]
        return stack(*labelled)
    rows: list[list[tuple[str, Text, int]]] = []
    for block in blocks:
        widths = [
            max(cell_len(label), width)
            for label, _, width in [*(rows or [[]])[-1], block]
        ]
        if rows and sum(widths) + _GAP * (len(widths) - 1) <= look.width:
            rows[-1].append(block)
        else:
            rows.append([block])
    tables = []
    for row in rows:
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_row(
            *(Group(Text(label, style="quiet"), drawn) for label, drawn, _ in row)
        )
        tables.append(table)
    return Group(*tables)


def _beside(
    rows: Sequence[tuple[str, Text]], chart: Chart | None, look: Look
) -> RenderableType | None:
    """Facts, and the small plot on their right, or below them where it is narrow."""
    facts = fact_rows(rows, look) if rows else None
    if chart is None or look.is_plain:
        return facts
    room = look.width - _PLOT_WIDTH - 2
    if room < _LEAST_FACTS:
        picture = picture_of(chart, look, width=look.width, height=_PLOT_HEIGHT)
        below = caption_of(chart, look, look.width)
        return stack(facts, Group(picture, below) if below else picture)
    below = caption_of(chart, look, _PLOT_WIDTH)
    used = _height(below, _PLOT_WIDTH, look) if below else 0
    tall = _height(facts, room, look) - used if facts else _PLOT_HEIGHT
    least = _PLOT_HEIGHT if look.height >= _TALL else _LEAST_HEIGHT
    small = picture_of(chart, look, width=_PLOT_WIDTH, height=max(least, tall))
    both = Table.grid(padding=(0, 2, 0, 0))
    both.add_column(width=room)
    both.add_column(width=_PLOT_WIDTH)
    both.add_row(facts or Text(""), Group(small, below) if below else small)
    return both


def _height(view: RenderableType, width: int, look: Look) -> int:
    console = Console(width=width, height=look.height, theme=THEME)
    return len(console.render_lines(view, pad=False))


def _rows(
    function: Function, known: Known, look: Look, stable: str | None
) -> tuple[list[tuple[str, Text]], list[tuple[str, Text]]]:
    """Short facts, and those that are sentences."""
    rows: list[tuple[str, Text]] = []
    facts = dict(function.facts)

    def add(key: str, text: str) -> None:
        rows.append((words(f"show.{key}", look), plain(shown(text))))

    if (domain := _domain(function, known)) is not None:
        add("domain", domain)
    if function.range is not None:
        add("range", function.range.text)
    if function.limits:
        arrow = " → "
        add("limits", ", ".join(f"{at}{arrow}{end}" for at, end in function.limits))
    at_zero = []
    if function.zero is not None and known.is_at_zero_agreed:
        at_zero.append(function.zero.text)
    if len(known.slopes) == 1:
        at_zero.append(words("show.slope", look, slope=short(known.slopes[0])))
    elif known.slopes:
        left, right = map(short, known.slopes)
        at_zero.append(words("show.slopes", look, left=left, right=right))
    if at_zero:
        add("zero", ", ".join(at_zero))
    if function.kinks and "smooth" not in facts:
        add("kinks", ", ".join(function.kinks))
    long_rows: list[tuple[str, Text]] = []
    if function.stable is not None and not _has_room(look):
        long_rows.append(
            (words("show.safe", look), plain(stable or function.stable.text))
        )
    for key in FACT_KEYS:
        if key in facts:
            text = prose(same_signs(facts[key].get(look.language)))
            target = long_rows if key in _LONG_FACTS else rows
            target.append((words(f"show.{key}", look), text))
    return rows, long_rows


def _computed(function: Function, known: Known, look: Look) -> Text | None:
    """Which rows the deck does not vouch for."""
    if not known.computed:
        return None
    shown_keys = [
        key
        for key in known.computed
        if (key != "zero" or known.is_at_zero_agreed)
        and (key != "kinks" or "smooth" not in dict(function.facts))
    ]
    if not shown_keys:
        return None
    names = [words(f"show.{key}", look).lower() for key in shown_keys]
    said = words("show.computed", look, what=", ".join(names))
    return Text(said, style="quiet")


def _domain(function: Function, known: Known) -> str | None:
    if function.domain is not None:
        return function.domain.text
    if function.vectors:
        return "ℝⁿ" if len(function.variables) == 1 else None
    if known.gaps is None:
        return None
    return "ℝ \\ {" + ", ".join(known.gaps) + "}" if known.gaps else "ℝ"


def _sources(sources: Sequence[Link], look: Look) -> RenderableType | None:
    """Where it comes from: titles that lead there, papers with their numbers."""
    if not sources:
        return None
    if _has_room(look):
        return links_view(sources, look)
    line = Text()
    for source in sources:
        title = one_line(source.title.get(look.language))
        address = one_line(source.url)
        if address.startswith(_ARXIV):
            title += f", arXiv:{address.removeprefix(_ARXIV)}"
        if line:
            line.append(" · ", style="quiet")
        line.append(title, style=Style(dim=True, link=address))
    return line
