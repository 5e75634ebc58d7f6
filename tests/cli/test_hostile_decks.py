"""Nothing but our own bytes reaches the terminal, whatever a deck holds."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from quiz.deck.diagnostics import Span
from quiz.deck.model import LocalText
from quiz.session import Marking, Part, State
from quiz.ui.answer import Pictures, after_view, answer_view
from quiz.ui.header import Left, header_view
from quiz.ui.look import THEME, Look
from quiz.ui.question import hint_view, question_view
from quiz.ui.verdict import parts_view, verdict_view
from quiz.verdict import Outcome, Verdict
from tests.cli.hostile import ANSWERS, STEERING, STRANGE, deck
from tests.cli.runner import quiz
from tests.session.cards import ANSWERS as ANSWER_KINDS
from tests.session.cards import card

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
LINKS_AND_COLOURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b]*\x1b\\")
LONG = "w" * 10_000
EXTRA = {"steering": STEERING, "strange": STRANGE, "long": LONG}


@pytest.fixture(params=EXTRA)
def hostile(request: pytest.FixtureRequest, home: Path) -> Path:
    return place(home, deck(EXTRA[request.param]))


def place(home: Path, text: str) -> Path:
    path = home / "decks" / "hostile.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def is_clean(text: str) -> bool:
    return not CONTROL.search(text) and not HIDDEN.search(text)


COMMANDS = (
    ("review", "t/hostile", "--cram", "--plain"),
    ("deck", "check"),
    ("deck", "list"),
    ("due",),
    ("show", "odd"),
    ("show", "odd", "--json"),
    ("check", "odd", "min(0, x)"),
    ("check", "odd", "x + " + STEERING.replace("\x00", "")),
    ("plot", "odd", STRANGE),
    ("deck", "check", "--json"),
    ("deck", "list", "--json"),
    ("deck", "on", STEERING.replace("\x00", "")),
    ("show", STRANGE),
    ("learn", "t/hostile"),
    ("interview", "t/hostile", "--seed", "1"),
    ("interview", "--last"),
    ("cards", "note", "t/hostile:card-1", STEERING.replace("\x00", "")),
    ("cards", "note", "t/hostile:card-1"),
    ("disputes",),
    ("config", "set", "lang", STRANGE),
)


def test_plain_lines_have_no_control_bytes(hostile: Path):
    for command in COMMANDS:
        done = quiz(*command, given=ANSWERS)
        assert done.returncode in (0, 1, 2, 4), (command, done.stderr[-500:])
        for told in (done.stdout, done.stderr):
            assert is_clean(told), (command, CONTROL.search(told), HIDDEN.search(told))


def test_every_card_that_is_allowed_is_asked(home: Path):
    place(home, deck(STRANGE))
    done = quiz("review", "t/hostile", "--cram", given=ANSWERS)
    for label in ("aloud?", "points?", "list?", "formula?", "known?", "options?"):
        assert label in done.stdout
    assert "[bold]x[/bold] [/tmp] :smile: {n} %s x" in done.stdout


def test_a_saved_report_may_be_shown_in_a_terminal(home: Path, tmp_path: Path):
    place(home, deck(STRANGE))
    report = tmp_path / "report.md"
    done = quiz("interview", "t/hostile", "--save", str(report), given=ANSWERS)
    assert done.returncode == 0, done.stderr
    assert is_clean(report.read_text(encoding="utf-8"))


def test_documents_are_exact(home: Path):
    place(home, deck(STRANGE))
    document = json.loads(quiz("show", "odd", "--json").stdout)
    assert document["name"] == f"Odd {STRANGE}"


if sys.platform != "win32":
    pytest.importorskip("pexpect")
    from tests.app.terminal import Sitter

    OWN = re.compile(
        r"\x1b\[[0-9;]*m|\x1b\[\?(?:25|2004|7|12|1)[hl]|\x1b\[[0-9;]*[ABCDGHJK]"
        r"|\x1b\]8;(?:id=\d+)?;(?:https://example\.org/a)?\x1b\\|\r|\n"
    )
    """What a session sends: colours, the cursor, pasting, links to the deck's pages."""

    SITTINGS = [
        *((kind, "strange", 40) for kind in ("basic", "options", "formula", "points")),
        ("basic", "strange", 80),
        ("basic", "long", 40),
        ("options", "long", 80),
        ("basic", "steering", 80),
    ]

    def turn_pages(sitter: Sitter) -> None:
        """Tick nothing, page after page."""
        for page in ("(1 of 3)", "(2 of 3)", "when done"):
            sitter.wait_until_shown(page)
            sitter.type("\r")

    @pytest.mark.parametrize(("kind", "extra", "columns"), SITTINGS)
    def test_a_terminal_gets_only_our_own_sequences(
        home: Path, kind: str, extra: str, columns: int
    ):
        place(home, deck(EXTRA[extra]))
        choice = ("review", "t/hostile", "--cram", "--kind", kind, "--limit", "1")
        sitter = Sitter(home, *choice, columns=columns)
        is_typed = kind == "formula"
        sitter.type(":h\r:?\r" if is_typed else "h?")
        if extra == "long" or (extra == "strange" and columns < 80):
            sitter.wait_for("Any key")  # the question has left the window
            sitter.type(" " if is_typed else "x")
            sitter.wait_for("›" if is_typed else "keys")
        sitter.type(" \r" if is_typed else "\r")
        if kind == "points":
            turn_pages(sitter)
        if extra != "steering":
            sitter.child.expect("Enter: (Again|Hard)")
            sitter.see(sitter.child.before + sitter.child.after)
            sitter.type("l\x03")
        sitter.end()
        bare = OWN.sub("", sitter.log)
        assert is_clean(bare), (CONTROL.search(bare), HIDDEN.search(bare))
        assert "Traceback" not in bare
        assert "\x1b[31;7;77m" not in sitter.log
        assert sitter.screen.title == ""


