"""This is not a number.

A value, a tolerance or the usual value of a parameter is a number, or an expression
without letters. With a letter in it no answer could be marked.
"""

RUSSIAN = """\
Это не число.

Значение, допуск и обычное значение параметра — число или выражение без букв. С
буквой ни один ответ не оценить.
"""

WRONG = """\
- id: a
  q: What is the loss of a uniform guess among ten classes?
  number: 'log(n)'
"""

RIGHT = """\
- id: a
  q: What is the loss of a uniform guess among ten classes?
  number: 'log(10)'
"""
