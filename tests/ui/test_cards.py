"""The screens of `quiz cards` at every width, in words, with hostile text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from quiz.session.query import (
    Both,
    Compared,
    Either,
    Field,
    Is,
    Key,
    Named,
    Not,
    State,
    Words,
)
from quiz.ui.cards import CardLine, found_view, rows_of_line
from quiz.ui.cards_curve import CurveShown
from quiz.ui.cards_history import Step, history_view
from quiz.ui.cards_query import NotThere, caret_view, nothing_view, query_words
from quiz.ui.cards_show import CardShown, Falls, card_view
from quiz.ui.cards_words import date_words
from quiz.ui.language import LANGUAGES, table
from quiz.ui.look import Look
from quiz.ui.printing import write_views

TODAY = 20_780  # Monday, 23 November 2026
LONG = "Why does a gradient vanish in ten sigmoids? \x1b[31m[/b] 数" * 3
LOOKS = [
    Look(width=width, height=height, language=language)
    for language in LANGUAGES
    for width, height in ((40, 20), (67, 24), (80, 24), (96, 50))
]


def line(**more: object) -> CardLine:
    values: dict = {
        "id": "dl/sigmoids:why-does-it-vanish-in-so-many-of-them",
        "deck": "dl/sigmoids",
        "question": LONG,
        "due_in_days": -400,
        "stability_days": 0.31,
        "retrievability": 0.123,
        "lapses": 14,
        "is_leech": True,
        "is_flagged": True,
    }
    return CardLine(**(values | more))


LINES = [
    line(),
    line(id="dl/sigmoids:a", is_new=True, stability_days=None, lapses=0),
    line(deck="dl/x", id="dl/x:b", is_suspended=True, is_flagged=False),
    line(deck="dl/x", id="dl/x:c", back_in_days=1, due_in_days=1, is_leech=False),
    line(deck="dl/x", id="dl/x:d", is_again=True, due_in_days=3),
]
RUN = tuple((TODAY - 30.0 + n, 1 - n / 60) for n in range(31))
CARD = CardShown(
    line=line(is_suspended=True, back_in_days=1),
    question=LONG,
    kind="points",
    level="senior",
    deck_title="Sigmoids [/b]",
    is_on=False,
    place="~/decks/sigmoids.yaml:12",
    tags=("dl", "[red]"),
    today=TODAY,
    reviews=23,
    difficulty=9.97,
    due_day=TODAY - 400,
    last_day=TODAY - 402,
    interval_days=2,
    retention=0.92,
    retention_by="level",
    plan_day=TODAY + 30,
    falls=(Falls(0.9, -400), Falls(0.5, 99_999)),
    curve=CurveShown(TODAY, (RUN, ((TODAY, 1.0), (TODAY + 9.0, 0.9))), 0.92),
    points=((0, 0.123), (7, 0.12)),
    notes=(("look it up \x07", 1_795_000_000_000, 60),),
    now_ms=1_795_400_000_000,
)
STEPS = [
    Step(
        at_ms=0, offset_minutes=0, what="answer", outcome="wrong", given=("x\x1b", LONG)
    ),
    Step(at_ms=1, offset_minutes=0, what="rating", rating=1, interval_days=0),
    Step(
        at_ms=1, offset_minutes=0, what="rating", rating=3, interval_days=1,
        stability_days=0.4, took_ms=75_000, predicted=0.5,
    ),
    Step(at_ms=10**15, offset_minutes=9999, what="note", text=LONG, is_voided=True),
    Step(at_ms=2, offset_minutes=0, what="ticks", text="3/4"),
]  # fmt: skip
QUERY = Both(
    (
        Either((Is(State.DUE), Not(Words("[/b]\x1b")))),
        Compared(Field.STABILITY, "<=", 5.0, "5d"),
        Named(Key.KIND, "claim"),
        Named(Key.NOTE, "*"),
    )
)


def screens(look: Look) -> dict[str, str]:
    views = {
        "found": found_view(LINES, look, n=5, of=90, command="quiz cards find x"),
        "card": card_view(CARD, look),
        "history": history_view(LINES[0].id, LONG, STEPS, look),
        "nothing": nothing_view(
            [(part, 3) for part in QUERY.parts],
            [NotThere("tag", "[x]", "y"), NotThere("deck", "z")],
            look,
            of=9,
        ),
    }
    drawn = {}
    for name, view in views.items():
        stream = io.StringIO()
        write_views([view], look, stream)
        drawn[name] = stream.getvalue()
    return drawn


@pytest.mark.parametrize("look", LOOKS, ids=lambda one: f"{one.language}{one.width}")
def test_every_screen_fits_and_sends_nothing_that_a_terminal_obeys(look: Look):
    for name, said in screens(look).items():
        assert all(cell_len(one) <= look.width for one in said.splitlines()), name
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said), name
        assert "{" not in said, name


def test_every_card_of_a_narrow_list_has_its_question():
    look = Look(width=40, height=20)
    stream = io.StringIO()
    view = found_view(LINES, look, n=len(LINES), of=9, command="quiz cards find")
    write_views([view], look, stream)
    said = stream.getvalue()
    assert said.count("Why does a") == len(LINES)
    rows = sum(rows_of_line(one.id, look) for one in LINES)
    headings = 1 + 2 * 2  # the count, two decks, each after an empty line
    assert len(said.splitlines()) == rows + headings


@pytest.mark.parametrize(
    ("first", "is_asked", "said"),
    [
        (None, False, "in 9 days; until then the plan decides when it is asked"),
        (TODAY + 2, None, "the plan decides when it is asked"),
        (None, True, "by the usual intervals due today"),
    ],
)
def test_what_a_plan_decides_is_told_after_its_day(first, is_asked, said):
    due = line(is_suspended=False, back_in_days=None, due_in_days=0)
    card = replace(
        CARD, line=due, due_day=TODAY, plan_day=TODAY + 9, plan_from=first,
        is_planned_today=is_asked,
    )  # fmt: skip
    look = Look(width=1000, is_plain=True)
    stream = io.StringIO()
    write_views([card_view(card, look)], look, stream)
    assert said in stream.getvalue()
    assert ("by the usual" in stream.getvalue()) == (is_asked is not None)
    assert ("the plan does not ask it today" in stream.getvalue()) == (
        is_asked is False
    )


@pytest.mark.parametrize("month", range(1, 13))
def test_a_russian_date_has_its_month_in_the_genitive(month: int):
    day = date(2027, month, 17).toordinal() - date(1970, 1, 1).toordinal()
    said = date_words(day, TODAY, Look(language="ru")).split()
    assert (said[0], said[2]) == ("17", "2027")
    assert said[1][-1] in "ая", "of May, not May"


def test_a_card_with_its_curve_leaves_room_for_the_prompt():
    look = Look(width=80, height=24)
    stream = io.StringIO()
    short = CardShown(
        **{
            name: getattr(CARD, name)
            for name in CardShown.__dataclass_fields__
            if name not in ("question", "notes", "plan_day", "line")
        },
        question="What is it?",
        line=line(is_flagged=False),
    )
    write_views([card_view(short, look)], look, stream)
    assert len(stream.getvalue().splitlines()) < look.height


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_plain_words_nothing_is_drawn(language: str):
    look = Look(width=1000, language=language, is_plain=True)
    said = screens(look)
    assert not re.search("[│┤┌╌┊●─⠀-⣿]", "".join(said.values()))
    assert len(said["found"].splitlines()) == 1 + len(LINES)
    assert "12 %" in said["card"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_may_be_asked_has_words(language: str):
    keys = table("catalog", language).keys()
    for kind, names in (("state", State), ("field", Field)):
        assert {f"{kind}.{name}" for name in names} <= keys
    look = Look(language=language)
    for key in Key:
        name = {"level": "senior", "kind": "claim"}.get(key, "x")
        assert query_words(Named(key, name), look)


def test_a_query_in_words_keeps_its_brackets():
    either = Either((Is(State.DUE), Is(State.NEW)))
    assert query_words(either, Look()) == "due or new"
    assert query_words(Not(either), Look()) == "not (due or new)"
    both = Both((either, Words("x")))
    assert query_words(Not(both), Look()) == "not ((due or new) and text “x”)"


@pytest.mark.parametrize(
    ("query", "column", "width", "marked"),
    [
        ("is:due tagg:x", 8, 4, "tagg"),
        ("数学 tagg:x", 4, 4, "tagg"),
        ("a\x1b\tb tagg:x", 6, 4, "tagg"),
        ("word " * 60 + "tagg:x " + "word " * 60, 301, 4, "tagg"),
        ("a or", 3, 2, "or"),
    ],
)
def test_the_mark_stands_below_what_cannot_be_read(query, column, width, marked):
    for look in (Look(width=40), Look(width=1000, is_plain=True)):
        stream = io.StringIO()
        write_views([caret_view(query, column, width, look)], look, stream)
        line, below = stream.getvalue().splitlines()
        assert cell_len(line) <= look.width
        before = below[: below.index("^")]
        rest = line
        while cell_len(line) - cell_len(rest) < len(before):
            rest = rest[1:]
        assert rest.startswith(marked)
        assert below.strip() == "^" + "~" * (len(marked) - 1)
