"""`quiz plan` from outside, and sessions that go by it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.app.ahead import desk, write_decks
from tests.cli.runner import quiz

KEYS = {
    "interview",
    "days_left",
    "minutes",
    "decks",
    "weights",
    "cards",
    "new",
    "recall_without_practice",
    "recall_on_the_day",
    "more",
    "target",
    "target_minutes",
    "days",
    "topics",
    "unlearnt",
    "kept",
}


@pytest.fixture(autouse=True)
def _decks(home: Path) -> None:
    write_decks(home, 4)
    with desk():
        pass  # its decks are on from then on, and no others


def test_a_plan_is_one_document():
    tried = json.loads(quiz("plan", "--interview", "+2", "--dry-run", "--json").stdout)
    assert (
        quiz("plan", "--json").stdout == '{\n  "plan": null,\n  "recovery": null\n}\n'
    )
    made = json.loads(quiz("plan", "--interview", "+2", "--json").stdout)
    shown = json.loads(quiz("plan", "--json").stdout)
    assert set(tried["plan"]) == set(made["plan"]) == KEYS
    assert [one["plan"].pop("kept") for one in (tried, made, shown)] == [0, 1, 0]
    assert tried == made == shown
    assert [set(one) for one in made["plan"]["days"]] == [
        {"date", "minutes", "cards"}
    ] * 2
    assert set(made["plan"]["topics"][0]) == {
        "topic",
        "cards",
        "recall_without_practice",
        "recall_on_the_day",
    }
    due = json.loads(quiz("due", "--json").stdout)["plan"]
    assert set(due) == {
        "cards",
        "new",
        "minutes",
        "days_left",
        "decks",
        "rest",
        "minutes_a_day",
    }
    assert json.loads(quiz("plan", "--clear", "--json").stdout) == {
        "cleared": True,
        "recovery": False,
        "resumed": None,
        "kept": True,
    }
    recovery = json.loads(quiz("plan", "--recover", "3", "--json").stdout)["recovery"]
    assert set(recovery) == {
        "until",
        "days",
        "waiting",
        "cards_a_day",
        "minutes_a_day",
        "pauses",
        "kept",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--minutes", "9"], "a plan needs the day of the interview"),
        (["--interview", "soon"], "`soon` is not a day"),
        (["--interview", "+0"], "`+0` is too soon: the earliest day is tomorrow"),
        (["--interview", "+400"], "is more than a year ahead"),
        (["--interview", "+2", "--minutes", "0"], "from 1 to 1440"),
        (["--interview", "+2", "--target", "sure"], "`sure` is no share"),
        (["--interview", "+2", "--target", "100%"], "`100%` is no share"),
        (["--interview", "+2", "--weight", "first"], "`first` does not say"),
        (["--interview", "+2", "--weight", "first=nan"], "`first=nan` does not say"),
        (["--interview", "+2", "--weight", "third=2"], "no deck and no tag"),
        (["--interview", "+2", "third"], "no deck `third`"),
        (["--recover", "0"], "from 1 to 365"),
        (["--recover", "3", "--minutes", "5"], "--recover goes alone"),
    ],
    ids=str,
)
def test_what_cannot_be_planned_is_refused_with_a_hint(arguments, said):
    for language in ("en", "ru"):
        done = quiz("plan", *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        assert ("hint: ", "подсказка: ")[language == "ru"] in done.stderr
        assert (said in done.stderr) == (language == "en" or not said.isascii())
    assert "null" in quiz("plan", "--json").stdout


def test_shares_are_read_as_people_write_them():
    for text in ("0.6", "0,6", "60%", "60"):
        options = ("--interview", "+1", "--target", text, "--dry-run", "--json")
        assert json.loads(quiz("plan", *options).stdout)["plan"]["target"] == 0.6


def test_a_session_goes_by_the_plan_and_tells_the_days_it_keeps():
    quiz("plan", "--interview", "+3", "--minutes", "2")
    done = quiz(given="\n3\n\n1\n")
    offered = re.findall(r"1 Again soon, .*3 Good ([^,]+),", done.stdout)
    kept = re.search(r"Saved: Good, (.+)", done.stdout)
    assert kept is not None
    said = {
        "about 1 d": "comes back tomorrow",
        "about 2 d": "comes back in about 2 days (by the plan)",
        "3+ d": "not asked again before the day of the interview",
    }
    assert kept[1] == said[offered[0]]
    assert "3 days to the interview." in done.stdout
    assert "до собеседования" in quiz("due", "--lang", "ru").stdout
    # What was taken back is asked by the plan again, and the plan stays.
    assert quiz("undo").returncode == 0
    assert quiz("undo").returncode == 0
    assert "by the plan" in quiz("due").stdout
    assert quiz("plan", "--clear").stdout.startswith("The plan is ended.")
    assert "interview" not in quiz(given="q\n").stdout


def test_without_new_decks_and_minutes_a_session_says_that_today_is_done():
    quiz("plan", "--interview", "+3", "--minutes", "30", "first")
    asked = quiz(given="\n3\n" * 9).stdout
    assert asked.count("Saved: Good") == 4
    done = quiz()
    assert done.returncode == 0
    assert done.stdout.startswith("Today's part of the plan is done.")
    assert "quiz plan --clear: end the plan" in done.stdout
    # By the plan nothing more would be asked, whatever the minutes.
    assert "--ahead" in done.stdout
    assert "--minutes" not in done.stdout
    assert "9 to practise" in quiz("review", "--cram", given="q\n").stdout
