"""A complaint stands where the author wrote what is wrong, however he wrote it."""

from __future__ import annotations

import pytest

from quiz.deck.diagnostics import Span
from quiz.deck.places import Places
from quiz.deck.ways import Piece, Way

TEXT = r"""quiz: 1
id: d
title: Заголовок
lang: ru
uses: [a/b, c]
functions:
  f:
    formula: 'it''s wrong here'
    except: {derivative: ['0', '6']}
    params:
      a: '1'
cards:
- id: one
  q: >-
    Первая строка,
    вторая строка $x$.
  options:
    right: [да]
    wrong:
      нет: причина
      может быть:
- q: "a \t b"
  hints: одна
- {id: last, q: Что?, a: wrong}
"""
F, ONE, TWO, LAST = (
    Span("d", 7, 3),
    Span("d", 13, 3),
    Span("d", 22, 3),
    Span("d", 24, 3),
)
ROWS: list[tuple[Span | None, Way, Piece | None, str]] = [
    (None, ("uses", 1), None, "5:13 c"),
    (None, (), None, "1:1 quiz"),
    (F, ("formula",), None, "8:14 'it''s wrong here'"),
    (F, ("formula",), Piece(5, "wrong"), "8:21 wrong"),
    (F, ("formula",), Piece(0, "it"), "8:15 it"),
    (F, ("except", "derivative", 1), None, "9:32 '6'"),
    (F, ("params", "=a"), None, "11:7 a"),
    (F, ("params", "a"), Piece(0, "1"), "11:11 1"),
    (ONE, ("q",), Piece(30, "$x$"), "16:19 $x$"),
    (ONE, ("options", "wrong", 1), None, "21:7 может быть"),
    (ONE, ("options", "wrong", "нет"), None, "20:12 причина"),
    (ONE, ("options", "right", 0), Piece(-1, "а"), "18:14 а"),
    (ONE, ("nothing", 7), None, "13:3 id"),
    (TWO, ("q",), Piece(4, "b"), "22:12 b"),
    (TWO, ("hints", 0), None, "23:10 одна"),
    (LAST, ("=q",), None, "24:14 q"),
    (LAST, ("a",), Piece(0, "wrong"), "24:26 wrong"),
    (Span("d", 99, 1), ("a",), None, "99:1 "),
]


@pytest.mark.parametrize(("owner", "way", "piece", "expected"), ROWS, ids=str)
def test_a_way_leads_to_a_place(
    owner: Span | None, way: Way, piece: Piece | None, expected: str
) -> None:
    place, _, word = expected.partition(" ")
    span = Places(TEXT, "d").span(owner, way, piece)
    assert f"{span.line}:{span.column}" == place
    if word:
        line = TEXT.split("\n")[span.line - 1]
        assert line[span.column - 1 :][: span.width] == word


def test_a_card_that_is_not_yaml_does_not_cost_the_places_of_others() -> None:
    text = TEXT.replace("{id: last, q: Что?, a: wrong}", "id: last\n  a: @x")
    assert Places(text, "d").span(ONE, ("options", "right", 0)).line == 18
