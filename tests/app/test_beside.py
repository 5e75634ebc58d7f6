"""What is done beside answering, on the screen: editing, follow-ups, links, notes."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402
from tests.cli.runner import quiz  # noqa: E402

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- id: one
  q: What is the first?
  a: This.
  followups: [two, And why is that?]
  links:
  - {title: First page, url: "https://example.org/1"}
  - {title: Second page, url: "https://example.org/2"}
- id: two
  q: What is the second?
  a: That.
- id: three
  claim: Three is odd.
  verdict: true
"""
EDITOR = """\
#!{python}
import os, pathlib, signal, sys
here = pathlib.Path(__file__).parent
with (here / "called").open("a") as file:
    print(*sys.argv[1:], file=file)
deck = pathlib.Path(sys.argv[-1])
changes = here / "changes.py"
if changes.exists():
    before, after = changes.read_text().split("=>")
    changes.unlink()
    for later in sorted(here.glob("later-*.py"))[:1]:
        later.rename(changes)
    deck.write_text(deck.read_text().replace(before, after))
"""


@pytest.fixture
def deck(home: Path) -> Path:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)
    return path


@pytest.fixture
def vi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that makes the change in ``changes.py``; the folder it lives in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "vi"
    script.write_text(EDITOR.format(python=sys.executable))
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return folder


def payloads(home: Path, kind: str) -> list[dict[str, object]]:
    """Payloads of the events of one kind that were not taken back."""
    database = sqlite3.connect(f"file:{home / 'progress.db'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT payload FROM event WHERE kind = ? AND device || '.' || counter NOT IN"
        " (SELECT json_extract(payload, '$.event') FROM event WHERE kind = 'void')"
        " ORDER BY counter",
        (kind,),
    ).fetchall()
    database.close()
    return [json.loads(text) for (text,) in rows]


def sit(home: Path, *more: str) -> Sitter:
    """A session over the deck, at its first card."""
    sitter = Sitter(home, "review", "my", "--seed", "7", *more)
    sitter.wait_for("Three is odd." if more else "?")
    return sitter


def at_first(home: Path, *more: str, columns: int = 80) -> Sitter:
    """A session at the card with follow-ups and links."""
    arguments = ("review", "my", "--kind", "basic", "--limit", "1", *more)
    sitter = Sitter(home, *arguments, columns=columns)
    sitter.wait_for("What is the first?")
    return sitter


def reveal(sitter: Sitter) -> None:
    """Look at the answer, up to the rating keys."""
    sitter.type("\r")
    sitter.wait_for("Enter: Good")


def finish(sitter: Sitter) -> None:
    """Accept the rating suggested for the last card."""
    sitter.type("\r")
    sitter.wait_for("Saved: Good")
    assert sitter.end() == 0


def leave(sitter: Sitter) -> None:
    sitter.type("q")
    assert sitter.end() == 0
    assert "Traceback" not in sitter.log


def test_an_edited_card_comes_back_with_its_history(home: Path, deck: Path, vi: Path):
    (vi / "changes.py").write_text("What is the first?=>What comes first?")
    sitter = at_first(home)
    reveal(sitter)
    sitter.type("e")
    sitter.wait_for("The deck was read again.")
    sitter.wait_for("What comes first?")
    shown = sitter.wait_for("Enter: Good")
    assert "This." in shown
    assert "What is the first?" not in shown
    assert (vi / "called").read_text() == f"+6 {deck}\n"
    finish(sitter)
    assert len(payloads(home, "attempt")) == len(payloads(home, "review")) == 1


def test_a_slip_is_shown_with_its_place_and_can_be_mended(
    home: Path, deck: Path, vi: Path
):
    (vi / "changes.py").write_text("  a: This.=>  b: This.")
    (vi / "later-1.py").write_text("  b: This.=>  a: Mended.")
    sitter = at_first(home)
    sitter.type("e")
    sitter.wait_for("error")
    shown = sitter.wait_for("edit again")
    assert "my.yaml:" in shown
    assert "b: This." in shown
    assert "as it was" in sitter.wait_for("as it was")
    sitter.type("\r")
    sitter.wait_for("The deck was read again.")
    sitter.wait_for("What is the first?")
    sitter.type(" ")
    sitter.wait_for("Mended.")
    leave(sitter)
    assert len((vi / "called").read_text().splitlines()) == 2


