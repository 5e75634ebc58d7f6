"""The formula does not name one of its parameters.

The parameter is of no use, or the formula has a slip.
"""

RUSSIAN = """\
В формуле нет одного из её параметров.

Параметр не нужен, или в формуле описка.
"""

WRONG = """\
leaky:
  formula: 'max(0, x) + 0.01*min(0, x)'
  params: {a: '0.01'}
"""

RIGHT = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
"""
