"""A key is not a text.

A list or a mapping stands before the colon, usually because a key begins with a
bracket.
"""

RUSSIAN = """\
Ключ — не текст.

Перед двоеточием стоит список или словарь: обычно ключ начинается со скобки.
"""

WRONG = """\
- id: a
  q: Which range?
  options:
    right: ['(0, 1)']
    wrong:
      [0, 1]: the ends are not taken
"""

RIGHT = """\
- id: a
  q: Which range?
  options:
    right: ['(0, 1)']
    wrong:
      '[0, 1]': the ends are not taken
"""
