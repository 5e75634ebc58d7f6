"""`quiz deck preview`: cards as they will look, complaints at their cards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quiz.errors import Exit
from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my
title: M
lang: en
title.ru: М
cards:
- id: sig
  q: Write the sigmoid.
  q.ru: Запишите сигмоиду.
  formula: 1/(1 + exp(-x))
  hints: [It is an S]
  hints.ru: [Она как S]
  why: It $\\to 1$.
  why.ru: Стремится к 1.
  tags: [maths]
  followups: [pick, And the slope?]
  followups.ru: [pick, А наклон?]
- id: pick
  q: Which?
  q.ru: Какой?
  options: {right: [this], wrong: {that: no reason}}
  options.ru: {right: [этот], wrong: {тот: без причин}}
  links: [{title: L, url: 'https://example.org'}]
- id: bad
  q: Bad?
  q.ru: Плохо?
  anser: yes
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "my.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def test_a_pipe_gets_every_card_once_in_words(deck: Path):
    done = quiz("deck", "preview", str(deck), "--watch")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    told = [
        "sig  formula · middle · 1/3 · line 7",
        "Write the sigmoid.",
        "Hint: It is an S",
        "1/(1 + exp(-x))",
        "It → 1.",
        "Asked next\npick\nAnd the slope?",
        "Tags: #maths",
        "pick  choice · middle · 2/3 · line 18",
        "✓" if "✓ this" in done.stdout else "this",
        "that — no reason",
        "https://example.org",
        "bad · 3/3 · line 24",
        f"{deck}:27:3: error D102: unknown key `anser`",
        "This entry is left out until it is mended.",
        "2 cards, 2 problems",
    ]
    places = [done.stdout.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)


def test_one_card_in_the_other_language(deck: Path):
    done = quiz("deck", "preview", str(deck), "--card", "pick", "--lang", "ru")
    assert "Какой?" in done.stdout
    assert "сигмоид" not in done.stdout
    assert done.stdout.endswith("1 карточка, всё в порядке.\n")
    missing = quiz("deck", "preview", str(deck), "--card", "none")
    assert missing.returncode == Exit.WRONG_USAGE
    assert "there are sig, pick, bad" in missing.stderr


def test_a_deck_is_found_by_its_id_and_a_missing_file_is_named(tmp_path: Path):
    own = tmp_path / "decks" / "my.yaml"
    own.parent.mkdir()
    own.write_text(DECK, encoding="utf-8")
    at_home = {"QUIZ_HOME": str(tmp_path)}
    assert "Which?" in quiz("deck", "preview", "my", **at_home).stdout
    assert f"{own}:24:3" in quiz("deck", "check", "my", **at_home).stdout
    for name in (str(tmp_path / "no.yaml"), str(tmp_path)):
        missing = quiz("deck", "preview", name)
        assert missing.returncode != 0
        assert tmp_path.name in missing.stderr


def test_what_formulas_get_wrong_is_said_at_their_card(deck: Path):
    text = DECK.replace("  hints: [It", "  derivative: exp(x)\n  hints: [It")
    deck.write_text(text, encoding="utf-8")
    done = quiz("deck", "preview", str(deck), "--card", "sig")
    assert "error D301" in done.stdout


if sys.platform != "win32":
    from tests.cli.watcher import Watched


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
class TestWatched:
    """At a terminal, while the file is being written."""

    def save(self, deck: Path, before: str, now: str) -> None:
        """As many editors do: another file in the place of the old one."""
        other = deck.with_name(".saving")
        text = deck.read_text(encoding="utf-8").replace(before, now)
        other.write_text(text, encoding="utf-8")
        other.replace(deck)

    def test_a_save_shows_the_card_that_it_changed(self, home: Path, deck: Path):
        seat = Watched(home, "deck", "preview", str(deck), "--watch")
        seat.sees("unknown key `anser`", "2 cards, 2 problems", "q stops")
        self.save(deck, "anser: yes", "a: Because.")
        seat.sees("Bad?", "Because.", "Saved: 1 card changed", "3 cards")
        self.save(deck, "Which?", "Which one?")
        seat.sees("pick  choice", "Which one?", "2/3", "3 cards")
        seat.type("u")
        seat.sees("Write the sigmoid.", "─────", "1 + e", "sig 1/3", "q stops")
        self.save(deck, "cards:\n- id: sig", "cards: [\n- id: sig")
        seat.sees("error D", "0 cards")
        self.save(deck, "cards: [\n- id: sig", "cards:\n- id: sig")
        seat.sees("3 cards, no problems.")
        seat.type("q")
        assert seat.end() == 0

    def test_the_editor_opens_at_the_card(self, home: Path, deck: Path):
        editor = deck.with_name("vi")
        editor.write_text(
            "#!/bin/sh\necho \"$@\" > called\nsed -i.old 's/Bad?/Worse?/' my.yaml\n"
        )
        editor.chmod(0o755)
        seat = Watched(
            home,
            *("deck", "preview", str(deck), "--watch", "--lang", "ru"),
            columns=40,
            EDITOR=f"sh -c 'cd {deck.parent}; ./vi \"$@\"' vi",
        )
        seat.sees("bad 3/3", "my.yaml:27:3", "q выход")
        seat.type("e")
        seat.sees("изменилась 1 карточка")
        assert deck.with_name("called").read_text().split()[-1] == str(deck)
        assert max(map(len, seat.shown.splitlines())) <= 40
        seat.type("\x03")
        assert seat.end() == Exit.INTERRUPTED

    def test_plain_lines_tell_what_a_save_has_changed(self, home: Path, deck: Path):
        seat = Watched(home, "deck", "preview", str(deck), "--watch", "--plain")
        seat.sees("2 cards, 2 problems", "to be saved. Ctrl-C stops.")
        self.save(deck, "anser: yes", "a: Because.")
        seat.sees("Because.", "Saved: 1 card changed")
        seat.type("\x03")
        assert seat.end() == Exit.INTERRUPTED
        assert b"\x1b" not in seat.log
