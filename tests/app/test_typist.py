"""An Enter that ends a word typed where keys command does nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from rich.console import RenderableType

from quiz.app.asking.typist import Typist
from quiz.ui.look import Look


@dataclass
class Typed:
    """A screen on which a text has just been typed in one go."""

    told: str
    look: Look
    second: float = 0.0
    words: list[RenderableType] = field(default_factory=list)

    def runs_on(self, key: str) -> bool:
        return bool(self.told)

    def live(self, block: RenderableType | None) -> None:
        self.words += [] if block is None else [block]

    def show(self, *blocks: RenderableType | None) -> None: ...


@pytest.mark.parametrize(
    ("text", "waited_s", "is_dropped"),
    [
        ("quit", 0.6, True),
        ("exit", 0.6, True),
        (":u", 0.6, True),
        ("quit", 2.0, False),
        ("a long answer", 0.6, False),
    ],
)
def test_the_enter_behind_a_word_that_commands_elsewhere_is_dropped_once(
    text: str, waited_s: float, is_dropped: bool
):
    screen = Typed(text, Look())
    typist = Typist(screen, "rating", lambda: screen.second)
    assert typist.types(text[0])
    screen.second += waited_s
    assert typist.types("enter") is is_dropped
    assert not typist.types("enter")


def test_another_key_between_leaves_the_enter_alone():
    screen = Typed("quit", Look())
    typist = Typist(screen, "rating", lambda: screen.second)
    assert typist.types("q")
    assert not typist.types("space")
    assert not typist.types("enter")


def test_esc_is_no_wrong_key_where_it_closes_the_list_of_keys():
    screen = Typed("", Look())
    typist = Typist(screen, "aloud")
    for key in ("?", "escape"):
        assert not typist.types(key)
    typist.misses("escape")
    assert not screen.words
    assert not typist.types("escape")
    typist.misses("escape")
    assert len(screen.words) == 1
