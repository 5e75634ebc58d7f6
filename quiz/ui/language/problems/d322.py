"""An assumption is not a condition.

Under `assume` stand comparisons, with commas between them. A letter or a word says
nothing about values.
"""

RUSSIAN = """\
В `assume` стоит не условие.

Там стоят сравнения через запятую. Буква или слово ничего не говорят о значениях.
"""

WRONG = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
  assume: a
"""

RIGHT = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
  assume: a > 0
"""
