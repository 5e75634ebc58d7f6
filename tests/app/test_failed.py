"""A card rated Again is asked again today, whatever session comes next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.desk import open_desk
from quiz.app.overview import agenda
from quiz.app.practice import next_due
from tests.cli.runner import quiz

CARDS = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n" + "".join(
    f"- {{id: {name}, q: What is {name}?, a: This.}}\n"
    for name in ("one", "two", "six")
)
AGAIN, GOOD = "\n1\n", "\n3\n"


@pytest.fixture(autouse=True)
def _deck(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(CARDS)


def sit(*keys: str) -> str:
    done = quiz("review", "my", given="".join(keys))
    assert done.returncode == 0
    return done.stdout


def asked(choice: Choice | None = None) -> tuple[set[str], set[str]]:
    """The cards of the next session, and those of them that come again."""
    with open_desk(os.environ) as desk:
        planned = plan(desk, choice or Choice(decks=("my",)))
        return set(planned.queue), set(planned.again)


def test_a_failed_card_is_asked_again_in_the_next_session():
    sit(AGAIN, GOOD)
    assert asked() == ({"my:one", "my:six"}, {"my:one"})
    said = sit("\n")
    assert "1 again" in said


def test_one_recall_ends_it_for_today():
    sit(AGAIN, GOOD, GOOD)
    assert asked()[1] == {"my:one"}
    sit(GOOD)
    assert asked() == (set(), set())


def test_what_was_taken_back_is_not_failed():
    sit(AGAIN)
    assert quiz("undo").returncode == 0
    assert asked() == ({"my:one", "my:two", "my:six"}, set())


@pytest.mark.parametrize("command", ["suspend", "bury"])
def test_a_failed_card_that_was_put_away_is_not_asked(command: str):
    sit(AGAIN)
    assert quiz("cards", command, "my:one").returncode == 0
    assert "my:one" not in asked()[0]


def test_the_lists_agree_with_the_next_session():
    sit(AGAIN, GOOD, GOOD)
    quiz("deck", "on", "my")
    quiz("deck", "off", "dl/activations", "dl/activation-functions")
    with open_desk(os.environ) as desk:
        told = agenda(desk, "en")
        assert (told.due, told.today) == (1, 1)
        assert next_due(desk, ("my",)) == (0, 1)
    assert "1" in quiz("due").stdout


def test_a_limit_on_reviews_leaves_the_promise():
    sit(AGAIN)
    quiz("config", "set", "reviews_per_day", "0")
    assert asked()[1] == {"my:one"}


def test_the_end_tells_of_no_other_day_while_cards_wait_today():
    said = sit(AGAIN)
    assert "still waiting" in said
    assert "Come back" not in said
    ended = sit(GOOD, GOOD, GOOD)
    assert "still waiting" not in ended
    assert "Come back" in ended


def test_a_failed_card_that_gets_another_id_is_still_asked_again(home: Path):
    sit(AGAIN, GOOD)
    path = home / "decks" / "my.yaml"
    path.write_text(CARDS.replace("{id: one,", "{id: other, aka: [one],"))
    assert "1 again" in sit("\n")
    assert asked() == ({"my:other", "my:six"}, {"my:other"})


def test_a_failed_card_that_begins_anew_is_asked_as_a_new_one(home: Path):
    sit(AGAIN, GOOD, GOOD)
    path = home / "decks" / "my.yaml"
    path.write_text(CARDS.replace("{id: one,", "{id: one, rev: 1,"))
    assert "1 new" in sit("\n")
    assert asked() == ({"my:one"}, set())


def test_a_card_that_was_failed_at_its_former_revision_is_not_failed_twice(home: Path):
    sit(AGAIN, GOOD, GOOD)
    path = home / "decks" / "my.yaml"
    path.write_text(CARDS.replace("{id: one,", "{id: one, rev: 1,"))
    sit(AGAIN)
    assert asked() == ({"my:one"}, {"my:one"})
    sit(GOOD)
    assert asked() == (set(), set())
