"""The formula has a value outside the stated range.

The point is named. An end that is in round brackets must not be a value either.
"""

RUSSIAN = """\
У формулы есть значение вне указанной области.

Точка названа. Конец в круглой скобке тоже не должен быть значением.
"""

WRONG = """\
ramp:
  formula: 'max(0, x)'
  range: '(0, oo)'
"""

RIGHT = """\
ramp:
  formula: 'max(0, x)'
  range: '[0, oo)'
"""
