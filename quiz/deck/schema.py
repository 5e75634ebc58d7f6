"""The format as a JSON Schema (draft 2020-12), for editors that complete and check.

The keys are those of the tables that decks are read by: a key of one of them without a
shape here is an error at once, so that the two cannot drift apart. What YAML does to a
text, and whether a formula is true, only `quiz deck check` can say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from quiz.deck.answers import OPTION_KEYS, TRUTHS
from quiz.deck.cards import (
    COMMON,
    COMMON_TEXTS,
    KEYS_BY_KIND,
    LONGEST_SECONDS,
    NEEDS_NO_QUESTION,
)
from quiz.deck.functions import ASKS, MOST_DIGITS, REJECT_KEYS, REJECT_TEXTS
from quiz.deck.functions import KEYS as FUNCTION_KEYS
from quiz.deck.functions import TEXTS as FUNCTION_TEXTS
from quiz.deck.head import FORMAT, LEVELS
from quiz.deck.head import KEYS as HEAD_KEYS
from quiz.deck.head import TEXTS as HEAD_TEXTS
from quiz.deck.links import KEYS as LINK_KEYS
from quiz.deck.links import TEXTS as LINK_TEXTS
from quiz.deck.model import FACT_KEYS
from quiz.deck.names import CARD_ID, DECK_ID, LANGUAGE

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SUFFIX = rf"\.{LANGUAGE.pattern}"
_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
_MAY_BE_EMPTY: Schema = {"type": ["string", "number", "null"]}
_ADDRESS: Schema = {"type": "string", "pattern": r"^https?://[^\s/]"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": of, **({"minItems": least} if least else {})}


def _mapping(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


def _either(*shapes: Schema) -> Schema:
    return {"anyOf": list(shapes)}


def _whole(low: int, high: int | None = None) -> Schema:
    ends = {"minimum": low, **({} if high is None else {"maximum": high})}
    return {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", **ends}


def _words(choices: Iterable[str], *more: object) -> Schema:
    return {"enum": [*choices, *more]}


def _named(pattern: str) -> Schema:
    return {"type": ["string", "integer"], "pattern": f"^(?:{pattern})$"}


_TEXTS = _list(_ref("text"))
_SOME_TEXTS = _list(_ref("text"), 1)
_NAMES = _either(_ref("text"), _SOME_TEXTS)
_ASK = _words(ASKS)
_HEAD_SHAPES: Mapping[str, Schema] = {
    "quiz": _words([FORMAT], int(FORMAT)),
    "id": _named(DECK_ID.pattern),
    "title": _ref("text"),
    "lang": {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    "level": _words(LEVELS),
    "tags": _TEXTS,
    "source": _ADDRESS,
    "links": _ref("links"),
    "uses": _TEXTS,
    "functions": {
        **_mapping(_ref("function")),
        "propertyNames": {"pattern": f"^{CARD_ID.pattern}$"},
    },
    "cards": _list(_ref("card"), 1),
}
_FUNCTION_SHAPES: Mapping[str, Schema] = {
    **dict.fromkeys(
        ("name", "formula", "assume", "derivative", "domain", "range", "zero"),
        _ref("text"),
    ),
    "stable": _ref("text"),
    **dict.fromkeys(("aliases", "rounded", "kinks", "hide", "tags"), _TEXTS),
    "vars": _either(_TEXTS, _mapping(_words(["vector", "scalar"]))),
    "params": _either(_TEXTS, _mapping(_MAY_BE_EMPTY)),
    "param_aliases": _mapping(_NAMES),
    "digits": _whole(1, MOST_DIGITS),
    "except": {**_mapping(_NAMES), "propertyNames": _ASK},
    "limits": _mapping(_ref("text")),
    "facts": _ref("facts"),
    "sources": _ref("links"),
    "asks": _list(_ASK),
    "reject": _list(_ref("reject")),
    "level": _words(LEVELS),
}
_CARD_SHAPES: Mapping[str, Schema] = {
    "id": _named(CARD_ID.pattern),
    "level": _words(LEVELS),
    "tags": _TEXTS,
    "hints": _NAMES,
    "links": _ref("links"),
    "followups": _TEXTS,
    "aka": _NAMES,
    "time": _whole(1, LONGEST_SECONDS),
    "rev": _whole(0, 1_000_000),
    "vary": _mapping(_either(_ref("text"), _SOME_TEXTS)),
    **dict.fromkeys(
        ("why", "q", "a", "formula", "function", "claim", "number"),
        _ref("text"),
    ),
    **dict.fromkeys(("tol", "unit"), _ref("text")),
    "points": _SOME_TEXTS,
    **dict.fromkeys(("bonus", "red_flags"), _TEXTS),
    "list": _list(_NAMES, 1),
    "also": _list(_NAMES),
    "need": _whole(1),
    "ordered": _words(["true", "false"], True, False),
    "ask": _ASK,
    "options": _ref("options"),
    "verdict": _words(TRUTHS, True, False),
    "cloze": {"type": "string", "pattern": r"\[\[[\s\S]+\]\]"},
}
_OPTION_SHAPES: Mapping[str, Schema] = {
    "right": _NAMES,
    "wrong": _either(_NAMES, _mapping(_MAY_BE_EMPTY)),
}
_REJECT_SHAPES = dict.fromkeys(("form", "say"), _ref("text"))
_LINK_SHAPES: Mapping[str, Schema] = {"title": _ref("text"), "url": _ADDRESS}
_HEAD_NEEDED = ("quiz", "id", "title", "lang")


def deck_schema(words: Mapping[str, str]) -> Schema:
    """The schema of a deck.

    Args:
        words: What a key is for, by where it stands: ``card.q``, ``head.title``;
            ``variant`` for the same in another language.
    """
    facts = dict.fromkeys(FACT_KEYS, _ref("text"))

    def mapping(
        owner: str,
        keys: Collection[str],
        texts: Collection[str],
        shapes: Mapping[str, Schema],
        needed: Collection[str] = (),
    ) -> Schema:
        return _object(owner, keys, texts, shapes, words, needed)

    return {
        "$schema": DRAFT,
        "title": words["title"],
        "description": words["about"],
        **mapping("head", HEAD_KEYS, HEAD_TEXTS, _HEAD_SHAPES, _HEAD_NEEDED),
        "anyOf": [{"required": ["cards"]}, {"required": ["functions"]}],
        "$defs": {
            "text": _TEXT,
            "links": _list(
                mapping("link", LINK_KEYS, LINK_TEXTS, _LINK_SHAPES, ["url"])
            ),
            "facts": mapping("fact", FACT_KEYS, FACT_KEYS, facts),
            "reject": mapping(
                "reject", REJECT_KEYS, REJECT_TEXTS, _REJECT_SHAPES, ["form"]
            ),
            "options": mapping("options", OPTION_KEYS, (), _OPTION_SHAPES, OPTION_KEYS),
            "function": mapping(
                "function", FUNCTION_KEYS, FUNCTION_TEXTS, _FUNCTION_SHAPES, ["formula"]
            ),
            "card": _card(words),
        },
    }


def keys_of(kind: str) -> frozenset[str]:
    """The keys that a card of this kind may have."""
    of_function = FUNCTION_KEYS - {"asks"} if kind == "formula" else frozenset()
    return COMMON | {kind} | set(KEYS_BY_KIND[kind][0].split()) | of_function


def _texts_of(kind: str) -> frozenset[str]:
    return COMMON_TEXTS | set(KEYS_BY_KIND[kind][1].split())


def _card(words: Mapping[str, str]) -> Schema:
    """A card: any keys of any kind, then those that its kind has, and no others."""
    keys = frozenset().union(*map(keys_of, KEYS_BY_KIND))
    texts = frozenset().union(*map(_texts_of, KEYS_BY_KIND))
    shapes = {**_FUNCTION_SHAPES, **_CARD_SHAPES}
    more = {
        f"card.{key}": words[f"function.{key}"] for key in FUNCTION_KEYS - COMMON
    } | dict(words)
    return {
        **_object("card", keys, texts, shapes, more),
        "oneOf": [_has(kind, _texts_of(kind)) for kind in KEYS_BY_KIND],
        "allOf": [
            {"if": _has(kind, _texts_of(kind)), "then": _of_kind(kind)}
            for kind in KEYS_BY_KIND
        ],
    }


def _of_kind(kind: str) -> Schema:
    """What holds for the cards of a kind besides the shapes of their keys."""
    texts = _texts_of(kind)
    bare = "|".join(sorted(keys_of(kind) - texts))
    local = "|".join(sorted(texts))
    names = rf"^(?:{bare}|(?:{local})(?:{_SUFFIX})?)$"
    found: Schema = {"propertyNames": {"pattern": names}}
    if kind != "number":
        found["properties"] = {"vary": False}
    if kind == "claim":
        found["required"] = ["verdict"]
    elif kind == "formula":
        found["anyOf"] = [*_has("q", texts)["anyOf"], *_has("name", texts)["anyOf"]]
    elif kind not in NEEDS_NO_QUESTION:
        found |= _has("q", texts)
    return found


def _has(key: str, texts: Collection[str]) -> Schema:
    """Whether a key is written, in any language."""
    plainly: Schema = {"required": [key]}
    if key not in texts:
        return plainly
    none = {"propertyNames": {"not": {"pattern": f"^{key}{_SUFFIX}$"}}}
    return _either(plainly, {"not": none})


def _object(
    owner: str,
    keys: Collection[str],
    texts: Collection[str],
    shapes: Mapping[str, Schema],
    words: Mapping[str, str],
    needed: Collection[str] = (),
) -> Schema:
    """A mapping of known keys, those of `texts` with their language variants."""
    properties = {
        key: {"description": words[f"{owner}.{key}"], **shapes[key]}
        for key in shapes
        if key in keys
    }
    if lacking := set(keys) - set(properties):
        raise KeyError(owner, sorted(lacking))
    variants = {
        f"^{key}{_SUFFIX}$": {"description": words["variant"], **shapes[key]}
        for key in properties
        if key in texts
    }
    return {
        "type": "object",
        "properties": properties,
        **({"patternProperties": variants} if variants else {}),
        "additionalProperties": False,
        **({"required": sorted(needed)} if needed else {}),
    }
