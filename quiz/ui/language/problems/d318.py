"""A condition does not hold for the usual values.

Formulas are compared where the assumptions hold. If the usual values break them,
nothing is compared.
"""

RUSSIAN = """\
Условие не выполняется при обычных значениях.

Формулы сравниваются там, где условия выполнены. Если обычные значения их нарушают,
сравнивать нечего.
"""

WRONG = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '2'}
  assume: 0 < a < 1
"""

RIGHT = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
  assume: 0 < a < 1
"""
