"""The formula has no value anywhere.

At no point that was tried is there one, so that nothing can be compared or drawn.
"""

RUSSIAN = """\
У формулы нигде нет значения.

Ни в одной проверенной точке его нет: сравнивать и рисовать нечего.
"""

WRONG = """\
odd_one:
  formula: 'log(-x^2 - 1)'
"""

RIGHT = """\
odd_one:
  formula: 'log(x^2 + 1)'
"""
