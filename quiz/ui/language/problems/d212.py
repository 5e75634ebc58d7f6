"""Programs disagree whether this is a number.

`1e-2` is a number to some and a text to others, because the dot is missing.
"""

RUSSIAN = """\
Программы расходятся в том, число ли это.

`1e-2` для одних число, для других текст: в нём нет точки.
"""

WRONG = """\
- id: a
  q: Which learning rate?
  number: 1e-2
"""

RIGHT = """\
- id: a
  q: Which learning rate?
  number: '1e-2'
"""
