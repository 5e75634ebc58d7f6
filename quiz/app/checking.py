"""What `quiz check` and `quiz show` are asked about: a function, card, expression."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.deck.diagnostics import Span
from quiz.deck.model import Ask, CardId, Formula, Function, LocalText, Source
from quiz.errors import Exit, QuizError
from quiz.library import Library

_NOWHERE = Span("", 1, 1)
_CARD = re.compile(r"[\w./-]+:[\w./-]+")
_BATCH_KEYS = (
    "id",
    "name",
    "against",
    "given",
    "vars",
    "params",
    "assume",
    "except",
)
_PRIMES = ("_prime", "'", "′", "’")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_WORDS = re.compile(r"[\w\s-]+")
"""A name, rather than a formula that has a name in it."""
_PAIR = re.compile(r"\s*([^\W\d]\w*)\s*(?:=\s*([^=,\s][^=,]*?)\s*)?")


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer is graded against, as it was asked for."""

    name: str | None = None
    against: str | None = None
    variables: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    assume: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said of letters, parameters and points."""
        return not (self.variables or self.params or self.assume or self.exceptions)


@dataclass(frozen=True, slots=True)
class Target:
    """A function, and whether it or its derivative is meant."""

    function: Function
    ask: Ask


def find_target(library: Library, question: Question) -> Target:
    """The function or expression that a question means.

    Raises:
        QuizError: The name is not known; the hint has the nearest one. Or what
            else was said of it names nothing that it has.
    """
    target = _named(library, question)
    if question.is_bare:
        return target
    from quiz.app.asked import completed

    function = completed(library, target.function, target.ask, question)
    return Target(function, target.ask)


def _named(library: Library, question: Question) -> Target:
    if question.against is not None:
        return Target(_expression(question.against), Ask.FORMULA)
    name = (question.name or "").strip()
    if ":" in name:
        card = library.card(CardId(name))
        if card is not None:
            if not isinstance(card.answer, Formula):
                raise QuizError(
                    "not-a-formula-card", exit_code=Exit.WRONG_USAGE, given=name
                )
            return Target(card.answer.function, card.answer.ask)
    function = library.function(name)
    if function is not None:
        return Target(function, Ask.FORMULA)
    for prime in _PRIMES:
        whole = library.function(name.removesuffix(prime))
        if name.endswith(prime) and whole is not None:
            return Target(whole, Ask.DERIVATIVE)
    if _CYRILLIC.search(name) and _WORDS.fullmatch(name):
        found, is_slip = _spelt(library, name)
        if found is not None and not is_slip:
            return Target(found, Ask.FORMULA)
    raise _unknown(library, name)


def _spelt(library: Library, name: str) -> tuple[Function | None, bool]:
    """A function by its name in other letters, and whether by a slip of the pen."""
    from quiz.session.graphs import names_of
    from quiz.session.names import best_match

    functions = library.functions()
    matched = best_match(name, [names_of(one) for one in functions])
    return (None, False) if matched is None else (functions[matched[0]], matched[1])


def read_params(text: str) -> tuple[tuple[str, str], ...]:
    """Parameters with usual values, from ``a=0.01, b``.

    Raises:
        QuizError: The text is not such a list.
    """
    pairs = []
    for piece in text.split(","):
        match = _PAIR.fullmatch(piece)
        if match is None:
            raise QuizError("bad-parameters", exit_code=Exit.WRONG_USAGE, given=text)
        pairs.append((match[1], match[2] or ""))
    return tuple(pairs)


def given_list(option: str, text: str | None, example: str) -> tuple[str, ...]:
    """The parts of what an option names, which must be something.

    Raises:
        QuizError: The option is there and names nothing.
    """
    parts = read_list(text)
    if text is not None and not parts:
        raise QuizError(
            "option-empty", exit_code=Exit.WRONG_USAGE, option=option, example=example
        )
    return parts


def given_params(text: str | None) -> tuple[tuple[str, str], ...]:
    """What `--params` gives, which must be something.

    Raises:
        QuizError: It is there and names nothing, or cannot be read.
    """
    if not given_list("--params", text, "--params 'a=0.01'"):
        return ()
    return read_params(text or "")


def read_list(text: str | None) -> tuple[str, ...]:
    """The parts of a text between commas, blank ones left out."""
    pieces = (piece.strip() for piece in (text or "").split(","))
    return tuple(piece for piece in pieces if piece)


def question_from(document: Mapping[str, object]) -> Question:
    """The question of one line of a batch.

    Raises:
        QuizError: A key is missing or has a value of the wrong sort.
    """
    # Other keys are the caller's own notes; one that is nearly a key is a slip.
    unknown = [
        key
        for key in document
        if key not in _BATCH_KEYS
        and difflib.get_close_matches(key, _BATCH_KEYS, 1, 0.75)
    ]
    if unknown:
        raise QuizError(
            "batch-unknown-key",
            exit_code=Exit.WRONG_USAGE,
            key=unknown[0],
            known=", ".join(_BATCH_KEYS),
        )
    name, against = document.get("name"), document.get("against")
    if (name is None) == (against is None):
        raise QuizError("batch-name-or-against", exit_code=Exit.WRONG_USAGE)
    params = document.get("params", {})
    if not isinstance(params, Mapping):
        raise _wrong_sort("mapping", "params")
    return Question(
        name=_text(name, "name"),
        against=_text(against, "against"),
        variables=_texts(document.get("vars", []), "vars"),
        params=tuple((str(key), _shown(value)) for key, value in params.items()),
        assume=_texts(document.get("assume", []), "assume"),
        exceptions=_texts(document.get("except", []), "except"),
    )


def given_from(document: Mapping[str, object]) -> str:
    """The answer of one line of a batch.

    Raises:
        QuizError: It is missing, or not a text.
    """
    if "given" not in document:
        raise QuizError("batch-missing", exit_code=Exit.WRONG_USAGE, key="given")
    given = document["given"]
    if not isinstance(given, str):
        raise _wrong_sort("text", "given")
    return given


def _wrong_sort(sort: str, key: str) -> QuizError:
    code = {"text": "batch-not-text", "list": "batch-not-list"}.get(sort)
    return QuizError(code or "batch-not-mapping", exit_code=Exit.WRONG_USAGE, key=key)


def _text(value: object, key: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise _wrong_sort("text", key)
    return value


def _texts(value: object, key: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return read_list(value)
    if not isinstance(value, list) or not all(
        isinstance(one, str | int | float) for one in value
    ):
        raise _wrong_sort("list", key)
    return tuple(str(one) for one in value)


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _expression(text: str) -> Function:
    return Function(
        key="",
        deck="",
        name=LocalText((("en", text),)),
        formula=Source(text, _NOWHERE),
        span=_NOWHERE,
    )


def _unknown(library: Library, name: str) -> QuizError:
    if _CARD.fullmatch(name):
        return _no_card(library, name)
    spelt, _ = _spelt(library, name)
    known = list(_names(library.functions()))
    near = difflib.get_close_matches(name.casefold(), known, n=1)
    near = [spelt.key] if spelt else near
    return QuizError(
        "unknown-function" if near else "no-such-function",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        suggestion=near[0] if near else "",
        known=", ".join(function.key for function in library.functions()),
    )


def _no_card(library: Library, name: str) -> QuizError:
    deck_id, _, own = name.partition(":")
    deck = library.deck(deck_id)
    if deck is None:
        return QuizError("no-such-deck", exit_code=Exit.WRONG_USAGE, given=deck_id)
    known = [str(card.id).partition(":")[2] for card in deck.cards if card.id]
    near = difflib.get_close_matches(own, known, n=1)
    return QuizError(
        "unknown-card" if near else "no-such-card",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        suggestion=f"{deck_id}:{near[0]}" if near else "",
    )


def _names(functions: Iterable[Function]) -> Iterable[str]:
    for function in functions:
        yield function.key
        yield from (alias.casefold() for alias in function.aliases)
