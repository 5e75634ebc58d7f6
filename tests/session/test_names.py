"""Typed names: what is forgiven and what is another word."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quiz.deck.model import Listing
from quiz.library import Library, bundled_folder
from quiz.session.graphs import names_of
from quiz.session.names import (
    OPPOSITES,
    best_match,
    distance,
    same_name,
    slip_of,
    spellings,
)


@pytest.mark.parametrize(
    ("given", "name", "why"),
    [
        ("relu", "ReLU", "case"),
        ("leaky relu", "LeakyReLU", "spaces"),
        ("log-softmax", "log_softmax", "hyphens"),
        ("Сигмоида", "сигмоида", "Cyrillic case"),
        ("обучение с учителём", "обучение с учителем", "ё is е"),
        ("GЕLU", "GELU", "a Cyrillic letter that looks Latin"),
        ("релу", "ReLU", "written by ear"),
        ("софтмакс", "softmax", "written by ear"),
        ("ﬁlter", "filter", "a ligature"),
        ("L²", "L2", "a raised digit"),
        ("naive Bayes", "naïve Bayes", "an accent"),
        ("beta-VAE", "β-VAE", "a Greek letter by name"),
    ],
)
def test_spelling_is_forgiven(given: str, name: str, why: str):
    assert same_name(given, name), why


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("sigmiod", "sigmoid"),
        ("softpluss", "softplus"),
        ("сигмойда", "сигмоида"),
        ("cross entrpoy", "cross-entropy"),
        ("isgmoid", "sigmoid"),
        ("backpropogation", "backpropagation"),
        ("tahn", "tanh"),
        ("ReUL", "ReLU"),
        ("тнах", "tanh"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(given: str, name: str):
    assert slip_of(given, name)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("SELU", "ReLU"),
        ("LReLU", "PReLU"),
        ("mean", "mode"),
        ("atnh", "tanh"),
        ("than", "tanh"),
        ("GELU", "CELU"),
        ("PReLU", "RReLU"),
        ("softmin", "softmax"),
        ("unsupervised", "supervised"),
        ("relu6", "relu"),
        ("conv1d", "conv2d"),
        ("underfitting", "overfitting"),
        ("hardswish", "hardtanh"),
        ("asymmetric", "symmetric"),
        ("microaverage", "macroaverage"),
        ("minimization", "maximization"),
        ("autodecoder", "autoencoder"),
        ("endogenous", "exogenous"),
        ("гипотензия", "гипертензия"),
        ("точка", "точность"),
        ("", "ReLU"),
    ],
)
def test_another_word_is_another_word(given: str, name: str):
    assert best_match(given, [(name,)]) is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("сигмоиду", "сигмоида"),
        ("сигмоиды", "сигмоида"),
        ("функцию потерь", "функция потерь"),
        ("логистических функций", "логистическая функция"),
        ("признаков", "признак"),
        ("отрезка", "отрезок"),
        ("neurons", "neuron"),
        ("biases", "bias"),
        ("frequency", "frequencies"),
    ],
)
def test_case_and_number_are_forgiven(given: str, name: str):
    assert best_match(given, [(name,)]) == (0, False)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("ghbpyfr", "признак"),
        ("ыщаеьфч", "softmax"),
        ("ЫшДГ", "SiLU"),
        ("aeyrwb.", "функция"),
    ],
)
def test_a_keyboard_left_in_the_other_layout_is_forgiven(given: str, name: str):
    assert best_match(given, [(name,)]) == (0, False)


def test_an_exact_name_wins_over_a_slip():
    assert best_match("softmax", [("softmix",), ("softmax",)]) == (1, False)


def test_a_slip_that_fits_two_names_fits_neither():
    assert best_match("softmbx", [("softmix",), ("softmax",)]) is None


LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOOK_ALIKES = dict(zip("aekmopctyx", "аекморстух", strict=True))
"""Latin letters, and Cyrillic ones that look the same."""


@st.composite
def edited(draw: st.DrawFn, least: int, most: int) -> tuple[str, str]:
    """A word and the same with one letter after the first changed."""
    word = draw(st.text(LETTERS, min_size=least, max_size=most))
    place = draw(st.integers(1, len(word) - 1))
    letter = draw(st.sampled_from([one for one in LETTERS if one != word[place]]))
    return word, word[:place] + letter + word[place + 1 :]


@given(edited(5, 14))
def test_one_letter_of_a_long_name_is_a_slip(words: tuple[str, str]):
    name, given_ = words
    parts = [part for pair in OPPOSITES for part in pair]
    assume(not any(part in one for one in words for part in parts))
    assert slip_of(given_, name)


@example(("xxa", "xxb"))  # ksksa: longer in the letters of another spelling
@given(edited(2, 3))
def test_one_letter_of_a_short_name_is_another_name(words: tuple[str, str]):
    name, given_ = words
    assume(not spellings(name) & spellings(given_))
    assert not slip_of(given_, name)
    assert best_match(given_, [(name,)]) is None


@given(st.text("".join(LOOK_ALIKES) + "bl", min_size=3), st.randoms())
def test_letters_that_look_the_same_are_the_same(name: str, chance: Random):
    disguised = "".join(
        LOOK_ALIKES.get(letter, letter) if chance.random() < 0.5 else letter
        for letter in name
    )
    assert same_name(disguised, name)
    assert best_match(disguised, [(name,)]) == (0, False)


def named_in_bundled_decks() -> list[list[tuple[str, ...]]]:
    """Groups of names that one answer must not confuse: lists, options of functions."""
    library = Library((bundled_folder(),))
    groups: list[list[tuple[str, ...]]] = []
    for deck in library.deck_ids():
        functions = library.deck(deck).functions  # type: ignore[union-attr]
        groups.append([names_of(one) for one in functions])
        for card_id in library.card_ids(deck):
            answer = library.card(card_id).answer  # type: ignore[union-attr]
            if isinstance(answer, Listing):
                items = (*answer.items, *answer.also)
                groups.append([item.names for item in items])
    return groups


def test_no_two_things_of_the_bundled_decks_are_confused():
    for groups in named_in_bundled_decks():
        for place, names in enumerate(groups):
            for name in names:
                assert best_match(name, groups) == (place, False), name
                others = groups[:place] + groups[place + 1 :]
                assert best_match(name, others) is None, name


BUNDLED = [groups for groups in named_in_bundled_decks() if groups]


@given(st.data())
def test_a_slip_never_turns_one_thing_of_a_deck_into_another(data: st.DataObject):
    groups = data.draw(st.sampled_from(BUNDLED))
    place = data.draw(st.integers(0, len(groups) - 1))
    name = data.draw(st.sampled_from(groups[place]))
    at = data.draw(st.integers(0, len(name)))
    letter = data.draw(st.sampled_from(LETTERS + "абвгдежзиклмнопрстуфхцчшщыьэюя"))
    typed = data.draw(
        st.sampled_from([name[:at] + name[at + 1 :], name[:at] + letter + name[at:]])
    )
    found = best_match(typed, groups)
    # Another name typed exactly is that other name.
    assert found is None or found[0] == place or not found[1], typed


def test_what_is_nearer_to_another_name_is_no_slip():
    groups = [("Softmax",), ("LogSoftmax",)]
    assert best_match("lSoftmax", groups) is None
    assert best_match("LogSotmax", groups) == (1, True)


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_zero_for_itself(one: str, other: str):
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one)
    assert distance(one, other) <= max(len(one), len(other))
