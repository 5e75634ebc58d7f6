"""The keys on the screen: those that do something now, then what is waited for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

CARDS = {
    "basic": "{id: one, q: What is a logit?, a: A number.}",
    "claim": "{id: one, claim: Three is odd., verdict: true}",
    "number": "{id: one, q: How many?, number: 3}",
    "formula": "{id: one, q: Write x squared., formula: x**2}",
    "points": "{id: one, q: Explain., points: [one thing, another thing]}",
}
QUESTIONS = {
    "basic": ("?", "What is a logit?", "Enter or Space: the answer"),
    "claim": ("?", "Three is odd.", "Enter gives up"),
    "number": (":?\r", "How many?", "›"),
    "formula": (":?\r", "Write x squared.", "›"),
    "points": ("?", "Explain.", "Enter"),
}
SIZES = {"80x24": (80, 24, 12), "40x20": (40, 20, 20)}


def seated(tmp_path: Path, home: Path, kind: str, size: str) -> Sitter:
    path = tmp_path / "deck.yaml"
    path.write_text(f"quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n- {CARDS[kind]}\n")
    columns, rows, _ = SIZES[size]
    sitter = Sitter(home, "review", str(path), columns=columns, rows=rows)
    sitter.wait_for("? keys")
    return sitter


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", CARDS)
def test_below_the_keys_stands_what_is_waited_for(
    home: Path, tmp_path: Path, kind: str, size: str
):
    keys, question, prompt = QUESTIONS[kind]
    sitter = seated(tmp_path, home, kind, size)
    sitter.type(keys)
    sitter.wait_for("leave at once")
    if (kind, size) == ("formula", "40x20"):
        sitter.wait_for("Any key: back to the question")
        sitter.type(" ")
    sitter.wait_for(question)
    shown = sitter.wait_for(prompt)
    below = shown.rpartition("leave at once")[2]
    assert question in below
    assert prompt in below
    sitter.type("\x04")
    sitter.end()


@pytest.mark.parametrize("size", SIZES)
def test_only_keys_that_do_something_now_are_shown(
    home: Path, tmp_path: Path, size: str
):
    sitter = seated(tmp_path, home, "basic", size)
    sitter.type("?")
    asking = sitter.wait_for("leave at once").rpartition("does something now")[2]
    assert "show the answer" in asking
    for idle in ("rate:", "hint", "study link", "curve", "I was right", "asked next"):
        assert idle not in asking, idle
    assert len(asking.rstrip().splitlines()) <= SIZES[size][2]
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    sitter.type("?")
    rating = sitter.wait_for("leave at once").rpartition("does something now")[2]
    assert "rate:" in rating
    assert "show the answer" not in rating
    sitter.wait_for("Enter: Good")
    sitter.type("q")
    sitter.end()


def test_what_is_pressed_beside_leaves_one_menu_at_the_end(home: Path, tmp_path: Path):
    sitter = seated(tmp_path, home, "basic", "80x24")
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    for key, said in (
        ("!", "Flagged"),
        ("o", "nothing to overrule"),
        ("l", "no links"),
    ):
        sitter.type(key)
        sitter.wait_for(said)
        shown = sitter.wait_for("Enter: Good")
        assert shown.count("Enter: Good") == shown.count("1 Again") == 1
        assert shown.index(said) < shown.index("1 Again")
    sitter.type("q")
    sitter.end()


LONG = (
    "Which of the three functions is asked for here and how would you tell it from "
    "both of the others if you saw nothing but its values? Say it in a few words."
)
HINTS = [
    "One thinks of how large it is at most, and of where that is, and why.",
    "Then one thinks of what it does far away on both sides, and of how quickly.",
]
OF_HINTS = {
    "basic": ("a: One.", "h"),
    "formula": ("formula: x**2", ":h\r"),
    "options": ("options: {right: [a longer one], wrong: [short, tiny]}", "h"),
}


def with_hints(tmp_path: Path, home: Path, kind: str, size: str) -> Sitter:
    path = tmp_path / "deck.yaml"
    path.write_text(
        "quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n"
        f"- {{id: one, q: '{LONG}', {OF_HINTS[kind][0]}, hints: {HINTS}}}\n"
    )
    columns, rows, _ = SIZES[size]
    sitter = Sitter(home, "review", str(path), columns=columns, rows=rows)
    sitter.wait_until_shown("keys")
    return sitter


def words(sitter: Sitter) -> str:
    return " ".join(sitter.shown.split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", OF_HINTS)
def test_the_question_stays_on_the_screen_with_its_hints(
    home: Path, tmp_path: Path, kind: str, size: str
):
    sitter = with_hints(tmp_path, home, kind, size)
    _, hint = OF_HINTS[kind]
    for number in (1, 2):
        sitter.type(hint)
        sitter.wait_until_shown(f"Hint {number} of 2")
    stays = [LONG, *HINTS, *(["3 ", "a longer one"] if kind == "options" else [])]
    sitter.wait_until(lambda _: all(said in words(sitter) for said in stays))
    sitter.type("\x04")
    sitter.end()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", OF_HINTS)
def test_who_comes_back_from_the_keys_sees_the_question_and_its_hints(
    home: Path, tmp_path: Path, kind: str, size: str
):
    sitter = with_hints(tmp_path, home, kind, size)
    _, hint = OF_HINTS[kind]
    sitter.type(hint)
    sitter.wait_until_shown("Hint 1 of 2")
    sitter.type(hint.replace("h", "?"))
    shown = sitter.wait_until_shown("leave at once")
    assert "Enter" in shown, shown
    if size == "40x20":
        sitter.wait_until_shown("Any key: back to the question")
        sitter.type(" ")
    sitter.wait_until_shown("Hint 1 of 2")
    sitter.wait_until_shown("›" if kind == "formula" else "keys")
    for said in (LONG, HINTS[0]):
        assert said in words(sitter), sitter.shown
    sitter.type("\x04")
    sitter.end()


def test_a_command_pressed_at_the_keys_is_obeyed(home: Path, tmp_path: Path):
    sitter = with_hints(tmp_path, home, "basic", "40x20")
    sitter.type("h")
    sitter.wait_until_shown("Hint 1 of 2")
    sitter.type("?")
    sitter.wait_until_shown("Any key: back to the question")
    sitter.type("s")
    sitter.wait_for("Suspended")
    sitter.end()


def test_a_key_that_leaves_the_keys_begins_the_answer(home: Path, tmp_path: Path):
    sitter = with_hints(tmp_path, home, "formula", "40x20")
    sitter.type(":?\r")
    sitter.wait_until_shown("Any key: back to the question")
    sitter.type("x")
    sitter.wait_for("›")
    sitter.line("^2")
    sitter.wait_for("Correct")
    sitter.type("\x04")
    sitter.end()


POINTS = [f"a point number {n} that fills more than a line" for n in range(8)]
BONUS = [f"a bonus number {n} that fills more than a line" for n in range(4)]
MANY = f"{{id: one, q: Explain., points: {POINTS}, bonus: {BONUS}}}"


@pytest.mark.parametrize(
    ("card", "pressed", "said"),
    [
        (
            CARDS["points"],
            [("\r", "Enter when done"), ("9", "“9” does nothing here")],
            "1–2 tick",
        ),
        (
            MANY,
            [
                ("\r", "(1 of 2)"),
                ("\r", "a bonus number 3"),
                ("1", "“1” does nothing here"),
            ],
            "9–d tick",
        ),
    ],
)
def test_a_number_that_ticks_nothing_is_told_which_ones_do(
    home: Path, tmp_path: Path, card: str, pressed: list[tuple[str, str]], said: str
):
    path = tmp_path / "deck.yaml"
    path.write_text(f"quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n- {card}\n")
    sitter = Sitter(home, "review", str(path), columns=44, rows=24)
    sitter.wait_for("? keys")
    for key, shown in pressed:
        sitter.type(key)
        sitter.wait_until_shown(shown)
    sitter.wait_until_shown(said)
    sitter.type("\x04")
    sitter.end()
