"""Typed names: what is forgiven and what is another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.names import best_match, distance, same_name, slip_of


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
    ],
)
def test_a_slip_of_the_pen_is_forgiven(given: str, name: str):
    assert slip_of(given, name)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("SELU", "ReLU"),
        ("GELU", "CELU"),
        ("PReLU", "RReLU"),
        ("softmin", "softmax"),
        ("unsupervised", "supervised"),
        ("relu6", "relu"),
        ("conv1d", "conv2d"),
        ("underfitting", "overfitting"),
        ("hardswish", "hardtanh"),
        ("", "ReLU"),
    ],
)
def test_another_word_is_another_word(given: str, name: str):
    assert best_match(given, [(name,)]) is None


def test_an_exact_name_wins_over_a_slip():
    assert best_match("softmax", [("softmix",), ("softmax",)]) == (1, False)


def test_a_slip_that_fits_two_names_fits_neither():
    assert best_match("softmbx", [("softmix",), ("softmax",)]) is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_zero_for_itself(one: str, other: str):
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one)
    assert distance(one, other) <= max(len(one), len(other))