def test_a_slip_that_is_left_costs_nothing(home: Path, deck: Path, vi: Path):
    (vi / "changes.py").write_text("quiz: 1=>quiz: [")
    sitter = at_first(home)
    sitter.type("e")
    sitter.wait_for("as it was")
    sitter.type("x")
    sitter.wait_for("asked as it was before the edit")
    sitter.wait_for("What is the first?")
    sitter.type("\r")
    sitter.wait_for("This.")
    finish(sitter)
    assert deck.read_text().startswith("quiz: [")


def test_a_card_taken_out_of_its_deck_is_passed_over(home: Path, deck: Path, vi: Path):
    card = DECK[DECK.index("- id: one") : DECK.index("- id: two")]
    (vi / "changes.py").write_text(f"{card}=>")
    sitter = Sitter(home, "review", "my", "--kind", "basic")
    sitter.wait_for("What is the first?")
    sitter.type("e")
    sitter.wait_for("no longer in the deck")
    sitter.wait_for("What is the second?")
    leave(sitter)


def test_a_renamed_card_is_asked_on(home: Path, deck: Path, vi: Path):
    (vi / "changes.py").write_text("- id: one=>- id: uno\n  aka: [one]")
    sitter = at_first(home)
    sitter.type("e")
    sitter.wait_for("The deck was read again.")
    sitter.wait_for("What is the first?")
    reveal(sitter)
    finish(sitter)


