"""Something else stands where a text belongs.

A list or a mapping came out, often because of an indentation or a dash.
"""

RUSSIAN = """\
На месте текста стоит нечто иное.

Получился список или словарь, чаще всего из-за отступа или чёрточки.
"""

WRONG = """\
- id: a
  q: Why?
  a:
  - Because
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
