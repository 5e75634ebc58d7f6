"""What stands below a question while it is answered: clocks, boxes, tallies, gaps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from quiz.app.asking.ticks import read_ticks
from quiz.deck.model import ClozeText, Gap, Link, LocalText, Points
from quiz.memory import Rating
from quiz.session import suggest_from_ticks, tally
from quiz.session.layouts import other_layout
from quiz.ui.answer import after_view
from quiz.ui.asking import (
    clock_view,
    fits,
    gap_context,
    gap_prompt,
    item_keys,
    number_of,
    page_of,
    points_boxes,
    points_count,
    strip_view,
    tally_prompt,
    ticked_view,
    told_view,
    took_view,
)
from quiz.ui.keys import action_of
from quiz.ui.look import THEME, Look
from tests.app.running import play
from tests.session.cards import ANSWERS, card, text

WIDE, NARROW = Look(76, 24, "en"), Look(36, 20, "ru")
PLAIN = Look(200, 24, "en", is_plain=True)
POINTS = ANSWERS["points"]
assert isinstance(POINTS, Points)


def drawn(view: RenderableType, look: Look) -> str:
    console = Console(width=look.width, theme=THEME, color_system=None)
    with console.capture() as captured:
        console.print(view)
    return captured.get()


def test_keys_of_items_are_digits_then_letters_that_command_nothing():
    keys = item_keys(14)
    assert keys[:9] == "123456789"
    assert not any(action_of(letter) for letter in keys)
    assert [number_of(key, 14) for key in keys] == list(range(1, 15))


def test_keys_of_items_work_on_the_other_layout_and_no_others_do():
    letter = item_keys(10)[9]
    assert number_of(other_layout(letter)[0], 10) == 10
    assert number_of("q", 14) is None
    assert number_of("4", 3) is None
    assert number_of("enter", 14) is None


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("1 3", {1, 3}),
        ("1, 3 и 4", {1, 3, 4}),
        ("2-4", {2, 3, 4}),
        ("1,3-4,6", {1, 3, 4, 6}),
        ("*", {1, 2, 3, 4}),
        ("все", {1, 2, 3, 4}),
        ("", set()),
        ("0", set()),
        ("нет", set()),
        ("7", None),
        ("two", None),
        ("1 x", None),
    ],
)
def test_ticks_may_be_typed(line: str, numbers: set[int] | None):
    assert read_ticks(line, 6, 4) == numbers


def test_the_clock_says_in_words_that_time_is_over():
    assert str(clock_view(12, 60, WIDE)) == "0:12 of 1:00 · Space when done"
    assert "over" in str(clock_view(64, 60, WIDE))
    assert str(took_view(48, 60, WIDE)) == "You spoke for 0:48 of 1:00."
    assert "1:12" in str(took_view(72, 60, NARROW))


def test_who_only_pressed_enter_did_not_speak():
    assert took_view(0, 60, WIDE) is None


def test_there_is_no_praise_for_an_answer_that_made_no_point():
    shown = drawn(ticked_view(POINTS, {5}, WIDE), WIDE)
    assert "0 of 4 points made." in shown
    assert "well done" not in shown


def test_points_stand_under_their_headings_with_boxes():
    shown = drawn(points_boxes(POINTS, {1, 6}, WIDE), WIDE)
    assert "1 [x] one" in shown
    assert "2 [ ] two" in shown
    assert shown.index("Better still") < shown.index("5 [ ] extra")
    assert shown.index("Red flags") < shown.index("6 [x] a howler")


@pytest.mark.parametrize(
    ("shown", "star"),
    [
        (range(1, points_count(POINTS) + 1), "* ticks 1–4"),
        (range(1, len(POINTS.points) + 1), "* ticks 1–4"),
        (range(len(POINTS.points) + 1, len(POINTS.points) + 2), None),
    ],
)
def test_the_star_says_what_it_ticks(shown: range, star: str | None):
    page = page_of(POINTS, shown)
    told = drawn(points_boxes(POINTS, (), WIDE, page=page), WIDE).splitlines()[-1]
    items = told.split(" · ")
    assert items[-2:] == ["Enter when done", "? keys"]
    assert items[1:-2] == ([star] if star else [])


def test_ticks_are_summed_up_with_praise_flags_and_what_was_missed():
    shown = drawn(ticked_view(POINTS, {1, 2, 3, 5, 6}, WIDE), WIDE)
    assert "3 of 4 points made." in shown
    assert "Hard at most is suggested" in shown
    assert shown.index("To say next time") < shown.index("four")
    assert shown.index("Not to say again") < shown.index("a howler")
    full = drawn(ticked_view(POINTS, {1, 2, 3, 4}, NARROW), NARROW)
    assert full.strip() == "Названо всё."


@pytest.mark.parametrize(
    ("ticked", "is_praised"),
    [
        ({1, 2, 3, 4, 5}, True),
        ({1, 2, 3, 5}, False),  # a needed point is missing
        ({1, 2, 3, 4, 5, 6}, False),  # a red flag stands below it
    ],
)
def test_a_bonus_is_praised_where_the_answer_is_good(
    ticked: set[int], is_praised: bool
):
    said = drawn(ticked_view(POINTS, ticked, WIDE), WIDE)
    assert "a point that few think of" in said
    assert ("well done" in said) is is_praised
    russian = drawn(ticked_view(POINTS, ticked, NARROW), NARROW)
    assert ("Отлично" in russian) is is_praised


def test_a_red_flag_caps_the_suggestion_and_not_the_choice():
    assert suggest_from_ticks(POINTS, {1, 2, 3, 4, 6}) is Rating.HARD
    played = play(["points"], "", "1-4 6", "4")
    assert "Hard at most is suggested" in played.output
    assert "Enter: Hard" in played.output
    assert played.ratings == [("d:points", Rating.EASY)]


def test_the_same_key_says_the_same_in_both_languages():
    for look, said in ((WIDE, "u: tick again"), (NARROW, "u — отметить заново")):
        assert said in drawn(ticked_view(POINTS, {1}, look, may_go_back=True), look)


def test_what_does_not_fit_is_ticked_on_one_line():
    many = Points(tuple(text(f"point {n}") for n in range(30)))
    assert not fits(points_boxes(many, set(), NARROW), NARROW)
    said = drawn(strip_view("ticks.strip", {1, 3}, 30, WIDE), WIDE)
    assert said == "Said: 1 3 · Enter when done\n"
    more = strip_view("ticks.strip", (), 30, WIDE, has_more=True)
    assert drawn(more, WIDE) == "Said: nothing yet · Enter goes on\n"


def test_the_tally_tells_hits_and_misses_at_once():
    listing = ANSWERS["list"]
    told = tally(listing, ["relu, foo, sigmiod"])  # type: ignore[arg-type]
    assert tally_prompt(told, WIDE) == "2 of 3 › "
    assert tally_prompt(told, PLAIN) == "2 of 3 > "
    shown = drawn(told_view(told.parts, WIDE), WIDE)
    assert "✓ Right: relu, sigmoid, misspelt as sigmiod" in shown
    assert "✗ Not on the list: foo" in shown
    assert "tanh" not in shown
    assert not set("✓✗") & set(drawn(told_view(told.parts, PLAIN), PLAIN))


CLOZE = ClozeText(
    "en", ("The slope is ", ", at x = ", "."), (Gap(("1/4",)), Gap(("0",), "a point"))
)


def test_gaps_show_their_hints_and_what_was_filled_before():
    assert gap_prompt(CLOZE, 1, WIDE) == "[1] "
    assert gap_prompt(CLOZE, 2, WIDE) == "[2: a point] "
    assert str(gap_context(CLOZE, ["0.25"], WIDE)) == "The slope is 0.25, at x = [2]."
    assert str(gap_context(CLOZE, [""], WIDE)) == "The slope is …, at x = [2]."


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_nothing_is_wider_than_the_window(look: Look):
    long = ClozeText("en", ("a word " * 30, " and " * 20, "end " * 30), CLOZE.gaps)
    views: list[RenderableType] = [
        points_boxes(POINTS, {1}, look),
        ticked_view(POINTS, {1, 5, 6}, look),
        gap_context(long, ["x" * 50], look),
        clock_view(700, 60, look),
    ]
    for view in views:
        for line in drawn(view, look).splitlines():
            assert cell_len(line.rstrip()) <= look.width


def test_links_of_the_whole_deck_and_of_another_language_stand_back():
    def link(title: str) -> Link:
        return Link(LocalText((("ru", title),)), f"https://example.org/{len(title)}")

    own, russian, general = link("He et al."), link("По-русски"), link("CS231n notes")
    asked = replace(card("basic"), why=None, links=(own, russian, general))
    shown = drawn(after_view(asked, WIDE, general=(general,)), WIDE)
    assert "He et al." in shown
    assert "CS231n" not in shown
    assert "По-русски" not in shown
    only = drawn(after_view(replace(asked, links=(russian,)), WIDE), WIDE)
    assert "По-русски" in only
