"""The card asks nothing.

Only a claim, a text with gaps and a card on a function do without a question.
"""

RUSSIAN = """\
Карточка ни о чём не спрашивает.

Без вопроса обходятся только утверждение, текст с пропусками и карточка о функции.
"""

WRONG = """\
- id: a
  a: Because
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
