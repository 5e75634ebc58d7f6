"""The list of settings: whole where there is room, else a line for each."""

from __future__ import annotations

import pytest

from quiz.ui.config import Line, settings_view
from quiz.ui.language import table
from quiz.ui.look import Look, rows_of
from tests.ui.test_views import drawn

NAMES = [
    key.removeprefix("about.") for key in table("config", "en") if key[:6] == "about."
]


def settings(look: Look) -> str:
    lines = [Line(name, 20, 20) for name in NAMES]
    view = settings_view([("Asked", lines[:11]), ("Kept", lines[11:])], look)
    if not look.is_plain:
        assert rows_of(view, look=look) <= look.height
    return drawn(view, look)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_list_fits_into_a_usual_window(language: str):
    shown = settings(Look(80, 24, language))
    assert all(f"{name} = 20" in shown for name in NAMES)
    about = table("config", language)
    assert str(about["about.new_per_day"]) in shown, "it fits beside its value"
    assert str(about["about.desired_retention"])[:20] not in shown
    assert "quiz config get" in shown


@pytest.mark.parametrize("look", [Look(80, 60, "en"), Look(200, 24, is_plain=True)])
def test_where_there_is_room_every_setting_is_explained(look: Look):
    shown = " ".join(settings(look).split())
    assert all(str(table("config", "en")[f"about.{name}"]) in shown for name in NAMES)
    assert "quiz config get" not in shown
