"""A card cannot have such an id.

Ids are typed in commands and kept for years. So Latin letters, digits, `-` and `_`.
"""

RUSSIAN = """\
У карточки не может быть такого id.

Id набирают в командах и хранят годами. Поэтому латинские буквы, цифры, `-` и `_`.
"""

WRONG = """\
- id: why?
  q: Why?
  a: Because
"""

RIGHT = """\
- id: why
  q: Why?
  a: Because
"""
