"""A gap, or one of its names, is empty.

Nothing could be typed to fill it.
"""

RUSSIAN = """\
Пропуск или одно из его имён пусты.

Заполнить его было бы нечем.
"""

WRONG = """\
- id: a
  cloze: 'The slope of ReLU is [[1 | ]] on the right.'
"""

RIGHT = """\
- id: a
  cloze: 'The slope of ReLU is [[1 | one]] on the right.'
"""
