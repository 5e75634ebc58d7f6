"""An option is there twice.

Whoever picks the wrong one of two equal options is wronged.
"""

RUSSIAN = """\
Вариант повторяется.

Тот, кто выберет из двух одинаковых «неверный», будет обижен зря.
"""

WRONG = """\
- id: a
  q: Which one saturates?
  options:
    right: [tanh]
    wrong: [ReLU, ReLU]
"""

RIGHT = """\
- id: a
  q: Which one saturates?
  options:
    right: [tanh]
    wrong: [ReLU, ELU]
"""
