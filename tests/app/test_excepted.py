"""Where a card takes any value, whoever has another one is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app.desk import open_library
from quiz.app.excepted import other_values
from quiz.app.places import find_places
from quiz.deck.model import Ask
from quiz.library import Library
from tests.cli.runner import quiz

D = Ask.DERIVATIVE


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(find_places({"QUIZ_HOME": str(tmp_path_factory.mktemp("q"))}))


@pytest.mark.parametrize(
    ("key", "ask", "typed", "points"),
    [
        ("relu", D, "1 if x > 0 else 0", ()),
        ("relu", D, "1 if x >= 0 else 0", ("x = 0",)),
        ("relu", D, "0, x < 0; 1, x > 0", ("x = 0",)),
        ("relu", D, "(1 + sign(x))/2", ("x = 0",)),
        ("relu", Ask.FORMULA, "max(0, x)", ()),
        ("relu6", D, "1 if 0 <= x <= 6 else 0", ("x = 0", "x = 6")),
        ("relu6", D, "1 if 0 <= x < 6 else 0", ("x = 0",)),
        ("leaky_relu", D, "1 if x >= 0 else a", ("x = 0",)),
        ("sigmoid", D, "sigmoid(x)*(1 - sigmoid(x))", ()),
    ],
)
def test_points_where_an_answer_has_another_value(
    library: Library, key: str, ask: Ask, typed: str, points: tuple[str, ...]
):
    function = library.function(key)
    assert function is not None
    assert other_values(library, function, ask, typed, "en") == points


DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: slope, function: relu, ask: derivative}
"""


@pytest.fixture
def _deck(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)


def asked(*answers: str, language: str) -> str:
    given = "\n".join(answers) + "\n"
    return quiz("review", "my", "--cram", "--lang", language, given=given).stdout


@pytest.mark.usefixtures("_deck")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "At x = 0 any value counts here."),
        ("ru", "При x = 0 здесь засчитывается любое значение."),
    ],
)
def test_it_is_said_with_the_verdict_and_not_before(language: str, said: str):
    right = asked("1 if x >= 0 else 0", "", language=language)
    assert "ReLU" in right
    assert right.count(said) == 1
    wrong = asked("2 if x >= 0 else 0", language=language)
    assert said not in wrong
    assert said not in asked("1 if x > 0 else 0", "", language=language)
