"""The report on a mock interview, on the screen: strengths first, then what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quiz.session.interview_report import Mark, mark_of
from quiz.ui.grid import fits, spread
from quiz.ui.interview import clock, said, time_sentence, told, ways
from quiz.ui.items import command_view, packed
from quiz.ui.look import Look, indented, rows_of, rule, stack
from quiz.ui.text import one_line, prose, visible
from quiz.ui.verdict import reason_sentence, witness_view
from quiz.verdict import Outcome, Verdict

MOST_REPEATED = 5
"""What to repeat *first*: a longer list would say nothing."""

_SIGNS = {
    Mark.WELL: ("✓", "good"),
    Mark.PARTLY: ("~", "unsure"),
    Mark.MISSED: ("✗", "bad"),
    Mark.SKIPPED: ("–", "quiet"),
    Mark.OPEN: ("?", "quiet"),
}
_HANGING = 5
"""Columns that a number and a sign take."""
_UNSAID = ("gave-up", "self-graded", "right")


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """One question of the report, in words."""

    number: int
    card: str
    question: str
    kind: str
    level: str
    topic: str
    is_followup: bool
    mark: Mark
    share: float | None
    took_ms: int
    planned_ms: int | None = None
    verdict: Verdict | None = None
    given: str = ""
    points: tuple[int, int] | None = None
    """For an explanation: points made, of how many."""
    missed: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    bonus: tuple[str, ...] = ()
    answer: str = ""
    """A short true answer, where there is one."""
    links: tuple[tuple[str, str], ...] = ()
    """Title and address."""
    is_any: bool = False
    """Any so many of a list would have done: no single one was missed."""


@dataclass(frozen=True, slots=True)
class ToldTopic:
    """One topic of the report."""

    title: str
    asked: int
    well: int
    share: float
    is_tag: bool = False
    """It is a tag, which has no title; `title` is the tag itself."""

    @property
    def shown(self) -> str:
        """The title; a tag is told from those of decks."""
        return f"#{self.title}" if self.is_tag else self.title


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a person would keep it."""

    id: str
    at_ms: int
    offset_minutes: int
    minutes: int
    level: str | None
    took_ms: int
    is_complete: bool
    questions: tuple[ToldQuestion, ...]
    topics: tuple[ToldTopic, ...]
    share: float | None
    strengths: tuple[str, ...]
    repeat: tuple[int, ...]
    read: tuple[tuple[str, str], ...]
    command: str = ""

    @property
    def begun(self) -> datetime:
        """When it began, by the learner's clock."""
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return datetime.fromtimestamp(self.at_ms / 1000, tz=UTC).astimezone(zone)

    @property
    def strong(self) -> tuple[str, ...]:
        """The strengths as they are shown."""
        shown = {one.title: one.shown for one in self.topics}
        return tuple(shown.get(title, title) for title in self.strengths)

    @property
    def open(self) -> int:
        """How many answers are not judged."""
        return sum(one.mark is Mark.OPEN for one in self.questions)


def report_view(report: Told, look: Look) -> RenderableType:
    """The whole report."""
    return stack(
        _heading(report, look),
        _summary(report, look),
        _named("report.strengths", report.strong, look),
        _topics(report.topics, look),
        _each(report.questions, look),
        _repeat(report, look),
        _read(report.read, look),
        _next(report, look),
    )


def overview_views(report: Told, look: Look) -> tuple[RenderableType, ...]:
    """The report without the single questions: pages that fit the window.

    The headline and the result are on the first, whatever follows them.
    """
    blocks = (
        _named("report.strengths", report.strong, look),
        _topics(report.topics, look),
        _repeat(report, look),
        _read(report.read, look),
    )
    onward, last = ways("report.onward", look), ways("report.details", look)
    pages = [[_heading(report, look), _summary(report, look)]]
    for block in blocks:
        if block is None:
            continue
        if rows_of(*pages[-1], block, last, look=look) < look.height:
            pages[-1].append(block)
        else:
            pages.append([block])
    *others, end = (stack(*page) for page in pages)
    return (*(stack(page, onward) for page in others), stack(end, last))


