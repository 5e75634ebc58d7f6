"""`quiz stats`: one page, what matters most first."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.session.statistics import Statistics
from quiz.session.statistics_shares import Share
from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.stats_ahead import ahead_view, memory_view
from quiz.ui.stats_cards import hard_view, leeches_view, slips_view, sure_view
from quiz.ui.stats_days import days_view, streak_words
from quiz.ui.stats_recall import recall_view
from quiz.ui.stats_words import last_days, percent, quiet, told
from quiz.ui.text import one_line

_PROMISES = ("recall", "days", "ahead", "cards", "slips")


def stats_view(stats: Statistics, look: Look) -> RenderableType:
    """All that there is to tell, or what will stand here one day."""
    if stats.is_empty:
        return empty_view(stats, look)
    return stack(
        summary_view(stats, look),
        recall_view(stats, look),
        days_view(stats, look),
        ahead_view(stats, look),
        memory_view(stats, look),
        leeches_view(stats, look),
        hard_view(stats, look),
        slips_view(stats, look),
        sure_view(stats, look),
    )


def summary_view(stats: Statistics, look: Look) -> RenderableType:
    """How it stands, in the words of a person."""
    said = [told("summary.reset", look)]
    if stats.seen:
        known = told("summary.known", look, n=stats.seen, known=round(stats.known))
        said = [known, _recall(stats, look)]
    said.append(f"{_capital(streak_words(stats.streak, look))}.")
    lines: list[RenderableType] = [Text(" ".join(said), style="bold")]
    if stats.decks:
        decks = ", ".join(map(one_line, stats.decks))
        lines.append(quiet("summary.decks", look, decks=decks))
    return Group(*lines)


def _recall(stats: Statistics, look: Look) -> str:
    if stats.total is None or not stats.total.overall.n:
        return told("summary.none", look)
    share = stats.total.recent
    if share is None or share.value is None:
        return told("summary.idle", look, last=last_days(stats, look))
    if share.is_small:
        return told("summary.few", look, n=share.n)
    aim = "summary.aim" if len(stats.desired_retentions) == 1 else "summary.aim-mean"
    return told(
        f"summary.{_beside_aim(stats, share)}",
        look,
        last=last_days(stats, look),
        share=percent(share.value),
        aim=told(aim, look, aim=percent(stats.desired_retention)),
        n=share.n,
    )


def _beside_aim(stats: Statistics, share: Share) -> str:
    """Whether a share is what was aimed at, as far as can be told."""
    aim, (low, high) = stats.desired_retention, share.interval
    if share.value is None or percent(share.value) == percent(aim):
        return "as-planned"
    return "above" if low > aim else "below" if high < aim else "unclear"


def empty_view(stats: Statistics, look: Look) -> RenderableType:
    """Nothing yet: what this page will be good for, and how to begin."""
    title = told("empty.title", look)
    decks = ", ".join(map(one_line, stats.decks))
    if stats.decks:
        title = told("empty.decks", look, decks=decks)
    promises = [Text(f"– {told(f'empty.{one}', look)}") for one in _PROMISES]
    if look.is_plain:
        promises = [Text(told(f"empty.{one}", look)) for one in _PROMISES]
    command = " ".join(["quiz review" if stats.decks else "quiz", *stats.decks])
    return stack(
        Text(title, style="bold"),
        Group(Text(told("empty.what", look)), *(indented(p, look) for p in promises)),
        fact_rows([(told("empty.begin", look), Text(command, style="key"))], look),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
