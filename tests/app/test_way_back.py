"""What takes a step back is named as it works on the card that is asked next."""

from __future__ import annotations

import pytest

from tests.app.running import play

AWAY = {
    "s": ("Suspended: never asked again. {} takes it back", "Больше не спрошу. {} отм"),
    "b": ("Put aside until tomorrow. {} takes that back.", "Отложено до завтра. {} от"),
}


@pytest.mark.parametrize("key", AWAY)
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("following", "way"),
    [
        ("list", ":u"),
        ("formula", ":u"),
        ("property", ":u"),
        ("number", ":u"),
        ("cloze", ":u"),
        ("basic", "u"),
        ("points", "u"),
        ("claim", "u"),
        (None, "`quiz undo`"),
    ],
)
def test_the_way_back_is_the_one_that_works_there(
    following: str | None, way: str, key: str, language: str
):
    first = "claim" if following == "basic" else "basic"
    kinds = [first] if following is None else [first, following]
    played = play(kinds, key, language=language)
    said = AWAY[key][language == "ru"].format(way)
    assert said in played.output, played.output


@pytest.mark.parametrize(("kind", "way"), [("list", ":u"), ("claim", "u")])
def test_and_it_does_take_it_back(kind: str, way: str):
    played = play(["basic", kind], "b", way, "q")
    assert played.kinds == ["RecordBury", "TakeBack"]


@pytest.mark.parametrize("kind", ["list", "number"])
def test_the_bare_letter_is_told_of_where_one_types(kind: str):
    played = play(["basic", kind], "b", "u", "г")
    assert played.kinds == ["RecordBury"]
    assert played.output.count(":u takes back what was done last") == 2


def test_a_flag_is_taken_off_as_it_was_set():
    typed = play(["number"], ":!", has_notes=True).output
    assert "Flagged. :! again takes the flag off." in typed
    assert "Flagged. ! again" in play(["basic"], "!", has_notes=True).output


def test_what_was_answered_is_shown_with_a_rating_that_was_taken_back():
    played = play(["number", "basic"], "1/4", "3", "u", "3", "q")
    assert "> 1/4\n" in played.output.rpartition("Taken back")[2]
