"""The guide to deck writing shows decks that load, and names every key there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from quiz.deck import Deck, Diagnostic
from quiz.deck.functions import KEYS as FUNCTION_KEYS
from quiz.deck.functions import index_functions
from quiz.deck.head import KEYS as HEAD_KEYS
from quiz.deck.model import FACT_KEYS, KINDS, Ask
from quiz.deck.names import folded
from quiz.deck.parse import parse_deck
from quiz.deck.resolve import resolve
from tests.data import complaints

GUIDE = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
HEAD = "quiz: 1\nid: guide\ntitle: Guide\nlang: {language}\ncards:\n"
TRAPS = [
    tuple(cell.replace("\\|", "|") for cell in row)
    for row in re.findall(
        r"^\| `(.*?)` \| .* \| (D\d{3}) \| `(.*)` \|$", GUIDE, re.MULTILINE
    )
]
CARD_KEYS = """
    id level tags hints links why followups time aka rev vary q a points bonus
    red_flags list also need ordered function ask options right wrong claim verdict
    number tol unit cloze
"""


def check(text: str) -> tuple[Deck | None, list[Diagnostic]]:
    return parse_deck(text, "guide.yaml")


def codes(line: str) -> list[str]:
    card = f"- id: one\n  q: Why?\n  {line}\n"
    return [one.code for one in check(HEAD.format(language="en") + card)[1]]


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_example_loads_without_a_complaint(block: str) -> None:
    head = "" if "\nquiz:" in "\n" + block else HEAD.format(language="ru")
    deck, complaints = check(head + block)
    assert deck is not None
    assert not complaints


def test_the_large_example_shows_every_kind(decks: Mapping[str, Deck]) -> None:
    large, _ = check(max(BLOCKS, key=len))
    assert large is not None
    used = index_functions(decks["dl/activation-functions"].functions)
    whole, complaints = resolve(large, lambda name: used.get(folded(name)))
    assert not complaints
    assert {type(card.answer) for card in whole.cards} == set(KINDS)


@pytest.mark.parametrize(("wrong", "code", "right"), TRAPS)
def test_every_trap_is_caught_and_its_remedy_is_clean(
    wrong: str, code: str, right: str
) -> None:
    assert code in codes(wrong)
    assert codes(right) == []


def test_the_traps_are_read_from_the_guide() -> None:
    assert len(TRAPS) >= 20


@pytest.mark.parametrize(
    "key",
    sorted(
        {*HEAD_KEYS, *FUNCTION_KEYS, *CARD_KEYS.split(), *FACT_KEYS, *map(str, Ask)}
    ),
)
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in GUIDE


def test_every_complaint_is_in_the_guide_as_its_page_has_it() -> None:
    assert complaints.replaced(GUIDE) == GUIDE, "python -m tests.data.complaints"
