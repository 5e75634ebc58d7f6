"""Two options have the same value.

They are written differently and are equal for every value of their letters, so no
learner can tell which one is meant.
"""

RUSSIAN = """\
Два варианта равны по значению.

Записаны они по-разному, но равны при любых значениях букв, и понять, какой имелся в
виду, нельзя.
"""

WRONG = """\
- id: a
  q: What is the slope of x^2?
  options:
    right: ['2*x']
    wrong: ['x + x', 'x^2/2']
"""

RIGHT = """\
- id: a
  q: What is the slope of x^2?
  options:
    right: ['2*x']
    wrong: ['x', 'x^2/2']
"""
