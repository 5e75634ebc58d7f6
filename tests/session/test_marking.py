"""Marking, one table a kind: given, expected outcome, reason, why."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from quiz.deck.model import (
    Answer,
    CardId,
    Cloze,
    ClozeText,
    Gap,
    Item,
    Listing,
    Number,
    Property,
)
from quiz.deck.model import Ask as DeckAsk
from quiz.library import Library, bundled_folder
from quiz.session import (
    GAVE_UP,
    REASONS,
    Marking,
    State,
    Tools,
    mark,
    may_try_again,
    most_wrong,
    tally,
)
from quiz.verdict import Outcome, Verdict
from tests.session.cards import ANSWERS, LEAKY, source

CORRECT, WRONG, INVALID = Outcome.CORRECT, Outcome.WRONG, Outcome.INVALID


def constant(text: str) -> float | None:
    known = {"1/4": 0.25, "sqrt(2/pi)": math.sqrt(2 / math.pi), "oo": math.inf}
    text = text.strip().replace(",", ".")
    try:
        return known.get(text) if text in known else float(text)
    except ValueError:
        return None


TOOLS = Tools(
    grade=lambda function, ask, text: Verdict(CORRECT, "equal"),
    constant=constant,
    parametric=lambda function, text: (
        (-1.0, -0.83)
        if text.strip() == "-a"
        else None
        if (value := constant(text)) is None
        else (value, value)
    ),
)


def marked(answer: Answer, *given: str) -> Marking:
    return mark(answer, given, TOOLS, language="en", shuffled=(2, 0, 1))


@pytest.mark.parametrize(
    ("typed", "outcome", "reason", "why"),
    [
        ("ReLU, sigmoid, tanh", CORRECT, "right", "all"),
        ("tanh; сигмоида; релу", CORRECT, "right", "any order, any name"),
        ("relu sigmoid tanh", CORRECT, "right", "only spaces between"),
        ("relu, sigmoid and tanh", CORRECT, "right", "and"),
        ("relu, сигмоида и tanh", CORRECT, "right", "и"),
        ("relu, sigmiod, tanh", CORRECT, "right", "a slip"),
        ("relu, tanh, GELU", WRONG, "missing-items", "GELU is right, not required"),
        ("relu, sigmoid", WRONG, "missing-items", "one missing"),
        ("relu, relu, relu", WRONG, "missing-items", "once is once"),
        ("relu, sigmoid, tanh, foo", CORRECT, "right", "one extra is told, not fined"),
        (
            "relu, sigmoid, tanh, a1, b2, c3, d4",
            WRONG,
            "extra-items",
            "naming everything is not knowing",
        ),
        ("", INVALID, "empty", "nothing typed"),
        (" , ;", INVALID, "empty", "only separators"),
    ],
)
def test_lists(typed: str, outcome: Outcome, reason: str, why: str):
    verdict = marked(ANSWERS["list"], typed).verdict
    assert (verdict.outcome, verdict.reason) == (outcome, reason), why


def test_a_list_says_what_was_found_missed_and_extra():
    parts = marked(ANSWERS["list"], "relu, sigmiod, foo").parts
    assert [(part.expected, part.given, part.state) for part in parts] == [
        ("ReLU", "relu", State.FOUND),
        ("sigmoid", "sigmiod", State.SLIP),
        ("", "foo", State.EXTRA),
        ("tanh", "", State.MISSED),
    ]


def test_a_list_may_need_only_some_and_then_any_right_one_counts():
    items = tuple(Item((name,)) for name in ("ReLU", "tanh", "ELU"))
    listing = Listing(items, (Item(("GELU",)),), need=2)
    assert marked(listing, "gelu, relu").verdict.outcome is CORRECT
    assert marked(listing, "gelu").verdict.outcome is WRONG


def test_an_ordered_list_must_be_in_order():
    items = tuple(Item((name,)) for name in ("first", "second", "third"))
    listing = Listing(items, ordered=True)
    assert marked(listing, "first, second, third").verdict.outcome is CORRECT
    assert marked(listing, "second, first, third").verdict.reason == "wrong-order"


@pytest.mark.parametrize(
    ("picked", "outcome", "reason"),
    [
        # Shown in the order ReLU, independent sigmoids, softmax.
        (("2",), CORRECT, "right"),
        (("1",), WRONG, "wrong-choice"),
        (("2", "3"), WRONG, "wrong-option"),
        (("4",), INVALID, "no-such-choice"),
        (("x",), INVALID, "no-such-choice"),
        (("²",), INVALID, "no-such-choice"),
        ((), INVALID, "empty"),
    ],
)
def test_choices(picked: tuple[str, ...], outcome: Outcome, reason: str):
    verdict = marked(ANSWERS["options"], *picked).verdict
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_a_claim_is_true_false_or_partly_so():
    assert marked(ANSWERS["claim"], "2").verdict.outcome is CORRECT
    assert marked(ANSWERS["claim"], "3").verdict.reason == "wrong-truth"


@pytest.mark.parametrize(
    ("value", "tolerance", "typed", "outcome", "reason", "why"),
    [
        ("0.25", None, "0.25", CORRECT, "right", "the same"),
        ("0.25", None, "0,25", CORRECT, "right", "a decimal comma"),
        ("0.25", None, "1/4", CORRECT, "right", "an expression"),
        ("0.25", None, "0.1", WRONG, "wrong-value", "another number"),
        ("0.25", None, "0.3", INVALID, "too-few-digits", "rounded too far"),
        ("0.25", None, "0", WRONG, "wrong-value", "no digit at all"),
        ("0.1587", None, "0.15866", CORRECT, "right", "more digits, same rounding"),
        ("0.1587", None, "0.16", INVALID, "too-few-digits", "fewer digits"),
        ("100", "5", "104", CORRECT, "right", "within the tolerance"),
        ("100", "5", "106", WRONG, "wrong-value", "outside it"),
        ("175", None, "175.4", WRONG, "wrong-value", "a whole number is exact"),
        ("12000", None, "12 000", CORRECT, "right", "grouped digits"),
        ("sqrt(2/pi)", None, "0.798", CORRECT, "right", "three digits do"),
        ("sqrt(2/pi)", None, "0.80", CORRECT, "right", "two digits do"),
        ("sqrt(2/pi)", None, "0,8", INVALID, "too-few-digits", "one does not"),
        ("sqrt(2/pi)", None, "0.79", WRONG, "wrong-value", "two wrong ones"),
        ("0.25", None, "many", INVALID, "not-a-number", "words"),
        ("0.25", None, "", INVALID, "empty", "nothing"),
    ],
)
def test_numbers(
    value: str,
    tolerance: str | None,
    typed: str,
    outcome: Outcome,
    reason: str,
    why: str,
):
    bounds = source(tolerance) if tolerance else None
    verdict = marked(Number(source(value), bounds), typed).verdict
    assert (verdict.outcome, verdict.reason) == (outcome, reason), why


@pytest.mark.parametrize(
    ("typed", "outcome", "reason"),
    [
        ("(-oo, oo)", CORRECT, "right"),
        ("(−∞; +∞)", CORRECT, "right"),
        ("R", CORRECT, "right"),
        ("[-oo, oo]", CORRECT, "right"),
        ("(0, oo)", WRONG, "wrong-interval"),
        ("all of it", INVALID, "not-an-interval"),
        ("", INVALID, "empty"),
    ],
)
def test_ranges(typed: str, outcome: Outcome, reason: str):
    verdict = marked(Property(LEAKY, DeckAsk.RANGE), typed).verdict
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_a_truth_that_cannot_be_worked_out_is_compared_by_the_learner():
    parametric = replace(LEAKY, range=source("(-c, oo)"), zero=source("log(2)/b"))
    for ask, typed in ((DeckAsk.RANGE, "(-c, oo)"), (DeckAsk.ZERO, "ln(2)/b")):
        verdict = marked(Property(parametric, ask), typed).verdict
        assert (verdict.outcome, verdict.reason) == (Outcome.UNDECIDED, "self-graded")


def test_a_rounded_value_at_zero_may_be_given_in_letters():
    third = replace(LEAKY, zero=source("-1.25"))
    tools = replace(
        TOOLS,
        parametric=lambda function, text: (
            (-1.25, -0.9) if text == "-a/4" else (-1.25, -1.25)
        ),
    )
    card = Property(third, DeckAsk.ZERO)
    assert mark(card, ("-a/4",), tools, language="en").verdict.outcome is CORRECT


def test_gaps_are_names_or_values():
    cloze = ANSWERS["cloze"]
    assert marked(cloze, "1/4", "zero").verdict.outcome is CORRECT
    assert marked(cloze, "0,25", "0.0").verdict.outcome is CORRECT
    missed = marked(cloze, "1/4", "")
    assert missed.verdict.reason == "wrong-gap"
    assert [part.state for part in missed.parts] == [State.FOUND, State.MISSED]
    assert marked(cloze, "", "").verdict.outcome is INVALID


def test_what_is_said_aloud_is_graded_by_the_learner():
    for kind in ("basic", "points"):
        assert marked(ANSWERS[kind], "").verdict.reason == "self-graded"


@whatever(st.sampled_from(sorted(ANSWERS)), st.text(max_size=40))
def test_nothing_typed_raises_and_every_reason_is_listed(kind: str, typed: str):
    marking = marked(ANSWERS[kind], typed)
    assert marking.verdict.reason in (*REASONS, "equal")


def test_giving_up_is_a_wrong_answer_without_a_fault():
    assert GAVE_UP.verdict.outcome is WRONG
    assert GAVE_UP.verdict.reason in REASONS


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ("sigmoids", True),
        ("a sigmoid for each", True),
        ("sigmoid for each label", True),
        ("one sigmoid per label", True),
        ("сигмоида на каждую", True),
        ("sigmiod per label", True),
        ("not a sigmoid", False),
        ("softmax per label", False),
        ("one per label", False),
        ("sigmoid and softmax", False),
    ],
)
def test_words_that_add_nothing_to_the_name_in_a_gap_are_passed_over(
    typed: str, is_right: bool
):
    names = ("sigmoids", "sigmoid", "сигмоида")
    gap = Gap(names, "one per label")
    cloze = Cloze((ClozeText("en", ("several labels: ", "."), (gap,)),))
    assert (marked(cloze, typed).verdict.outcome is CORRECT) is is_right


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "sigmoid for each"),
        ("en", "independent sigmoids"),
        ("ru", "сигмоида на каждую"),
        ("ru", "независимые сигмоиды"),
        ("ru", "σ"),
    ],
)
def test_the_gap_for_independent_labels_takes_what_its_hint_asks_for(
    language: str, typed: str
):
    library = Library((bundled_folder(),))
    card = library.card(CardId("dl/activations:output-by-task"))
    assert card is not None
    given = ("linear", "sigmoid", "softmax", typed)
    marking = mark(card.answer, given, TOOLS, language=language)
    assert marking.verdict.outcome is CORRECT


def test_leaky_is_short_for_leaky_relu():
    library = Library((bundled_folder(),))
    card = library.card(CardId("dl/activations:name-five"))
    assert card is not None
    assert isinstance(card.answer, Listing)
    told = tally(card.answer, ["leaky", "tahn"]).parts
    assert [(part.expected, part.state) for part in told] == [
        ("Leaky ReLU", State.FOUND),
        ("Tanh", State.SLIP),
    ]


def test_letters_that_the_question_lacks_cost_nothing():
    grade = Verdict(WRONG, "unknown-letter", column=1, arguments=(("name", "s"),))
    tools = replace(TOOLS, grade=lambda function, ask, text: grade)
    verdict = mark(ANSWERS["formula"], ("s x",), tools, language="en").verdict
    assert (verdict.outcome, verdict.reason) == (INVALID, "unknown-letter")
    assert (verdict.column, verdict.witness) == (1, None)


@pytest.mark.parametrize("ask", list(DeckAsk))
def test_a_wrong_name_of_a_graph_may_be_mended_as_a_wrong_value_may(ask: DeckAsk):
    answer = Property(LEAKY, ask)
    assert may_try_again(answer)
    assert most_wrong(answer) == 2
