"""A follow-up is listed twice.

It would be offered twice in a row.
"""

RUSSIAN = """\
Продолжение указано дважды.

Его предложили бы два раза подряд.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  followups: [b, b]
- id: b
  q: How?
  a: Slowly
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  followups: [b]
- id: b
  q: How?
  a: Slowly
"""
