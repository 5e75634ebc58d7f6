"""The range includes an end that is only approached.

The values come nearer and nearer and never get there, so the bracket is a round one.
"""

RUSSIAN = """\
Область включает конец, к которому значения лишь приближаются.

Они подходят всё ближе и никогда его не достигают, значит скобка круглая.
"""

WRONG = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  range: '(0, 1]'
"""

RIGHT = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  range: '(0, 1)'
"""
