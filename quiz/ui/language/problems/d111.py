"""The key has nothing after it.

A card with an empty answer cannot be asked.
"""

RUSSIAN = """\
После ключа ничего нет.

Карточку с пустым ответом нельзя спросить.
"""

WRONG = """\
- id: a
  q: Why?
  a:
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
