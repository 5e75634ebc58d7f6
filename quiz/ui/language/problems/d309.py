"""No value of the formula comes near an end of the range.

The range is stated wider than the values are. Values were taken along the whole
line, closing in on the lowest and the highest.
"""

RUSSIAN = """\
Значения формулы не приближаются к концу области.

Область указана шире, чем значения. Они брались вдоль всей прямой, с приближением к
наименьшему и наибольшему.
"""

WRONG = """\
wave:
  formula: 'sin(x)'
  range: '[-2, 1]'
"""

RIGHT = """\
wave:
  formula: 'sin(x)'
  range: '[-1, 1]'
"""
