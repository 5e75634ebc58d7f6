"""A whole number within bounds is expected.

Seconds, revisions and digits are whole; `need` cannot be more than there are items,
and `rev` is a number that one raises.
"""

RUSSIAN = """\
Нужно целое число в заданных пределах.

Секунды, ревизии и знаки — целые; `need` не больше числа пунктов, а `rev` — число,
которое увеличивают.
"""

WRONG = """\
- id: a
  q: Name two losses.
  list: [MSE, MAE]
  need: 3
"""

RIGHT = """\
- id: a
  q: Name two losses.
  list: [MSE, MAE]
  need: 2
"""
