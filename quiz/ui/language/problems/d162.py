"""There are no numbers to draw from.

A name under `vary` has a list of numbers or a range, of two to a thousand.
"""

RUSSIAN = """\
Не из чего выбирать числа.

У имени в `vary` стоит список чисел или промежуток, от двух до тысячи.
"""

WRONG = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: several}
"""

RIGHT = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: 2..9}
"""
