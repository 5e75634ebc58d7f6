"""The schema of decks knows the keys that decks are read by, and refuses bad shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from quiz.deck.cards import _KNOWN, KEYS_BY_KIND
from quiz.deck.functions import KEYS as FUNCTION_KEYS
from quiz.deck.head import KEYS as HEAD_KEYS
from quiz.deck.model import FACT_KEYS
from quiz.deck.parse import parse_deck
from quiz.deck.schema import deck_schema, keys_of
from quiz.ui.language import LANGUAGES, table

DATA = Path(__file__).parents[2] / "data"
WORDS = {key: str(text) for key, text in table("schema", "en").items()}
SCHEMA = deck_schema(WORDS)
VALIDATOR = Draft202012Validator(SCHEMA)
HEAD = "quiz: 1\nid: d\ntitle: D\nlang: en\n"
CARD = "cards:\n- q: Why?\n"
GUIDE = re.findall(
    r"^```yaml\n(.*?)^```$",
    (DATA / "README.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


class Loader(yaml.SafeLoader):
    """Reads plain values by YAML 1.2, as language servers do."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as its class has it


for name, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
):
    tag, matching = f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$")
    Loader.add_implicit_resolver(tag, matching, None)


def refusals(text: str) -> list[str]:
    document = yaml.load(text, Loader)  # noqa: S506 - a safe loader
    return [
        f"{one.json_path}: {one.message}" for one in VALIDATOR.iter_errors(document)
    ]


def codes(text: str) -> set[str]:
    return {one.code for one in parse_deck(text, "d.yaml")[1]}


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_it_has_the_keys_that_decks_are_read_by():
    assert SCHEMA["properties"].keys() == HEAD_KEYS
    parts = SCHEMA["$defs"]
    assert parts["function"]["properties"].keys() == FUNCTION_KEYS
    assert parts["facts"]["properties"].keys() == set(FACT_KEYS)
    assert {kind: keys_of(kind) for kind in KEYS_BY_KIND} == _KNOWN
    assert parts["card"]["properties"].keys() == frozenset().union(*_KNOWN.values())


def described(schema: Any) -> Iterator[tuple[str, str]]:
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            yield key, value.get("description", "")
        for value in schema.values():
            yield from described(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_says_what_it_is_for(language: str):
    words = {key: str(text) for key, text in table("schema", language).items()}
    told = list(described(deck_schema(words)))
    assert len(told) > 80
    assert all(text for _, text in told)


def test_a_key_without_a_shape_is_an_error_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("quiz.deck.schema.HEAD_KEYS", HEAD_KEYS | {"newest"})
    with pytest.raises(KeyError, match="newest"):
        deck_schema(WORDS)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda one: one.stem)
