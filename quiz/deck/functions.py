"""Functions: the truths of a deck, and the cards made from them."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.deck.fields import Fields, read_choice, read_source, read_text
from quiz.deck.head import LEVELS
from quiz.deck.links import links
from quiz.deck.model import FACT_KEYS, Ask, Function, LocalText, Reject
from quiz.deck.names import folded
from quiz.deck.nodes import Items, Node, Pairs, Scalar

KEYS = frozenset(
    {
        "name",
        "aliases",
        "vars",
        "formula",
        "params",
        "param_aliases",
        "assume",
        "rounded",
        "digits",
        "derivative",
        "except",
        "domain",
        "range",
        "zero",
        "limits",
        "kinks",
        "stable",
        "hide",
        "facts",
        "sources",
        "asks",
        "reject",
        "level",
        "tags",
    }
)
TEXTS = frozenset({"name"})
ASKS = {ask.value: ask for ask in Ask}
MOST_DIGITS = 50
_FACTS = frozenset(FACT_KEYS)
REJECT_KEYS = frozenset({"form", "say"})
REJECT_TEXTS = frozenset({"say"})


def read_function(
    fields: Fields, key: str, deck_id: str, name: LocalText | None = None
) -> Function | None:
    """The function that the fields describe; None with complaints if there is none.

    Args:
        fields: Sorted by `Fields.admit` already.
        key: Its name inside the deck.
        name: What it is called where the fields do not say; else its key.
    """
    complaints = fields.complaints
    errors = complaints.errors
    formula = fields.source("formula")
    if formula is None:
        if not fields.has("formula"):
            complaints.add("D101", fields.node, key="formula")
        return None
    variables, vectors = _variables(fields)
    params = _params(fields)
    level = fields.choice("level", LEVELS)
    function = Function(
        key=key,
        deck=deck_id,
        name=fields.local("name") or name or LocalText(((fields.own, key),)),
        aliases=fields.texts("aliases"),
        variables=variables,
        vectors=vectors,
        formula=formula,
        params=params,
        param_aliases=_param_aliases(fields, [name for name, _ in params]),
        assume=split_commas(fields.text("assume") or ""),
        rounded=fields.texts("rounded"),
        digits=fields.whole("digits", 1, MOST_DIGITS) or 5,
        derivative=fields.source("derivative"),
        exceptions=_exceptions(fields),
        range=fields.source("range"),
        domain=fields.source("domain"),
        zero=fields.source("zero"),
        limits=_limits(fields),
        kinks=fields.texts("kinks"),
        stable=fields.source("stable"),
        hidden=fields.texts("hide"),
        facts=_facts(fields),
        sources=links(fields, "sources"),
        asks=_asks(fields),
        rejects=_rejects(fields),
        level=LEVELS[level] if level else None,
        tags=fields.texts("tags"),
        span=complaints.span(fields.node),
    )
    return function if complaints.errors == errors else None


def index_functions(functions: Iterable[Function]) -> dict[str, Function]:
    """Functions by folded key, name and alias; keys win over names over aliases.

    Of two functions that claim a name with equal right, the first has it.
    """
    listed = list(functions)
    index: dict[str, Function] = {}
    for function in listed:
        index.setdefault(folded(function.key), function)
    for function in listed:
        for _, name in function.name.variants:
            index.setdefault(folded(name), function)
    for function in listed:
        for alias in function.aliases:
            index.setdefault(folded(alias), function)
    return index


def split_commas(text: str) -> tuple[str, ...]:
    """The parts between commas that stand in no bracket.

    >>> split_commas("0 < a < 1, max(a, b) > 0")
    ('0 < a < 1', 'max(a, b) > 0')
    """
    parts = [""]
    depth = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return tuple(part.strip() for part in parts if part.strip())


def _variables(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    node = fields.values.get("vars")
    if node is None:
        return ("x",), ()
    if not isinstance(node, Pairs):
        return fields.texts("vars"), ()
    names = []
    vectors = []
    for key, value in fields.mapping("vars"):
        names.append(key.text)
        kinds = {"vector": 1, "scalar": 0}
        if read_choice(value, key.text, kinds, fields.complaints) == "vector":
            vectors.append(key.text)
    return tuple(names), tuple(vectors)


def _params(fields: Fields) -> tuple[tuple[str, str], ...]:
    if isinstance(fields.values.get("params"), Items):
        return tuple((name, "") for name in fields.texts("params"))
    pairs = []
    for key, value in fields.mapping("params"):
        empty = isinstance(value, Scalar) and not value.text
        text = "" if empty else read_text(value, key.text, fields.complaints)
        pairs.append((key.text, text or ""))
    return tuple(pairs)


def _param_aliases(
    fields: Fields, params: list[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = []
    known = ", ".join(f"`{name}`" for name in params) or "–"
    for key, value in fields.mapping("param_aliases"):
        if key.text not in params:
            fields.complaints.add("D131", key, name=key.text, known=known)
        pairs.append((key.text, _inner_texts(value, key.text, fields)))
    return tuple(pairs)


def _exceptions(fields: Fields) -> tuple[tuple[Ask, tuple[str, ...]], ...]:
    pairs = []
    for key, value in fields.mapping("except"):
        ask = read_choice(key, "except", ASKS, fields.complaints)
        if ask:
            pairs.append((ASKS[ask], _inner_texts(value, key.text, fields)))
    return tuple(pairs)


def _limits(fields: Fields) -> tuple[tuple[str, str], ...]:
    pairs = []
    for key, value in fields.mapping("limits"):
        point = read_text(key, "limits", fields.complaints)
        limit = read_text(value, key.text, fields.complaints)
        if point and limit:
            pairs.append((point, limit))
    return tuple(pairs)


def _facts(fields: Fields) -> tuple[tuple[str, LocalText], ...]:
    node = fields.values.get("facts")
    if node is None:
        return ()
    if not isinstance(node, Pairs):
        fields.complaints.add("D107", node, key="facts")
        return ()
    inner = Fields(node, fields.complaints, fields.own)
    inner.admit(_FACTS, _FACTS)
    read = ((key, inner.local(key)) for key in FACT_KEYS if inner.has(key))
    return tuple((key, text) for key, text in read if text)


def _asks(fields: Fields) -> tuple[Ask, ...]:
    asks = []
    for node in fields.items("asks"):
        ask = read_choice(node, "asks", ASKS, fields.complaints)
        if ask and ASKS[ask] not in asks:
            asks.append(ASKS[ask])
    return tuple(asks)


def _rejects(fields: Fields) -> tuple[Reject, ...]:
    rejects = []
    for node in fields.items("reject"):
        if not isinstance(node, Pairs):
            fields.complaints.add("D107", node, key="reject")
            continue
        inner = Fields(node, fields.complaints, fields.own)
        inner.admit(REJECT_KEYS, REJECT_TEXTS)
        form = inner.source("form")
        if form:
            rejects.append(Reject(form, inner.local("say")))
        elif not inner.has("form"):
            fields.complaints.add("D101", node, key="form")
    return tuple(rejects)


def _inner_texts(node: Node, key: str, fields: Fields) -> tuple[str, ...]:
    items = node.items if isinstance(node, Items) else [node]
    read = (read_source(item, key, fields.complaints) for item in items)
    return tuple(source.text for source in read if source)
