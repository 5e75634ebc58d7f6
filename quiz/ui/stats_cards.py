"""Hard cards, leeches with advice, slips of formulas, and predictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.session.statistics import HardCard, Slip, Statistics
from quiz.session.statistics_leeches import FEWEST_LAPSES, HOLDS_DAYS, Advice, Remedy
from quiz.session.statistics_predictions import Bias, Calibrated, is_beyond_chance
from quiz.session.statistics_shares import FEWEST
from quiz.ui.items import command_view
from quiz.ui.language import table
from quiz.ui.look import Look, indented
from quiz.ui.stats_words import percent, quiet, rounded, section, share_words, told
from quiz.ui.text import one_line, visible
from quiz.ui.times import interval

_MOST = 5
_MOST_LEECHES = 3
_MOST_SLIPS = 6
_MOST_TOPICS = 3
_FAIR = 0.1
"""Off by less, predictions are called well judged."""
_WIDE = 60
_UNEXPLAINED = "different"


def leeches_view(stats: Statistics, look: Look) -> RenderableType | None:
    """Leeches with what may help; None if there are none."""
    if not stats.leeches:
        return None
    shown = stats.leeches[:_MOST_LEECHES]
    more = stats.leech_count - len(shown)
    return section(
        told("leech.title", look, n=stats.leech_count),
        quiet("leech.what", look, lapses=FEWEST_LAPSES, days=round(HOLDS_DAYS)),
        *(_leech(one, look) for one in shown),
        quiet("leech.more", look, n=more, command=_find(stats)) if more > 0 else None,
        look=look,
    )


def _find(stats: Statistics) -> str:
    """What to type to see all leeches that are told of."""
    if not stats.decks:
        return "quiz cards find is:leech"
    decks = " or ".join(f"deck:{one_line(deck)}" for deck in stats.decks)
    decks = f"({decks})" if len(stats.decks) > 1 else decks
    return f"quiz cards find 'is:leech {decks}'"


def _leech(card: HardCard, look: Look) -> RenderableType:
    facts = told(
        "leech.facts",
        look,
        lapses=told("hard.times", look, n=card.lapses),
        holds=interval(max(1, round(card.stability_days)), look),
    )
    if card.recalled.value is not None:
        share = percent(card.recalled.value)
        facts += ", " + told("leech.recalled", look, share=share, n=card.recalled.n)
    if look.is_plain:
        said = Text(f"{one_line(card.question)} – {facts}")
        return Group(said, *(_advice(one, look) for one in card.advice))
    lines: list[RenderableType] = [indented(Text(facts, style="quiet"), look)]
    lines += [indented(_advice(one, look), look) for one in card.advice]
    return Group(_cut(card.question, look), *lines)


def _advice(advice: Advice, look: Look) -> RenderableType:
    key = f"advice.{advice.remedy.value}"
    slip = ""
    if advice.remedy is Remedy.RULE and advice.reason:
        key, slip = "advice.rule-slip", slip_words(advice.reason, look)
    place = visible(advice.place)
    said = Text(told(key, look, n=advice.count, slip=slip, place=place))
    if not advice.command:
        return said
    command = visible(advice.command)
    line = Text.assemble(said, " ", (command, "key"))
    if look.is_plain or line.cell_len <= look.width - 6:
        return line
    return Group(said, command_view(command, replace(look, width=look.width - 4)))


def _cut(question: str, look: Look) -> Text:
    """A question on one line, as far as it goes."""
    text = Text(one_line(question))
    if not look.is_plain:
        text.truncate(max(10, look.width - 4), overflow="ellipsis")
    return text


def hard_view(stats: Statistics, look: Look) -> RenderableType | None:
    """Cards that were forgotten most; None if none was ever forgotten."""
    cards = stats.hardest[:_MOST]
    if not cards:
        return None
    title = told("hard.title", look)
    if look.is_plain or look.width < _WIDE:
        lines: list[RenderableType] = []
        for card in cards:
            facts = told(
                "hard.facts",
                look,
                lapses=told("hard.times", look, n=card.lapses),
                difficulty=rounded(card.difficulty, look),
                holds=_holds(card, look),
            )
            if look.is_plain:
                lines.append(Text(f"{one_line(card.question)} – {facts}"))
            else:
                lines.append(_cut(card.question, look))
                lines.append(indented(Text(facts, style="quiet"), look))
        return section(title, *lines, look=look)
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    heads = [told(f"hard.{key}", look) for key in ("lapses", "difficulty", "holds")]
    room = look.width - 4 - sum(len(head) + 2 for head in heads)
    grid.add_column(told("hard.question", look), no_wrap=True)
    for head in heads:
        grid.add_column(head, justify="right", no_wrap=True, min_width=len(head))
    for card in cards:
        question = Text(one_line(card.question))
        question.truncate(room, overflow="ellipsis")
        grid.add_row(
            question,
            Text(str(card.lapses)),
            Text(rounded(card.difficulty, look)),
            Text(_holds(card, look)),
        )
    return section(title, grid, look=look)


def _holds(card: HardCard, look: Look) -> str:
    return interval(max(1, round(card.stability_days)), look)


def slip_words(reason: str, look: Look) -> str:
    """What somebody does whose formulas are wrong for a reason."""
    return str(table("slips", look.language).get(reason, reason))


def slips_view(stats: Statistics, look: Look) -> RenderableType | None:
    """Wrong formulas by reason; None if there is none."""
    total = sum(slip.count for slip in stats.slips)
    if not total:
        return None
    # What no slip explains tells the least, however much of it there is.
    slips = sorted(stats.slips, key=lambda one: one.reason == _UNEXPLAINED)
    shown, more = slips[:_MOST_SLIPS], len(slips) - _MOST_SLIPS
    lines = [_slip(slip, total, look, is_first=not n) for n, slip in enumerate(shown)]
    return section(
        told("slips.title", look),
        *lines,
        quiet("slips.more", look, n=more) if more > 0 else None,
        look=look,
    )


def _slip(slip: Slip, total: int, look: Look, *, is_first: bool) -> Text:
    said = told(
        "slips.count" if is_first else "slips.also",
        look,
        slip=slip_words(slip.reason, look),
        count=slip.count,
        n=total,
        share=percent(slip.count / total),
    )
    return Text(said, style="" if slip.reason != _UNEXPLAINED else "quiet")


def sure_view(stats: Statistics, look: Look) -> RenderableType:
    """Predictions held against what came, or how to make some."""
    found = stats.calibrated
    if found is None:
        return section(told("sure.title", look), quiet("sure.none", look), look=look)
    said = sum(row.percent * row.came.n for row in found.table) / found.n / 100
    total = told(
        "sure.total",
        look,
        said=percent(said),
        right=percent(sum(row.came.hits for row in found.table) / found.n),
        n=found.n,
        lean=told(f"sure.{_lean(found)}", look),
    )
    off = [one for one in found.by_topic if _is_off(one.by, one.spread)]
    over = [one for one in off if one.by > 0][:_MOST_TOPICS]
    under = [one for one in reversed(off) if one.by < 0][:_MOST_TOPICS]
    return section(
        told("sure.title", look),
        Text(total),
        _too_sure(found, look),
        quiet("sure.brier", look, score=look.decimal(f"{found.brier:.2f}")),
        *(
            Text(
                told(
                    "sure.row",
                    look,
                    said=f"{row.percent} %",
                    came=share_words(row.came, look),
                )
            )
            for row in found.table
        ),
        _topics("sure.topics-over", over, look),
        _topics("sure.topics-under", under, look),
        look=look,
    )


def _too_sure(found: Calibrated, look: Look) -> Text | None:
    """The most that they said and were surely too sure, if the average hides that."""
    if _lean(found) not in ("fair", "under"):
        return None
    for row in reversed(found.table):
        said, came = row.percent / 100, row.came
        if came.value is None or came.is_small:
            continue
        if said - came.value >= _FAIR and came.interval[1] < said:
            share = percent(came.value)
            said_share = percent(said)
            return Text(told("sure.but", look, said=said_share, right=share, n=came.n))
    return None


def _is_off(by: float, spread: float) -> bool:
    """Whether it is worth a word, and no chance."""
    return abs(by) >= _FAIR and is_beyond_chance(by, spread)


def _lean(found: Calibrated) -> str:
    if found.n < FEWEST:
        return "few"
    if abs(found.bias) < _FAIR:
        return "fair"
    if not _is_off(found.bias, found.spread):
        return "few"
    return "over" if found.bias > 0 else "under"


def _topics(key: str, biases: Sequence[Bias], look: Look) -> Text | None:
    if not biases:
        return None
    named = [
        told(
            "sure.topic",
            look,
            topic=one_line(one.topic),
            by=percent(abs(one.by)),
            n=f"n={one.n}",
        )
        for one in biases
    ]
    return Text(told(key, look, topics=", ".join(named)))
