"""Lines of keys break between two keys; a command stays one that can be copied."""

from __future__ import annotations

import re
import shlex

import pytest
from rich.cells import cell_len
from rich.text import Text

from quiz.ui.items import BETWEEN, command_view, items_view, with_command
from quiz.ui.language import fill, table
from quiz.ui.look import Look
from tests.ui.test_views import drawn

NARROW = 36
"""Columns of text in a window of forty."""
LINES = {
    "": (r"answer\.(reveal|line|again|last|pick|hint|keys).*", r"rating\.overrule"),
    "cards": (
        r"works\..*",
        r"ticks\.(ways|star|done|more|on|page-back|strip)",
        r"(picks|list|gaps)\.(ways|none|strip)",
        r"clock\.(ready|running|over)",
    ),
    "interview": (r"ways\..*", r"look\.scale", r"report\.(onward|details)"),
    "today": (r"predict\.ways", r"learn\.(reveal|plot|next|back|stop|keys)"),
}
TOLD = {"n": 9, "of": 9, "key": ":h", "keys": "1–9", "limit": "1:00", "spent": "0:59"}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", LINES)
def test_no_key_is_parted_from_its_word_at_forty_columns(name: str, language: str):
    sentences = table(name, language)
    for pattern in LINES[name]:
        keys = [key for key in sentences if re.fullmatch(pattern, key)]
        assert keys, pattern
        for key in keys:
            told = TOLD | {"onward": "Enter"}
            said = fill(sentences[key], language, told)
            for item in said.split(BETWEEN):
                assert cell_len(item) <= NARROW, (key, item)


@pytest.mark.parametrize("width", range(12, 60, 4))
def test_items_are_whole_at_any_width(width: int):
    items = ["Enter: ready", ":? keys · :h hint", Text("✓ right", style="good")]
    look = Look(width=width)
    shown = drawn(items_view(items, look), look)
    lines = [line.rstrip() for line in shown.splitlines()]
    assert all(cell_len(line) <= width for line in lines)
    whole = BETWEEN.join(lines).split(BETWEEN)
    assert whole == ["Enter: ready", ":? keys", ":h hint", "✓ right"]


def test_a_long_command_stands_below_its_sentence_and_can_be_copied():
    look, command = Look(width=NARROW), "quiz review --kind 'true or false' --limit 5"
    shown = drawn(with_command("To go on: {}".format, command, look), look)
    first, _, below = shown.partition("\n")
    assert first.rstrip() == "To go on:"
    assert shlex.split(below.replace("\\\n", "")) == shlex.split(command)
    wide = Look(width=76)
    shown = drawn(with_command("To go on: {}".format, command, wide), wide)
    assert shown.strip() == f"To go on: `{command}`"


def test_a_word_too_long_for_a_line_is_not_joined_to_the_next():
    look = Look(width=20)
    shown = drawn(command_view(f"quiz review {'a' * 30}.yaml --ahead", look), look)
    assert ".yaml \\" in shown.replace("\n", "")
