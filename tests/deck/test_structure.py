"""A deck author who makes mistakes is told where, what and how to mend it."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Severity, lines_of
from quiz.deck.model import LocalText
from quiz.deck.parse import parse_deck

HEAD = "quiz: 1\nid: d\ntitle: t\nlang: en\n"


def complaints(text: str) -> list[str]:
    _, found = parse_deck(dedent(text).lstrip("\n"), "d.yaml")
    return [
        " ".join([f"{one.span.line}:{one.span.column}", one.code])
        + "".join(f" {value}" for _, value in one.arguments)
        for one in found
    ]


def test_a_sound_deck_draws_no_complaint():
    text = """
        quiz: 1
        id: dl/activations
        title: Функции активации
        title.en: Activation functions
        lang: ru
        level: junior
        tags: [dl]
        source: https://example.org/topics
        links:
        - {title: Курс, title.en: Course, url: 'https://example.org'}
        cards:
        - id: one
          q: Сколько?
          q.en: How many?
          a: Пять
    """
    assert complaints(text) == []


def test_every_problem_is_reported_in_one_pass_in_the_order_of_the_file():
    text = """
        quiz: 1
        id: d
        title: t
        lang: en
        tag: [a]
        cards:
        - id: one
          qq: 2 + 2
          a: '4'
        - id: two
          q: 1 + 1
          a: '2'
          a: '3'
        - id: two
          q: 1 + 2
          list: ReLU
    """
    assert complaints(text) == [
        "5:1 D102 tag `tags`",
        "7:3 D114",
        "8:3 D102 qq `q`",
        "13:3 D103 a 12:3",
        "14:7 D104 two 10:7",
        "16:9 D106 list",
    ]


HEADS = [
    pytest.param("", ["1:1 D011"], id="nothing"),
    pytest.param("# only this", ["1:1 D011"], id="a comment"),
    pytest.param("- id: a", ["1:1 D100"], id="a list"),
    pytest.param("just text", ["1:1 D100"], id="a text"),
    pytest.param(HEAD, ["1:1 D118"], id="no cards"),
    pytest.param(HEAD + "cards: []", ["5:8 D118"], id="no cards listed"),
    pytest.param(HEAD + "cards: {a: b}", ["5:8 D106 cards"], id="cards a mapping"),
    pytest.param(HEAD.replace("1", "2"), ["1:7 D117 2"], id="another version"),
    pytest.param(HEAD.replace(": d", ": dl ж"), ["2:5 D112 dl ж"], id="id characters"),
    pytest.param(HEAD.replace("id: d\n", ""), ["1:1 D101 id"], id="no id"),
    pytest.param(HEAD.replace(": en", ": English"), None, id="language"),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_a_broken_head_has_a_place_too(text: str, expected: list[str] | None):
    if expected is None:
        assert complaints(text)[0] == "1:1 D118"
        assert "4:7 D126 English" in complaints(text)
    else:
        assert complaints(text) == expected


CARDS = [
    ("- 3", "1:3 D130"),
    ("- {id: a b, q: w, a: x}", "1:8 D113 a b"),
    ("- {id: [a], q: w, a: x}", "1:8 D201 ["),
    ("- {q: w}", "1:3 D115"),
    ("- {q: w, a: x, number: 3}", "1:16 D116 a number"),
    ("- {q: w, a: }", "1:13 D111 a"),
    ("- {q: w, a: x, time: 1 m}", "1:22 D108 time 1 m 1 3600"),
    ("- {q: w, a: x, rev: -1}", "1:21 D108 rev -1 0 1000000"),
    ("- {q: w, a: x, level: boss}", "1:23 D110 level boss `junior`,"),
    ("- {q: w, a: x, tags: one}", "1:22 D106 tags"),
    ("- {q: w, a: x, a.EN: y}", "1:16 D126 EN"),
    ("- {q: w, a: x, a.en: y}", "1:16 D103 a.en 6:10"),
    ("- {q: w, a: x, id.ru: y}", "1:16 D102 id.ru `id`"),
    ("- {q: w, list: [a], need: 2}", "1:27 D108 need 2 1 1"),
    ("- {q: w, list: [a], ordered: yes}", "1:30 D109 ordered yes"),
    ("- {q: w, list: []}", "1:16 D111 list"),
    ("- {claim: w}", "1:3 D101 verdict"),
    ("- {claim: w, verdict: maybe}", "1:23 D110 verdict maybe `true`,"),
    ("- {claim: w, verdict: true, q: w}", "1:29 D102 q `aka`, `claim`,"),
    ("- {q: w, options: [a, b]}", "1:19 D107 options"),
    ("- {q: w, options: {right: [a]}}", "1:19 D101 wrong"),
    ("- {q: w, options: {right: [a], wrong: [b, a]}}", "1:43 D136 a"),
    ("- {q: w, points: [a, b], points.ru: [в]}", "1:37 D123 points.ru 1 points 2"),
    ("- {cloze: no gap}", "1:11 D128"),
    ("- {cloze: 'ab [[c'}", "1:15 D127"),
    ("- {cloze: '[[c]] [[ | d]]'}", "1:18 D129"),
    ("- {cloze: 'a [[c]]', cloze.ru: '[[б]] [[в]]'}", "1:32 D123 cloze.ru 2 cloze 1"),
    ("- {function: relu, ask: shape}", "1:25 D110 ask shape `formula`,"),
    ("- {q: w, formula: x, digits: 0}", "1:30 D108 digits 0 1 50"),
    ("- {q: w, formula: x, except: {q: ['0']}}", "1:31 D110 except q `formula`,"),
    ("- {q: w, formula: x, reject: [{say: y}]}", "1:31 D101 form"),
    ("- {q: w, formula: x, param_aliases: {a: [b]}}", "1:38 D131 a –"),
]


@pytest.mark.parametrize(("card", "expected"), CARDS, ids=[card for card, _ in CARDS])
def test_a_bad_card_is_left_out_and_its_fault_named(card: str, expected: str):
    good = "- {id: good, q: v, a: z}\n"
    deck, found = parse_deck(f"{HEAD}cards:\n{card}\n{good}", "d.yaml")
    assert deck is not None
    assert [one.id for one in deck.cards] == ["d:good"]
    first = min(one for one in found if one.severity is Severity.ERROR)
    told = " ".join([first.code, *(value for _, value in first.arguments)])
    assert f"{first.span.line - 5}:{first.span.column} {told}".startswith(expected)


WARNED = [
    ("- {id: a, q: w, a: x, followups: [gone, 'Why not?']}", "D120 gone"),
    ("- {id: a, q: w, a: x, why.ru: ы}", "D124 why.ru why"),
    ("- {id: a, q: w, a: x, links: [{url: 'ftp://x'}]}", "D119 ftp://x"),
    ("- {id: a, q: v, a: x}", "D140 7:13"),
]


@pytest.mark.parametrize(("card", "expected"), WARNED, ids=[one for one, _ in WARNED])
def test_a_warning_leaves_the_card_in(card: str, expected: str):
    good = "- {id: good, q: v, a: z}\n"
    text = f"{HEAD}cards:\n{card}\n{good}"
    if "D140" in expected:
        text = f"{HEAD}cards:\n\n{good}{card}\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert len(deck.cards) == 2
    told = [" ".join([one.code, *(v for _, v in one.arguments)]) for one in found]
    assert told == [expected.replace("7:13", "7:14")]


def test_a_question_is_to_be_in_every_language_of_the_title():
    text = HEAD.replace("title: t", "title: t\ntitle.ru: т")
    text += "cards:\n- {id: a, q: w, a: x}\n- {id: b, q: v, q.ru: в, a: x}\n"
    _, found = parse_deck(text, "d.yaml")
    assert [(str(one.span), one.code) for one in found] == [("d.yaml:7:11", "D125")]


def test_the_head_may_come_after_the_cards():
    text = "cards:\n- {id: a, q: w, a: x}\n- {id: a, q: v, a: y}\nquiz: 1\n"
    deck, found = parse_deck(text + "id: d\ntitle: t\nlang: ru\n", "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:a"]
    assert deck.cards[0].question == LocalText((("ru", "w"),))
    assert [(one.span.line, one.code) for one in found] == [(3, "D104")]


def test_cards_written_twice_are_said_and_the_first_ones_taken():
    text = f"{HEAD}cards:\n- {{id: a, q: w, a: x}}\ncards:\n- {{id: b, q: v, a: x}}\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:a"]
    assert [(str(one.span), one.code) for one in found] == [("d.yaml:7:1", "D103")]


def test_made_cards_come_where_the_functions_stand():
    functions = "functions:\n  f: {formula: x, asks: [graph]}\n"
    cards = "cards:\n- {id: a, q: w, a: x}\n"
    for body, order in (
        (functions + cards, ["d:f.graph", "d:a"]),
        (cards + functions, ["d:a", "d:f.graph"]),
    ):
        deck, _ = parse_deck(HEAD + body, "d.yaml")
        assert deck is not None
        assert [card.id for card in deck.cards] == order


def test_a_second_document_is_ignored_and_said():
    deck, found = parse_deck(f"{HEAD}cards:\n- {{q: w, a: x}}\n---\nid: e", "d.yaml")
    assert deck is not None
    assert (deck.id, len(deck.cards)) == ("d", 1)
    assert [(str(one.span), one.code) for one in found] == [("d.yaml:7:1", "D007")]


def test_a_card_nested_too_deeply_is_left_out():
    deep = "[" * 20_000  # the parser alone would take seconds over it
    text = f"{HEAD}cards:\n- {{q: w, a: {deep}}}\n- {{id: b, q: v, a: x}}\n"
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:b"]
    assert [(str(one.span), one.code) for one in found] == [("d.yaml:6:26", "D006")]


def test_a_bomb_of_aliases_does_not_go_off():
    bomb = "".join(
        f"- &a{level + 1} [{', '.join([f'*a{level}'] * 9)}]\n" for level in range(30)
    )
    _, found = parse_deck(f"{HEAD}cards:\n{bomb}", "d.yaml")
    assert {"D004", "D005"} <= {one.code for one in found}


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x07", "D001"), ("\u202e", "D008"), ("\ud800", "D001"), ("\u2028", "D001")],
)
def test_bad_characters_cost_the_card_they_are_in(character: str, code: str):
    text = (
        f"{HEAD}cards:\n- {{id: a, q: Ж😀{character}, a: x}}\n- {{id: b, q: v, a: x}}"
    )
    deck, found = parse_deck(text, "d.yaml")
    assert deck is not None
    assert [card.id for card in deck.cards] == ["d:b"]
    assert [(str(one.span), one.code) for one in found] == [("d.yaml:6:16", code)]


def test_a_picture_is_not_a_deck():
    deck, found = parse_deck("\x00\x01\x02" * 500, "d.yaml")
    assert deck is None
    assert found[-1].code == "D012"


def test_a_byte_order_mark_is_no_part_of_the_text():
    deck, found = parse_deck(f"\ufeff{HEAD}cards:\n- {{q: w, a: x}}", "d.yaml")
    assert deck is not None
    assert found == []


def check_whole(text: str) -> Deck | None:
    deck, found = parse_deck(text, "d.yaml")
    lines = lines_of(text)
    for one in found:
        assert one.code in SEVERITIES
        assert 1 <= one.span.line <= len(lines) + 1
        row = lines[one.span.line - 1] if one.span.line <= len(lines) else ""
        assert 1 <= one.span.column <= len(row) + 1
        assert one.span.width >= 1
    assert found == sorted(found)
    return deck


LETTERS = "-:[]{}&*!|>'\"\\#?,%@` \n\taxid1q\xe9\x07\u2028😀"
KEYS = [
    "id",
    "q",
    "q.ru",
    "a",
    "list",
    "options",
    "cloze",
    "formula",
    "claim",
    "points",
]
KEYS += ["number", "function", "hints", "why", "right", "wrong", "except", "followups"]
PIECES = [f"{key}:" for key in KEYS] + [
    *(
        " ",
        "\n",
        "\n  ",
        "- ",
        "\n- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|",
        ">",
        ", ",
        ": ",
    ),
    *(
        " #",
        "[[",
        "]]",
        "&a ",
        "*a",
        "!!str ",
        "---",
        "\t",
        "x",
        "Ж",
        "😀",
        "~",
        "0",
        "\\f",
    ),
]


@given(st.text(alphabet=LETTERS, max_size=80))
def test_no_text_whatever_raises_or_is_pointed_at_outside(text: str):
    check_whole(text)
    check_whole(f"{HEAD}cards:\n- {text}\n")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_card_whatever_raises_and_the_next_one_survives_or_is_swallowed(
    pieces: list[str],
):
    check_whole(f"{HEAD}cards:\n- id: c\n  {''.join(pieces)}\n- {{q: v, a: x}}\n")
    check_whole(f"{HEAD}functions:\n  f:\n    {''.join(pieces)}\n")


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_without_the_c_parser_nothing_raises_either(pieces: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.deck.events._LOADER", yaml.SafeLoader)
        check_whole(f"{HEAD}cards:\n- id: c\n  {''.join(pieces)}\n- {{q: v, a: x}}\n")


def test_without_the_c_parser_a_deck_is_the_same(monkeypatch: pytest.MonkeyPatch):
    text = f"{HEAD}cards:\n- {{id: a, q: Ж😀, a: x}}\n- id: b\n  q: 'v'\n  list: [a]\n"
    expected = parse_deck(text, "d.yaml")
    monkeypatch.setattr("quiz.deck.events._LOADER", yaml.SafeLoader)
    assert parse_deck(text, "d.yaml") == expected


@given(st.text(alphabet="Жé😀 x", max_size=12), st.text(alphabet="Ж😀y", max_size=5))
def test_places_count_characters_whatever_comes_before(before: str, key: str):
    text = f"{HEAD}cards:\n- {{id: a, q: 'w{before}', q{key}z: x, a: b}}\n"
    _, found = parse_deck(text, "d.yaml")
    unknown = [one for one in found if one.code == "D102"]
    assert [(one.span.line, one.span.column, one.span.width) for one in unknown] == [
        (6, 19 + len(before), len(key) + 2)
    ]
