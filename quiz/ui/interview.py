"""The screens of a mock interview: before, during, and looking back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import Card, Formula
from quiz.session.interview import Heard
from quiz.ui.answer import Pictures, answer_view
from quiz.ui.asking import Page
from quiz.ui.asking import clock as clock_of_seconds
from quiz.ui.grid import fact_rows, spread
from quiz.ui.items import items_view
from quiz.ui.language import fill, table
from quiz.ui.look import Look, rule, stack
from quiz.ui.question import question_view
from quiz.ui.text import one_line, prose

_MINUTE_MS = 60_000
_TYPED = {":q": "finish", "Ctrl-C": "leave"}
_PRESSED = {"s": "skip-it", "q": "finish", "Ctrl-C": "leave"}
_KEYS: dict[str, dict[str, str]] = {
    "": {"Enter": "enter", "s": "skip", "q": "finish", "Ctrl-C": "leave"},
    "aloud": {"Enter": "aloud", **_PRESSED},
    "pick": {"1–{n}": "pick", **_PRESSED},
    "line": {"Enter": "line", **_TYPED},
    "list": {"Enter": "list", ":u": "list-undo", **_TYPED},
    "gaps": {"Enter": "gaps", **_TYPED},
    "judging": {"Enter": "compare", "q": "report-now", "Ctrl-C": "leave"},
    "scale": {"1 2 3": "scale", "u": "answer-back", "q": "later"},
}
"""Keys and what they do, by the way to answer."""


def told(key: str, look: Look, /, **arguments: object) -> str:
    """The sentence about interviews under `key`, in the reader's language."""
    return fill(table("interview", look.language)[key], look.language, arguments)


def said(key: str, look: Look, /, style: str = "quiet", **arguments: object) -> Text:
    """The same as styled text."""
    return Text(told(key, look, **arguments), style=style)


def ways(key: str, look: Look, /, **arguments: object) -> RenderableType:
    """What can be done here, on quiet lines that break between two ways."""
    return items_view([told(key, look, **arguments)], look)