def test_without_an_editor_the_place_is_told(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    sitter = at_first(home)
    sitter.type("e")
    sitter.wait_for("Set VISUAL or EDITOR")
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    leave(sitter)
    again = at_first(home)
    again.type("e")
    again.wait_for("does not start")
    leave(again)


def test_in_a_pipe_no_editor_is_started(home: Path, deck: Path, vi: Path):
    done = quiz("review", "my", "--kind", "basic", given="e\nq\n")
    assert "An editor needs a terminal" in done.stdout
    assert str(deck) in done.stdout
    assert not (vi / "called").exists()


def test_a_bundled_deck_is_copied_whole_before_it_is_edited(home: Path, vi: Path):
    sitter = Sitter(home, "review", "dl/activations", "--kind", "claim")
    sitter.wait_for("keys")
    (vi / "changes.py").write_text("quiz: 1\n=>quiz: 1\n# mine\n")
    sitter.type("e")
    sitter.wait_for("it was copied whole to")
    sitter.wait_for("keys")
    [copy] = (home / "decks").iterdir()
    assert "\nquiz: 1\n# mine\n" in copy.read_text()
    sitter.type("e")
    sitter.wait_for("Nothing changed.")
    sitter.wait_for("keys")
    leave(sitter)
    assert list((home / "decks").iterdir()) == [copy]


def test_the_copy_of_a_bundled_deck_goes_if_nothing_was_changed(home: Path, vi: Path):
    sitter = Sitter(home, "review", "dl/activations", "--kind", "claim")
    sitter.wait_for("keys")
    sitter.type("e")
    sitter.wait_for("Nothing changed.")
    sitter.wait_for("keys")
    leave(sitter)
    assert list((home / "decks").iterdir()) == []


def test_ctrl_c_in_the_editor_is_for_the_editor(
    home: Path, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    script = tmp_path / "slow"
    script.write_text("#!/bin/sh\nstty -a | grep -c -- ' icanon'\nread line\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    sitter = at_first(home)
    sitter.type("e")
    sitter.wait_for("1\r\n")  # lines are edited by the terminal, as they were
    sitter.type("\x03")
    sitter.wait_for("Nothing changed.")
    sitter.wait_for("What is the first?")
    sitter.type("\r")
    sitter.wait_for("This.")
    leave(sitter)


def test_follow_ups_are_asked_one_by_one_and_count_nothing(home: Path, deck: Path):
    sitter = at_first(home)
    sitter.type("f")
    sitter.wait_for("come after the answer")
    reveal(sitter)
    sitter.type("f")
    sitter.wait_for("Follow-up 1 of 2")
    assert "That." not in sitter.wait_for("What is the second?")
    sitter.type("\r")
    sitter.wait_for("That.")
    sitter.wait_for("Enter goes on")
    sitter.type("\r")
    sitter.wait_for("Follow-up 2 of 2")
    sitter.wait_for("And why is that?")
    sitter.type(" ")
    sitter.wait_for("do not count")
    sitter.wait_for("Enter: Good")
    leave(sitter)
    assert len(payloads(home, "attempt")) == 1


def test_one_of_several_links_is_chosen_by_number(
    home: Path, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s &")
    sitter = at_first(home)
    sitter.type("l")
    assert "Second page" in sitter.wait_for("Which one?")
    sitter.type("2")
    sitter.wait_for("Opened https://example.org/2")
    leave(sitter)
    assert (tmp_path / "opened").read_text() == "https://example.org/2\n"


def test_without_a_browser_the_address_is_told(
    home: Path, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    sitter = at_first(home)
    sitter.type("д1")
    sitter.wait_for("No browser opens here. The address: https://example.org/1")
    leave(sitter)


def test_an_overruled_verdict_is_kept_and_can_be_taken_back(home: Path, deck: Path):
    sitter = Sitter(home, "review", "my", "--kind", "claim")
    sitter.wait_for("Three is odd.")
    sitter.type("o")
    sitter.wait_for("Answer first")
    sitter.type("2")
    sitter.wait_for("Enter: Again")
    sitter.type("o")
    sitter.wait_for("Kept as a dispute")
    sitter.wait_for("Enter: Good")
    sitter.type("o")
    sitter.wait_for("nothing to overrule")
    sitter.type("u")
    sitter.wait_for("Taken back: “I was right”, at ")
    sitter.wait_for("Enter: Again")
    assert payloads(home, "note") == []
    sitter.type("щ\r")
    sitter.wait_for("Saved: Good")
    assert sitter.end() == 0
    [note] = payloads(home, "note")
    assert set(note["dispute"]) == {"attempt"}


def test_notes_and_flags_are_shown_with_the_next_answer(home: Path, deck: Path):
    sitter = at_first(home)
    sitter.type("т")
    sitter.wait_for("note: ")
    sitter.line("ask about zero")
    sitter.wait_for("Noted.")
    sitter.type("!")
    sitter.wait_for("Flagged.")
    sitter.type("\r")
    sitter.wait_for("Flagged by you.")
    shown = sitter.wait_for("ask about zero")
    assert "Your note, at " in shown
    sitter.wait_for("Enter: Good")
    sitter.type("!")
    sitter.wait_for("No longer flagged.")
    sitter.type("u")
    sitter.wait_for("Taken back: no longer flagged")
    sitter.wait_for("Flagged by you.")
    leave(sitter)
    assert payloads(home, "note") == [{"text": "ask about zero"}, {"flag": True}]


def test_undo_goes_on_into_the_session_before(home: Path, deck: Path):
    sitter = at_first(home)
    reveal(sitter)
    sitter.type("3")
    sitter.wait_for("Saved: Good")
    assert sitter.end() == 0
    again = Sitter(home, "review", "my", "--kind", "claim")
    again.wait_for("Three is odd.")
    again.type("u")
    again.wait_for("Before it, at ")
    shown = again.wait_for("takes that back, too.")
    assert "an answer rated Good · “What is the first?”" in " ".join(shown.split())
    assert len(payloads(home, "review")) == 1
    again.type("u")
    again.wait_for("Taken back: an answer rated Good, at ")
    again.wait_for("What is the first?")
    again.wait_for("Enter or Space: the answer")
    assert payloads(home, "review") == payloads(home, "attempt") == []
    again.type("u")
    again.wait_for("There is nothing to take back.")
    leave(again)


def test_a_suspended_card_says_how_it_comes_back(home: Path, deck: Path):
    sitter = at_first(home)
    sitter.type("s")
    sitter.wait_for("quiz cards unsuspend my:one")
    assert sitter.end() == 0
    sitter = at_first(home, "--cram")
    leave(sitter)
