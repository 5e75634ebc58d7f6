"""The bundled decks are in order: complete in both languages, and well linked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from quiz.deck import Card, Deck, Diagnostic
from quiz.deck.functions import index_functions
from quiz.deck.model import (
    KINDS,
    Ask,
    Choice,
    Cloze,
    Formula,
    Item,
    Level,
    Link,
    Listing,
    LocalText,
    Property,
)
from quiz.deck.names import folded
from quiz.deck.resolve import dangling
from quiz.library import Library

PAGE = "https://gernar.ru/plus/questions/14bee738-d69b-8146-b9ab-eb35c3b14fa7"
FIRST_CARDS = [
    "why-after-linear",
    "what-is-activation",
    "name-five",
    "formula-relu",
    "formula-sigmoid",
    "formula-tanh",
    "formula-leaky-relu",
    "formula-softmax",
    "what-for",
]
"""The five questions of the page in its order, its five formulas for the fourth."""

NAMES = (
    "relu sigmoid tanh leaky_relu softmax prelu elu selu celu gelu gelu_tanh silu mish "
    "softplus softsign logsigmoid hardsigmoid hardtanh hardswish relu6 log_softmax glu "
    "swiglu identity step softshrink hardshrink tanhshrink"
)

BUNDLED = {
    "activation-functions.yaml": "dl/activation-functions",
    "activations.yaml": "dl/activations",
    "gradients-and-initialisation.yaml": "dl/gradients-and-initialisation",
    "losses.yaml": "dl/losses",
    "metrics.yaml": "dl/metrics",
    "normalisation-and-optimisers.yaml": "dl/normalisation-and-optimisers",
}
"""Every deck that comes with quiz, by file."""

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
SLIP = re.compile(r"\s{2,}|^\s|\s$|\s[,.;:!?](?:\s|$)|--|[\"“”„]")
"""Spaces that folding left, typewriter dashes and quotation marks."""
ENGLISH_SLIP = re.compile(r"\s{2,}|^\s|\s$|\s[,.;:!?](?:\s|$)|--|[\"«»]")


@pytest.fixture(scope="module")
def activations(decks: Mapping[str, Deck]) -> Deck:
    """The question deck."""
    return decks["dl/activations"]


def short_ids(deck: Deck) -> list[str]:
    return [card.id.partition(":")[2] for card in deck.cards if card.id is not None]


def followups(card: Card) -> list[str]:
    return [text for one in card.followups for _, text in one.variants]


def texts(thing: object) -> Iterator[LocalText]:
    """Every text of a deck that is shown in the reader's language."""
    if isinstance(thing, LocalText):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from texts(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def test_bundled_decks_load_without_a_complaint(
    parsed: Mapping[str, tuple[Deck | None, list[Diagnostic]]],
) -> None:
    assert set(parsed) == set(BUNDLED)
    for name, (deck, complaints) in parsed.items():
        assert deck is not None, name
        assert not complaints, name


def test_the_library_finds_nothing_to_complain_of(library: Library) -> None:
    assert sorted(library.deck_ids()) == sorted(BUNDLED.values())
    assert library.diagnostics() == []


def test_every_name_known_out_of_the_box_is_a_function(
    decks: Mapping[str, Deck],
) -> None:
    listed = [one.key for one in decks["dl/activation-functions"].functions]
    assert sorted(listed) == sorted(NAMES.split())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("LeakyReLU", "leaky_relu"),
        ("leaky-relu", "leaky_relu"),
        ("expit", "sigmoid"),
        ("logistic", "sigmoid"),
        ("σ", "sigmoid"),
        ("сигмоида", "sigmoid"),
        ("th", "tanh"),
        ("гиперболический тангенс", "tanh"),
        ("Swish", "silu"),
        ("SiLU", "silu"),
        ("софтмакс", "softmax"),
        ("LogSoftmax", "log_softmax"),
        ("h-swish", "hardswish"),
        ("Heaviside", "step"),
        ("gelu_pytorch_tanh", "gelu_tanh"),
        ("soft thresholding", "softshrink"),
    ],
)
def test_functions_go_by_the_names_people_type(
    typed: str, key: str, decks: Mapping[str, Deck]
) -> None:
    index = index_functions(decks["dl/activation-functions"].functions)
    assert index[folded(typed)].key == key


def test_no_name_belongs_to_two_functions(decks: Mapping[str, Deck]) -> None:
    owners = Counter(
        name
        for one in decks["dl/activation-functions"].functions
        for name in {
            folded(spelt)
            for spelt in (
                one.key,
                *one.aliases,
                *(text for _, text in one.name.variants),
            )
        }
    )
    assert [name for name, count in owners.items() if count > 1] == []


def test_the_page_comes_first_and_in_its_order(activations: Deck) -> None:
    assert activations.source == PAGE
    assert PAGE in {link.url for link in activations.links}
    assert short_ids(activations)[: len(FIRST_CARDS)] == FIRST_CARDS
    asked = [
        (card.answer.function.key, card.answer.ask)
        for card in activations.cards[3:8]
        if isinstance(card.answer, Formula)
    ]
    names = ("relu", "sigmoid", "tanh", "leaky_relu", "softmax")
    assert asked == [(name, Ask.FORMULA) for name in names]


