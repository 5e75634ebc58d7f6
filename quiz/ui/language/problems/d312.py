"""A stated limit is not the formula's.

Values far out, or close to the point, settle at another number.
"""

RUSSIAN = """\
Указанный предел — не предел формулы.

Значения вдали или вблизи точки сходятся к другому числу.
"""

WRONG = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  limits: {'-oo': '-1', 'oo': '1'}
"""

RIGHT = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  limits: {'-oo': '0', 'oo': '1'}
"""
