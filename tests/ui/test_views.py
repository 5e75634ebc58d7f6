"""Every view as text, at 80 and 40 columns, in both languages, and in plain words.

The screens are kept in ``tests/ui/screens``; ``QUIZ_NEW_SCREENS=1 pytest
tests/ui/test_views.py`` draws them anew. Read the difference before keeping it.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from quiz.deck.diagnostics import Diagnostic, Severity, Span
from quiz.memory import Rating
from quiz.session import Marking, Part, State
from quiz.ui.agenda import Agenda, DeckLine, decks_view, due_view
from quiz.ui.answer import Pictures, after_view, answer_view
from quiz.ui.complaints import complaints_view, excerpt
from quiz.ui.function import function_view
from quiz.ui.header import Left, header_view
from quiz.ui.keys import keys_view
from quiz.ui.look import THEME, Look
from quiz.ui.question import hint_view, question_view
from quiz.ui.rating import rating_view
from quiz.ui.summary import Summary, nothing_view, summary_view
from quiz.ui.verdict import parts_view, verdict_view
from quiz.verdict import Evidence, Outcome, Verdict, Witness
from tests.session.cards import ANSWERS, LEAKY, card
from tests.session.times import days

SCREENS = Path(__file__).parent / "screens"
SHUFFLED = (2, 0, 1)
DECKS = (
    DeckLine("dl/activations", "Функции активации", True, 14, 3, 5),
    DeckLine("dl/losses", "Losses", False, 120, 0, 120, problems=2),
)
LOOKS = {
    "80-en": Look(76, 24, "en"),
    "40-ru": Look(36, 20, "ru"),
    "80-ru": Look(76, 24, "ru"),
    "plain-en": Look(1000, 24, "en", is_plain=True),
    "plain-ru": Look(1000, 24, "ru", is_plain=True),
}


def drawn(view: RenderableType | None, look: Look) -> str:
    if view is None:
        return ""
    console = Console(
        file=io.StringIO(),
        width=look.width,
        color_system=None,
        highlight=False,
        markup=False,
        emoji=False,
        theme=THEME,
    )
    console.print(view)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in lines)


def card_screens(look: Look) -> Iterable[tuple[str, RenderableType | None]]:
    pictures = Pictures("max(0, x) + a⋅min(0, x)", "        x\nmax(0, ─)\n        2")
    for kind in ANSWERS:
        one = card(kind)
        yield kind, header_view(one, "Функции активации", Left(3, 12, 1, 9), look)
        yield kind, question_view(one, look, shuffled=SHUFFLED)
        given = "max(0,x/2)" if kind == "formula" else ""
        yield (
            kind,
            answer_view(one, look, pictures=pictures, given=given, shuffled=SHUFFLED),
        )
    yield "after", after_view(card("basic"), look)
    yield "hint", hint_view(card("basic"), 2, look)


def verdicts() -> Iterable[tuple[str, Marking, str]]:
    at = Witness((("x", "-2"), ("a", "0.01")), "0", "-0.02")
    yield "wrong", Marking(Verdict(Outcome.WRONG, "wrong-value", witness=at)), ""
    proof = Evidence(180, 20, "symbolic")
    yield "proved", Marking(Verdict(Outcome.CORRECT, "right", evidence=proof)), ""
    points = Evidence(181, 20)
    yield "equal", Marking(Verdict(Outcome.CORRECT, "right", evidence=points)), ""
    unread = Verdict(Outcome.INVALID, "not-a-number", column=3)
    yield "unread", Marking(unread), "1 ? 2"
    yield "undecided", Marking(Verdict(Outcome.UNDECIDED, "self-graded")), ""
    parts = (
        Part("ReLU", "relu", State.FOUND),
        Part("sigmoid", "sigmiod", State.SLIP),
        Part("tanh", "", State.MISSED),
        Part("", "foo", State.EXTRA),
    )
    counts = (("found", "2"), ("needed", "3"))
    missing = Verdict(Outcome.WRONG, "missing-items", arguments=counts)
    yield "list", Marking(missing, parts), ""


def other_screens(look: Look) -> Iterable[tuple[str, RenderableType | None]]:
    for name, marking, given in verdicts():
        yield name, verdict_view(marking, look, given=given)
        yield name, parts_view(marking, look)
    yield "rating", rating_view(days(0, 2, 4, 40), Rating.GOOD, look)
    yield "cram", rating_view(days(0, 0, 0, 0), Rating.AGAIN, look, counts=False)
    hardest = ("Why does ReLU die?",)
    yield "summary", summary_view(Summary(12, 10, 540_000, 3, hardest, 1, 7), look)
    yield "short", summary_view(Summary(1, 1, 9_000, 0, (), 4, 1), look)
    yield "none", summary_view(Summary(0, 0, 0, 2), look)
    ways = ("nothing.new", "nothing.ahead", "nothing.cram", "nothing.decks")
    yield "nothing", nothing_view(2, 5, ways, look)
    yield "decks", decks_view(DECKS, look)
    yield "due", due_view(Agenda(3, 5, DECKS, ((0, 3), (1, 4), (5, 12))), look)
    yield "function", function_view(LEAKY, look)
    yield "keys", keys_view(look)


@pytest.mark.parametrize("name", LOOKS)
def test_the_screens_are_as_they_were(name: str):
    look = LOOKS[name]
    screens = [*card_screens(look), *other_screens(look)]
    text = "".join(f"=== {title}\n{drawn(view, look)}" for title, view in screens)
    kept = SCREENS / f"{name}.txt"
    if os.environ.get("QUIZ_NEW_SCREENS"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_wider_than_the_window(name: str):
    look = LOOKS[name]
    for title, view in [*card_screens(look), *other_screens(look)]:
        for line in drawn(view, look).splitlines():
            assert cell_len(line) <= look.width, (title, line)


@pytest.mark.parametrize("name", ["plain-en", "plain-ru"])
def test_plain_screens_have_no_boxes(name: str):
    look = LOOKS[name]
    for title, view in [*card_screens(look), *other_screens(look)]:
        assert not set("─│▇●○✓✗") & set(
            drawn(view, look).replace("x\nmax(0, ─)", "")
        ) or (title == "formula"), title


def test_hostile_text_reaches_no_terminal():
    nasty = card("basic").question.__class__((("en", "a\x1b[2J[bold]b[/tmp] x[i]"),))
    look = LOOKS["80-en"]
    shown = drawn(question_view(card("basic", question=nasty), look), look)
    assert shown.strip() == "a␛[2J[bold]b[/tmp] x[i]"


def complaints(count: int) -> list[Diagnostic]:
    return [
        Diagnostic(Span("d.yaml", line, 3, 4), "D102", (("key", "fint"),))
        for line in range(1, count + 1)
    ]


def test_a_complaint_has_a_place_a_line_and_a_caret():
    look = LOOKS["80-en"]
    warning = Diagnostic(
        Span("d.yaml", 1, 3, 4), "D102", (("key", "fint"),), Severity.WARNING
    )
    shown = drawn(complaints_view([warning], look, lambda _: "- fint: b"), look)
    assert shown.startswith("d.yaml:1:3: warning D102: unknown key `fint`\n")
    assert "1 | - fint: b\n  |   ^^^^\n" in shown


@pytest.mark.parametrize(
    ("line", "column", "width"),
    [
        ("  q: " + "long " * 30 + "fint: b " + "longer " * 30, 156, 4),
        ("fint: " + "длинно " * 30, 1, 4),
        ("\tx: 日本 fint", 8, 4),
    ],
)
def test_the_caret_of_a_long_line_stands_below_its_place(
    line: str, column: int, width: int
):
    assert line[column - 1 : column - 1 + width] == "fint"
    found = Diagnostic(Span("d.yaml", 1, column, width), "D102")
    shown, carets = excerpt(found, line, columns=40).splitlines()
    assert cell_len(shown) <= 40
    start = cell_len(shown[: shown.index("fint")])
    assert carets.rstrip() == "  |".ljust(start) + "^^^^"


def test_complaints_end_at_a_screenful():
    look = LOOKS["80-en"]
    view = complaints_view(complaints(50), look, lambda _: None, at_most=10)
    shown = drawn(view, look).splitlines()
    assert len(shown) <= 12
    assert "more" in shown[-1]


def test_new_cards_of_today_are_told_beside_all_that_are_new():
    few = DeckLine("a", "A", True, 90, 12, 71)
    decks = (
        few,
        DeckLine("b", "B", True, 60, 0, 59),
        DeckLine("c", "C", False, 9, 0, 9),
    )
    first = drawn(due_view(Agenda(12, 20, decks, (), 5), Look()), Look()).split("\n")[0]
    assert first == "12 cards due · 5 of them today · 20 new of 130"
    all_new = drawn(due_view(Agenda(12, 130, decks, ()), Look()), Look())
    assert all_new.split("\n")[0] == "12 cards due · 130 new"
