"""A verdict in words: tactful, in one language, its caret in the right place."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.text import Text

from quiz.deck.model import Truth
from quiz.memory import Rating
from quiz.session import Marking, Part, State, Turn
from quiz.ui.look import Look
from quiz.ui.rating import brief_verdict, rating_view
from quiz.ui.verdict import (
    claim_verdict_view,
    parts_view,
    reason_sentence,
    verdict_view,
    witness_view,
)
from quiz.verdict import Outcome, Verdict, Witness
from tests.session.cards import ANSWERS
from tests.session.times import days
from tests.ui.test_views import drawn

EN, RU = Look(), Look(language="ru")


def invalid(given: str, place: str, **arguments: str) -> Verdict:
    return Verdict(
        Outcome.INVALID,
        "syntax",
        column=given.index(place) + 1,
        arguments=tuple(arguments.items()),
    )


@pytest.mark.parametrize(
    ("given", "width"),
    [
        ("0 если x<0 иначе y* !", 80),
        ("0 если x<0 иначе x + 0 + 0 + 0 + 0 + 0 + 0 + !", 40),
        ("! + " + "длинная формула " * 9, 40),
        ("длинная формула " * 9 + "! + " + "длинная формула " * 9, 40),
        ("x   +    !", 40),
        ("日本 + !", 40),
    ],
)
def test_the_caret_stands_below_the_place_at_any_width(given: str, width: int):
    look = Look(width=width)
    view = verdict_view(Marking(invalid(given, "!")), look, given=given)
    shown, caret = drawn(view, look).splitlines()[:2]
    assert cell_len(shown) <= width
    assert caret == " " * cell_len(shown[: shown.index("!")]) + "^"


def test_a_caret_below_the_line_just_typed_does_not_repeat_it():
    given = "максимум(0,x !"
    verdict = Marking(invalid(given, "!"))
    shown = drawn(verdict_view(verdict, RU, given=given, column_shift=2), RU)
    assert shown.splitlines()[0] == " " * (2 + len("максимум(0,x ")) + "^"


@pytest.mark.parametrize(("look", "word"), [(EN, "undefined"), (RU, "не определено")])
def test_a_value_that_is_not_there_is_said_in_the_readers_language(
    look: Look, word: str
):
    shown = witness_view(Witness((("x", "0"),), "undefined", "oo"), look).plain
    assert word in shown
    assert "∞" in shown


@pytest.mark.parametrize(("look", "name"), [(EN, "Sigmoid"), (RU, "Сигмоида")])
def test_another_function_is_called_by_its_name(look: Look, name: str):
    arguments = (("name", "sigmoid"), ("name.ru", "Сигмоида"), ("name.en", "Sigmoid"))
    verdict = Verdict(Outcome.WRONG, "other-function", arguments=arguments)
    assert name in reason_sentence(verdict, look)


@pytest.mark.parametrize("look", [EN, RU])
@pytest.mark.parametrize(
    "arguments",
    [
        {"expected": "arguments", "name": "max", "count": "2", "found": "1"},
        {"expected": "arguments", "found": "piecewise"},
        {"expected": "partner", "found": ")floor"},
        {"expected": "partner", "found": ")|"},
        {"expected": "}", "found": "x"},
        {"expected": "\\end{cases}", "found": ""},
        {"expected": "operator", "found": "[/tmp]"},
        {"expected": "of a later parser", "found": "x"},
        {"found": "\x1b"},
        {},
    ],
)
def test_no_sentence_shows_a_gap_or_a_name_of_the_parser(
    look: Look, arguments: dict[str, str]
):
    said = reason_sentence(invalid("!", "!", **arguments), look)
    assert said.endswith((".", "?"))
    for stray in ("{name}", "{count}", "{found}", ")floor", ")|", "\x1b", "{{"):
        assert stray not in said


@pytest.mark.parametrize("look", [EN, RU])
def test_naming_what_is_asked_is_not_called_unreadable(look: Look):
    verdict = Verdict(Outcome.INVALID, "circular", column=1)
    shown = drawn(verdict_view(Marking(verdict), look, given="tanh(x)"), look)
    assert look.say("outcome.circular") in shown
    assert look.say("outcome.invalid") not in shown


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_verdict_on_a_claim_never_reads_as_its_label(language: str):
    look = Look(76, 24, language)
    for truth in Truth:
        for picked in Truth:
            said = drawn(claim_verdict_view(truth, picked, look), look).strip()
            is_right = picked is truth
            assert said.startswith("✓ " if is_right else "✗ ")
            yours = look.say(f"claim.yours.{picked.value}")
            assert (yours + ")" in said) is not is_right


def test_what_is_wrong_for_good_is_called_so_and_hints_at_nothing():
    marking = Marking(Verdict(Outcome.WRONG, "wrong-bracket"))
    assert "Not yet. The ends are right; check" in drawn(verdict_view(marking, EN), EN)
    final = drawn(verdict_view(marking, EN, is_final=True), EN)
    assert "Wrong." in final
    assert "check" not in final


def test_where_any_will_do_nothing_is_missed():
    marking = Marking(
        Verdict(Outcome.WRONG, "missing-items"),
        (Part("ReLU", "relu", State.FOUND), Part("Tanh", "", State.MISSED)),
    )
    assert "Missed: Tanh" in drawn(parts_view(marking, EN), EN)
    shown = drawn(parts_view(marking, EN, is_any=True), EN)
    assert "You could have named: Tanh" in shown


def test_a_wrong_gap_is_told_with_its_number_what_was_typed_and_what_is_right():
    counts = (("missed", "3"), ("count", "4"))
    marking = Marking(
        Verdict(Outcome.WRONG, "wrong-gap", arguments=counts),
        (
            Part("1", "1", State.FOUND),
            Part("x/2", "1, 2", State.MISSED),
            Part("ReLU", "x/2", State.MISSED),
            Part("softmax", "", State.MISSED),
        ),
    )
    assert drawn(parts_view(marking, EN, are_gaps=True), EN).splitlines() == [
        "Right: [1] 1",
        "Wrong: [2] yours 1, 2, right x/2; [3] yours x/2, right ReLU",
        "Missed: [4] softmax",
    ]
    assert "Неверно: [2] у вас 1, 2, верно x/2; [3] у вас x/2, верно ReLU" in (
        drawn(parts_view(marking, RU, are_gaps=True), RU)
    )


@pytest.mark.parametrize(
    ("missed", "word", "brief"),
    [("1", "Not all.", "not all"), ("4", "Wrong.", "wrong")],
)
def test_gaps_that_are_partly_right_are_not_called_wrong(
    missed: str, word: str, brief: str
):
    counts = (("missed", missed), ("count", "4"))
    marking = Marking(Verdict(Outcome.WRONG, "wrong-gap", arguments=counts))
    assert drawn(verdict_view(marking, EN, is_final=True), EN).startswith(f"✗ {word} ")
    told = brief_verdict(Turn(marking=marking), ANSWERS["cloze"], EN)
    assert told is not None
    assert told.plain == f"✗ {brief}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_verdict_is_told_again_where_it_is_rated(language: str):
    look = Look(36, 20, language)
    turn = Turn(marking=Marking(Verdict(Outcome.WRONG, "wrong-value")))
    verdict = brief_verdict(turn, ANSWERS["number"], look)
    shown = drawn(
        rating_view(days(0, 1, 2, 9), Rating.AGAIN, look, verdict=verdict), look
    )
    assert "✗ " in shown
    below = shown.partition("✗ ")[2]
    assert look.say("rating.again") in below
    assert look.say("answer.keys", key="?") in below


@pytest.mark.parametrize(
    ("language", "said"), [("en", "o I was right"), ("ru", "o — ")]
)
@pytest.mark.parametrize("width", [36, 76])
@pytest.mark.parametrize("is_plain", [False, True])
def test_overruling_is_named_where_there_is_something_to_overrule(
    language: str, said: str, width: int, is_plain: bool
):
    width = 1000 if is_plain else width
    look = Look(width=width, language=language, is_plain=is_plain)
    ahead, wrong = days(0, 1, 2, 9), Text("✗ " + look.say("brief.wrong"))

    def shown(**more: bool) -> str:
        return drawn(
            rating_view(ahead, Rating.AGAIN, look, verdict=wrong, **more), look
        )

    assert said not in shown()
    lines = shown(may_overrule=True).strip().splitlines()
    assert said in lines[-1]
    assert "?" in lines[-1]
    assert len(lines) - len(shown().strip().splitlines()) <= (width < 72)