def test_the_bundled_decks_are_of_it_and_say_so(path: Path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=deck.schema.json\n")
    assert refusals(text) == []


@pytest.mark.parametrize("block", GUIDE, ids=range(len(GUIDE)))
def test_the_examples_of_the_guide_are_of_it(block: str):
    text = block if "\nquiz:" in "\n" + block else HEAD + "cards:\n" + block
    assert refusals(text) == []


SOUND = [
    "  a: 3\n",
    "  a.en: by its own language\n",
    "  a: A\n  time: '60'\n  hints: one\n  aka: was\n",
    "  a: A\n  a.pt-BR: B\n  q.ru: C\n  why.ru: D\n  why: E\n",
    "  formula: '1/x'\n  vars: {x: vector}\n  params: [a]\n",
    "  formula: '1/x'\n  params: {a: 0.01, b: , c: ''}\n",
    "  formula: '1/x'\n  except: {derivative: ['0']}\n",
    "  options: {right: [a], wrong: {b: , c: because}}\n",
    "  list: [a, [b, c]]\n  ordered: true\n  need: 1\n",
]


@pytest.mark.parametrize("lines", SOUND)
def test_what_reads_without_a_complaint_is_of_it(lines: str):
    assert codes(HEAD + CARD + lines) == set()
    assert refusals(HEAD + CARD + lines) == []


def test_a_card_with_numbers_that_vary_is_of_it():
    text = HEAD + "cards:\n- q: Twice {x}?\n  number: 2*x\n  vary: {x: [1, 3..5]}\n"
    assert codes(text) == set()
    assert refusals(text) == []


BROKEN = [
    ("D100", "- a\n"),
    ("D101", "quiz: 1\ntitle: D\nlang: en\ncards:\n- {q: a, a: b}\n"),
    ("D101", "id: d\ntitle: D\nlang: en\ncards:\n- {q: a, a: b}\n"),
    ("D101", HEAD + "functions:\n  f: {name: F}\n"),
    ("D101", HEAD + "cards:\n- {claim: it is}\n"),
    ("D101", HEAD + CARD + "  options: {right: [a]}\n"),
    ("D101", HEAD + CARD + "  a: b\n  links: [{title: T}]\n"),
    ("D101", HEAD + CARD + "  formula: x\n  reject: [{say: no}]\n"),
    ("D102", HEAD + "subtitle: S\n" + CARD + "  a: b\n"),
    ("D102", HEAD + CARD + "  a: b\n  anser: c\n"),
    ("D102", HEAD + CARD + "  a: b\n  need: 1\n"),
    ("D102", HEAD + CARD + "  a: b\n  level.ru: junior\n"),
    ("D102", HEAD + "functions:\n  f: {formula: x, plot: y}\n"),
    ("D105", HEAD + CARD + "  a:\n    b: c\n    d: e\n"),
    ("D106", HEAD + CARD + "  points: all of it\n"),
    ("D106", HEAD + "tags: dl\n" + CARD + "  a: b\n"),
    ("D107", HEAD + CARD + "  options: [a, b]\n"),
    ("D107", HEAD + CARD + "  formula: x\n  reject: [y]\n"),
    ("D108", HEAD + CARD + "  a: b\n  time: 0\n"),
    ("D108", HEAD + CARD + "  a: b\n  rev: two\n"),
    ("D109", HEAD + CARD + "  list: [a]\n  ordered: often\n"),
    ("D110", HEAD + CARD + "  a: b\n  level: guru\n"),
    ("D110", HEAD + CARD + "  function: relu\n  ask: integral\n"),
    ("D110", HEAD + "cards:\n- {claim: it is, verdict: maybe}\n"),
    ("D111", HEAD + CARD + "  points: []\n"),
    ("D111", HEAD + CARD + "  a: ''\n"),
    ("D112", HEAD.replace("id: d", "id: my deck") + CARD + "  a: b\n"),
    ("D113", HEAD + CARD + "  a: b\n  id: two words\n"),
    ("D114", HEAD + "cards:\n- {a: b}\n"),
    ("D115", HEAD + CARD + "  why: c\n"),
    ("D116", HEAD + CARD + "  a: b\n  number: 3\n"),
    ("D117", HEAD.replace("quiz: 1", "quiz: 2") + CARD + "  a: b\n"),
    ("D118", HEAD),
    ("D119", HEAD + CARD + "  a: b\n  links: [{title: T, url: file.html}]\n"),
    ("D122", "quiz: 1\nid: d\ncards:\n- {q: a, a: b}\n"),
    ("D126", HEAD.replace("lang: en", "lang: English") + CARD + "  a: b\n"),
    ("D126", HEAD + CARD + "  a: b\n  a.russian_: c\n"),
    ("D128", HEAD + "cards:\n- {cloze: no gap}\n"),
    ("D107", HEAD + CARD + "  number: 1\n  vary: x\n"),
    ("D160", HEAD + CARD + "  a: b\n  vary: {x: 1..3}\n"),
    ("D130", HEAD + "cards:\n- just this\n"),
]


@pytest.mark.parametrize(("code", "text"), BROKEN)
def test_a_shape_that_is_complained_of_is_refused(code: str, text: str):
    assert code in codes(text)
    assert refusals(text)


COUNTED = {"D108"}
"""Its broken deck asks for more items than there are: no schema counts so."""
SHAPES = {code for code, _ in BROKEN} - COUNTED
PROBLEMS = [
    path
    for path in sorted((Path(__file__).parent / "problems").glob("*.yaml"))
    if path.stem[:4] in SHAPES
]


@pytest.mark.parametrize("path", PROBLEMS, ids=lambda one: one.stem)
def test_the_broken_decks_of_that_shape_are_refused(path: Path):
    assert refusals(path.read_text(encoding="utf-8"))


def test_broken_decks_were_found():
    assert len(PROBLEMS) >= 20
