"""A colon and a space make a key out of a text.

“Right: slope 1” is a mapping to YAML, with the key “Right”.
"""

RUSSIAN = """\
Двоеточие с пробелом делает из текста ключ.

«Справа: наклон 1» для YAML — словарь с ключом «Справа».
"""

WRONG = """\
- id: a
  q: Compare both sides.
  points:
  - Right: slope 1
"""

RIGHT = """\
- id: a
  q: Compare both sides.
  points:
  - 'Right: slope 1'
"""
