"""A form to be rejected is there twice.

It has the same values as one before it, and the words of the first are shown.
"""

RUSSIAN = """\
Отвергаемая запись повторяется.

Значения у неё те же, что у одной из записей выше, и показаны будут слова той.
"""

WRONG = """\
square:
  formula: 'x^2'
  reject:
  - form: '2*x'
    say: This is the slope.
  - form: 'x + x'
    say: This is twice the argument.
"""

RIGHT = """\
square:
  formula: 'x^2'
  reject:
  - form: '2*x'
    say: This is the slope.
"""
