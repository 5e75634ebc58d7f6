"""The end of a session says no more than is true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quiz.ui.look import Look
from quiz.ui.summary import Summary, summary_view
from tests.cli.runner import quiz
from tests.ui.test_views import drawn


@pytest.mark.parametrize(
    ("cards", "recalled", "said"),
    [
        (10, 9, "nearly all"),
        (10, 7, "most of it"),
        (11, 7, "More than half"),
        (10, 5, "Half of it stuck"),
        (11, 5, "Half of it stuck"),
        (10, 4, "A hard round"),
        (2, 0, "none of them at the first try"),
    ],
)
def test_the_share_that_stuck_is_what_the_sentence_says(
    cards: int, recalled: int, said: str
):
    look = Look(76, 24, "en")
    summary = Summary(cards, recalled, 60_000, hardest=("What?",))
    assert said in drawn(summary_view(summary, look), look)


def test_no_round_is_called_hard_in_which_nothing_was_rated_as_forgotten():
    look = Look(76, 24, "en")
    said = drawn(summary_view(Summary(10, 2, 60_000), look), look)
    assert "hard" not in said
    assert "You rated none of them Again." in said


def test_what_a_day_has_room_for_besides_was_not_promised_before():
    look = Look(76, 24, "en")
    said = drawn(summary_view(Summary(9, 9, 60_000, left=7, is_over=True), look), look)
    assert "Today has room for 7 more cards: quiz" in said.replace("`", "")
    assert "waiting" not in said


def test_what_was_given_up_was_not_known_at_the_first_try(home: Path):
    ways = ("review", "--kind", "number", "--limit", "2", "--plain", "--lang", "en")
    ended = quiz(*ways, given="\n2\n\n3\n", QUIZ_HOME=str(home)).stdout
    assert "none of them at the first try" in ended
    assert "all at the first try" not in ended


def test_what_is_left_is_as_much_as_the_command_that_is_named_then_shows(
    home: Path, tmp_path: Path
):
    path = tmp_path / "deck.yaml"
    cards = "".join(f"- {{id: c{n}, q: 'Q {n}', a: A.}}\n" for n in range(30))
    path.write_text(f"quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n{cards}")
    ways = ("review", str(path), "--plain", "--lang", "en")
    ended = quiz(*ways, given="b\nb\n\n3\nq\n", QUIZ_HOME=str(home)).stdout
    found = re.search(r"(\d+) cards are still waiting. To go on: `(.+)`", ended)
    assert found
    left, command = found.groups()
    again = quiz(*shlex.split(command)[1:], *ways[2:], given="q\n", QUIZ_HOME=str(home))
    assert f" · {left} new · " in again.stdout
