"""Text to query, or where and why it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NoReturn

from quiz.errors import Exit, QuizError
from quiz.session.query.matching import folded
from quiz.session.query.numbers import read_number, readings_of
from quiz.session.query.tree import (
    Both,
    Compared,
    Either,
    Field,
    Is,
    Key,
    Named,
    Not,
    Query,
    Words,
)
from quiz.session.query.vocabulary import (
    AND,
    IS,
    KEY_OF,
    KEYS_SHOWN,
    NOT,
    OR,
    STATE_OF,
    STATES_SHOWN,
    TAG,
)

MOST_LETTERS = 2_000
MOST_DEEP = 40
"""Brackets and minus signs inside each other."""

_QUOTES = {'"': '"', "'": "'", "«": "»", "“": "”", "„": "“"}
_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "=", ":": "="}
_CONDITION = re.compile(
    r"(?P<key>[^\s()<>=!≤≥≠:\"«“„|&]+)"
    r"(?:(?P<colon>:)(?P<after>[<>]=?|!=|==?|[≤≥≠])?"
    r"|\s*(?P<sign>[<>]=?|!=|==?|[≤≥≠])\s*)"
)
_VALUE = re.compile(r"[^\s()]+")
_WORD = re.compile(r"[^\s()]+")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Names:
    """What there is to be named."""

    decks: Collection[str] = ()
    """Ids: one of them before a colon begins a card's id."""
    known: Mapping[Key, Mapping[str, str]] = field(default_factory=dict)
    """Levels and kinds: by what they are called, `folded`, what they are."""
    shown: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    """The same as they are told of to whoever has misspelt one."""
    language: str = "en"
    """The one in which the words of this language are told then."""


def read_query(text: str, names: Names, *, today: int = 0) -> Query:
    """What a text asks for; an empty one asks for every card.

    Args:
        today: Local day, for dates.

    Raises:
        QuizError: Codes that begin with ``query-``, with ``query`` (the text),
            ``column`` (from 1) and ``width`` of the place.
    """
    if len(text) > MOST_LETTERS:
        raise QuizError(
            "query-too-long", exit_code=Exit.WRONG_USAGE, n=len(text), most=MOST_LETTERS
        )
    return _Reader(text, names, today).all()


