"""A range or a domain is no set of numbers.

It is written as intervals, `(0, 1)` or `[0, oo)`, as points, `{0, 1}`, or a union of
them. What cannot be read cannot be marked.
"""

RUSSIAN = """\
Область — не множество чисел.

Её пишут промежутками, `(0, 1)` или `[0, oo)`, точками, `{0, 1}`, или их
объединением. Нечитаемое нельзя оценить.
"""

WRONG = """\
ramp:
  formula: 'max(0, x)'
  range: non-negative things
"""

RIGHT = """\
ramp:
  formula: 'max(0, x)'
  range: '[0, oo)'
"""
