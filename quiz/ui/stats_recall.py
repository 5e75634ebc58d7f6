"""True retention: how much was recalled of what came back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.session.statistics import Retention, Statistics
from quiz.session.statistics_shares import Share
from quiz.ui.look import Look, indented, stack
from quiz.ui.stats_words import ends, percent, quiet, section, share_words, told
from quiz.ui.text import one_line

_MOST_TOPICS = 8
_WIDE = 76
_LABEL = 26
"""Columns of a name, so that two shares have room beside it at 80."""


def recall_view(stats: Statistics, look: Look) -> RenderableType | None:
    """Recall by age and by topic; None where nothing has come back yet."""
    if stats.total is None or not stats.total.overall.n:
        return None
    topics = stats.by_topic if len(stats.by_topic) > 1 else ()
    shown = topics[:_MOST_TOPICS]
    by_topic = "recall.deck" if stats.are_topics_decks else "recall.topic"
    groups = [
        (told("recall.age", look), _named(stats.by_age, look)),
        ("", _named((stats.total,), look)),
        (told(by_topic, look), [(one_line(row.name), row) for row in shown]),
    ]
    groups = [(name, rows) for name, rows in groups if rows]
    more = len(topics) - len(shown)
    draw = _lines if look.is_plain or look.width < _WIDE else _tables
    return section(
        told("recall.title", look),
        quiet("recall.what", look),
        draw(groups, stats, look),
        _expected(stats, look),
        quiet("recall.legend", look),
        quiet("recall.more", look, n=more) if more else None,
        look=look,
    )


Groups = Sequence[tuple[str, Sequence[tuple[str, Retention]]]]


def _named(rows: Sequence[Retention], look: Look) -> list[tuple[str, Retention]]:
    return [(told(f"recall.{row.name}", look), row) for row in rows]


def _tables(groups: Groups, stats: Statistics, look: Look) -> RenderableType:
    """One table, or one with the late figures and one of what has none."""
    late = [group for group in groups if any(_is_late(row) for _, row in group[1])]
    rest = [group for group in groups if group not in late]
    tables = [_table(some, stats, look) for some in (late, rest) if some]
    return stack(*tables)


def _is_late(row: Retention) -> bool:
    return row.recent is not None and row.recent.n > 0


def _table(groups: Groups, stats: Statistics, look: Look) -> RenderableType:
    has_recent = any(_is_late(row) for _, rows in groups for _, row in rows)
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("", no_wrap=True, max_width=_LABEL)
    if has_recent:
        grid.add_column(told("recall.recent", look, n=stats.recent_days))
    grid.add_column(told("recall.overall", look))
    for title, rows in groups:
        if title:
            grid.add_row(Text(title, style="quiet"))
        for name, row in rows:
            label = Text(f"  {name}" if title else name)
            label.truncate(_LABEL, overflow="ellipsis")
            cells = [_cell(row.overall, look)]
            if has_recent:
                cells.insert(0, _cell(row.recent or Share(0, 0), look))
            grid.add_row(label, *cells)
    return grid


def _cell(share: Share, look: Look) -> Text:
    """A share with its interval and its number of trials, to stand in a column."""
    if share.value is None:
        return Text("    –", style="quiet")
    low, high = ends(share)
    few = f" ({told('share.few', look)})" if share.is_small else ""
    return Text.assemble(
        (f"{percent(share.value):>5}", "quiet" if share.is_small else "bold"),
        (f" {f'({low}–{high})':<8} n={share.n}{few}", "quiet"),
    )


def _expected(stats: Statistics, look: Look) -> Text | None:
    """What FSRS expected, beside what came."""
    total = stats.total
    if total is None or total.overall.expected is None:
        return None
    said = f"{told('recall.overall', look)} {percent(total.overall.expected)}"
    if total.recent is not None and total.recent.expected is not None:
        days = told("recall.recent", look, n=stats.recent_days)
        said = f"{days} {percent(total.recent.expected)}, {said}"
    return Text(f"{told('recall.expected', look)}: {said}")


def _lines(groups: Groups, stats: Statistics, look: Look) -> RenderableType:
    lines: list[RenderableType] = []
    for _, rows in groups:
        for name, row in rows:
            said = []
            if row.recent is not None and row.recent.n:
                recent = told("recall.recent", look, n=stats.recent_days)
                said.append(f"{recent}: {share_words(row.recent, look)}")
            said.append(
                f"{told('recall.overall', look)}: {share_words(row.overall, look)}"
            )
            if look.is_plain:
                lines.append(Text(f"{name}: {'; '.join(said)}"))
            else:
                lines.append(Text(name))
                lines += [indented(Text(one, style="quiet"), look) for one in said]
    return Group(*lines)
