"""Two cards have one id.

The memory of a card hangs on its id. With one id for two cards, learning the first
would count as learning the second.
"""

RUSSIAN = """\
У двух карточек один id.

Память о карточке держится на её id. При общем id выученная первая считалась бы
выученной второй.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
- id: a
  q: How?
  a: Slowly
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
- id: b
  q: How?
  a: Slowly
"""
