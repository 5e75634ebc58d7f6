"""Reading decks, with every line and column, against PyYAML's C loader."""

from __future__ import annotations

import yaml

from quiz.deck.parse import parse_deck

from .frame import Table, against

_GOALS = {1_000: 1 / 2, 10_000: 1 / 3, 100_000: 1 / 4}

_HEAD = """\
quiz: 1
id: bench/deck
title: Проверка
title.en: Benchmark
lang: ru
level: junior
tags: [dl, bench]
cards:
"""
_ANSWERS = (
    """  a: >
    Нейрон, который всегда выдаёт ноль: градиент через него не идёт,
    так что он больше не учится.
  a.en: A unit that always gives zero, so that no gradient passes.
""",
    """  list:
  - ReLU
  - [sigmoid, сигмоида, logistic]
  - tanh
  also: [GELU, SiLU]
""",
    """  options:
    right: [независимые сигмоиды]
    wrong:
      softmax: навязывает сумму 1
      ReLU:
  options.en:
    right: [independent sigmoids]
    wrong:
      softmax: forces the sum to be one
      ReLU:
""",
    """  formula: max(0, x) + a*min(0, x)
  params: {a: 0.01}
  derivative: 1 if x > 0 else a
  assume: 0 < a < 1
""",
    """  points:
  - Нуль слева
  - Единица справа
  points.en:
  - Zero on the left
  - One on the right
""",
)


def deck(cards: int) -> str:
    """A deck of all kinds of cards in turn, in two languages."""
    found = [_HEAD]
    for number in range(cards):
        found.append(
            f"- id: card-{number}\n"
            f"  q: Что такое «умирающий ReLU» и почему он бывает, номер {number}?\n"
            f"  q.en: What is a dying ReLU, and how does it come, number {number}?\n"
            f"{_ANSWERS[number % len(_ANSWERS)]}"
            "  level: middle\n"
            "  tags: [relu]\n"
            "  why: Потому что производная слева равна нулю.\n"
            "  why.en: Because the derivative on the left is zero.\n"
        )
    return "".join(found)


def measure(sizes: tuple[int, ...], runs: int) -> Table:
    """Whole decks, from text to cards that can be asked."""
    rows = []
    for size in sizes:
        text = deck(size)
        read, _ = parse_deck(text, "bench.yaml")
        assert read is not None
        assert len(read.cards) >= size
        rows.append(
            against(
                f"{size} cards",
                lambda text=text: parse_deck(text, "bench.yaml"),
                lambda text=text: yaml.load(text, Loader=yaml.CSafeLoader),
                runs=runs,
                named="yaml.load(CSafeLoader)",
                goal=_GOALS.get(size),
            )
        )
    return Table("Reading decks", tuple(rows))
