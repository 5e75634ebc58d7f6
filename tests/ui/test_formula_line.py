"""A formula while it is typed: what stands below it, brackets, Tab and history."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.lexer import tokens
from quiz.ui.brackets import at_cursor, lonely, pairs
from quiz.ui.glimpse import QUIET, Glimpse, Rows, glimpse_rows
from quiz.ui.history import Past, Typed, look_back, offered
from quiz.ui.look import Look
from quiz.ui.prompt_keys import names, presses
from quiz.ui.signs import GREEK, MOST_SHOWN, SIGNS, complete
from quiz.ui.wanted import typable
from quiz.ui.watching import Watcher
from quiz.verdict import Outcome, Verdict

PICTURE = ("  1  ", "─────", "1 + x")
STOPPED = Verdict(Outcome.INVALID, "syntax", column=3, arguments=(("found", "@"),))
UNFINISHED = Verdict(
    Outcome.INVALID, "syntax", column=4, arguments=(("expected", "operand"),)
)


def rows(glimpse: Glimpse, *, room: int = 9, columns: int = 70, **look: str) -> Rows:
    return glimpse_rows(glimpse, Look(**look), rows=room, columns=columns, first=70)


def words(found: Rows) -> list[str]:
    return [text for _, text in found]


def test_a_picture_is_shown_where_it_fits():
    assert words(rows(Glimpse("1/(1+x)", PICTURE, "1/(1 + x)"))) == list(PICTURE)


@pytest.mark.parametrize(("room", "drawn"), [(9, PICTURE), (3, ("1/(1 + x)",))])
def test_a_picture_that_closes_what_is_open_says_so(room: int, drawn: tuple[str, ...]):
    glimpse = Glimpse("1/(1+x", PICTURE, "1/(1 + x)", UNFINISHED, missing=")")
    found = rows(glimpse, room=room)
    assert words(found) == [*drawn, "… not closed yet: “)” is missing"]
    assert found[-1][0] == QUIET
    (last,) = words(rows(glimpse, room=1, language="ru", columns=24))
    assert last.startswith("… не закрыто")


@pytest.mark.parametrize(("room", "columns"), [(2, 70), (9, 4), (1, 12)])
def test_a_picture_too_high_or_too_wide_becomes_one_line(room: int, columns: int):
    found = words(
        rows(Glimpse("1/(1+x)", PICTURE, "1/(1 + x)"), room=room, columns=columns)
    )
    assert len(found) == 1
    assert "1/(1 + x)".endswith(found[0].lstrip("…"))


def test_where_reading_stopped_has_a_caret_and_a_sentence():
    caret, said = words(rows(Glimpse("x @ y", complaint=STOPPED, is_firm=True)))
    assert caret == "  ^"
    assert "@" in said


def test_the_sentence_is_in_the_readers_language():
    glimpse = Glimpse("x @ y", complaint=STOPPED, is_firm=True)
    assert "не бывает" in words(rows(glimpse, language="ru"))[1]


def test_an_unfinished_formula_is_told_quietly_what_comes_next():
    (line,) = words(rows(Glimpse("x + ", complaint=UNFINISHED)))
    assert line.startswith("… ")
    assert "^" not in line


def test_a_long_line_is_repeated_around_the_place():
    text = "x + " * 30 + "@ y"
    verdict = Verdict(
        Outcome.INVALID, "syntax", column=121, arguments=(("found", "@"),)
    )
    found = words(rows(Glimpse(text, complaint=verdict, is_firm=True), columns=30))
    assert found[0][len(found[1]) - 1] == "@"


@given(
    st.text("ab🙂x^(", min_size=1, max_size=60),
    st.lists(st.text("ab─x", min_size=1, max_size=50), max_size=9),
    st.integers(0, 12),
    st.integers(20, 60),
    st.booleans(),
)
def test_nothing_is_longer_or_higher_than_the_room(
    text: str, picture: list[str], room: int, columns: int, is_firm: bool
):
    verdict = Verdict(Outcome.INVALID, "syntax", column=max(1, len(text)))
    for glimpse in (
        Glimpse(text, tuple(picture), text),
        Glimpse(text, complaint=verdict, is_firm=is_firm),
    ):
        found = glimpse_rows(
            glimpse, Look(), rows=room, columns=columns, first=columns + 1
        )
        assert len(found) <= room
        assert all(cell_len(line) <= columns + 1 for _, line in found)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("f(x)", []),
        ("f(x", [1]),
        ("f(x))", [4]),
        ("((a)", [0]),
        ("{a]", [0, 2]),
        ("(0, 1]", []),
        ("⌊x⌋)", [3]),
    ],
)
def test_brackets_without_a_partner_are_marked(text: str, places: list[int]):
    assert sorted(lonely(text)) == places


@given(st.text("()[]{}x⌊⌋"))
def test_partners_find_each_other(text: str):
    found = pairs(text)
    assert all(found[found[place]] == place for place in found)
    assert not lonely(text) & found.keys()


def test_the_pair_at_the_cursor_is_marked_from_both_sides():
    assert at_cursor("f(x)", 1) == at_cursor("f(x)", 4) == {1, 3}
    assert at_cursor("f(x)", 0) == frozenset()


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_of_tab_is_one_that_formulas_have(name: str):
    assert complete("2+\\" + name).text == SIGNS[name]
    try:
        tokens(f"x{SIGNS[name]}", lambda word: False)
    except Unreadable as unreadable:
        pytest.fail(f"{SIGNS[name]} {unreadable}")


@pytest.mark.parametrize("name", GREEK)
def test_greek_letters_need_no_backslash(name: str):
    assert complete(f"2*{name}").text == GREEK[name]


@pytest.mark.parametrize("typed", ["sig", "tan", "sigmoid", "exp", "x", "1+", ""])
def test_names_of_functions_are_never_completed(typed: str):
    assert complete(typed).text == ""
    assert complete(typed).choices == ()


def test_a_beginning_of_several_signs_shows_a_few():
    found = complete("\\l")
    assert ("λ", "\\lambda") in found.choices
    assert 1 < len(found.choices) <= MOST_SHOWN
    assert found.text == "\\l"


def test_tab_works_on_a_russian_layout():
    assert complete("\\фдзрф").text == "α"


def test_the_arrows_go_through_earlier_lines_and_back_to_the_draft():
    past, shown = Past(("a", "b")), "dra"
    seen = []
    for step in (1, 1, 1, -1, -1, -1):
        past, shown = look_back(past, shown, step)
        seen.append(shown)
    assert seen == ["b", "a", "a", "b", "dra", "dra"]


def test_an_answer_to_a_card_that_comes_back_is_not_offered():
    typed = (
        Typed("max(0, x)", "relu", 1),
        Typed("tanh(x)", "tanh", 2),
        Typed("tanh(x)", "tanh", 2),
        Typed("min(0, x)", "relu", 3),
    )
    assert offered(typed, "relu", 3) == ("tanh(x)", "min(0, x)")
    assert offered(typed, "tanh", 3) == ("max(0, x)", "min(0, x)")


@given(st.text())
def test_a_typed_line_has_nothing_that_steers(text: str):
    assert typable(text).isprintable()


@pytest.mark.parametrize(
    "keys",
    [
        ["a", "space", "(", "enter"],
        ["backspace", "tab", "up", "down", "left", "right", "home", "end", "delete"],
        ["ctrl-d", "ctrl-u", "ctrl-w", "escape", "ж", "α"],
    ],
)
def test_keys_typed_ahead_go_to_the_line_and_come_back(keys: list[str]):
    assert names(presses(keys)) == keys


def test_only_the_latest_text_is_told():
    is_begun, may_go_on, is_over = (threading.Event() for _ in range(3))
    told: list[str] = []

    def preview(text: str, is_wanted: Callable[[], bool]) -> Iterator[Glimpse]:
        if text == "first":
            is_begun.set()
            may_go_on.wait(10)
        yield Glimpse(text)
        if text == "last":
            is_over.set()

    watcher = Watcher(preview, lambda glimpse: told.append(glimpse.text))
    watcher.see("first")
    assert is_begun.wait(10)
    watcher.see("second")
    watcher.see("last")
    may_go_on.set()
    assert is_over.wait(10)
    watcher.close()
    assert told == ["last"]


def test_a_preview_that_trips_goes_on_with_the_next_text():
    told: list[str] = []
    is_told = threading.Event()

    def preview(text: str, is_wanted: Callable[[], bool]) -> Iterator[Glimpse]:
        if text == "bad":
            raise ValueError(text)
        yield Glimpse(text)

    def tell(glimpse: Glimpse) -> None:
        told.append(glimpse.text)
        is_told.set()

    watcher = Watcher(preview, tell)
    for text in ("bad", "good"):
        is_told.clear()
        watcher.see(text)
        assert is_told.wait(10)
    watcher.close()
    assert told == ["bad", "good"]
