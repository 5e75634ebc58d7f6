"""What the title promises, every text keeps: it is there in each of its languages.

Names, formulas and numbers are the same for everyone, so only prose is asked for;
and prose stands in the alphabet of its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.finding import Finding, finding
from quiz.checks.run import Owned
from quiz.checks.texts import Told, texts_of
from quiz.deck.model import Deck
from quiz.deck.names import CARD_REFERENCE

_APART = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$|`[^`]*`|https?://\S+", re.DOTALL)
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{3,}(?![^\W\d_])")
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn"})
_FEW = 4
"""Latin words that may stand alone where Russian is expected: names, terms."""
_QUESTIONS = frozenset({"q", "claim"})
"""Reading complains of these."""
_FREE = frozenset({"links", "sources"})
"""Titles of pages stay in the language of the page."""


def at_odds_with_language(deck: Deck) -> Owned:
    """Prose that is missing in a language, or written in another one."""
    languages = tuple(code for code, _ in deck.title.variants)
    for told in texts_of(deck):
        is_card = CARD_REFERENCE.fullmatch(told.text.variants[0][1])
        if told.way[0] not in _FREE and not (told.key == "followups" and is_card):
            for found in (*_missing(told, languages), *_foreign(told)):
                yield told.owner, found


def _missing(told: Told, languages: tuple[str, ...]) -> Iterator[Finding]:
    if told.key in _QUESTIONS or len(languages) < 2:
        return
    own, text = told.text.variants[0]
    if not is_prose(text, own):
        return
    written = {code for code, _ in told.text.variants}
    for language in languages:
        if language not in written:
            yield finding("D125", *told.way, key=told.key, language=language)


def _foreign(told: Told) -> Iterator[Finding]:
    for language, text in told.text.variants:
        bare = _APART.sub("", text)
        cyrillic, latin = len(_CYRILLIC.findall(bare)), len(_LATIN.findall(bare))
        is_cyrillic = language.partition("-")[0] in _CYRILLIC_LANGUAGES
        own, others = (cyrillic, latin) if is_cyrillic else (latin, cyrillic)
        words = len(_WORD.findall(bare))
        if (not own and words > _FEW) if is_cyrillic else others > own:
            way = told.way_in(language)
            key = str(way[told.suffixed])
            yield finding("D152", *way, key=key, language=language)


def is_prose(text: str, language: str) -> bool:
    """Whether a text has to be translated.

    >>> is_prose("ReLU", "en"), is_prose("the slope is one", "en")
    (False, True)
    >>> is_prose("Сигмоида", "ru"), is_prose("$x^2$", "ru")
    (True, False)
    """
    bare = _APART.sub("", text)
    if language.partition("-")[0] in _CYRILLIC_LANGUAGES:
        return _CYRILLIC.search(bare) is not None
    return len(_WORD.findall(bare)) > 1
