"""A card is not a mapping of keys.

Each card starts with a dash and its first key; its other keys stand under that one.
"""

RUSSIAN = """\
Карточка — не словарь с ключами.

Карточка начинается с чёрточки и первого ключа; остальные ключи стоят под ним.
"""

WRONG = """\
- Why? Because.
- id: b
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
