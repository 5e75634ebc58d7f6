"""Every complaint has a sentence and a hint in every language."""

from __future__ import annotations

from types import ModuleType

import pytest

from quiz.deck.codes import ARGUMENTS
from quiz.ui.language import deck_en, deck_ru

LANGUAGES = pytest.mark.parametrize("language", [deck_en, deck_ru], ids=["en", "ru"])


@LANGUAGES
def test_the_tables_hold_the_codes_of_the_registry_and_no_others(language: ModuleType):
    assert language.SENTENCES.keys() == ARGUMENTS.keys()
    assert language.HINTS.keys() == ARGUMENTS.keys()


@LANGUAGES
@pytest.mark.parametrize("code", ARGUMENTS)
def test_a_sentence_uses_only_what_the_complaint_tells(language: ModuleType, code: str):
    told = {name: f"<{name}>" for name in ARGUMENTS[code]}
    for table in (language.SENTENCES, language.HINTS):
        said = table[code].format_map(told)
        assert said.strip()
        assert not said.endswith(".")


@LANGUAGES
def test_a_sentence_leaves_out_nothing_that_is_told(language: ModuleType):
    for code, names in ARGUMENTS.items():
        both = language.SENTENCES[code] + language.HINTS[code]
        assert [name for name in names if f"{{{name}}}" not in both] == []
