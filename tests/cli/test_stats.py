"""`quiz stats` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.store import Store
from tests.app.lived import live
from tests.cli.runner import quiz


@pytest.fixture
def lived(home: Path) -> None:
    with Store.open(home / "progress.db", now_ms=0) as store:
        live(store)


def test_before_the_first_answer_it_says_what_will_stand_here():
    done = quiz("stats")
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing to tell yet.")
    assert json.loads(quiz("stats", "--json").stdout)["cards"]["seen"] == 0


def test_a_pipe_gets_words_in_the_reader_s_language(lived: None):
    english, russian = quiz("stats").stdout, quiz("stats", "--lang", "ru").stdout
    assert english.startswith("Of 11 cards seen, you would recall about")
    assert russian.startswith("Из 11 изученных карточек")
    assert "You lose signs" in english
    assert "Теряется знак" in russian
    assert "\x1b" not in english + russian


def test_json_has_everything_with_its_numbers(lived: None):
    found = json.loads(quiz("stats", "--json", "--days", "3650").stdout)
    assert set(found) == {
        "today", "decks", "recent_days", "desired_retention", "desired_retentions",
        "cards", "retention", "streak", "days", "forecast", "stability", "hardest",
        "leeches", "slips", "calibration",
    }  # fmt: skip
    total = found["retention"]["total"]
    # So long a while holds the whole log.
    assert total["recent"] == total["overall"]
    assert total["overall"]["n"] > 100
    assert not any("recent" in row for row in found["retention"]["by_topic"])
    assert all("recent" in row for row in found["retention"]["by_age"])
    assert 0 < total["overall"]["low"] < total["overall"]["share"] < 1
    assert len(found["forecast"]["days"]) == 31
    assert sum(row["cards"] for row in found["stability"]) == found["cards"]["seen"]
    assert found["leeches"]["cards"][0]["advice"][0]["command"].startswith("quiz ")
    reasons = found["slips"]["by_reason"]
    assert sum(reasons.values()) == found["slips"]["wrong_formulas"]
    assert quiz("stats", "--json").stdout == quiz("stats", "--json").stdout


def test_a_deck_can_be_chosen(lived: None):
    found = json.loads(quiz("stats", "activations", "--json").stdout)
    assert found["decks"] == ["dl/activations"]
    assert found["cards"]["seen"] == 4
    assert quiz("stats", "activatoins").returncode == 2
