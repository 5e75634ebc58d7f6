"""Every kind of card loads, in every language, as its author spelt it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from quiz.deck.model import (
    Answer,
    Ask,
    Card,
    Choice,
    Claim,
    Cloze,
    Deck,
    Formula,
    Gap,
    Item,
    Level,
    Listing,
    LocalText,
    Number,
    Points,
    Property,
    Truth,
)
from quiz.deck.parse import parse_deck
from quiz.deck.resolve import resolve

HEAD = """\
quiz: 1
id: dl/demo
title: Демо
lang: ru
level: junior
tags: [dl]
links:
- {title: Курс, title.en: Course, url: https://example.org/course}
uses: [dl/other]
"""


def deck_of(body: str, *, head: str = HEAD) -> Deck:
    deck, found = parse_deck(head + dedent(body).lstrip("\n"), "d.yaml")
    assert deck is not None
    assert found == []
    return deck


def card_of(body: str) -> Card:
    (card,) = deck_of(f"cards:\n{dedent(body).lstrip()}").cards
    return card


def answer_of(body: str) -> Answer:
    return card_of(body).answer


def both(ru: str, en: str) -> LocalText:
    return LocalText((("ru", ru), ("en", en)))


def only(ru: str) -> LocalText:
    return LocalText((("ru", ru),))


def test_common_keys_load_with_their_languages():
    card = card_of("""
        - id: one
          q: Что?
          q.en: What?
          a: |
            Две
            строки
          a.en: Two lines
          level: senior
          tags: [relu, dl]
          hints: [Раз, Два]
          hints.en: [One, Two]
          links: [{title: Сам, url: 'http://example.org'}]
          why: Так
          why.en: So
          followups: [one, 'А почему?', 'dl/other:two']
          followups.en: [one, 'And why?', 'dl/other:two']
          time: 90
          aka: [old, 'dl/older:one']
          rev: 2
    """)
    assert card.id == "dl/demo:one"
    assert card.question == both("Что?", "What?")
    assert card.answer.answer == both("Две\nстроки", "Two lines")  # type: ignore[union-attr]
    assert card.level is Level.SENIOR
    assert card.tags == ("dl", "relu")
    assert card.hints == (both("Раз", "One"), both("Два", "Two"))
    assert [link.title.get("en") for link in card.links] == ["Сам", "Course"]
    assert card.why == both("Так", "So")
    assert [text.get("en") for text in card.followups] == [
        "dl/demo:one",
        "And why?",
        "dl/other:two",
    ]
    assert (card.time_seconds, card.revision) == (90, 2)
    assert card.aka == ("dl/demo:old", "dl/older:one")
    assert card.vary == ()
    assert (card.span.line, card.span.column) == (11, 3)


def test_a_card_without_an_id_is_there_but_has_none():
    assert card_of("- {q: w, a: x}").id is None


def test_points():
    answer = answer_of("""
        - q: Объясни
          points: [Раз]
          points.en: [One]
          bonus: [Два]
          red_flags: ['Нет, нет']
    """)
    assert answer == Points((both("Раз", "One"),), (only("Два"),), (only("Нет, нет"),))


def test_list():
    answer = answer_of("""
        - q: Назови
          list:
          - ReLU
          - [sigmoid, сигмоида]
          also: [GELU]
          need: 1
          ordered: true
    """)
    items = (Item(("ReLU",)), Item(("sigmoid", "сигмоида")))
    assert answer == Listing(items, (Item(("GELU",)),), need=1, ordered=True)


def test_options_with_reasons_and_languages():
    answer = answer_of("""
        - q: Что на выходе?
          options:
            right: независимые сигмоиды
            wrong:
              softmax: сумма 1
              ReLU:
          options.en:
            right: [independent sigmoids]
            wrong:
              softmax: the sum is 1
              ReLU:
    """)
    assert isinstance(answer, Choice)
    assert [
        (one.text.get("en"), one.right, one.reason and one.reason.get("en"))
        for one in answer.options
    ] == [
        ("independent sigmoids", True, None),
        ("softmax", False, "the sum is 1"),
        ("ReLU", False, None),
    ]


@pytest.mark.parametrize("truth", list(Truth))
def test_claim(truth: Truth):
    card = card_of(f"- {{claim: Верно ли?, claim.en: Is it?, verdict: {truth}}}")
    assert card.answer == Claim(truth)
    assert card.question == both("Верно ли?", "Is it?")


def test_number():
    answer = answer_of("- {q: w, number: 1/4, tol: 0.01, unit: мс, unit.en: ms}")
    assert isinstance(answer, Number)
    assert answer.value.text == "1/4"
    assert answer.tolerance is not None
    assert answer.tolerance.text == "0.01"
    assert answer.unit == both("мс", "ms")


def test_cloze():
    card = card_of("""
        - cloze: '[[ноль | 0 :: число]] слева, [[x]] справа'
          cloze.en: '[[zero | 0 :: a number]] on the left, [[x]] on the right'
    """)
    assert card.question is None
    assert isinstance(card.answer, Cloze)
    own = card.answer.get("ru")
    assert own.pieces == ("", " слева, ", " справа")
    assert own.gaps == (Gap(("ноль", "0"), "число"), Gap(("x",)))
    assert card.answer.get("en").gaps[0] == Gap(("zero", "0"), "a number")


def test_a_formula_of_its_own_takes_the_keys_of_a_function():
    card = card_of("""
        - id: leaky
          q: Формула?
          formula: max(0, x) + a*min(0, x)
          params: {a: 0.01}
          param_aliases: {a: [alpha, α]}
          assume: 0 < a < 1, max(a, 0) > 0
    """)
    assert isinstance(card.answer, Formula)
    function = card.answer.function
    assert (function.key, function.deck) == ("leaky", "dl/demo")
    assert function.params == (("a", "0.01"),)
    assert function.param_aliases == (("a", ("alpha", "α")),)
    assert function.assume == ("0 < a < 1", "max(a, 0) > 0")
    assert (function.formula.span.line, function.formula.span.column) == (13, 12)


FUNCTIONS = """
    functions:
      softmax:
        name: Софтмакс
        name.en: Softmax
        aliases: [SoftMax, normalized exp]
        vars: {x: vector, t: scalar}
        formula: exp(x[i])/sum(exp(x[j]), j)
        params: {T: }
        rounded: ['1.0507']
        digits: 6
        derivative: 1 if x > 0 else a
        except: {derivative: ['0', '-a'], zero: 0}
        domain: '(-oo, oo)'
        range: '(0, 1)'
        zero: 1/2
        limits: {-oo: '0', oo: '1'}
        kinks: ['0']
        stable: exp(x - max(x))
        hide: [logsumexp]
        facts: {smooth: да, smooth.en: 'yes', used: везде}
        sources: [{title: Статья, url: 'https://example.org/a'}]
        asks: [formula, derivative, range, graph, zero]
        reject:
        - {form: exp(x), say: Нет суммы, say.en: No sum}
        level: middle
        tags: [head]
    cards:
    - {id: own, q: Она?, function: Soft-Max, ask: range}
    - {id: late, function: other:relu}
"""


def test_a_function_loads_with_all_its_keys():
    deck = deck_of(dedent(FUNCTIONS))
    (function,) = deck.functions
    assert function.name == both("Софтмакс", "Softmax")
    assert (function.variables, function.vectors) == (("x", "t"), ("x",))
    assert function.params == (("T", ""),)
    assert function.exceptions == (
        (Ask.DERIVATIVE, ("0", "-a")),
        (Ask.ZERO, ("0",)),
    )
    assert function.limits == (("-oo", "0"), ("oo", "1"))
    assert function.facts == (("smooth", both("да", "yes")), ("used", only("везде")))
    assert function.rejects[0].say == both("Нет суммы", "No sum")
    assert function.hidden == ("logsumexp",)
    assert (function.digits, function.level) == (6, Level.MIDDLE)


def test_a_function_makes_the_cards_it_asks_before_those_that_follow_it():
    deck = deck_of(dedent(FUNCTIONS))
    assert [card.id for card in deck.cards] == [
        *(f"dl/demo:softmax.{ask}" for ask in Ask),
        "dl/demo:own",
    ]
    made = deck.cards[0]
    assert (made.question, made.level, made.tags) == (
        None,
        Level.MIDDLE,
        ("dl", "head"),
    )
    own = deck.cards[-1]
    assert own.answer == Property(deck.functions[0], Ask.RANGE)


def test_a_function_of_another_deck_is_resolved_in_its_place():
    deck = deck_of(dedent(FUNCTIONS))
    assert [one.card.id for one in deck.pending] == ["dl/demo:late"]
    found_function = deck.functions[0]
    whole, found = resolve(deck, lambda name: found_function)
    assert found == []
    assert whole.pending == ()
    assert whole.cards[-1].id == "dl/demo:late"
    assert whole.cards[-1].answer == Formula(found_function, Ask.FORMULA)


def test_a_function_that_nobody_has_is_complained_of_where_it_is_named():
    deck = deck_of(dedent(FUNCTIONS))
    whole, (complaint,) = resolve(deck, lambda name: None, ["relu", "gelu"])
    assert len(whole.cards) == 6
    assert complaint.code == "D121"
    assert complaint.arguments == (("name", "other:relu"), ("suggestion", "`relu`"))
    source = (HEAD + dedent(FUNCTIONS).lstrip("\n")).splitlines()
    line = source[complaint.span.line - 1]
    assert line[complaint.span.column - 1 :].startswith("other:relu")


def test_ids_and_formulas_do_not_depend_on_what_stands_around_them():
    one = deck_of("cards:\n- {id: a, q: w, number: 0.10}\n")
    two = deck_of("cards:\n- {q: v, a: x}\n\n\n- {id: a, q: w2, number: 0.10}\n")
    assert one.cards[0].id == two.cards[1].id
    assert two.cards[1].answer.value.text == "0.10"  # type: ignore[union-attr]


BUNDLED = sorted((Path(__file__).parents[2] / "data").glob("*.yaml"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_bundled_decks_draw_no_complaint(path: Path):
    deck, found = parse_deck(path.read_text(encoding="utf-8"), path.name)
    assert deck is not None
    assert found == []