def test_the_list_of_the_page_is_its_five_functions(activations: Deck) -> None:
    answer = activations.cards[2].answer
    assert isinstance(answer, Listing)
    shown = [item.names[0] for item in answer.items]
    assert shown == ["ReLU", "Sigmoid", "Tanh", "Leaky ReLU", "Softmax"]
    assert answer.need == 5
    assert {"GELU", "SiLU"} <= {item.names[0] for item in answer.also}


def test_every_kind_of_card_is_there(activations: Deck) -> None:
    counts = Counter(KINDS[type(card.answer)] for card in activations.cards)
    assert set(counts) == set(KINDS.values()) - {"property"}
    assert len(activations.cards) >= len(FIRST_CARDS) + 25


def test_every_level_is_there(activations: Deck) -> None:
    assert {card.level for card in activations.cards} == set(Level)


def test_ids_are_unique(decks: Mapping[str, Deck], activations: Deck) -> None:
    ids = [
        card.id
        for deck in (decks["dl/activation-functions"], activations)
        for card in deck.cards
    ]
    assert None not in ids
    assert len(ids) == len(set(ids))


def test_every_follow_up_is_a_card(activations: Deck) -> None:
    known = {card.id for card in activations.cards}
    assert dangling(activations, known.__contains__) == []
    for card in activations.cards:
        for text in followups(card):
            assert text in known, (card.id, text)
            assert text != card.id


def test_every_further_card_follows_from_another(activations: Deck) -> None:
    followed = {text for card in activations.cards for text in followups(card)}
    later = {card.id for card in activations.cards[len(FIRST_CARDS) :]}
    assert later <= followed


def test_no_formula_is_asked_twice(
    decks: Mapping[str, Deck], activations: Deck
) -> None:
    asked = Counter(
        (card.answer.function.key, card.answer.ask)
        for deck in (decks["dl/activation-functions"], activations)
        for card in deck.cards
        if isinstance(card.answer, Formula | Property)
    )
    assert [one for one, count in asked.items() if count > 1] == []


def test_a_range_is_asked_only_where_it_is_made_of_numbers(
    decks: Mapping[str, Deck],
) -> None:
    for card in decks["dl/activation-functions"].cards:
        answer = card.answer
        if isinstance(answer, Property) and answer.ask is not Ask.GRAPH:
            source = (
                answer.function.range
                if answer.ask is Ask.RANGE
                else answer.function.zero
            )
            assert source is not None, card.id
            letters = set(re.findall("[a-z]+", source.text)) - {"oo", "log"}
            assert not letters, card.id


def test_every_question_explains_its_answer(activations: Deck) -> None:
    for card in activations.cards:
        assert card.why is not None, card.id
        assert card.tags, card.id
        assert card.links, card.id


@pytest.mark.parametrize("deck_id", BUNDLED.values())
def test_every_text_is_in_both_languages(
    deck_id: str, decks: Mapping[str, Deck]
) -> None:
    deck = decks[deck_id]
    assert deck.language == "ru"
    # A page in Russian alone has a title in Russian alone: others have other links.
    titles = [link.title for link in deck.links]
    pages = [one for one in titles if CYRILLIC.search(one.get("en"))]
    assert len(pages) < len(titles)
    for text in texts(deck):
        if text in pages:
            continue
        variants = dict(text.variants)
        if CYRILLIC.search(variants["ru"]):
            assert "en" in variants, text
            assert not CYRILLIC.search(variants["en"]), text


def test_questions_and_explanations_are_really_russian(activations: Deck) -> None:
    for card in activations.cards:
        for text in (card.question, card.why):
            assert text is None or CYRILLIC.search(text.get("ru")), card.id


def test_gaps_are_in_both_languages(activations: Deck) -> None:
    for card in activations.cards:
        if isinstance(card.answer, Cloze):
            languages = {text.language: len(text.gaps) for text in card.answer.texts}
            assert set(languages) == {"ru", "en"}, card.id
            assert len(set(languages.values())) == 1, card.id


def test_items_are_shown_under_a_name_that_reads_in_both_languages(
    activations: Deck,
) -> None:
    for card in activations.cards:
        if isinstance(card.answer, Listing):
            shown = [*card.answer.items, *card.answer.also]
            assert all(isinstance(one, Item) for one in shown)
            assert not [one for one in shown if CYRILLIC.search(one.names[0])]


def test_wrong_options_say_why(activations: Deck) -> None:
    for card in activations.cards:
        if isinstance(card.answer, Choice):
            for option in card.answer.options:
                assert option.right or option.reason is not None, (card.id, option)


@pytest.mark.parametrize("deck_id", BUNDLED.values())
def test_typography_is_clean(deck_id: str, decks: Mapping[str, Deck]) -> None:
    for text in texts(decks[deck_id]):
        for language, variant in text.variants:
            slip = SLIP if language == "ru" else ENGLISH_SLIP
            assert not slip.search(variant), variant


def test_links_are_secure_and_said_once_a_card(
    decks: Mapping[str, Deck], activations: Deck
) -> None:
    listed: list[tuple[Link, ...]] = [card.links for card in activations.cards]
    listed += [one.sources for one in decks["dl/activation-functions"].functions]
    for links in listed:
        urls = [link.url for link in links]
        assert all(url.startswith("https://") for url in urls)
        assert len(urls) == len(set(urls))
