"""The card has no answer.

The key of the answer tells what kind of card it is, so without one nothing can be
asked or marked.
"""

RUSSIAN = """\
У карточки нет ответа.

Вид карточки определяет ключ ответа; без него нельзя ни спросить, ни оценить.
"""

WRONG = """\
- id: a
  q: Why?
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
