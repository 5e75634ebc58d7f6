"""A formula cannot be read.

What cannot be read cannot be compared: an answer would be left to the learner to
judge. The caret stands where reading stopped.
"""

RUSSIAN = """\
Формула не читается.

То, что не читается, нельзя и сравнить: оценивать ответ пришлось бы самому ученику.
Галочка стоит там, где чтение остановилось.
"""

WRONG = """\
square:
  formula: 'x^(2'
"""

RIGHT = """\
square:
  formula: 'x^2'
"""
