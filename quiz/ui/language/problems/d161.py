"""This name cannot stand for numbers.

It is a letter of the answer's expression, so it is made of Latin letters and digits;
more than eight at a time nobody can follow.
"""

RUSSIAN = """\
Это имя не может обозначать числа.

Оно — буква в выражении ответа, поэтому состоит из латинских букв и цифр; больше
восьми сразу никто не уследит.
"""

WRONG = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: 2..9, 'the rate': 1..3}
"""

RIGHT = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: 2..9}
"""
