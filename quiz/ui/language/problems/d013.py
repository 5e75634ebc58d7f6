"""A quote is never closed.

Everything up to the next quote is taken for the text, however far it is. An
apostrophe inside '…' is written twice.
"""

RUSSIAN = """\
Кавычка не закрыта.

Текстом считается всё до следующей кавычки, как бы далеко она ни была. Апостроф
внутри '…' пишется дважды.
"""

WRONG = """\
- id: a
  q: Why?
  a: 'Because
"""

RIGHT = """\
- id: a
  q: Why?
  a: 'Because'
"""
