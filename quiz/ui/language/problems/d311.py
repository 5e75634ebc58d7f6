"""The stated value at zero is not the formula's.

It is worked out and compared. A learner with the right answer would be marked wrong.
"""

RUSSIAN = """\
Указанное значение в нуле — не значение формулы.

Оно вычисляется и сравнивается. Верный ответ ученика сочли бы ошибкой.
"""

WRONG = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  zero: '0'
"""

RIGHT = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  zero: '1/2'
"""
