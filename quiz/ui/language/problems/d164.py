"""Nothing is drawn for a place in the text.

A name in braces would be shown as it is.
"""

RUSSIAN = """\
Для места в тексте ничего не выбирается.

Имя в скобках так и останется на экране.
"""

WRONG = """\
- id: a
  q: 'What is {x} to the power {n}?'
  number: 'x^2'
  vary: {x: 2..9}
"""

RIGHT = """\
- id: a
  q: 'What is {x} to the power {n}?'
  number: 'x^n'
  vary: {x: 2..9, n: [2, 3]}
"""
