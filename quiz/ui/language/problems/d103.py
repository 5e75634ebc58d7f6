"""A key is written twice.

YAML readers keep the last one and drop the first without a word. Both places are
named.
"""

RUSSIAN = """\
Ключ написан дважды.

Читатели YAML берут последний и молча выбрасывают первый. Названы оба места.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  a: For no reason
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