def poisoned(value: Any, text: str) -> Any:
    """The same data with `text` in place of every other."""
    if isinstance(value, LocalText):
        return LocalText(tuple((language, text) for language, _ in value.variants))
    if isinstance(value, tuple):
        return tuple(poisoned(one, text) for one in value)
    if isinstance(value, Enum | Span):
        return value
    if isinstance(value, str):
        return text
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: poisoned(getattr(value, one.name), text)
            for one in fields(value)
            if one.name not in ("id", "key", "language")
        }
        return replace(value, **changed)
    return value


def drawn(kind: str, text: str, look: Look) -> str:
    """Every view of a card in which each text is `text`."""
    one = poisoned(card(kind), text)
    parts = tuple(Part(text, text, state) for state in State)
    said = (("say", text), ("found", text))
    verdict = Verdict(Outcome.WRONG, "rejected", arguments=said, column=3)
    marking = Marking(verdict, parts)
    places = (0, 1, 2)
    views = (
        header_view(one, text, Left(1, 1, 1, 1), look),
        question_view(one, look, shuffled=places),
        hint_view(one, 1, look),
        verdict_view(marking, look, given=text),
        parts_view(marking, look),
        answer_view(
            one, look, pictures=Pictures(text, text), given=text, shuffled=places
        ),
        after_view(one, look),
    )
    console = Console(
        file=io.StringIO(),
        width=look.width,
        force_terminal=not look.is_plain,
        color_system=None if look.is_plain else "truecolor",
        highlight=False,
        markup=False,
        emoji=False,
        theme=THEME,
    )
    for view in views:
        if view is not None:
            console.print(view)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("look", [Look(36), Look(76), Look(1000, is_plain=True)])
@pytest.mark.parametrize("kind", ANSWER_KINDS)
def test_views_trust_no_text_of_a_card(kind: str, look: Look):
    told = drawn(kind, STEERING, look)
    assert "evil.example" in told
    bare = LINKS_AND_COLOURS.sub("", told)
    assert is_clean(bare), (CONTROL.search(bare), HIDDEN.search(bare))
    assert "\x1b[31;7;77m" not in told


@pytest.mark.parametrize("extra", ["strange", "long"])
@pytest.mark.parametrize("look", [Look(36), Look(76)])
@pytest.mark.parametrize("kind", ANSWER_KINDS)
def test_no_letter_breaks_a_frame(kind: str, look: Look, extra: str):
    wcwidth = pytest.importorskip("wcwidth")
    for line in LINKS_AND_COLOURS.sub("", drawn(kind, EXTRA[extra], look)).split("\n"):
        assert cell_len(line) <= look.width, line
        # A terminal that knows of no sequences adds up the letters.
        assert sum(max(0, wcwidth.wcwidth(one)) for one in line) <= look.width, line


def test_the_file_itself_may_be_anything(home: Path):
    place(home, f"quiz: 1\nid: t/raw\ncards:\n- q: {STEERING}\n  fint: {STRANGE}\n")
    for command in (("deck", "check"), ("review", "t/raw")):
        done = quiz(*command)
        assert is_clean(done.stdout), command
        assert is_clean(done.stderr), command


def test_lines_of_complaints_are_cut_by_columns(home: Path):
    place(home, f"quiz: 1\nid: t/raw\ncards:\n- q: a\n  fint: {'日' * 3000}\n")
    told = quiz("deck", "check").stdout
    assert max(map(cell_len, told.splitlines())) <= 1000
