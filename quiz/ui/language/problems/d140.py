"""A question is asked twice.

Two cards with the same words have two answers in the learner's memory, and who knows
one is asked again at once. Decks checked together are compared with each other.
"""

RUSSIAN = """\
Вопрос задан дважды.

У двух карточек с одними словами в памяти два ответа, и знающего один спросят тут же
снова. Колоды, которые проверяются вместе, сравниваются между собой.
"""

WRONG = """\
- id: a
  q: Why does it saturate?
  a: Both ends are flat
- id: b
  q: Why does it saturate?
  a: The slope vanishes
"""

RIGHT = """\
- id: a
  q: Why does it saturate?
  a: Both ends are flat
- id: b
  q: What does saturation do to learning?
  a: The slope vanishes
"""