def clock(milliseconds: int) -> str:
    """Minutes and seconds.

    >>> clock(72_400)
    '1:12'
    """
    return clock_of_seconds(max(0, milliseconds) // 1000)


def intro_view(
    minutes: int, questions: int | None, look: Look, *, unfinished: int = 0
) -> RenderableType:
    """What is to come, before the clock starts.

    Args:
        unfinished: How many answers an interview has that was broken off.
    """
    length = told("intro.minutes", look, n=minutes)
    if questions is not None:
        length += ", " + told("intro.questions", look, n=questions)
    before = said("intro.unfinished", look, "unsure", n=unfinished)
    return stack(
        Group(said("title", look, "bold"), Text(length)),
        before if unfinished else None,
        Group(said("intro.how", look, ""), said("intro.end", look, "")),
        keys_view(look),
        None if look.is_plain else said("intro.begin", look),
    )


def again_view(
    heard: int, left_ms: int, look: Look, *, to_judge: int = 0
) -> RenderableType:
    """Where an interview that was broken off goes on.

    Args:
        to_judge: Answers to compare, where no questions are left.
    """
    lines = [said("title", look, "bold"), said("again.heard", look, "", n=heard)]
    if to_judge:
        lines.append(said("again.judge", look, "", n=to_judge))
    elif left_ms > 0:
        lines.append(said("again.left", look, "", time=clock(left_ms)))
    begin = said("again.begin-judging" if to_judge else "again.begin", look)
    return stack(Group(*lines), None if look.is_plain else begin)


def over_view(to_judge: int, look: Look) -> RenderableType:
    """That no more is asked, and how many answers there are to compare."""
    intro = said("look.intro", look, "", n=to_judge)
    begin = None if look.is_plain else said("again.begin-judging", look)
    return stack(intro, begin)


def heading_view(
    number: int, of: int | None, kind: str, left_ms: int, look: Look, *, follows: bool
) -> RenderableType:
    """The line above a question; in plain words with the time left.

    On a screen `clock_view` tells that, below the question, where it can run.
    """
    key = "head.question" if of is None else "head.question-of"
    place = Text(told(key, look, n=number, of=of), style="bold")
    facts = [told("head.follows", look)] if follows else []
    facts.append(look.say(f"kind.{kind}"))
    if look.is_plain:
        late = left_ms <= _MINUTE_MS
        key = "head.last-minute" if late else "head.left"
        time = told(key, look, n=_minutes(left_ms))
        return Text(" · ".join([place.plain, *facts, time]))
    quiet = Text(" · ".join(facts), style="quiet")
    return Group(spread(place, quiet, look), rule(look) or Text(""))


def clock_view(left_ms: int, look: Look) -> Text:
    """The running clock of an interview: what is left of it."""
    if left_ms <= 0:
        return said("clock.over", look, "unsure")
    # A second is there until it is full.
    seconds_ms = -(-left_ms // 1000) * 1000
    style = "unsure" if left_ms <= _MINUTE_MS else "quiet"
    return said("clock.left", look, style, time=clock(seconds_ms))


def looking_view(number: int, of: int, look: Look) -> RenderableType:
    """The line above an answer to be judged."""
    title = said("look.title", look, "bold")
    count = said("look.count", look, n=number, of=of)
    return Group(spread(title, count, look), *_rules(look))


def aside_view(text: str, look: Look) -> RenderableType:
    """A follow-up question that is no card."""
    asked = prose(text)
    asked.stylize("question")
    return stack(asked, said("ask.aside", look))


def said_and_true(
    card: Card | None,
    heard: Heard,
    shuffled: Sequence[int],
    look: Look,
    pictures: Pictures | None = None,
) -> tuple[RenderableType | None, ...]:
    """A question, what was answered, and the model answer to compare it with.

    Args:
        pictures: For a formula, the true one and the one given.
    """
    aside = heard.question.aside
    if card is None:
        return None, _given(heard, None, look), said("look.no-answer", look)
    if aside is not None:
        asked = aside_view(card.followups[aside].get(look.language), look)
        return asked, _given(heard, None, look), said("look.no-answer", look)
    planned_ms = card.time_seconds * 1000 if card.time_seconds else None
    given = heard.given[0] if heard.given and isinstance(card.answer, Formula) else ""
    # A formula stands beside the true one; other answers in the line with the time.
    own = replace(heard, given=()) if given else heard
    return (
        question_view(card, look, shuffled=shuffled),
        _given(own, planned_ms, look),
        answer_view(
            card,
            look,
            pictures=pictures or Pictures(),
            given=given,
            shuffled=shuffled,
        ),
    )


def _given(heard: Heard, planned_ms: int | None, look: Look) -> Text:
    """What the learner did with the question: words if there are any, and time."""
    time = time_sentence(heard.took_ms, planned_ms, look)
    given = " ".join(heard.given)
    if not given:
        return Text(time, style="quiet")
    yours = told("look.given", look, given=one_line(given))
    return Text.assemble(yours, "\n", (time, "quiet"))


def time_sentence(took_ms: int, planned_ms: int | None, look: Look) -> str:
    """How long it took, and how long it was to take."""
    if planned_ms is None:
        return told("time", look, took=clock(took_ms))
    return told("time.planned", look, took=clock(took_ms), planned=clock(planned_ms))


def ticking_keys_view(page: Page, look: Look, *, is_first: bool) -> RenderableType:
    """The keys while points are ticked at the end, those of a page of them.

    Args:
        is_first: No judgement comes before this one.
    """
    rows = [(page.keys, told("keys.tick", look))]
    if page.star:
        rows.append(("*", told("keys.tick-all", look, keys=page.star)))
    enter = "keys.next-page" if page.has_more else "keys.ticked"
    rows.append(("Enter", told(enter, look)))
    if page.place > 1:
        rows.append(("u", told("keys.page-back", look)))
    elif not is_first:
        rows.append(("u", told("keys.answer-back", look)))
    rows.append(("q", told("keys.later", look)))
    return fact_rows([(name, Text(said)) for name, said in rows], look)


def keys_view(
    look: Look, way: str = "", *, n: int = 0, skipped: Collection[str] = ()
) -> RenderableType:
    """The few keys of an interview, or of one way to answer.

    Args:
        way: ``aloud``, ``pick``, ``line``, ``list``, ``gaps`` or, before looking back,
            ``judging``, then ``scale``; empty: all that there are.
        n: How many choices there are.
        skipped: Keys that do nothing this time.
    """
    keys = _KEYS.get(way, _KEYS["line"])
    rows = [
        (name.format(n=n), said(f"keys.{key}", look, ""))
        for name, key in keys.items()
        if name not in skipped
    ]
    return Group(fact_rows(rows, look), *([] if way else [said("keys.words", look)]))


def _minutes(milliseconds: int) -> int:
    return max(1, -(-milliseconds // _MINUTE_MS))


def _rules(look: Look) -> list[RenderableType]:
    line = rule(look)
    return [] if line is None else [line]
