"""The text is cut where a comment seems to begin.

A space and `#` begin a comment, and what follows is gone. A comment that is meant
stands two spaces off.
"""

RUSSIAN = """\
Текст обрезан там, где будто бы начинается комментарий.

Пробел и `#` начинают комментарий, и всё дальше пропадает. Настоящий комментарий
отделяют двумя пробелами.
"""

WRONG = """\
- id: a
  q: How are rows counted?
  a: By n # of rows
"""

RIGHT = """\
- id: a
  q: How are rows counted?
  a: 'By n # of rows'
"""
