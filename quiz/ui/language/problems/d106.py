"""Something else stands where a list belongs.

Even a single entry is written as a list, so that a second one can be added.
"""

RUSSIAN = """\
На месте списка стоит нечто иное.

Даже единственный пункт пишется списком, чтобы можно было добавить второй.
"""

WRONG = """\
- id: a
  q: Why?
  points: Because
"""

RIGHT = """\
- id: a
  q: Why?
  points: [Because]
"""