@dataclass(slots=True)
class _Reader:
    text: str
    names: Names
    today: int
    at: int = 0
    depth: int = 0

    def all(self) -> Query:
        self._skip()
        if self.at == len(self.text):
            return Both()
        query = self._either()
        if self.at < len(self.text):
            self._fail("query-unopened", self.at)
        return query

    def _either(self) -> Query:
        parts = [self._both()]
        while self._operator(OR):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Query:
        parts = [self._one()]
        while True:
            is_joined = self._operator(AND)
            if self.at == len(self.text) or self.text[self.at] == ")":
                if is_joined:
                    self._lack(self.at)
                break
            if not is_joined and self._peek() in OR:
                break
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self) -> Query:
        start, text = self.at, self.text
        if start == len(text) or text[start] == ")" or self._peek() in OR | AND:
            self._lack(start)
        if self._negates():
            return Not(self._inside(start, self._one))
        if text[start] == "(":
            self._step(1)
            if text[self.at : self.at + 1] == ")":
                self._fail("query-empty", start, self.at + 1 - start)
            query = self._inside(start, self._either)
            if text[self.at : self.at + 1] != ")":
                self._fail("query-unclosed", start)
            self._step(1)
            return query
        if text[start] in _QUOTES:
            return Words(self._quoted(), is_exact=True)
        if text[start] == TAG:
            return self._tag()
        match = _CONDITION.match(text, start)
        if match is not None and not self._is_text(match["key"]):
            return self._condition(match)
        word = _WORD.match(text, start)
        self._step(len(word[0]) if word else 1)
        found = text[start : self.at].rstrip()
        if found[0] in "<>=≤≥≠:" or found in ("-", "−"):
            self._fail("query-lacks", start, len(found), given=found)
        return Words(found)

    def _negates(self) -> bool:
        """Whether a negation stands here; it is passed over."""
        text, start = self.text, self.at
        following = text[start + 1 : start + 2]
        if text[start] in "-−" and following.strip() and following != ")":
            self.at += 1
            return True
        if not self._operator(NOT):
            return False
        if self.at == len(text) or text[self.at] == ")" or self._peek() in OR | AND:
            spelt = text[start : self.at].rstrip()
            self._fail("query-lacks", start, len(spelt), given=spelt)
        return True

    def _tag(self) -> Query:
        start = self.at
        word = _WORD.match(self.text, start)
        spelt = word[0] if word else TAG
        self._step(len(spelt))
        name = spelt.lstrip(TAG)
        if not name:
            self._fail("query-lacks", start, len(spelt), given=spelt)
        return Named(Key.TAG, name)

    def _is_text(self, key: str) -> bool:
        """Whether a card's id stands here, which has a colon of its own."""
        name = folded(key)
        return name not in KEY_OF and ("/" in key or key in self.names.decks)

    def _condition(self, match: re.Match[str]) -> Query:
        spelt, start = match["key"], match.start()
        name = KEY_OF.get(folded(spelt))
        if name is None:
            self._unknown_key(spelt, start)
        sign = match["after"] or match["sign"] or match["colon"]
        self.at = place = match.end()
        is_quoted = self.text[place : place + 1] in _QUOTES and place < len(self.text)
        if is_quoted:
            value = self._quoted()
        else:
            found = _VALUE.match(self.text, place)
            if found is None:
                self._fail("query-value", start, place - start, given=match[0].strip())
            value = found[0]
            self._step(len(value))
        width = max(1, len(self.text[place : self.at].rstrip()))
        sign = _SIGNS.get(sign, sign)
        if name in set(Field):
            number = read_number(Field(name), value, self.today)
            if isinstance(number, str):
                low, high = readings_of(value.strip().casefold()) or ("", "")
                given = {"given": value, "key": spelt, "low": low, "high": high}
                self._fail(number, place, width, **given)
            return Compared(Field(name), sign, number, value)
        if sign not in ("=", "!="):
            self._fail("query-sign", start, place - start, given=spelt, value=value)
        query = self._named(name, spelt, value, place, width)
        return Not(query) if sign == "!=" else query

    def _named(
        self, name: str, spelt: str, value: str, place: int, width: int
    ) -> Query:
        if name == IS:
            state = STATE_OF.get(folded(value))
            if state is None:
                known = STATES_SHOWN[self.names.language]
                self._unknown_value(value, place, width, spelt, STATE_OF, known)
            return Is(state)
        key = Key(name)
        if key in self.names.known:
            known_names = self.names.known[key]
            canonical = known_names.get(folded(value.replace("-", " ")))
            if canonical is None:
                shown = self.names.shown.get(key, ())
                self._unknown_value(value, place, width, spelt, known_names, shown)
            return Named(key, canonical)
        return Named(key, value)

    def _quoted(self) -> str:
        start = self.at
        closing = _QUOTES[self.text[start]]
        end = self.text.find(closing, start + 1)
        if end < 0:
            self._fail("query-quote", start)
        self._step(end + 1 - start)
        words = self.text[start + 1 : end].strip()
        if not words:
            self._fail("query-empty", start, end + 1 - start)
        return words

    def _inside(self, start: int, read: Callable[[], Query]) -> Query:
        self.depth += 1
        if self.depth > MOST_DEEP:
            self._fail("query-too-deep", start, most=MOST_DEEP)
        query = read()
        self.depth -= 1
        return query

    def _operator(self, words: Collection[str]) -> bool:
        """Whether one of some words stands here; it is passed over."""
        word = _WORD.match(self.text, self.at)
        if word is None or word[0].casefold() not in words:
            return False
        self._step(len(word[0]))
        return True

    def _peek(self) -> str:
        word = _WORD.match(self.text, self.at)
        return "" if word is None else word[0].casefold()

    def _step(self, letters: int) -> None:
        self.at += letters
        self._skip()

    def _skip(self) -> None:
        gap = _GAP.match(self.text, self.at)
        if gap is not None:
            self.at = gap.end()

    def _lack(self, at: int) -> NoReturn:
        """Nothing stands where a condition is to be."""
        word = self._peek()
        if word:  # an "or" too many
            self._fail("query-lacks", at, len(word), given=word)
        before = self.text[:at].split()
        given = before[-1] if before else ""
        if not given or (at < len(self.text) and given.casefold() not in OR | AND):
            self._fail("query-unopened", at)
        self._fail(
            "query-lacks", self.text.rindex(given, 0, at), len(given), given=given
        )

    def _unknown_key(self, spelt: str, start: int) -> NoReturn:
        near = get_close_matches(folded(spelt), KEY_OF, n=1)
        self._fail(
            "query-key" if near else "query-no-key",
            start,
            len(spelt),
            given=spelt,
            suggestion=near[0] if near else "",
            known=", ".join(KEYS_SHOWN[self.names.language]),
        )

    def _unknown_value(
        self,
        value: str,
        place: int,
        width: int,
        spelt: str,
        known: Collection[str],
        shown: tuple[str, ...],
    ) -> NoReturn:
        near = get_close_matches(folded(value), known, n=1)
        self._fail(
            "query-misspelt" if near else "query-choice",
            place,
            width,
            given=value,
            key=spelt,
            suggestion=near[0] if near else "",
            known=", ".join(shown),
        )

    def _fail(
        self, code: str, at: int, width: int = 1, **arguments: object
    ) -> NoReturn:
        raise QuizError(
            code,
            exit_code=Exit.WRONG_USAGE,
            query=self.text,
            column=at + 1,
            width=max(1, width),
            **arguments,
        )
