"""At a stated kink the formula is smooth.

The slopes on both sides are the same, so the derivative is there.
"""

RUSSIAN = """\
В указанном изломе формула гладкая.

Наклоны с обеих сторон одинаковы, производная там есть.
"""

WRONG = """\
square:
  formula: 'x^2'
  kinks: ['0']
"""

RIGHT = """\
distance:
  formula: '|x|'
  kinks: ['0']
"""
