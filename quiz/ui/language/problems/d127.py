"""A gap is opened and never closed.

The rest of the text would be the hidden part.
"""

RUSSIAN = """\
Пропуск открыт и не закрыт.

Скрытым оказался бы весь остаток текста.
"""

WRONG = """\
- id: a
  cloze: The slope of ReLU is [[1 on the right.
"""

RIGHT = """\
- id: a
  cloze: The slope of ReLU is [[1]] on the right.
"""
