"""The stated derivative is not that of the formula.

It is worked out by the rules of calculus and compared at many points. A learner with
the right answer would be marked wrong.
"""

RUSSIAN = """\
Указанная производная — не производная формулы.

Она выводится по правилам и сравнивается во многих точках. Верный ответ ученика сочли
бы ошибкой.
"""

WRONG = """\
square:
  formula: 'x^2'
  derivative: 'x'
"""

RIGHT = """\
square:
  formula: 'x^2'
  derivative: '2*x'
"""
