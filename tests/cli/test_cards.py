"""`quiz cards …` from outside: found, shown, changed, taken back."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from quiz.cli.commands import COMPLETES
from tests.cli.runner import quiz


def cards(*words: str) -> dict:
    done = quiz("cards", "find", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def reviewed() -> str:
    """A claim that was answered and rated; its id."""
    quiz("review", "--kind", "claim", "--new", "1", given="1\n3\n")
    [card] = cards("is:learnt")["cards"]
    return str(card["card"])


def test_all_cards_with_their_state(reviewed: str):
    document = cards()
    assert document["count"] == len(document["cards"]) > 100
    by_id = {one["card"]: one for one in document["cards"]}
    new = by_id["dl/activations:dying-relu"]
    assert (new["new"], new["due"], new["reviews"]) == (True, None, 0)
    known = by_id[reviewed]
    assert known["reviews"] == 1
    assert known["stability_days"] > 0
    assert known["retrievability"] == 1.0
    assert known["due_in_days"] == known["interval_days"] >= 1
    assert len(cards("--limit", "3")["cards"]) == 3


def test_a_condition_may_begin_with_a_minus_sign(reviewed: str):
    assert [one["card"] for one in cards("-is:new")["cards"]] == [reviewed]
    assert cards("-is:new", "-kind:claim")["count"] == 0


def test_words_of_the_command_line_make_one_query():
    split = cards("kind:claim", "relu")
    assert split["cards"] == cards("kind:claim relu")["cards"] != []


def test_a_query_that_cannot_be_read_is_marked_at_its_place():
    done = quiz("cards", "find", "is:due tagg:x")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "is:due tagg:x",
        "       ^~~~",
        "quiz: column 8: there is nothing called `tagg`",
        "hint: did you mean `tag`? A text with `:`, `<`, `>` or `=` in it goes in "
        "quotes",
    ]
    told = quiz("cards", "suspend", "--query", "is:du", "--json")
    assert json.loads(told.stdout)["error"]["code"] == "query-misspelt"


def test_a_query_that_finds_nothing_says_what_was_understood():
    done = quiz("cards", "find", "is:leech tag:sofmax")
    assert done.returncode == 0
    assert "leech: 0 cards" in done.stdout
    assert "Did you mean softmax?" in done.stdout


def test_many_cards_in_a_pipe_need_a_yes_and_are_taken_back_together(reviewed: str):
    refused = quiz("cards", "suspend", "--query", "is:new")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    assert cards("is:suspended")["count"] == 0
    done = quiz("cards", "suspend", "--query", "is:new", "--yes")
    count = cards("is:suspended")["count"]
    assert f"{count} cards suspended. `quiz undo`" in done.stdout
    assert count > 100
    undone = quiz("undo")
    assert f": {count} cards suspended · dl/" in undone.stdout
    assert cards("is:suspended")["count"] == 0


def test_a_few_cards_need_no_yes(reviewed: str):
    told = quiz("cards", "flag", "dying-relu", "--query", "is:learnt", "--json")
    document = json.loads(told.stdout)
    assert document["changed"] == ["dl/activations:dying-relu", reviewed]
    assert cards("is:flagged")["count"] == 2


def test_a_reset_says_how_to_take_it_back(reviewed: str):
    done = quiz("cards", "reset", reviewed)
    assert "1 review counts no more. `quiz undo` takes that back." in done.stdout
    assert cards("is:learnt")["count"] == 0
    assert "begun anew" in quiz("undo").stdout
    assert cards("is:learnt")["count"] == 1
    assert quiz("cards", "reset", "dying-relu").stdout.startswith("New already")


def test_what_is_put_aside_comes_back_today():
    aside = quiz("cards", "bury", "dying-relu")
    assert "`quiz cards unbury dl/activations:dying-relu`" in aside.stdout
    assert "unbury" in quiz("cards", "show", "dying-relu").stdout
    back = quiz("cards", "unbury", "--query", "is:buried").stdout
    assert back.startswith("1 card no longer put aside. `quiz undo` takes that back.")
    assert "no longer put aside · " in quiz("undo").stdout
    assert cards("is:buried")["count"] == 1
    told = json.loads(quiz("cards", "unbury", "dying-relu", "--json").stdout)
    assert (told["buried"], told["changed"]) == (False, True)
    assert quiz("cards", "unbury", "dying-relu").stdout.startswith("Not put aside")
    assert "unbury --query 'is:buried'" in quiz("cards", "unbury").stderr


def test_a_tag_that_is_none_is_told_even_where_cards_are_found():
    found = quiz("cards", "find", "why-relu -#sofmax").stdout
    assert "No card has the tag sofmax. Did you mean softmax?" in found
    refused = quiz("cards", "bury", "--query", "why-relu -#sofmax")
    assert refused.returncode == 2
    assert "did you mean `tag:softmax`" in refused.stderr


def test_a_copy_says_why_it_takes_nothing_back(reviewed: str, home: Path):
    """A copied folder is another device, and undo reaches its own steps only."""
    copied = home.with_name("copied")
    shutil.copytree(home, copied)
    done = quiz("undo", QUIZ_HOME=str(copied))
    assert "on another machine, or before this data was copied" in done.stdout
    assert quiz("undo").stdout.startswith("Taken back")
    assert quiz("undo").stdout == "There is nothing to take back.\n"


def test_notes_take_cards_then_the_text():
    quiz("cards", "note", "dying-relu", "why-relu", "draw it")
    assert cards("note:draw")["count"] == 2
    assert "draw it" in quiz("cards", "note", "why-relu").stdout
    lacking = quiz("cards", "note", "--query", "is:new")
    assert (lacking.returncode, "its text" in lacking.stderr) == (2, True)
    quiz("undo")
    assert cards("note:*")["count"] == 0


def test_one_card_in_words_and_as_a_document(reviewed: str):
    shown = quiz("cards", "show", reviewed).stdout
    assert "Recall falls to 90 %" in shown
    assert "Without a review you recall it: now 100 %" in shown
    document = json.loads(quiz("cards", "show", reviewed, "--json").stdout)
    assert [one["to"] for one in document["recall_falls"]] == [0.9, 0.5]
    assert document["desired_retention"] == 0.9


def test_the_history_has_everything_and_marks_what_was_taken_back(reviewed: str):
    quiz("cards", "suspend", reviewed)
    quiz("undo")
    quiz("cards", "note", reviewed, "once more")
    said = quiz("cards", "history", reviewed).stdout.splitlines()[2:]
    told = [line.partition(": ")[2] for line in said if line]
    assert told[0].startswith("answered: ")
    assert told[1].startswith("rated Good · back after ")
    assert told[2:] == ["suspended · taken back", "note “once more”"]
    document = json.loads(quiz("cards", "history", reviewed, "--json").stdout)
    kinds = [(one["kind"], one["taken_back"]) for one in document["events"]]
    assert kinds == [
        *(("attempt", False), ("review", False)),
        *(("suspend", True), ("note", False)),
    ]


@pytest.mark.parametrize("command", ["show", "history", "reset"])
def test_a_card_that_is_none_gets_the_nearest_ones(command: str):
    done = quiz("cards", command, "dying")
    assert done.returncode == 2
    assert "dl/activations:dying-relu" in done.stderr


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("quiz cards show dy", "dying-relu"),
        ("quiz cards reset dl/activations:dy", "dl/activations:dying-relu"),
        ("quiz review activ", "activations"),
        ("quiz show sof", "softmax"),
    ],
)
def test_a_shell_is_offered_what_there_is(words: str, offered: str):
    asked = {
        COMPLETES: "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = quiz(**asked)
    assert offered in done.stdout.splitlines()
    assert COMPLETES not in os.environ
