"""An answer begun is kept while its card is put away, or it is said that it is not."""

from __future__ import annotations

import pytest

from tests.app.running import play

KEPT = "Kept of your answer: "
LOST = "The answer that you had begun is not kept."


@pytest.mark.parametrize("away", [":s", ":b"])
def test_names_given_before_a_card_was_put_away_are_there_when_it_is_back(away: str):
    played = play(["list", "claim"], "relu", "foo", away, "u", "tanh")
    back = played.output.partition(KEPT)[2]
    assert back.startswith("relu, foo\n")
    assert "1 of 3 > \n" in back
    assert "2 of 3 > \n" in back
    assert "an empty line ends" in played.output.partition("Taken back")[2]


def test_a_gap_left_open_is_kept_as_one():
    played = play(["cloze", "claim"], "", ":s", "u", "0")
    assert f"{KEPT}…\n" in played.output
    assert played.kinds[-1] == "RecordAttempt"


def test_what_is_lost_on_leaving_is_said():
    assert LOST in play(["list"], "relu", ":q").output
    assert LOST not in play(["list"], ":q").output
    assert LOST not in play(["list"], "relu", "", "q").output
