"""Questions of every bundled deck are complete, well linked and asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from quiz.deck import Deck
from quiz.deck.model import KINDS, Choice, Cloze, Level, Listing

from .test_decks import BUNDLED, CYRILLIC, followups

ASKING = sorted(set(BUNDLED.values()) - {"dl/activation-functions"})
"""The decks whose cards are written by hand, not made from functions."""


@pytest.mark.parametrize("deck_id", ASKING)
def test_a_card_explains_itself_and_leads_on(
    deck_id: str, decks: Mapping[str, Deck]
) -> None:
    for card in decks[deck_id].cards:
        assert card.why is not None, card.id
        assert card.links, card.id
        assert card.tags, card.id
        urls = [link.url for link in card.links]
        assert all(url.startswith("https://") for url in urls)
        assert len(urls) == len(set(urls)), card.id
        for text in (card.question, card.why):
            assert text is None or CYRILLIC.search(text.get("ru")), card.id


@pytest.mark.parametrize("deck_id", ASKING)
def test_a_deck_mixes_kinds_and_levels(deck_id: str, decks: Mapping[str, Deck]) -> None:
    cards = decks[deck_id].cards
    kinds = Counter(KINDS[type(card.answer)] for card in cards)
    assert len(kinds) >= 6
    assert {card.level for card in cards} == set(Level)


@pytest.mark.parametrize("deck_id", ASKING)
def test_answers_read_in_both_languages(
    deck_id: str, decks: Mapping[str, Deck]
) -> None:
    for card in decks[deck_id].cards:
        if isinstance(card.answer, Cloze):
            counts = {text.language: len(text.gaps) for text in card.answer.texts}
            assert set(counts) == {"ru", "en"}, card.id
            assert len(set(counts.values())) == 1, card.id
        if isinstance(card.answer, Listing):
            for item in (*card.answer.items, *card.answer.also):
                assert not CYRILLIC.search(item.names[0]), card.id
        if isinstance(card.answer, Choice):
            for option in card.answer.options:
                assert option.right or option.reason is not None, (card.id, option)


def test_a_follow_up_is_a_card_or_a_question(decks: Mapping[str, Deck]) -> None:
    known = {card.id for deck in decks.values() for card in deck.cards}
    for deck_id in ASKING:
        for card in decks[deck_id].cards:
            for text in followups(card):
                assert text in known or text.endswith("?"), (card.id, text)
                assert text != card.id


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_question_is_asked_twice(language: str, decks: Mapping[str, Deck]) -> None:
    asked = Counter(
        card.question.get(language).casefold()
        for deck in decks.values()
        for card in deck.cards
        if card.question is not None
    )
    assert [text for text, count in asked.items() if count > 1] == []
