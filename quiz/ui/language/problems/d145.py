"""A card is made of something that is not stated.

A card that asks for a range has nothing to compare the answer with, and a graph can
only be drawn of a function of one number.
"""

RUSSIAN = """\
Карточка спрашивает то, что не указано.

Ответ об области значений не с чем сравнить, а график рисуется только у функции
одного числа.
"""

WRONG = """\
ramp:
  formula: 'max(0, x)'
  asks: [range]
"""

RIGHT = """\
ramp:
  formula: 'max(0, x)'
  range: '[0, oo)'
  asks: [range]
"""
