"""Other programs read a number in base 60 here.

Old YAML takes `12:30` for 750.
"""

RUSSIAN = """\
Другие программы прочтут здесь число по основанию 60.

Для старого YAML `12:30` — это 750.
"""

WRONG = """\
- id: a
  q: When?
  a: 12:30
"""

RIGHT = """\
- id: a
  q: When?
  a: '12:30'
"""
