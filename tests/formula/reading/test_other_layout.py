"""A formula typed with the keyboard left in the Russian layout is told as one."""

from __future__ import annotations

import pytest

from quiz.app.unfinished import read_so_far
from quiz.ui.look import Look
from quiz.ui.verdict import reason_sentence
from quiz.verdict import Outcome
from tests.formula.evaluating import card, check


@pytest.mark.parametrize(
    ("name", "given", "meant"),
    [
        ("leaky_relu", "ьфч(фч,ч)", "max(ax,x)"),
        ("leaky_relu", "ьфч(0бч)", "max(0,x)"),
        ("sigmoid", "1.(1+учз(-ч))", "1/(1+exp(-x))"),
        ("sigmoid", "1/(1+у:-ч)", "1/(1+e^-x)"),
        ("relu", "ьфчшьгь(0ю5бч)", "maximum(0.5,x)"),
        ("relu", "вещь(х)", None),
        ("relu", "не знаю", None),
        ("relu", "гелу(х)", None),
        ("relu", "relu2(x)", None),
    ],
)
def test_what_the_same_keys_write_in_latin_is_shown_where_it_can_be_read(
    name: str, given: str, meant: str | None
):
    verdict = check(name, given)
    assert verdict.outcome is Outcome.INVALID
    assert dict(verdict.arguments).get("layout") == meant
    for language, said in (
        ("en", f"It looks as if the Russian layout was on: {meant}?"),
        ("ru", f"Похоже, включена русская раскладка: {meant}?"),
    ):
        told = reason_sentence(verdict, Look(language=language))
        assert (told == said) is (meant is not None)


def test_the_layout_changes_neither_the_reason_nor_the_place():
    verdict = check("relu", "1 + ьфч(0,ч)")
    assert (verdict.reason, verdict.column) == ("unknown-name", 5)


def test_russian_words_of_formulas_are_no_wrong_layout():
    for given in ("макс(0, х)", "х если х > 0 иначе 0", "1, если х>0, иначе 0"):
        assert "layout" not in dict(check("relu", given).arguments)


def test_the_layout_is_told_while_it_is_typed():
    found = read_so_far("ьфч(фч,ч)", card())
    assert found.is_firm
    assert found.complaint is not None
    assert ("layout", "max(ax,x)") in found.complaint.arguments
    assert not read_so_far("ма", card()).is_firm
