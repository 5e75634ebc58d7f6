"""A deck's text in order: what changes, what stays, and that it is stable."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import quiz.deck.cards
from quiz.deck import functions, head
from quiz.deck.diagnostics import Severity, Span
from quiz.deck.parse import parse_deck
from quiz.deck.tidying import Change, Tidied, tidied
from quiz.deck.tidying.naming import id_from
from quiz.deck.tidying.ordering import CARD, FUNCTION, HEAD
from quiz.library import bundled_folder

DECKS = sorted(bundled_folder().glob("*.yaml"))
HEAD_TEXT = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n"
MANGLED = int(os.environ.get("QUIZ_EXAMPLES", "60"))


def done(text: str) -> Tidied:
    """A text in order, which is stable and says the same."""
    found = tidied(text, "deck.yaml")
    assert tidied(found.text, "deck.yaml") == Tidied(found.text)
    return found


def cards(text: str) -> str:
    """Cards in order, without the head."""
    return done(HEAD_TEXT + text).text.removeprefix(HEAD_TEXT)


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_bundled_decks_are_in_order(path: Path):
    text = path.read_text(encoding="utf-8")
    assert done(text) == Tidied(text)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        # Ids: the first key, telling words of the English question, no two alike.
        ("- q: Why ReLU?\n  a: b\n", "- id: relu\n  q: Why ReLU?\n  a: b\n"),
        (
            "- q: Why a sigmoid?\n  q.ru: Зачем сигмоида?\n  a: b\n",
            "- id: sigmoid\n  q: Why a sigmoid?\n  q.ru: Зачем сигмоида?\n  a: b\n",
        ),
        (
            "- q: Сигмоида?\n  a: b\n- q: Сигмоида?!\n  a: c\n",
            "- id: sigmoida\n  q: Сигмоида?\n  a: b\n"
            "- id: sigmoida-2\n  q: Сигмоида?!\n  a: c\n",
        ),
        ("- {q: Why ReLU?, a: b}\n", "- {id: relu, q: Why ReLU?, a: b}\n"),
        ("  - q: Gates?\n    a: b\n", "  - id: gates\n    q: Gates?\n    a: b\n"),
        # Order: comments and blank lines move with the key below them.
        (
            "- a: b\n  # why asked\n  q: Q?\n\n  id: one\n  tags: [t]\n",
            "\n- id: one\n  # why asked\n  q: Q?\n  a: b\n  tags: [t]\n",
        ),
        (
            "# of the card\n- tags: [t]  # one\n  id: one\n  q: Q?\n  a: >-\n    long\n"
            "\n    text\n# of the next\n- id: two\n  q: R?\n  a: b\n",
            "# of the card\n- id: one\n  q: Q?\n  a: >-\n    long\n"
            "\n    text\n  tags: [t]  # one\n# of the next\n- id: two\n  q: R?\n"
            "  a: b\n",
        ),
        (
            "- id: f\n  q: Q?\n  formula: x\n  vars: [x]\n  reject:\n"
            "  - say: No.\n    form: -x\n",
            "- id: f\n  q: Q?\n  formula: x\n  vars: [x]\n  reject:\n"
            "  - form: -x\n    say: No.\n",
        ),
        (
            "- id: o\n  options:\n    wrong: [b]\n    right: [a]\n  q: Q?\n",
            "- id: o\n  q: Q?\n  options:\n    right: [a]\n    wrong: [b]\n",
        ),
        # Quotes: single ones where any are needed; what YAML misreads gets them.
        (
            '- id: one\n  q: "Why?"\n  a: "it\'s"\n  tags: ["a b", no, 1e-2]\n',
            "- id: one\n  q: 'Why?'\n  a: \"it's\"\n  tags: [a b, 'no', '1e-2']\n",
        ),
        ('- id: one\n  q: "a\\tb"\n  a: b\n', '- id: one\n  q: "a\\tb"\n  a: b\n'),
        # Spaces: none at the end of a line, but within a text that keeps its lines.
        (
            "- id: one   \n  q: Q?\t\n  a: |\n    two  \n    lines\n\n\n",
            "- id: one\n  q: Q?\n  a: |\n    two  \n    lines\n",
        ),
        ("- id: one\r\n  q: Q?\r\n  a: b", "- id: one\n  q: Q?\n  a: b\n"),
    ],
)
def test_what_is_written_anew(given: str, wanted: str):
    assert cards(given) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # A slip stays where it is, for its complaint.
        "- tagz: [t]\n  id: one\n  q: Q?\n  a: b\n",
        "- id: one\n  q: Q?\n",
    ],
)
def test_a_deck_with_an_error_stays_as_it_is(text: str):
    found = done_or_not = tidied(HEAD_TEXT + text, "deck.yaml")
    assert found.text == HEAD_TEXT + text
    assert done_or_not.problems
    assert done_or_not.changes == ()


def test_a_change_is_named():
    found = done('quiz: 1\ntitle: "M"\nid: my \nlang: en\ncards:\n- {q: Why?, a: b}\n')
    assert found.changes == (Change.SPACES, Change.IDS, Change.ORDER, Change.QUOTES)
    assert found.ids == ("why",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Why does a sigmoid saturate?", "sigmoid-saturate"),
        ("What is $\\sigma(x)$?", "what-is"),
        ("The gate [[forgets | drops :: hint]] a state", "gate-forgets-state"),
        ("Σ?", "card"),
        ("Ёмкость щели", "emkost-shcheli"),
        ("x" * 99, "x" * 40),
    ],
)
def test_an_id_tells_what_is_asked(text: str, name: str):
    assert id_from(text) == name


# Mangled decks: keys, quotes, indents, comments and blank lines at random


def mangled(seed: int) -> str:
    """A deck with everything in it, its keys and its quotes at random."""
    dice = random.Random(seed)  # noqa: S311 - no secrets
    lines = list(_lines(_deck(dice), dice))
    text = "\n".join(lines) + "\n" * dice.randint(1, 3)
    return text.replace("\n", "\r\n") if dice.random() < 0.1 else text


def _deck(dice: random.Random) -> dict[str, object]:
    words = ["gate", "no", "1e-2", "it's", "a: b", "σ′(x)", "long " * 30, "12:30", "x"]

    def text() -> str:
        return " ".join(dice.sample(words, dice.randint(1, 3))).strip()

    kinds: list[dict[str, object]] = [
        {"a": text(), "a.ru": text()},
        {"points": [text(), text()], "bonus": [text()], "time": "60"},
        {"list": [text() + " one", [text() + " two", "three"]], "need": "1"},
        {"formula": "x^2 + c", "params": {"c": "1"}, "vars": ["x"],
         "reject": [{"form": "x", "say": text()}]},
        {"options": {"right": [text() + "!"], "wrong": {text(): text()}}},
        {"number": "exp(1)", "tol": "0.1", "unit": "m"},
    ]  # fmt: skip
    found = []
    for number, kind in enumerate(dice.sample(kinds, 3)):
        card: dict[str, object] = {"q": f"{text()} {number}?", **kind}
        if dice.random() < 0.6:
            card["id"] = f"c{number}"
        card |= {"tags": ["t", "u"], "why": text(), "level": "senior"}
        found.append(_shuffled(card, dice))
    links = [{"url": "https://example.org/", "title": text()}]
    head = {"id": "my", "title": "T", "lang": "en", "links": links, "tags": ["a"]}
    return {"quiz": "1", **_shuffled({**head, "cards": found}, dice)}


def _shuffled(one: dict[str, object], dice: random.Random) -> dict[str, object]:
    keys = list(one)
    dice.shuffle(keys)
    return {key: one[key] for key in keys}


def _lines(value: dict[str, object], dice: random.Random, at: int = 0) -> Iterator[str]:
    pad = " " * at
    for name, inner in value.items():
        key = _quoted(name, "'") if " " in name or "'" in name else name
        if dice.random() < 0.15:
            yield dice.choice(["", f"{pad}# {dice.choice(['why', 'x: y', '- no'])}"])
        spaces = " " * dice.choice([0, 0, 0, 2])
        if isinstance(inner, str):
            written = _scalar(inner, dice, at)
            yield f"{pad}{key}: {written}{'' if chr(10) in written else spaces}"
        elif dice.random() < 0.3 and name != "cards":
            yield f"{pad}{key}: {_flow(inner, dice)}{spaces}"
        elif isinstance(inner, dict):
            yield f"{pad}{key}:{spaces}"
            yield from _lines(inner, dice, at + 2)
        elif isinstance(inner, list):
            yield f"{pad}{key}:{spaces}"
            yield from _items(inner, dice, at + dice.choice([0, 2]))


def _items(items: list[object], dice: random.Random, at: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *rest = [
                line
                for line in _lines(item, dice, at + 2)
                if line.strip() or dice.random() < 0.5
            ]
            while first.strip()[:1] in ("#", ""):
                yield first
                first, *rest = rest
            yield " " * at + "- " + first[at + 2 :]
            yield from rest
        elif isinstance(item, str):
            yield f"{' ' * at}- {_scalar(item, dice, at)}"
        else:
            yield f"{' ' * at}- {_flow(item, dice)}"


def _scalar(text: str, dice: random.Random, at: int) -> str:
    if " " in text and dice.random() < 0.3:
        return f"{dice.choice(['|', '>-'])}\n{' ' * (at + 3)}{text}"
    return _quoted(text, dice.choice(["'", '"']))


def _quoted(text: str, style: str) -> str:
    if style == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "'" + text.replace("'", "''") + "'"


def _flow(value: object, dice: random.Random) -> str:
    if isinstance(value, str):
        return _quoted(value, dice.choice(["'", '"']))
    if isinstance(value, list):
        return f"[{', '.join(_flow(one, dice) for one in value)}]"
    assert isinstance(value, dict)
    pairs = (f"{_flow(key, dice)}: {_flow(one, dice)}" for key, one in value.items())
    return f"{{{', '.join(pairs)}}}"


def said(text: str) -> object:
    """What a deck says, whatever the order of keys, without ids."""
    deck = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    for card in deck["cards"]:
        card.pop("id", None)
    return deck


@pytest.mark.parametrize("seed", range(MANGLED))
def test_a_mangled_deck_says_the_same_and_is_stable(seed: int):
    text = mangled(seed)
    deck, found = parse_deck(text, "")
    assert deck is not None
    assert not [one for one in found if one.severity is Severity.ERROR]
    result = done(text)
    # The rest of its comments and blank lines is there, too.
    kept = [line.strip() for line in text.splitlines() if line.strip()[:1] == "#"]
    for comment in set(kept):
        assert result.text.count(comment) >= kept.count(comment)
    assert said(result.text) == said(text)
    assert len(result.text.splitlines()) - len(result.ids) <= len(text.splitlines())
    after, _ = parse_deck(result.text, "")
    assert after is not None
    assert all(card.id for card in after.cards)
    nowhere = Span("", 0, 0)
    before = [replace(one, id=None, span=nowhere).level for one in deck.cards]
    assert [one.level for one in after.cards] == before
    for card in yaml.load(result.text, Loader=yaml.CBaseLoader)["cards"]:  # noqa: S506
        ranks = [CARD.index(key.partition(".")[0]) for key in card]
        assert ranks == sorted(ranks)


def test_every_key_has_a_place():
    assert set(HEAD) == head.KEYS
    assert set(FUNCTION) == functions.KEYS
    known = {key for keys in quiz.deck.cards._KNOWN.values() for key in keys}
    assert known <= set(CARD)
