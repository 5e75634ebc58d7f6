"""The stable form is not stable.

Worked out step by step in float32 and float64 it overflows, is not a number, or
loses all digits where the formula does not.
"""

RUSSIAN = """\
Устойчивая запись неустойчива.

При вычислении по шагам в float32 и float64 она переполняется, даёт не число или
теряет все знаки там, где сама формула их не теряет.
"""

WRONG = """\
soft_ramp:
  formula: 'max(x, 0) + log(1 + exp(-|x|))'
  stable: 'log1p(exp(x))'
"""

RIGHT = """\
soft_ramp:
  formula: 'log(1 + exp(x))'
  stable: 'max(x, 0) + log1p(exp(-|x|))'
"""