def details_view(report: Told, look: Look) -> RenderableType:
    """The single questions, and what to do next."""
    return stack(_each(report.questions, look), _next(report, look))


def _heading(report: Told, look: Look) -> RenderableType:
    begun = Text(f"{report.begun:%Y-%m-%d %H:%M}", style="quiet")
    title = said("title", look, "bold")
    is_one_line = look.is_plain or fits(title, begun, look)
    heading = spread(title, begun, look) if is_one_line else Group(title, begun)
    line = rule(look)
    return Group(heading, *([] if line is None else [line]))


def summary_sentence(report: Told, look: Look) -> str:
    """What a tactful interviewer would say of the whole."""
    share = report.share
    known = len(report.questions) - report.open
    if share is None:
        return told("report.open", look)
    if known < 3:
        return told("report.short", look)
    if share >= 0.85:
        return told("report.strong", look)
    if share >= 0.65:
        return told("report.good", look)
    return told("report.fair" if share >= 0.4 else "report.hard", look)


def figures(report: Told, look: Look) -> str:
    """How many questions, how they went, how long it took."""
    parts = [told("report.questions", look, n=len(report.questions))]
    for mark in Mark:
        count = sum(one.mark is mark for one in report.questions)
        if count:
            parts.append(told(f"count.{mark.value}", look, n=count))
    took = clock(report.took_ms)
    parts.append(told("report.minutes", look, took=took, minutes=report.minutes))
    return " · ".join(parts)


def unfinished(report: Told, look: Look) -> str:
    """What is still to be done; empty if nothing is."""
    if report.is_complete:
        return ""
    if report.open:
        return told("report.unjudged", look, n=report.open)
    return told("report.unfinished", look)


def facts_of(one: ToldQuestion, look: Look) -> str:
    """The line under a question: what became of it, and the time."""
    parts = [told(f"mark.{one.mark.value}", look)]
    if one.is_followup:
        parts.insert(0, told("each.follows", look))
    if one.points is not None:
        made, count = one.points
        parts.append(told("each.points", look, made=made, n=count))
    parts.append(time_sentence(one.took_ms, one.planned_ms, look))
    return " · ".join(parts)


def reason_of(one: ToldQuestion, look: Look) -> str:
    """Why a typed answer was not right, with the point where it fails."""
    verdict = one.verdict
    if verdict is None or verdict.outcome is not Outcome.WRONG:
        return ""
    parts = []
    if verdict.reason not in _UNSAID:
        parts.append(reason_sentence(verdict, look))
    if verdict.witness is not None:
        parts.append(witness_view(verdict.witness, look).plain)
    return " ".join(filter(None, parts))


def details_of(one: ToldQuestion, look: Look) -> list[tuple[str, tuple[str, ...]]]:
    """What else there is to say of a question: a label, and texts from the deck."""
    found = [
        ("each.others" if one.is_any else "each.missed", one.missed),
        ("each.flags", one.flags),
        ("each.bonus", one.bonus),
        ("each.answer", (one.answer,) if one.answer else ()),
    ]
    return [(told(key, look), texts) for key, texts in found if texts]


def topic_sentence(one: ToldTopic, look: Look) -> str:
    """How a topic went: a word, and how many of several questions went well."""
    word = told(f"mark.{mark_of(one.share).value}", look)
    if one.asked == 1:
        return word
    return f"{word} · {told('report.topic', look, n=one.asked, well=one.well)}"


def _summary(report: Told, look: Look) -> RenderableType:
    lines = [
        Text(summary_sentence(report, look), style="bold"),
        packed(figures(report, look), look.width, ""),
    ]
    if note := unfinished(report, look):
        lines.append(Text(note))
    return Group(*lines)


