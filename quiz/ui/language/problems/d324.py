"""A formula in a text has no closing dollar sign.

A dollar sign alone is a dollar; before a command it was to begin a formula, which is
shown raw now.
"""

RUSSIAN = """\
У формулы в тексте нет закрывающего знака доллара.

Одинокий знак доллара — просто доллар; перед командой он должен был начать формулу, и
теперь она показана сырой.
"""

WRONG = """\
- id: a
  q: What is it bounded by?
  a: 'It is $x \\le 1'
"""

RIGHT = """\
- id: a
  q: What is it bounded by?
  a: 'It is $x \\le 1$'
"""
