"""Other programs read another number here.

A leading zero makes it octal: `017` is 15.
"""

RUSSIAN = """\
Другие программы прочтут здесь другое число.

Ноль впереди делает его восьмеричным: `017` — это 15.
"""

WRONG = """\
- id: a
  q: Which agent?
  a: 007
"""

RIGHT = """\
- id: a
  q: Which agent?
  a: '007'
"""
