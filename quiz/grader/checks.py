"""How a check of a deck goes to the child, and what it finds comes back.

A function goes as the texts that its rules look at, without places and prose; the
functions that its formulas may name go with it, and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.checks.finding import Finding, Job
from quiz.deck.diagnostics import Span
from quiz.deck.model import Ask, Function, LocalText, Reject, Source
from quiz.deck.ways import Piece
from quiz.formula.reading import names
from quiz.formula.reading.context import Definition, Definitions
from quiz.grader.wire import Malformed

_NOWHERE = Span("", 0, 0)
_SOURCES = ("derivative", "range", "domain", "zero", "stable")
_LISTS = ("aliases", "variables", "vectors", "assume", "rounded", "kinks", "hidden")
_PAIRS = ("params", "limits")

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """A request to try one rule."""

    job: Job
    definitions: Definitions

    def document(self) -> Row:
        """The request as JSON sees it."""
        job = self.job
        function = job.function
        texts = list(job.texts) if function is None else list(_texts(function))
        return {
            "kind": "check",
            "rule": job.rule,
            "texts": list(job.texts),
            "function": None if function is None else _row(function),
            "definitions": [_entry(one) for one in _named(texts, self.definitions)],
        }


def check_request(document: Mapping[str, object]) -> CheckRequest:
    """The request that `CheckRequest.document` made.

    Raises:
        Malformed: something is missing or of another type.
    """
    row = document.get("function")
    function = None if row is None else _function(_mapping(row))
    job = Job(_text(document.get("rule")), function, _texts_in(document.get("texts")))
    entries = document.get("definitions")
    if not isinstance(entries, list):
        raise Malformed("definitions")
    definitions = Definitions(_definition(_mapping(one)) for one in entries)
    return CheckRequest(job=job, definitions=definitions)


def found_rows(found: Iterable[Finding]) -> list[Row]:
    """Findings as JSON sees them."""
    return [
        {
            "code": one.code,
            "way": list(one.way),
            "arguments": [list(pair) for pair in one.arguments],
            "piece": None if one.piece is None else [one.piece.offset, one.piece.text],
        }
        for one in found
    ]


def read_found(rows: object) -> tuple[Finding, ...]:
    """The findings that `found_rows` wrote.

    Raises:
        Malformed: something is missing or of another type.
    """
    if not isinstance(rows, list):
        raise Malformed("findings")
    found = []
    for row in map(_mapping, rows):
        way, piece = row.get("way"), row.get("piece")
        if not isinstance(way, list) or not all(isinstance(x, str | int) for x in way):
            raise Malformed("way")
        at = None
        if isinstance(piece, list) and len(piece) == 2 and isinstance(piece[0], int):
            at = Piece(piece[0], _text(piece[1]))
        arguments = _pairs_in(row.get("arguments"))
        found.append(Finding(_text(row.get("code")), tuple(way), arguments, at))
    return tuple(found)


def _row(function: Function) -> Row:
    sources = {key: getattr(function, key) for key in _SOURCES}
    return {
        **_entry_of(function),
        **{key: list(getattr(function, key)) for key in _LISTS},
        **{key: [list(one) for one in getattr(function, key)] for key in _PAIRS},
        **{key: None if one is None else one.text for key, one in sources.items()},
        "digits": function.digits,
        "except": [[ask.value, list(points)] for ask, points in function.exceptions],
        "reject": [one.form.text for one in function.rejects],
        "names": [text for _, text in function.name.variants],
    }


def _entry_of(function: Function) -> Row:
    return {
        "key": function.key,
        "formula": function.formula.text,
        "param_aliases": [[name, list(it)] for name, it in function.param_aliases],
    }


def _entry(one: Definition) -> Row:
    return {
        "key": one.key,
        "names": list(one.names),
        "variables": list(one.variables),
        "vectors": list(one.vectors),
        "formula": one.formula,
        "params": [list(pair) for pair in one.params],
        "param_aliases": [[name, list(it)] for name, it in one.param_aliases],
        "derivative": one.derivative,
    }


def _function(row: Mapping[str, object]) -> Function:
    own = tuple((str(n), text) for n, text in enumerate(_texts_in(row.get("names"))))
    lists = {key: _texts_in(row.get(key)) for key in _LISTS}
    digits = row.get("digits")
    return Function(
        key=_text(row.get("key")),
        deck="",
        name=LocalText(own or (("", ""),)),
        formula=Source(_text(row.get("formula")), _NOWHERE),
        params=_pairs_in(row.get("params")),
        limits=_pairs_in(row.get("limits")),
        param_aliases=_lists_in(row.get("param_aliases")),
        exceptions=tuple(
            (Ask(ask), points) for ask, points in _lists_in(row.get("except"))
        ),
        rejects=tuple(
            Reject(Source(text, _NOWHERE), None)
            for text in _texts_in(row.get("reject"))
        ),
        derivative=_source(row.get("derivative")),
        range=_source(row.get("range")),
        domain=_source(row.get("domain")),
        zero=_source(row.get("zero")),
        stable=_source(row.get("stable")),
        digits=digits if isinstance(digits, int) else 5,
        aliases=lists["aliases"],
        variables=lists["variables"],
        vectors=lists["vectors"],
        assume=lists["assume"],
        rounded=lists["rounded"],
        kinks=lists["kinks"],
        hidden=lists["hidden"],
        span=_NOWHERE,
    )


def _definition(row: Mapping[str, object]) -> Definition:
    return Definition(
        key=_text(row.get("key")),
        names=_texts_in(row.get("names")),
        variables=_texts_in(row.get("variables")),
        vectors=_texts_in(row.get("vectors")),
        formula=_text(row.get("formula")),
        params=_pairs_in(row.get("params")),
        param_aliases=_lists_in(row.get("param_aliases")),
        derivative=_text(row.get("derivative")),
    )


def _texts(function: Function) -> Iterable[str]:
    yield function.key
    yield function.formula.text
    for key in _SOURCES:
        source = getattr(function, key)
        if source is not None:
            yield source.text
    for reject in function.rejects:
        yield reject.form.text
    yield from (*function.assume, *function.kinks, *function.hidden)
    yield from (text for pair in function.limits for text in pair)
    yield from (text for _, points in function.exceptions for text in points)


def _named(texts: Sequence[str], definitions: Definitions) -> list[Definition]:
    """Those that the texts may name, and those that they name in turn, in order."""
    known: dict[str, Definition] = {}
    waiting = list(texts)
    while waiting:
        text = waiting.pop()
        plain = names.plain(text)
        for one in definitions:
            if one.key in known or not _is_in(one, text, plain):
                continue
            known[one.key] = one
            waiting += [one.formula, one.derivative]
    return [one for one in definitions if one.key in known]


def _is_in(one: Definition, text: str, plain: str) -> bool:
    return any(
        names.plain(name) in plain if len(name) > 1 else _has_letter(name, text)
        for name in (one.key, *one.names)
    )


def _has_letter(name: str, text: str) -> bool:
    return name in text or names.letter(name) in text


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Malformed("mapping")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed("text")
    return value


def _source(value: object) -> Source | None:
    return None if value is None else Source(_text(value), _NOWHERE)


def _texts_in(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Malformed("list")
    return tuple(map(_text, value))


def _pairs_in(value: object) -> tuple[tuple[str, str], ...]:
    pairs = [_texts_in(one) for one in value] if isinstance(value, list) else [()]
    if any(len(one) != 2 for one in pairs):
        raise Malformed("pairs")
    return tuple((one[0], one[1]) for one in pairs)


def _lists_in(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, list):
        raise Malformed("lists")
    found = []
    for one in value:
        if not isinstance(one, list) or len(one) != 2:
            raise Malformed("lists")
        found.append((_text(one[0]), _texts_in(one[1])))
    return tuple(found)
