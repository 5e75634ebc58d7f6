"""Every screen exists in every language, in the same words' places."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import quiz
from quiz.formula import REASONS as FORMULA_REASONS
from quiz.session import REASONS
from quiz.ui.language import (
    LANGUAGES,
    deck_hints,
    fill,
    hint,
    plural,
    problem,
    sentence,
    table,
)

PACKAGE = Path(quiz.__file__).parent
FILES = sorted(
    file.stem
    for file in (PACKAGE / "ui" / "language").glob("*.py")
    if "__" not in file.stem
)
TABLES = sorted({"_".join(stem.split("_")[:-1]) for stem in FILES})
"""All tables by the names of their files, so that a new one cannot be left out."""


def fields(template: object) -> set[str]:
    forms = template if isinstance(template, tuple) else (template,)
    found: set[str] = set()
    for form in forms:
        found |= {name for _, name, _, _ in string.Formatter().parse(form) if name}
    return found


def test_every_table_is_there_in_every_language():
    stems = {
        f"{name}_{language}".lstrip("_") for name in TABLES for language in LANGUAGES
    }
    assert stems == set(FILES)
    assert {"", "errors", "help", "numerics", "plot", "interview"} <= set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_every_language_has_the_same_keys(name: str):
    english, russian = (table(name, language) for language in LANGUAGES)
    assert english.keys() == russian.keys()


def test_every_language_has_the_same_hints_about_decks():
    english, russian = map(deck_hints, LANGUAGES)
    assert english.keys() == russian.keys()


@pytest.mark.parametrize("name", TABLES)
def test_sentences_take_the_same_values(name: str):
    english, russian = (table(name, language) for language in LANGUAGES)
    differing = {
        key
        for key in english
        if fields(english[key]) - {"n"} != fields(russian[key]) - {"n"}
    }
    assert differing == set()


@pytest.mark.parametrize("name", TABLES)
def test_plural_forms_are_two_in_english_and_three_in_russian(name: str):
    for language, forms in (("en", 2), ("ru", 3)):
        for key, entry in table(name, language).items():
            assert not isinstance(entry, tuple) or len(entry) == forms, key


@pytest.mark.parametrize("name", TABLES)
def test_no_letters_of_the_other_language(name: str):
    for key, entry in table(name, "en").items():
        assert not re.search("[А-Яа-яЁё]", str(entry)), key
    for key, entry in table(name, "ru").items():
        said = " ".join(entry) if isinstance(entry, tuple) else str(entry)
        bare = re.sub(r"\{[a-z_]*\}|`[^`]*`|[^\w\s]", "", said)
        letters = re.search("[А-Яа-яЁё]", said)
        assert letters or not bare.strip() or key.endswith(UNTRANSLATED), key


UNTRANSLATED = (
    ".examples", "rating.enter", "version", "answer.gap", "link.opened", ".value",
    ".name", "status", "usage", "what.nan",
)  # fmt: skip
"""Keys whose sentence is made of commands, signs or numbers alone."""


def said_keys() -> set[str]:
    """Every literal key that the package asks the interface's table for."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called in ("say", "label", "sentence") and isinstance(
                first, ast.Constant
            ):
                found.add(str(first.value))
    return found


def test_every_key_that_is_said_is_in_the_table():
    assert said_keys() - table("", "en").keys() == set()


def raised_codes() -> set[str]:
    """The literal code of every `QuizError` in the package."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                first = node.args[0]
                if called == "QuizError" and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_error_has_a_sentence_and_a_hint():
    keys = table("errors", "en").keys()
    assert {code for code in raised_codes() if code not in keys} == set()
    assert {code for code in keys if f"{code}.hint" not in keys} - {
        key for key in keys if key.endswith(".hint")
    } == set()


def test_every_reason_has_a_sentence():
    keys = table("", "en").keys()
    assert {reason for reason in REASONS if f"reason.{reason}" not in keys} == set()


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (0, "0 cards", "0 карточек"),
        (1, "1 card", "1 карточка"),
        (2, "2 cards", "2 карточки"),
        (5, "5 cards", "5 карточек"),
        (11, "11 cards", "11 карточек"),
        (21, "21 cards", "21 карточка"),
        (104, "104 cards", "104 карточки"),
    ],
)
def test_counts_agree_with_their_nouns(count: int, english: str, russian: str):
    assert sentence("count.cards", "en", n=count) == english
    assert sentence("count.cards", "ru", n=count) == russian


def test_counts_that_come_as_text_agree_too():
    assert fill(("{n} card", "{n} cards"), "en", {"n": "1"}) == "1 card"
    assert fill(("{n} card", "{n} cards"), "en", {"n": "many"}) == "many cards"


def test_an_error_nobody_has_put_into_words_still_says_what_it_is():
    assert problem("brand-new", "en", {"path": "x"}) == "brand-new (path=x)"
    assert hint("brand-new", "en", {}) == ""


def test_a_missing_value_stays_visible():
    assert fill("at {path}", "en", {}) == "at {path}"
    assert plural(-1, "ru") == 0


FORMULA = PACKAGE / "formula"
CLOSERS = {")", "]", "}", "|", ")|", ")floor", ")ceil"}
"""What closes a bracket: the parser takes these from a table."""


def expected_parts() -> set[str]:
    """Everything that the reader of formulas expected where it stopped, by reason."""
    found = {f"syntax.{closer}" for closer in CLOSERS}
    for file in FORMULA.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [one.value for one in node.keywords if one.arg == "expected"]
            reason = "syntax"
            if called in ("stop", "expect"):
                values += node.args[:1]
            elif node.args and isinstance(node.args[0], ast.Constant):
                reason = str(node.args[0].value)
            for value in values:
                for part in ast.walk(value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(f"{reason}.{part.value}")
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_a_formula_lacks_there_is_a_sentence_for_it(language: str):
    told = table("formula", language)
    parts = expected_parts()
    assert {"syntax.operand", "syntax.condition", "syntax.(", "syntax.,"} <= parts
    # Where `expect` chooses between brackets, the bracket it looks at is seen too.
    assert parts - told.keys() == set()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_reason_and_note_of_a_formula_has_a_sentence(language: str):
    told = table("formula", language)
    reasons = {reason for some in FORMULA_REASONS.values() for reason in some}
    notes = {"renamed", "default-value", "rounded-constant"}
    assert (reasons | notes) - told.keys() == set()


def test_putting_aside_and_suspending_have_one_name_each_in_russian():
    words = {**table("", "ru"), **table("help", "ru")}
    aside = ("keys.bury", "saved.bury", "cards.buried", "undo.bury", "help.cards.bury")
    away = ("keys.suspend", "saved.suspend", "cards.suspended", "undo.suspend")
    assert all("отлож" in str(words[key]).casefold() for key in aside)
    assert not any("отлож" in str(words[key]).casefold() for key in away)


def test_when_a_failed_card_returns_can_be_read_beside_its_rating():
    said = f"{sentence('rating.again', 'ru')} {sentence('interval.soon', 'ru')}"
    assert said == "Снова сегодня"
