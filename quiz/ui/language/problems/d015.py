"""The text goes on after its quote is closed.

The quote ended earlier than was meant, mostly at an apostrophe. What follows belongs
to nothing.
"""

RUSSIAN = """\
После закрытой кавычки текст продолжается.

Кавычка закрылась раньше, чем задумано, чаще всего на апострофе. Остаток ни к чему не
относится.
"""

WRONG = """\
- id: a
  q: Why?
  a: 'it's odd'
"""

RIGHT = """\
- id: a
  q: Why?
  a: 'it''s odd'
"""
