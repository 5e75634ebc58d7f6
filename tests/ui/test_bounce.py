"""A key pressed twice in haste: the second press gives up no card and rates none."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.text import Text

from quiz.ui import terminal
from quiz.ui.bounce import TOO_SOON_S, Bounce
from quiz.ui.look import Look
from quiz.ui.plain_line import plain_line
from quiz.ui.prompt import _Asking
from quiz.ui.terminal import Terminal
from quiz.ui.wanted import Wanted

SOON_S, LATE_S = TOO_SOON_S * 0.6, TOO_SOON_S * 1.2


class Fingers:
    """Presses keys one after the other, each so many seconds after the one before."""

    def __init__(self, *presses: tuple[float, str]) -> None:
        self.presses, self.now_s = list(presses), 100.0

    def clock(self) -> float:
        return self.now_s

    def wait(self, seconds: float) -> bool:
        if not self.presses:
            return seconds > 0  # the end can be read
        after_s, key = self.presses[0]
        passed_s = min(seconds, after_s)
        self.presses[0] = after_s - passed_s, key
        self.now_s += passed_s
        return after_s <= seconds

    def read(self) -> list[str] | None:
        if not self.presses:
            return None
        after_s, key = self.presses.pop(0)
        self.now_s += after_s
        return [key]


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    def seated(*presses: tuple[float, str]) -> Terminal:
        fingers = Fingers(*presses)
        monkeypatch.setattr(terminal, "wait_for_key", fingers.wait)
        monkeypatch.setattr(terminal, "read_key", fingers.read)
        monkeypatch.setattr(terminal, "_size", lambda: (80, 24))
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        seat = Terminal("en", _bounce=Bounce(fingers.clock))
        seat._has_keys = True  # as within `opened`
        return seat

    return seated


def next_card(seat: Terminal) -> None:
    seat.begin_card()
    seat.show(Text("A question?"))


@pytest.mark.parametrize("key", ["enter", "space", "3"])
def test_a_key_pressed_twice_in_haste_is_not_for_the_next_card(seat, key: str):
    at = seat((1, key), (SOON_S, key), (SOON_S, key), (LATE_S, key))
    assert at.key() == key
    next_card(at)
    assert at.key() == key
    assert at.key() == "end"


@pytest.mark.parametrize(
    ("first", "after_s", "second"),
    [
        ("enter", LATE_S, "enter"),
        ("enter", SOON_S, "space"),
        ("space", SOON_S, "enter"),
        ("3", SOON_S, "enter"),
        ("enter", SOON_S, "1"),
        ("u", SOON_S, "u"),
    ],
)
def test_other_presses_are_meant(seat, first: str, after_s: float, second: str):
    at = seat((1, first), (after_s, second))
    assert at.key() == first
    next_card(at)
    assert at.key() == second


@pytest.mark.parametrize("key", ["enter", "space", "2"])
def test_on_one_card_it_is_not_for_what_the_first_press_showed(seat, key: str):
    at = seat((1, key), (SOON_S, key), (LATE_S, key))
    next_card(at)
    assert [at.key(), at.key(), at.key()] == [key, key, "end"]


def test_a_key_from_before_a_slow_screen_is_not_for_it(seat):
    at = seat((1, "enter"), (1, "q"))
    assert at.key() == "enter"
    at._pending += ["enter", "enter"]  # while something was worked out
    at._bounce._last_s -= 5
    assert at.key() == "q"


def test_a_press_from_before_the_card_repeats_as_well(seat):
    at = seat((1, "enter"), (0, "enter"), (SOON_S, "enter"), (1, "q"))
    assert at.key() == "enter"
    next_card(at)
    assert at.key() == "q"


@pytest.mark.parametrize(("after_s", "key"), [(SOON_S, "q"), (LATE_S, "enter")])
def test_the_enter_that_sent_an_answer_does_not_rate_it(seat, after_s: float, key: str):
    at = seat((1, "x"), (1, "enter"), (after_s, "enter"), (1, "q"))
    at._is_simple = True  # keys come from here
    assert at.line("› ") == "x"
    at.show(Text("Correct."))
    assert at.key() == key


def wanted(bounce: Bounce) -> Wanted:
    return Wanted(
        "› ",
        2,
        1,
        Look(),
        (80, 24),
        lambda: (1, Look()),
        is_bounce=lambda: bounce.repeats("enter"),
    )


@pytest.mark.parametrize(("after_s", "text"), [(SOON_S, "x"), (LATE_S, "")])
def test_an_empty_line_sent_in_haste_gives_nothing_up(after_s: float, text: str):
    fingers = Fingers((after_s, "enter"), (1, "x"), (1, "enter"))
    bounce = Bounce(fingers.clock)
    bounce.press("enter")

    def next_key() -> str:
        (key,) = fingers.read() or ["end"]
        return key

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdout", io.StringIO())
        assert plain_line(wanted(bounce), next_key, lambda: 80).text == text


@pytest.mark.parametrize(("now_s", "text"), [(SOON_S, "x"), (LATE_S, "")])
def test_the_line_that_is_edited_knows_it_too(now_s: float, text: str):
    times = iter([0.0])
    bounce = Bounce(lambda: next(times, now_s))
    bounce.press("enter")
    asking = _Asking(wanted(bounce), lambda: (80, 24))
    with create_pipe_input() as source:
        source.send_text("\rx\r")
        assert asking.application(source, DummyOutput()).run() == text


@pytest.mark.parametrize(("after_s", "text"), [(SOON_S, "x"), (LATE_S, "")])
def test_after_a_wrong_try_it_gives_nothing_up_either(seat, after_s: float, text: str):
    at = seat((1, "x"), (1, "enter"), (after_s, "enter"), (1, "x"), (1, "enter"))
    at._is_simple = True  # keys come from here
    typing = terminal.Typing(gives_up=True)
    assert at.line("› ", typing) == "x"
    assert at.line("› ", typing) == text


@pytest.mark.parametrize("word", [":?", ":u", "Жг", "ж,"])
def test_an_enter_that_ends_a_command_with_a_colon_does_nothing_else(
    seat: Callable[..., Terminal], word: str
):
    sitter = seat(
        (1.0, word[0]), (0.4, word[1]), (0.5, "enter"), (0.1, "enter"), (0.6, "enter")
    )
    assert [sitter.key(), sitter.key(), sitter.key()] == [*word, "enter"]


def test_an_enter_later_or_after_another_key_is_meant(seat: Callable[..., Terminal]):
    later = seat((1.0, ":"), (0.4, "?"), (2.0, "enter"))
    assert [later.key() for _ in range(3)] == [":", "?", "enter"]
    other = seat((1.0, ":"), (0.4, "?"), (0.3, "u"), (0.3, "enter"))
    assert [other.key() for _ in range(4)] == [":", "?", "u", "enter"]
