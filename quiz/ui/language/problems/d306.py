"""A hidden name is that of no function.

`hide` forbids an answer to name a function. A slip in the name forbids nothing.
"""

RUSSIAN = """\
Скрытое имя не принадлежит ни одной функции.

`hide` запрещает называть функцию в ответе. Имя с опиской не запрещает ничего.
"""

WRONG = """\
swish:
  formula: 'x/(1 + exp(-x))'
  hide: [sigmoyd]
"""

RIGHT = """\
swish:
  formula: 'x/(1 + exp(-x))'
  hide: [sigmoid]
"""