def _named(key: str, texts: Sequence[str], look: Look) -> RenderableType | None:
    if not texts:
        return None
    line = Text(", ".join(map(one_line, texts)))
    return Group(said(key, look), indented(line, look))


def _topics(topics: Sequence[ToldTopic], look: Look) -> RenderableType | None:
    if not topics:
        return None
    label = said("report.topics", look)
    rows = [(one_line(one.shown), topic_sentence(one, look)) for one in topics]
    if look.is_narrow:
        lines = (Text(f"{title}: {count}") for title, count in rows)
        return Group(label, *(indented(line, look) for line in lines))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    for title, count in rows:
        grid.add_row(Text(title), Text(count, style="quiet"))
    return Group(label, indented(grid, look))


def _each(questions: Sequence[ToldQuestion], look: Look) -> RenderableType | None:
    if not questions:
        return None
    blocks: list[RenderableType] = [said("report.each", look)]
    for one in questions:
        if one is not questions[0] and not look.is_plain:
            blocks.append(Text(""))
        blocks.append(_question(one, look))
    return Group(*blocks)


def _question(one: ToldQuestion, look: Look) -> RenderableType:
    sign, style = _SIGNS[one.mark]
    asked = prose(one.question)
    room = look.width - _HANGING
    lines: list[RenderableType] = [packed(facts_of(one, look), room)]
    if one.given and one.mark not in (Mark.WELL, Mark.OPEN):
        yours = f"{told('each.given', look)}: {one_line(one.given)}"
        lines.append(Text(yours))
    if reason := reason_of(one, look):
        lines.append(Text(visible(reason)))
    for label, texts in details_of(one, look):
        if len(texts) == 1:
            lines.append(Text.assemble((f"{label}: ", "quiet"), prose(texts[0])))
            continue
        lines.append(Text(f"{label}:", style="quiet"))
        lines += [Text.assemble("- ", prose(text)) for text in texts]
    if look.is_plain:
        return Group(Text.assemble(f"{one.number}. ", asked), *lines)
    head = Table.grid(padding=(0, 1, 0, 0))
    head.add_column(justify="right", min_width=2, no_wrap=True)
    head.add_column(no_wrap=True)
    head.add_column()
    head.add_row(Text(str(one.number)), Text(sign, style=style), asked)
    return Group(head, Padding(Group(*lines), (0, 0, 0, _HANGING)))


def _repeat(report: Told, look: Look) -> RenderableType | None:
    if not report.repeat:
        return None
    by_number = {one.number: one for one in report.questions}
    first = [by_number[number] for number in report.repeat[:MOST_REPEATED]]
    label = said("report.repeat", look)
    rows: list[RenderableType] = []
    for place, one in enumerate(first, start=1):
        asked = prose(one.question)
        if look.is_plain:
            rows.append(Text.assemble(f"{place}. ", asked))
            continue
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_column(justify="right", min_width=2, no_wrap=True)
        row.add_column()
        row.add_row(Text(str(place)), asked)
        rows.append(row)
    if more := len(report.repeat) - len(first):
        rows.append(indented(said("report.more", look, n=more), look))
    return Group(label, *rows)


def link_title(title: str, look: Look) -> str:
    """A title; one in another language than the report's is marked as such."""
    if look.can_show(title):
        return title
    return told("report.other-language", look, title=title)


def _read(links: Sequence[tuple[str, str]], look: Look) -> RenderableType | None:
    if not links:
        return None
    lines: list[RenderableType] = []
    for title, address in links:
        lines.append(indented(Text(one_line(link_title(title, look))), look))
        if title != address:
            url = Text(one_line(address), style="quiet", overflow="fold")
            lines.append(indented(url, look, 4))
    return Group(said("report.read", look), *lines)


def _next(report: Told, look: Look) -> RenderableType:
    lines: list[RenderableType] = []
    if report.command:
        lines.append(said("report.command", look))
        lines.append(command_view(visible(report.command), look))
    lines.append(said("report.whole", look))
    return Group(*lines)
