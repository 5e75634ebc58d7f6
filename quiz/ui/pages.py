"""The cards of a deck as they will look, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.diagnostics import Diagnostic, Severity
from quiz.deck.model import KINDS, Card, Link
from quiz.ui.answer import Pictures, after_view, answer_view
from quiz.ui.authoring import remark, told
from quiz.ui.complaints import complaint_text
from quiz.ui.grid import spread
from quiz.ui.items import items_view
from quiz.ui.look import Look, indented, rule, stack
from quiz.ui.question import hints_view, question_view
from quiz.ui.text import one_line, prose


def head_view(
    card: Card | None,
    name: str,
    line: int,
    place: str,
    look: Look,
    is_head: bool = False,
) -> RenderableType:
    """The line above a card: its id, kind and level, where it is in the file.

    Args:
        name: Its own id, as far as it is known.
        place: Which of how many it is.
        is_head: What is told of is no card but the head of the deck.
    """
    left = Text()
    if card is not None:
        kind = look.say(f"kind.{KINDS[type(card.answer)]}")
        about = f"{kind} · {look.say(f'level.{card.level.value}')}"
        left.append(one_line(name) + "  " if name else "", "bold")
        left.append(about, "quiet")
    else:
        left.append(told("page.head", look) if is_head else one_line(name), "bold")
    where = told("page.line", look, line=line)
    right = Text(" · ".join(one for one in (place, where) if one), style="quiet")
    over = right if not left else spread(left, right, look)
    below = rule(look)
    return over if below is None else Group(over, below)


def card_view(
    card: Card,
    look: Look,
    *,
    pictures: Pictures,
    graph: RenderableType | None = None,
    general: Sequence[Link] = (),
    tags: Sequence[str] = (),
) -> RenderableType:
    """Question, hints, answer, explanation, links, follow-ups and tags of a card.

    Args:
        graph: The curve that it asks about.
        general: The links of the whole deck, which wait behind a key.
        tags: Its own ones.
    """
    hints = hints_view(card, range(1, len(card.hints) + 1), look)
    parts = [
        question_view(card, look),
        graph,
        hints,
        Text(told("page.answer", look), style="quiet"),
        answer_view(card, look, pictures=pictures),
        after_view(card, look, general=general),
        _followups(card, look),
        _tags(tags, look),
    ]
    return stack(*parts)


def wrong_view(
    complaints: Sequence[Diagnostic], source: str, look: Look, *, is_left_out: bool
) -> RenderableType | None:
    """What is wrong with a card; None for nothing.

    Args:
        source: The text of the file.
        is_left_out: There is no card before it is mended.
    """
    if not complaints:
        return None
    told_of = complaints if look.is_plain else [_briefly(one) for one in complaints]
    texts = [complaint_text(one, look, source) for one in told_of]
    is_error = any(one.severity is Severity.ERROR for one in complaints)
    last = remark("page.left-out", look) if is_left_out and is_error else None
    return stack(*texts, last)


def _briefly(complaint: Diagnostic) -> Diagnostic:
    """It without the folders of its file: who looks at one file knows where it is."""
    name = PurePath(complaint.span.path).name
    return replace(complaint, span=replace(complaint.span, path=name))


def sum_view(cards: int, problems: int, look: Look, *, is_so_far: bool = False) -> Text:
    """How many cards there are, and how many problems.

    Args:
        is_so_far: More may be found.
    """
    if is_so_far and not problems:
        said = told("page.cards", look, n=cards), told("page.checking", look)
        return Text(", ".join(said), style="quiet")
    if not problems:
        return Text(told("page.sound", look, n=cards), style="good" if cards else "")
    said = told("page.cards", look, n=cards), told("page.problems", look, n=problems)
    return Text(", ".join(said), style="unsure")


def keys_view(
    said: tuple[str, str], total: Text, look: Look, *, has_before: bool, has_next: bool
) -> RenderableType:
    """What became of the file, and what can be pressed.

    Args:
        said: Which card it is, and what a save has changed; empty: neither.
        total: As `sum_view` has it.
    """
    name, saved = said
    first = [Text(name, style="bold")] if name else []
    first += [Text(saved, style="quiet")] if saved else []
    keys = [
        *(["next"] if has_next else []),
        *(["back"] if has_before else []),
        *("edit", "stop"),
    ]
    ways = [told(f"watch.{key}", look) for key in keys]
    return items_view([*first, total, *ways], look)


def saved_text(changed: int, look: Look) -> str:
    """What a save has changed."""
    key = "watch.changed" if changed else "watch.same"
    return told("watch.saved", look, what=told(key, look, n=changed))


def saved_view(changed: int, look: Look) -> Text:
    """The same as a line of its own."""
    return Text(saved_text(changed, look))


def _followups(card: Card, look: Look) -> RenderableType | None:
    if not card.followups:
        return None
    own = f"{card.deck}:"
    asked = [one.get(look.language).removeprefix(own) for one in card.followups]
    lines = [prose(one) for one in asked]
    label = Text(told("page.followups", look), style="quiet")
    return Group(label, *(indented(line, look) for line in lines))


def _tags(tags: Sequence[str], look: Look) -> Text | None:
    if not tags:
        return None
    names = " ".join(f"#{one_line(tag)}" for tag in tags)
    return Text(f"{told('page.tags', look)}: {names}", style="quiet")
