"""A letter is declared twice.

It would be both what the function is of and a constant of it.
"""

RUSSIAN = """\
Буква объявлена дважды.

Она была бы сразу и аргументом функции, и её постоянной.
"""

WRONG = """\
scaled:
  vars: [x, a]
  formula: 'a*x'
  params: {a: '2'}
"""

RIGHT = """\
scaled:
  formula: 'a*x'
  params: {a: '2'}
"""
