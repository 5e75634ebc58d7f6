"""The plot of a card: after the answer, with the learner's own formula over it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from quiz.app.desk import open_library
from quiz.app.places import find_places
from quiz.app.plotting import plotted
from quiz.deck.model import Ask, Card, CardId
from quiz.library import Library
from quiz.ui.look import Look
from quiz.ui.printing import write_views

FORMULA = "dl/activation-functions:silu.formula"
SLOPE = "dl/activation-functions:silu.derivative"
RANGE = "dl/activation-functions:silu.range"
EXPLAIN = "dl/activations:what-for"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(find_places({"QUIZ_HOME": str(tmp_path_factory.mktemp("q"))}))


def card(library: Library, name: str) -> Card:
    found = library.card(CardId(name))
    assert found is not None
    return found


def shown(library: Library, name: str, given: str, *, is_answered: bool = True) -> str:
    look = Look(80, 24, "en")
    view = plotted(library, card(library, name), given, look, is_answered=is_answered)
    out = io.StringIO()
    write_views([view], look, out)
    return out.getvalue()


def test_before_the_answer_nothing_is_given_away(library: Library):
    for name in (FORMULA, RANGE):
        said = shown(library, name, "", is_answered=False)
        assert said == "The plot comes after the answer.\n"


@pytest.mark.parametrize(
    ("name", "given", "there", "missing"),
    [
        (
            FORMULA,
            "x*Phi(x)",
            ["true: SiLU (Swish)", "yours: x*Phi(x)", "largest gap"],
            [],
        ),
        (SLOPE, "sigmoid(x)", ["true: SiLU (Swish)′", "yours: sigmoid(x)"], []),
        (FORMULA, "", ["SiLU (Swish)", "asymptote y = 0"], ["yours"]),
        (FORMULA, "x*(", ["SiLU (Swish)"], ["yours"]),
        (FORMULA, "q*x", ["SiLU (Swish)"], ["yours"]),
        (RANGE, "[0, oo)", ["SiLU (Swish)"], ["yours"]),
        (EXPLAIN, "", ["nothing to plot"], ["┌"]),
    ],
)
def test_after_the_answer_both_curves_are_drawn(
    library: Library, name: str, given: str, there: list[str], missing: list[str]
):
    said = shown(library, name, given)
    assert [part for part in there if part not in said] == []
    assert [part for part in missing if part in said] == []


def test_the_cards_are_of_the_kinds_meant(library: Library):
    asks = [getattr(card(library, name).answer, "ask", None) for name in (SLOPE, RANGE)]
    assert asks == [Ask.DERIVATIVE, Ask.RANGE]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_in_a_session_p_draws_the_last_try_even_after_giving_up(home: Path):
    pytest.importorskip("pexpect")
    from tests.app.terminal import Sitter  # noqa: PLC0415

    deck = str(Path(__file__).parent / "decks" / "small.yaml")
    sitter = Sitter(home, "review", deck, "--kind", "formula", "--lang", "en")
    sitter.wait_for("› ")
    sitter.line(":p")
    sitter.wait_for("The plot comes after the answer.")
    sitter.line("x^2 + 17")
    sitter.wait_for("Not yet.")
    sitter.line(" ")
    sitter.wait_for("keys")
    sitter.type("p")
    sitter.wait_for("yours: x^2 + 17")
    sitter.wait_for("largest gap")
    sitter.type("q")
    assert sitter.end() == 0
