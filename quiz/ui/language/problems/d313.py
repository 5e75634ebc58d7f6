"""The stable form is another function.

It is meant to be the formula in a shape that computers work out well. A point where
the two part is named.
"""

RUSSIAN = """\
Устойчивая запись — другая функция.

Она должна быть той же формулой в удобном для вычислений виде. Названа точка, где они
расходятся.
"""

WRONG = """\
soft_ramp:
  formula: 'log(1 + exp(x))'
  stable: 'max(x, 0) + log1p(exp(|x|))'
"""

RIGHT = """\
soft_ramp:
  formula: 'log(1 + exp(x))'
  stable: 'max(x, 0) + log1p(exp(-|x|))'
"""
