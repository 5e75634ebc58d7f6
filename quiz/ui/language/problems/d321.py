"""The formula has no value at a point of its domain.

The domain is where the formula is defined; here it is not.
"""

RUSSIAN = """\
В точке области определения у формулы нет значения.

Область определения — там, где формула определена, а здесь не определена.
"""

WRONG = """\
surprise:
  formula: '-log(x)'
  domain: '[0, 1]'
"""

RIGHT = """\
surprise:
  formula: '-log(x)'
  domain: '(0, 1]'
"""
