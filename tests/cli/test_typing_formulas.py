"""Typing a formula in a real terminal, as seen on the screen."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.cli.watcher import Watched  # noqa: E402

DECK = str(Path(__file__).parents[1] / "app" / "decks" / "small.yaml")
REVIEW = ("review", DECK, "--kind", "formula")
CLEAR = "\x15"
LEFT = "\x1b[D"
UP = "\x1b[A"


@pytest.fixture
def seat(home: Path) -> Watched:
    watched = Watched(home, *REVIEW)
    watched.sees("Write ReLU.", "›")
    return watched


def leave(watched: Watched) -> None:
    watched.type("\x03")
    assert watched.end() == 130
    assert b"Traceback" not in watched.log


def test_a_picture_stands_under_the_line_and_goes_with_enter(seat: Watched):
    seat.type("x/(1+")
    seat.sees("› x/(1+", "1 + □", "─────")
    seat.type("exp(-x))")
    seat.sees("› x/(1+exp(-x))", "1 + e")
    end = seat.row_of("› x/"), len("  › x/(1+exp(-x))")
    seat.until(lambda _: seat.cursor == end)
    seat.type("\r")
    shown = seat.sees("Not yet.", "Try again")
    assert "1 + e" not in shown
    assert "› x/(1+exp(-x))\n\n  ✗ Not yet." in shown
    leave(seat)


def test_the_screen_above_stays_where_it_is(seat: Watched):
    def above() -> list[str]:
        return seat.screen.display[: seat.row_of("›")]

    before = above()
    for keys in ("1/(1+exp(-x))^2", "/x/x", CLEAR, "x )", CLEAR, "(1/x)/(1/x)"):
        seat.type(keys)
        seat.until(lambda shown, it=keys: it == CLEAR or it in shown)
        assert above() == before
    leave(seat)


def test_tab_makes_signs_of_their_names(seat: Watched):
    seat.type("2\\alpha\t")
    seat.sees("› 2α\n")
    seat.type("+\\l\t")
    seat.sees("λ \\lambda", "≤ \\le")
    seat.type("e\t1")
    seat.loses("λ \\lambda")
    seat.sees("› 2α+≤1")
    leave(seat)


def test_brackets_are_matched_and_open_ones_marked(seat: Watched):
    seat.type("max(0, (x)")
    seat.sees("› max(0, (x)")
    row, start = seat.row_of("› max"), len("  › ")
    seat.until(lambda _: seat.style_at(row, start + 3).underscore)
    assert not seat.style_at(row, start + 3).bold
    assert seat.style_at(row, start + 7).bold
    assert seat.style_at(row, start + 9).bold
    assert not seat.style_at(row, start + 8).underscore
    seat.type(")")
    seat.until(lambda _: seat.style_at(row, start + 3).bold)
    seat.type("\r")
    seat.sees("Correct.")
    assert not seat.style_at(row, start + 3).underscore
    leave(seat)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "A formula has no “@”."), ("ru", "В формулах не бывает «@».")],
)
def test_where_reading_stopped_is_shown_before_enter(
    home: Path, language: str, said: str
):
    watched = Watched(home, *REVIEW, "--lang", language)
    watched.sees("Write ReLU.", "›")
    watched.type("x @ y")
    watched.sees(f"› x @ y\n      ^\n    {said}")
    watched.type("\x7f" * 3)
    watched.loses(said)
    leave(watched)


def test_an_unfinished_formula_is_not_scolded(seat: Watched):
    for text in ("1/(1+", "max(0,", "x*exp", "|x", "x if"):
        seat.type(CLEAR + text)
        shown = seat.sees(f"› {text}\n", "□" if text != "|x" else "│x│")
        assert "^" not in shown
    leave(seat)


def test_a_pasted_formula_is_one_line(seat: Watched):
    seat.type("\x1b[200~max(0,\r\n  x)\x07\n\x1b[201~")
    seat.sees("› max(0,   x)\n")
    seat.type("\r")
    seat.sees("Correct.")
    leave(seat)


def test_earlier_lines_come_back_with_the_arrows(seat: Watched):
    seat.type("max(0, -x)\r")
    seat.sees("Try again")
    seat.type(UP)
    seat.until(lambda shown: shown.count("› max(0, -x)") == 2)
    seat.type(LEFT * 2 + "\x7f" + "\r")
    seat.sees("› max(0, x)", "Correct.")
    leave(seat)


def test_an_empty_line_gives_up_and_words_after_a_colon_are_commands(seat: Watched):
    seat.type(":?\r")
    seat.sees("take back the last answer")
    seat.type(" \r")
    seat.sees("Enter: Again")
    leave(seat)


def test_a_command_works_on_a_russian_layout(home: Path):
    watched = Watched(home, *REVIEW, "--lang", "ru")
    watched.sees("Write ReLU.", "›")
    watched.type("Жй\r")
    assert watched.end() == 0


def test_ctrl_d_ends_and_does_not_end_what_is_being_typed(seat: Watched):
    seat.type("x+" + LEFT + "\x04")
    seat.sees("› x\n")
    seat.type(CLEAR + "\x7f" + "\x04")
    assert seat.end() == 0


def test_ctrl_c_in_the_middle_of_a_formula_leaves_at_once(seat: Watched):
    seat.type("max(0,")
    seat.sees("› max(0,", "□")
    seat.type("\x03")
    assert seat.end() == 130
    assert "□" not in seat.shown
    assert "Everything answered is kept" in seat.shown
    assert b"Traceback" not in seat.log


def test_ctrl_c_right_behind_enter_is_not_lost(seat: Watched):
    seat.type("max(0, x)\r\x03")
    assert seat.end() == 130
    assert "Everything answered is kept" in seat.shown


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_ends_it_quietly(seat: Watched, number: int):
    seat.type("max(0,")
    seat.sees("› max(0,")
    seat.child.kill(number)
    assert seat.end() in (-number, 128 + number)
    assert b"Traceback" not in seat.log


def test_a_resize_in_the_middle_of_typing_keeps_line_and_picture(seat: Watched):
    seat.type("x/(1+exp(-x))")
    seat.sees("› x/(1+exp(-x))", "1 + e")
    seat.resize(44)
    seat.type("+1")
    seat.sees("› x/(1+exp(-x))+1", "─────── + 1")
    assert seat.shown.count("›") == 1
    leave(seat)


def test_what_is_typed_before_the_prompt_is_not_lost(home: Path):
    watched = Watched(home, *REVIEW)
    watched.type("max(0, x)\r")
    watched.sees("› max(0, x)", "Correct.", "Enter: Good")
    watched.type("\r")
    watched.sees("Saved: Good")
    assert watched.end() == 0


def test_a_long_formula_goes_on_in_the_next_row_of_a_narrow_window(home: Path):
    watched = Watched(home, *REVIEW, columns=40, rows=20)
    watched.sees("Write ReLU.", "›")
    watched.type("max(0, x) + 1/(1 + exp(-x)) + x*x*x*x*abs(x)*sin(x)")
    watched.sees("› max(0, x)", "x*abs(x)*sin(x)\n    …")
    assert all(len(line.rstrip()) <= 40 for line in watched.screen.display)
    watched.type(" @ 3")
    watched.sees("^", "A formula has no “@”.")
    leave(watched)


def test_colours_are_off_and_marks_are_not(home: Path):
    watched = Watched(home, *REVIEW, NO_COLOR="1")
    watched.sees("Write ReLU.", "›")
    watched.type("(x")
    shown = watched.sees("› (x")
    row = shown.splitlines().index("  › (x")
    watched.until(lambda _: watched.style_at(row, 4).underscore)
    assert watched.style_at(row, 4).fg == "default"
    leave(watched)


def test_check_without_a_formula_asks_for_one(home: Path):
    watched = Watched(home, "check", "sigmoid")
    watched.sees("sigmoid:")
    watched.type("1/(1+exp(-x)")
    watched.sees("sigmoid: 1/(1+exp(-x)", "1 + e")
    watched.type(")\r")
    watched.sees("Correct.")
    assert watched.end() == 0


def test_plain_lines_have_no_picture(home: Path):
    watched = Watched(home, *REVIEW, "--plain")
    watched.sees("Write ReLU.")
    watched.type("max(0, x)\n")
    watched.sees("Correct.")
    watched.type("q\n")
    watched.end()
    assert b"\x1b" not in watched.log


def test_an_interview_draws_what_is_typed_and_says_nothing_of_it(
    home: Path, tmp_path: Path
):
    deck = tmp_path / "one.yaml"
    deck.write_text(
        "quiz: 1\nid: t/one\ntitle: One\nlang: en\ncards:\n"
        "- id: formula\n  q: Write ReLU.\n  function: relu\n",
        encoding="utf-8",
    )
    watched = Watched(home, "interview", str(deck))
    watched.sees("Enter begins")
    watched.type("\r")
    watched.sees("Write ReLU.", "›")
    watched.type("1/(1+exp(-x")
    watched.sees("› 1/(1+exp(-x", "1 + e")
    watched.type("))\r")
    assert "Not yet" not in watched.loses("1 + e")
    leave(watched)
